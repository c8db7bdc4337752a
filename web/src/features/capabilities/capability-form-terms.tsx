import { useText } from '../../i18n/use-text';
import { CodePicker } from '../../lib/code-picker';
import { FormField, FormGroup } from '../../lib/form-field';
import { Select, TextInput } from '../../ui/inputs';
import { FilingsEditor } from './filings-editor';
import { useFieldTexts, type PartProps } from './capability-form-fields';

const levels = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** Maturity, capacity, price, filing: what a publisher asks next. */
export function CapabilityFormTerms({ form, faults }: PartProps) {
  const { t } = useText();
  const field = useFieldTexts(faults);
  const { register, control } = form;
  const number = (name: 'capacity' | 'busy' | 'leadTimeDays' | 'teamSize') => (
    <FormField {...field(name)}>
      {(props) => <TextInput {...props} {...register(name)} inputMode="numeric" />}
    </FormField>
  );
  return (
    <>
      <div className="form-pair">
        <FormField {...field('maturity')}>
          {(props) => (
            <Select
              {...props}
              {...register('maturity')}
              emptyLabel={t('bench.pleaseChoose')}
              options={levels.map((level) => ({
                value: level,
                label: t(`capabilityForm.levels.${level}`),
              }))}
            />
          )}
        </FormField>
        {number('leadTimeDays')}
      </div>
      <div className="form-pair">
        {number('capacity')}
        {number('busy')}
        {number('teamSize')}
      </div>
      <FormGroup {...field('districts')}>
        <CodePicker control={control} name="districts" taxonomy="district" />
      </FormGroup>
      <FormGroup {...field('priceModes')}>
        <CodePicker control={control} name="priceModes" taxonomy="price-mode" />
      </FormGroup>
      <div className="form-pair">
        <FormField {...field('priceMinFen')}>
          {(props) => <TextInput {...props} {...register('priceMin')} inputMode="decimal" />}
        </FormField>
        <FormField {...field('priceMaxFen')}>
          {(props) => <TextInput {...props} {...register('priceMax')} inputMode="decimal" />}
        </FormField>
      </div>
      <FormGroup {...field('filings')}>
        <FilingsEditor form={form} faults={faults} />
      </FormGroup>
    </>
  );
}
