import { CodePicker } from '../../lib/code-picker';
import { FormField, FormGroup } from '../../lib/form-field';
import { LinesEditor } from '../../lib/lines-editor';
import { TextArea, TextInput } from '../../ui/inputs';
import { FiguresEditor } from './figures-editor';
import { ResourcesEditor } from './resources-editor';
import { useFieldTexts, type PartProps } from './scenario-form-fields';

/** What hurts, in which field, how it is measured. */
export function ScenarioFormNeed({ form, faults, comments }: PartProps) {
  const field = useFieldTexts(faults, comments);
  const { register, control } = form;
  return (
    <>
      <FormField {...field('title')} required>
        {(props) => <TextInput {...props} {...register('title')} maxLength={80} />}
      </FormField>
      <FormField {...field('summary')} required>
        {(props) => <TextArea {...props} {...register('summary')} rows={3} maxLength={300} />}
      </FormField>
      <FormField {...field('problem')} required>
        {(props) => <TextArea {...props} {...register('problem')} rows={8} maxLength={4000} />}
      </FormField>
      <FormGroup
        {...field('baseline')}
        fault={faults.baseline ?? faults.target}
        comment={comments.baseline ?? comments.target}
      >
        <FiguresEditor form={form} faults={faults} />
      </FormGroup>
      <FormGroup {...field('sectors')} required>
        <CodePicker control={control} name="sectors" taxonomy="sector" max={4} />
      </FormGroup>
      <FormGroup {...field('technologies')}>
        <CodePicker control={control} name="technologies" taxonomy="technology" max={8} />
      </FormGroup>
      <FormGroup {...field('mustHave')}>
        <LinesEditor
          control={control}
          name="mustHave"
          label={field('mustHave').label}
          max={12}
          faultOf={(index) => faults[`mustHave/${index}`]}
        />
      </FormGroup>
      <FormGroup {...field('niceToHave')}>
        <LinesEditor
          control={control}
          name="niceToHave"
          label={field('niceToHave').label}
          max={12}
          faultOf={(index) => faults[`niceToHave/${index}`]}
        />
      </FormGroup>
      <FormField {...field('acceptanceTest')}>
        {(props) => (
          <TextArea {...props} {...register('acceptanceTest')} rows={3} maxLength={2000} />
        )}
      </FormField>
    </>
  );
}

/** Where it happens, what is opened, within which bounds. */
export function ScenarioFormResources({ form, faults, comments }: PartProps) {
  const field = useFieldTexts(faults, comments);
  return (
    <>
      <FormGroup {...field('resources')}>
        <ResourcesEditor form={form} faults={faults} />
      </FormGroup>
      <FormGroup {...field('districts')} required>
        <CodePicker control={form.control} name="districts" taxonomy="district" />
      </FormGroup>
      <FormGroup {...field('constraints')}>
        <CodePicker control={form.control} name="constraints" taxonomy="constraint" />
      </FormGroup>
    </>
  );
}
