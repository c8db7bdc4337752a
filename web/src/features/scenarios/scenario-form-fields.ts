import { useText } from '../../i18n/use-text';
import type { Faults } from '../../lib/draft-keeper';
import type scenarioForm from '../../i18n/zh-CN/scenario-form.json';
import type { ScenarioFormState } from './use-scenario-form';

/** What a part of the form is given: values, refusals by field, the reviewer's comments by field. */
export type PartProps = Pick<ScenarioFormState, 'form' | 'faults' | 'comments'>;
type FieldName = keyof (typeof scenarioForm)['fields'];

/** Label, one line of help, refusal and comment of a field, by its server name. */
export function useFieldTexts(faults: Faults, comments: Faults) {
  const { t } = useText();
  return (name: FieldName) => ({
    name,
    label: t(`scenarioForm.fields.${name}.label`),
    help: t(`scenarioForm.fields.${name}.help`),
    fault: faults[name],
    comment: comments[name],
  });
}
