import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { useTaxonomy } from '../../lib/taxonomy';
import type { Faults } from '../../lib/draft-keeper';
import { RemoveRow, RowFaults } from '../../lib/row-parts';
import { Button } from '../../ui/button';
import { Select, TextInput } from '../../ui/inputs';
import { emptyResource, type ScenarioValues } from './scenario-values';

interface ResourcesEditorProps {
  form: UseFormReturn<ScenarioValues>;
  faults: Faults;
}

const MOST = 20;

/** What is opened, one row a resource; data carries its grade. */
export function ResourcesEditor({ form, faults }: ResourcesEditorProps) {
  const { t } = useText();
  const { options } = useTaxonomy();
  const { fields, append, remove } = useFieldArray({ control: form.control, name: 'resources' });
  return (
    <div className="form-rows">
      {fields.map((field, index) => {
        const row = t('bench.lineOf', { label: t('scenarioForm.resource'), n: index + 1 });
        return (
          <div key={field.id} role="group" aria-label={row}>
            <div className="form-row form-row-resource">
              <label className="form-cell">
                <span>{t('scenarioForm.resourceCells.kind')}</span>
                <Select
                  {...form.register(`resources.${index}.kind`)}
                  options={options('resource-kind')}
                />
              </label>
              <label className="form-cell">
                <span>{t('scenarioForm.resourceCells.description')}</span>
                <TextInput {...form.register(`resources.${index}.description`)} />
              </label>
              <label className="form-cell">
                <span>{t('scenarioForm.resourceCells.dataGrade')}</span>
                <Select
                  {...form.register(`resources.${index}.dataGrade`)}
                  options={options('data-grade')}
                  emptyLabel={t('scenarioForm.noGrade')}
                />
              </label>
              <RemoveRow row={row} onRemove={() => remove(index)} />
            </div>
            <RowFaults faults={faults} path={`resources/${index}/`} />
          </div>
        );
      })}
      {fields.length < MOST && (
        <div>
          <Button small onClick={() => append(emptyResource)}>
            {t('scenarioForm.addResource')}
          </Button>
        </div>
      )}
    </div>
  );
}
