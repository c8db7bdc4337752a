import { useWatch } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { CodePicker } from '../../lib/code-picker';
import { FormField, FormGroup } from '../../lib/form-field';
import { useTaxonomy } from '../../lib/taxonomy';
import { Check, Select, TextArea, TextInput } from '../../ui/inputs';
import { useFieldTexts, type PartProps } from './scenario-form-fields';

/** How it is taken: way, size, budget, dates. */
export function ScenarioFormCooperation({ form, faults, comments }: PartProps) {
  const { t } = useText();
  const { options } = useTaxonomy();
  const field = useFieldTexts(faults, comments);
  const { register, control } = form;
  const undecided = t('scenarioForm.undecided');
  const procedure = useWatch({ control, name: 'procedure' });
  return (
    <>
      <FormGroup {...field('cooperationModes')} required>
        <CodePicker control={control} name="cooperationModes" taxonomy="cooperation-mode" />
      </FormGroup>
      <div className="form-pair">
        <FormField {...field('procedure')} required>
          {(props) => (
            <Select
              {...props}
              {...register('procedure')}
              options={options('procedure')}
              emptyLabel={t('scenarioForm.choose')}
            />
          )}
        </FormField>
        <FormField {...field('sizeClass')}>
          {(props) => (
            <Select
              {...props}
              {...register('sizeClass')}
              options={options('size-class')}
              emptyLabel={undecided}
            />
          )}
        </FormField>
        <FormField {...field('park')}>
          {(props) => (
            <Select
              {...props}
              {...register('park')}
              options={options('park')}
              emptyLabel={t('scenarioForm.noPark')}
            />
          )}
        </FormField>
      </div>
      {procedure !== 'direct' && procedure !== '' && (
        <FormField {...field('takers')}>
          {(props) => (
            <Select
              {...props}
              {...register('takers')}
              options={(['one', 'several'] as const).map((value) => ({
                value,
                label: t(`scenarios.takers.${value}`),
              }))}
              emptyLabel={undecided}
            />
          )}
        </FormField>
      )}
      {procedure === 'staged' && (
        <FormField {...field('proofOfConcept')}>
          {(props) => (
            <TextArea {...props} {...register('proofOfConcept')} rows={4} maxLength={2000} />
          )}
        </FormField>
      )}
      <div className="form-pair">
        <FormField {...field('procurementUrl')}>
          {(props) => <TextInput {...props} {...register('procurementUrl')} type="url" />}
        </FormField>
        <FormField {...field('procurementNo')}>
          {(props) => <TextInput {...props} {...register('procurementNo')} maxLength={120} />}
        </FormField>
      </div>
      <div className="form-pair">
        <FormField {...field('budgetMinFen')}>
          {(props) => <TextInput {...props} {...register('budgetMin')} inputMode="decimal" />}
        </FormField>
        <FormField {...field('budgetMaxFen')}>
          {(props) => <TextInput {...props} {...register('budgetMax')} inputMode="decimal" />}
        </FormField>
        <FormField {...field('smeReserved')}>
          {(props) => (
            <Select
              {...props}
              {...register('smeReserved')}
              options={[
                { value: 'yes', label: t('common.yes') },
                { value: 'no', label: t('common.no') },
              ]}
              emptyLabel={undecided}
            />
          )}
        </FormField>
      </div>
      <div className="form-pair">
        <FormField {...field('expectedStart')}>
          {(props) => <TextInput {...props} {...register('expectedStart')} type="month" />}
        </FormField>
        <FormField {...field('deadline')}>
          {(props) => <TextInput {...props} {...register('deadline')} type="datetime-local" />}
        </FormField>
      </div>
      <FormGroup {...field('firstUse')}>
        <Check {...register('firstUse')}>{t('scenarioForm.firstUseYes')}</Check>
      </FormGroup>
    </>
  );
}

/** Whom to ask; personal, so it says when it is shown to whom. */
export function ScenarioFormContact({ form, faults, comments }: PartProps) {
  const { t } = useText();
  const field = useFieldTexts(faults, comments);
  const { register } = form;
  return (
    <>
      <p className="muted">{t('scenarioForm.contactNote')}</p>
      <div className="form-pair">
        <FormField {...field('contactRole')}>
          {(props) => <TextInput {...props} {...register('contactRole')} maxLength={80} />}
        </FormField>
        <FormField {...field('contactName')} required>
          {(props) => (
            <TextInput {...props} {...register('contactName')} maxLength={60} autoComplete="name" />
          )}
        </FormField>
        <FormField {...field('contactEmail')} required>
          {(props) => (
            <TextInput
              {...props}
              {...register('contactEmail')}
              type="email"
              maxLength={200}
              autoComplete="email"
            />
          )}
        </FormField>
      </div>
    </>
  );
}
