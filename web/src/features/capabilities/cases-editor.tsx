import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { useTaxonomy } from '../../lib/taxonomy';
import type { Faults } from '../../lib/draft-keeper';
import { RemoveRow, RowFaults } from '../../lib/row-parts';
import { Button } from '../../ui/button';
import { Select, TextInput } from '../../ui/inputs';
import { emptyCase, type CapabilityValues } from './capability-values';

interface CasesEditorProps {
  form: UseFormReturn<CapabilityValues>;
  faults: Faults;
}

const MOST = 12;

/** Where it has worked: customer, year, result. */
export function CasesEditor({ form, faults }: CasesEditorProps) {
  const { t } = useText();
  const { options } = useTaxonomy();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'cases' });
  return (
    <div className="form-rows">
      {fields.map((field, index) => {
        const row = t('bench.lineOf', { label: t('capabilityForm.case'), n: index + 1 });
        const cell = (name: 'title' | 'customer' | 'year' | 'result', wide = false) => (
          <label key={name} className={wide ? 'form-cell form-wide' : 'form-cell'}>
            <span>{t(`capabilityForm.caseCells.${name}`)}</span>
            <TextInput
              {...form.register(`cases.${index}.${name}`)}
              inputMode={name === 'year' ? 'numeric' : 'text'}
            />
          </label>
        );
        return (
          <div key={field.id} role="group" aria-label={row} className="form-row form-row-case">
            {cell('title', true)}
            {cell('customer')}
            {cell('year')}
            <label className="form-cell">
              <span>{t('capabilityForm.caseCells.sector')}</span>
              <Select
                {...form.register(`cases.${index}.sector`)}
                options={options('sector')}
                emptyLabel={t('bench.pleaseChoose')}
              />
            </label>
            {cell('result', true)}
            <div className="form-wide spread">
              <div>
                <RowFaults faults={faults} path={`cases/${index}/`} />
              </div>
              <RemoveRow row={row} onRemove={() => remove(index)} />
            </div>
          </div>
        );
      })}
      {fields.length < MOST && (
        <div>
          <Button small onClick={() => append(emptyCase)}>
            {t('capabilityForm.addCase')}
          </Button>
        </div>
      )}
    </div>
  );
}
