import { useText } from '../../i18n/use-text';
import type capabilityForm from '../../i18n/zh-CN/capability-form.json';
import type { CapabilityFormState } from './use-capability-form';

/** What a part of the form is given: values, and refusals by field. */
export type PartProps = Pick<CapabilityFormState, 'form' | 'faults'>;
type FieldName = keyof (typeof capabilityForm)['fields'];

/** Label, one line of help and refusal of a field, by its server name. */
export function useFieldTexts(faults: PartProps['faults']) {
  const { t } = useText();
  return (name: FieldName) => ({
    name,
    label: t(`capabilityForm.fields.${name}.label`),
    help: t(`capabilityForm.fields.${name}.help`),
    fault: faults[name],
  });
}
