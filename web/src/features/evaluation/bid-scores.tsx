import { useText } from '../../i18n/use-text';
import { Field } from '../../ui/field';
import { TextArea } from '../../ui/inputs';
import type { Sheet } from './evaluation-queries';
import { ScoreInput } from './score-input';
import { percent } from './shares';

export type GivenScores = Record<string, Record<string, { value: number | null; note: string }>>;

interface BidScoresProps {
  sheet: Sheet;
  given: GivenScores[string];
  disabled: boolean;
  onChange: (given: GivenScores[string]) => void;
}

/** All criteria of one bid, each with its value and the reasons for it. */
export function BidScores({ sheet, given, disabled, onChange }: BidScoresProps) {
  const { t } = useText();
  const { reopened } = sheet;
  return (
    <div>
      {sheet.criteria.criteria.map((criterion) => {
        const { key, title, weight, guidance } = criterion;
        const one = given[key] ?? { value: null, note: '' };
        const fixed = disabled || (reopened.length > 0 && !reopened.includes(key));
        return (
          <fieldset key={key} className="evaluation-criterion">
            <legend>{t('evaluation.scoreOf', { title, share: percent(weight) })}</legend>
            <div className="stack">
              {guidance && <p className="small muted">{guidance}</p>}
              <ScoreInput
                criterion={criterion}
                value={one.value}
                disabled={fixed}
                onChange={(value) => onChange({ ...given, [key]: { ...one, value } })}
              />
              <Field label={t('evaluation.noteFor', { title })} optionalText={t('common.optional')}>
                {(control) => (
                  <TextArea
                    {...control}
                    rows={2}
                    maxLength={1000}
                    disabled={fixed}
                    value={one.note}
                    onChange={(event) =>
                      onChange({ ...given, [key]: { ...one, note: event.target.value } })
                    }
                  />
                )}
              </Field>
            </div>
          </fieldset>
        );
      })}
    </div>
  );
}
