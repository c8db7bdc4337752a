import { useFieldArray } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { RemoveRow, RowFaults } from '../../lib/row-parts';
import { Button } from '../../ui/button';
import { Select, TextInput } from '../../ui/inputs';
import type { PartProps } from './capability-form-fields';
import { emptyFiling } from './capability-values';

const kinds = [
  'model-filing',
  'model-registration',
  'algorithm-filing',
  'blockchain-filing',
] as const;
const MOST = 10;

/** Filings and registrations, each with its number and kind. */
export function FilingsEditor({ form, faults }: PartProps) {
  const { t } = useText();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'filings' });
  return (
    <div className="form-rows">
      {fields.map((one, index) => {
        const row = t('bench.lineOf', { label: t('capabilityForm.filing'), n: index + 1 });
        return (
          <div
            key={one.id}
            role="group"
            aria-label={row}
            className="form-row form-row-case form-row-filing"
          >
            <label className="form-cell">
              <span>{t('capabilityForm.filingNumber')}</span>
              <TextInput {...form.register(`filings.${index}.number`)} maxLength={60} />
            </label>
            <label className="form-cell">
              <span>{t('capabilityForm.filingKind')}</span>
              <Select
                {...form.register(`filings.${index}.kind`)}
                emptyLabel={t('bench.pleaseChoose')}
                options={kinds.map((value) => ({
                  value,
                  label: t(`capabilityForm.filingKinds.${value}`),
                }))}
              />
            </label>
            <div className="form-wide spread">
              <div>
                <RowFaults faults={faults} path={`filings/${index}/`} />
              </div>
              <RemoveRow row={row} onRemove={() => remove(index)} />
            </div>
          </div>
        );
      })}
      {fields.length < MOST && (
        <div>
          <Button small onClick={() => append(emptyFiling)}>
            {t('capabilityForm.addFiling')}
          </Button>
        </div>
      )}
    </div>
  );
}
