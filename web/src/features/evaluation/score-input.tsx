import { useId } from 'react';
import { useText } from '../../i18n/use-text';
import { Check } from '../../ui/inputs';
import type { Criterion } from './evaluation-queries';

interface ScoreInputProps {
  criterion: Criterion;
  value: number | null;
  disabled: boolean;
  onChange: (value: number | null) => void;
}

/** A value on a criterion's scale: a number, or one of few choices as radio buttons, so that arrows and Tab do. */
export function ScoreInput({ criterion, value, disabled, onChange }: ScoreInputProps) {
  const { t } = useText();
  const name = useId();
  const { scale, title } = criterion;
  if (scale.kind === 'numeric')
    return (
      <label className="row">
        <input
          className="input figures evaluation-points"
          type="number"
          inputMode="numeric"
          aria-label={title}
          min={0}
          max={scale.max}
          step={1}
          disabled={disabled}
          value={value ?? ''}
          onChange={(event) => {
            const typed = event.target.value;
            const number = Number(typed);
            const fits = typed !== '' && Number.isInteger(number) && number >= 0;
            onChange(fits ? Math.min(number, scale.max) : null);
          }}
        />
        <span className="small muted">{t('evaluation.points', { max: scale.max })}</span>
      </label>
    );
  const choices =
    scale.kind === 'rating'
      ? scale.levels.map((level, i) => ({ value: i, label: level.name }))
      : [
          { value: 1, label: t('evaluation.yes') },
          { value: 0, label: t('evaluation.noAnswer') },
        ];
  return (
    <div className="evaluation-choices" role="radiogroup" aria-label={title}>
      {choices.map((choice) => (
        <Check
          key={choice.value}
          type="radio"
          name={name}
          disabled={disabled}
          checked={value === choice.value}
          onChange={() => onChange(choice.value)}
        >
          {choice.label}
        </Check>
      ))}
    </div>
  );
}

/** A value in the words of its scale. */
export function useValueText() {
  const { t } = useText();
  return ({ scale }: Criterion, value: number): string => {
    if (scale.kind === 'numeric') return `${value}/${scale.max}`;
    if (scale.kind === 'rating') return scale.levels[value]?.name ?? String(value);
    return t(value === 1 ? 'evaluation.yes' : 'evaluation.noAnswer');
  };
}
