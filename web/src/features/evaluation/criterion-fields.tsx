import { useText } from '../../i18n/use-text';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Select, TextArea, TextInput } from '../../ui/inputs';
import type { Criterion } from './evaluation-queries';
import { ShareInput } from './share-input';

interface CriterionFieldsProps {
  criterion: Criterion;
  faults: Readonly<Record<string, string>>;
  onChange: (next: Criterion) => void;
  onRemove: () => void;
}

const kinds = ['numeric', 'rating', 'yes-no'] as const;

/** One technique criterion: name, weight, what is looked at, scale, minimum. */
export function CriterionFields(props: CriterionFieldsProps) {
  const { criterion, faults, onChange, onRemove } = props;
  const { t } = useText();
  const { title, guidance, weight, scale, threshold } = criterion;
  return (
    <fieldset className="evaluation-criterion stack">
      <legend>{title || t('evaluation.criterion')}</legend>
      <div className="evaluation-grid">
        <Field label={t('evaluation.name')} required error={faults.title}>
          {(control) => (
            <TextInput
              {...control}
              maxLength={40}
              value={title}
              onChange={(event) => onChange({ ...criterion, title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('evaluation.weight')} required error={faults.weight}>
          {(control) => (
            <ShareInput
              control={control}
              value={weight}
              onChange={(share) => onChange({ ...criterion, weight: share ?? 0 })}
            />
          )}
        </Field>
        <Field label={t('evaluation.scale')} required>
          {(control) => (
            <Select
              {...control}
              value={scale.kind}
              options={kinds.map((kind) => ({
                value: kind,
                label: t(`evaluation.scaleKinds.${kind}`),
              }))}
              onChange={(event) =>
                onChange({ ...criterion, scale: firstScale(event.target.value) })
              }
            />
          )}
        </Field>
        <Field
          label={t('evaluation.threshold')}
          help={t('evaluation.thresholdHelp')}
          optionalText={t('common.optional')}
        >
          {(control) => (
            <ShareInput
              control={control}
              value={threshold}
              onChange={(share) => onChange({ ...criterion, threshold: share })}
            />
          )}
        </Field>
      </div>
      <ScaleFields {...props} />
      <Field
        label={t('evaluation.guidance')}
        help={t('evaluation.guidanceHelp')}
        optionalText={t('common.optional')}
        error={faults.guidance}
      >
        {(control) => (
          <TextArea
            {...control}
            rows={2}
            maxLength={500}
            value={guidance}
            onChange={(event) => onChange({ ...criterion, guidance: event.target.value })}
          />
        )}
      </Field>
      <div>
        <Button small onClick={onRemove}>
          {t('evaluation.removeCriterion', { title })}
        </Button>
      </div>
    </fieldset>
  );
}

function ScaleFields({ criterion, faults, onChange }: CriterionFieldsProps) {
  const { t } = useText();
  const { scale } = criterion;
  if (scale.kind === 'numeric')
    return (
      <Field label={t('evaluation.max')} error={faults['scale/max']}>
        {(control) => (
          <input
            {...control}
            className="input figures evaluation-points"
            type="number"
            min={1}
            max={100}
            value={scale.max}
            onChange={(event) => {
              const max = Math.min(100, Math.max(1, Math.round(Number(event.target.value)) || 1));
              onChange({ ...criterion, scale: { kind: 'numeric', max } });
            }}
          />
        )}
      </Field>
    );
  if (scale.kind === 'yes-no') return null;
  const put = (levels: typeof scale.levels) =>
    onChange({ ...criterion, scale: { kind: 'rating', levels } });
  return (
    <div className="stack">
      <p className="small muted">{t('evaluation.levels')}</p>
      {faults['scale/levels'] && <p className="field-error">{faults['scale/levels']}</p>}
      {scale.levels.map((level, i) => (
        // Levels have no name of their own; they come and go at the end only.
        <div className="evaluation-grid" key={i}>
          <Field label={t('evaluation.levelName', { n: i + 1 })}>
            {(control) => (
              <TextInput
                {...control}
                maxLength={20}
                value={level.name}
                onChange={(event) => put(replaced(scale.levels, i, { name: event.target.value }))}
              />
            )}
          </Field>
          <Field label={t('evaluation.levelShare', { n: i + 1 })}>
            {(control) => (
              <ShareInput
                control={control}
                value={level.share}
                onChange={(share) => put(replaced(scale.levels, i, { share: share ?? 0 }))}
              />
            )}
          </Field>
        </div>
      ))}
      <div className="row">
        {scale.levels.length < 7 && (
          <Button small onClick={() => put([...scale.levels, { name: '', share: 0 }])}>
            {t('evaluation.addLevel')}
          </Button>
        )}
        {scale.levels.length > 2 && (
          <Button small onClick={() => put(scale.levels.slice(0, -1))}>
            {t('evaluation.removeLevel')}
          </Button>
        )}
      </div>
    </div>
  );
}

interface Level {
  name: string;
  share: number;
}
const replaced = (levels: readonly Level[], index: number, by: Partial<Level>): Level[] =>
  levels.map((level, i) => (i === index ? { ...level, ...by } : level));

function firstScale(kind: string): Criterion['scale'] {
  if (kind === 'yes-no') return { kind };
  if (kind === 'rating')
    return {
      kind,
      levels: [
        { name: '优', share: 10_000 },
        { name: '良', share: 8000 },
        { name: '中', share: 6000 },
        { name: '差', share: 2000 },
      ],
    };
  return { kind: 'numeric', max: 100 };
}
