import { useText } from '../../i18n/use-text';
import { useTaxonomy } from '../../lib/taxonomy';
import { Button } from '../../ui/button';
import { FieldGroup } from '../../ui/field';
import { Select, TextInput } from '../../ui/inputs';
import { usePlanWords } from './plan-words';
import type { PlanCondition } from './plan-queries';

interface ConditionsEditorProps {
  conditions: readonly PlanCondition[];
  onChange: (conditions: PlanCondition[]) => void;
}

const starts: Record<string, PlanCondition> = {
  'at-least.small': { kind: 'at-least', group: 'small', count: 1, sector: null },
  'at-least.new': { kind: 'at-least', group: 'new', count: 1, sector: null },
  'at-most.organisation': { kind: 'at-most', group: 'organisation', percent: 30 },
  'at-most.large': { kind: 'at-most', group: 'large', percent: 50 },
};

/** Conditions as sentences: each row reads as one, with the number to be set in it. */
export function ConditionsEditor({ conditions, onChange }: ConditionsEditorProps) {
  const { t, code } = useText();
  const put = (index: number, next: PlanCondition) =>
    onChange(conditions.map((one, i) => (i === index ? next : one)));
  return (
    <FieldGroup legend={t('plans.conditions.title')} help={t('plans.conditions.help')}>
      {conditions.length > 0 && (
        <ul className="plain-list plan-conditions">
          {conditions.map((condition, index) => (
            <li key={index}>
              <ConditionRow
                condition={condition}
                onChange={(next) => put(index, next)}
                onRemove={() => onChange(conditions.filter((_, i) => i !== index))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        {Object.entries(starts).map(([key, start]) => (
          <Button key={key} small onClick={() => onChange([...conditions, start])}>
            {t('plans.conditions.add', { what: code('plans.conditions.names', key) })}
          </Button>
        ))}
      </div>
    </FieldGroup>
  );
}

interface RowProps {
  condition: PlanCondition;
  onChange: (next: PlanCondition) => void;
  onRemove: () => void;
}

function ConditionRow({ condition, onChange, onRemove }: RowProps) {
  const { t } = useText();
  const { options } = useTaxonomy();
  const { conditionText, conditionParts } = usePlanWords();
  const [before, after] = conditionParts(condition);
  const value = condition.kind === 'at-least' ? condition.count : condition.percent;
  const set = (text: string) => {
    const number = Math.round(Number(text));
    onChange(
      condition.kind === 'at-least'
        ? { ...condition, count: Math.max(1, number) }
        : { ...condition, percent: Math.min(100, Math.max(0, number)) },
    );
  };
  return (
    <div className="plan-condition">
      <span>{before}</span>
      <TextInput
        type="number"
        inputMode="numeric"
        aria-label={conditionText(condition)}
        min={condition.kind === 'at-least' ? 1 : 0}
        max={condition.kind === 'at-least' ? 500 : 100}
        value={value}
        onChange={(event) => set(event.target.value)}
      />
      <span>{after}</span>
      {condition.kind === 'at-least' && (
        <Select
          aria-label={t('plans.conditions.sector')}
          options={options('sector')}
          emptyLabel={t('plans.conditions.anySector')}
          value={condition.sector ?? ''}
          onChange={(event) => onChange({ ...condition, sector: event.target.value || null })}
        />
      )}
      <Button
        small
        look="quiet"
        onClick={onRemove}
        aria-label={t('plans.conditions.remove', { what: conditionText(condition) })}
      >
        {t('plans.conditions.removeShort')}
      </Button>
    </div>
  );
}
