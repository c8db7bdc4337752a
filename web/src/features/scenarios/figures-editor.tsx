import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import type { Faults } from '../../lib/draft-keeper';
import { RemoveRow, RowFaults } from '../../lib/row-parts';
import { Button } from '../../ui/button';
import { TextInput } from '../../ui/inputs';
import { emptyFigure, isUnreadable, type ScenarioValues } from './scenario-values';

interface FiguresEditorProps {
  form: UseFormReturn<ScenarioValues>;
  faults: Faults;
}

const MOST = 12;
const cells = ['name', 'from', 'to', 'unit'] as const;

/** Today's figure and the wanted one side by side: one row a measure. */
export function FiguresEditor({ form, faults }: FiguresEditorProps) {
  const { t } = useText();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'figures' });
  const typed = form.watch('figures');
  return (
    <div className="form-rows">
      {fields.map((field, index) => {
        const row = t('bench.lineOf', { label: t('scenarioForm.figure'), n: index + 1 });
        const odd = isUnreadable(typed[index]?.from ?? '') || isUnreadable(typed[index]?.to ?? '');
        return (
          <div key={field.id} role="group" aria-label={row}>
            <div className="form-row form-row-figure">
              {cells.map((cell) => (
                <label key={cell} className="form-cell">
                  <span>{t(`scenarioForm.figureCells.${cell}`)}</span>
                  <TextInput
                    {...form.register(`figures.${index}.${cell}`)}
                    inputMode={cell === 'from' || cell === 'to' ? 'decimal' : 'text'}
                    aria-invalid={faults[`figures/${index}/${cell}`] ? true : undefined}
                  />
                </label>
              ))}
              <RemoveRow row={row} onRemove={() => remove(index)} />
            </div>
            {odd && <p className="field-error">{t('scenarioForm.notANumber')}</p>}
            <RowFaults faults={faults} path={`figures/${index}/`} />
          </div>
        );
      })}
      {fields.length < MOST && (
        <div>
          <Button small onClick={() => append(emptyFigure)}>
            {t('scenarioForm.addFigure')}
          </Button>
        </div>
      )}
    </div>
  );
}
