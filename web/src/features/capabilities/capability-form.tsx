import type { ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { CodePicker } from '../../lib/code-picker';
import { FormField, FormGroup } from '../../lib/form-field';
import { useTaxonomy } from '../../lib/taxonomy';
import { Check, Select, TextArea, TextInput } from '../../ui/inputs';
import { CasesEditor } from './cases-editor';
import { CapabilityFormTerms } from './capability-form-terms';
import { useFieldTexts, type PartProps } from './capability-form-fields';
import '../../ui/form.css';

interface CapabilityFormProps extends PartProps {
  /** Evidence, which is kept apart from the draft. */
  evidence: ReactNode;
  aside: ReactNode;
}

/** The capability form. It only draws: what happens is in use-capability-form. */
export function CapabilityForm({ evidence, aside, ...part }: CapabilityFormProps) {
  const { t } = useText();
  return (
    <div className="form-page">
      <div>
        <form
          aria-label={t('capabilityForm.formLabel')}
          onSubmit={(event) => event.preventDefault()}
          noValidate
        >
          <section className="form-part" aria-label={t('capabilityForm.parts.what')}>
            <h2>{t('capabilityForm.parts.what')}</h2>
            <What {...part} />
          </section>
          <section className="form-part" aria-label={t('capabilityForm.parts.terms')}>
            <h2>{t('capabilityForm.parts.terms')}</h2>
            <CapabilityFormTerms {...part} />
          </section>
          <section className="form-part" aria-label={t('capabilityForm.parts.cases')}>
            <h2>{t('capabilityForm.parts.cases')}</h2>
            <CasesEditor {...part} />
          </section>
        </form>
        {evidence}
      </div>
      <aside className="form-aside">{aside}</aside>
    </div>
  );
}

function What({ form, faults }: PartProps) {
  const { t } = useText();
  const { options } = useTaxonomy();
  const field = useFieldTexts(faults);
  const { register, control } = form;
  return (
    <>
      <FormField {...field('title')} required>
        {(props) => <TextInput {...props} {...register('title')} maxLength={80} />}
      </FormField>
      <FormField {...field('summary')} required>
        {(props) => <TextArea {...props} {...register('summary')} rows={3} maxLength={300} />}
      </FormField>
      <FormField {...field('description')} required>
        {(props) => <TextArea {...props} {...register('description')} rows={8} maxLength={4000} />}
      </FormField>
      <FormField {...field('kind')} required>
        {(props) => (
          <Select {...props} {...register('kind')} options={options('capability-kind')} />
        )}
      </FormField>
      <FormGroup {...field('technologies')} required>
        <CodePicker control={control} name="technologies" taxonomy="technology" max={8} />
      </FormGroup>
      <FormGroup {...field('sectors')} required>
        <CodePicker control={control} name="sectors" taxonomy="sector" max={8} />
      </FormGroup>
      <FormGroup {...field('deployments')}>
        <CodePicker control={control} name="deployments" taxonomy="deployment" />
      </FormGroup>
      <FormGroup {...field('constraints')}>
        <CodePicker control={control} name="constraints" taxonomy="constraint" />
      </FormGroup>
      <FormGroup {...field('firstVersion')}>
        <Check {...register('firstVersion')}>{t('capabilityForm.firstVersionYes')}</Check>
      </FormGroup>
    </>
  );
}
