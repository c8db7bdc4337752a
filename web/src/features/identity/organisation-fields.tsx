import type { UseFormReturn } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { useTaxonomy } from '../../lib/taxonomy';
import { Field, FieldGroup } from '../../ui/field';
import { Check, Select, TextArea, TextInput } from '../../ui/inputs';
import { CreditCodeField } from './credit-code-field';
import type { RegisterValues } from './use-register-form';

const countries = ['CN', 'TW', 'HK', 'MO', 'SG', 'JP', 'US', 'DE', 'GB'] as const;

function Placing({ form }: { form: UseFormReturn<RegisterValues> }) {
  const { t, language } = useText();
  const { options } = useTaxonomy();
  const errors = form.formState.errors.organisation;
  const kinds = options('organisation-kind');
  const countryNames = new Intl.DisplayNames([language], { type: 'region' });
  return (
    <div className="two-columns">
      <Field label={t('identity.organisation.kind')} error={errors?.kind?.message} required>
        {(control) => (
          <Select
            // Drawn anew when the names arrive: only then is there a choice to stand on.
            key={kinds.length}
            {...control}
            {...form.register('organisation.kind')}
            options={kinds}
          />
        )}
      </Field>
      <Field
        label={t('identity.organisation.shortName')}
        error={errors?.shortName?.message}
        optionalText={t('common.optional')}
      >
        {(control) => (
          <TextInput {...control} {...form.register('organisation.shortName')} maxLength={24} />
        )}
      </Field>
      <Field label={t('identity.organisation.country')} error={errors?.country?.message} required>
        {(control) => (
          <Select
            {...control}
            {...form.register('organisation.country')}
            options={countries.map((code) => ({
              value: code,
              label: countryNames.of(code) ?? code,
            }))}
          />
        )}
      </Field>
      <Field
        label={t('identity.organisation.district')}
        error={errors?.district?.message}
        optionalText={t('common.optional')}
      >
        {(control) => (
          <Select
            {...control}
            {...form.register('organisation.district')}
            emptyLabel="—"
            options={options('district')}
          />
        )}
      </Field>
    </div>
  );
}

/** What an organisation says of itself; all of it is public. */
export function OrganisationFields({ form }: { form: UseFormReturn<RegisterValues> }) {
  const { t } = useText();
  const errors = form.formState.errors.organisation;
  const required = t('identity.required');
  const country = form.watch('organisation.country');
  return (
    <section className="stack identity-part">
      <h2>{t('identity.organisation.part')}</h2>
      <Field
        label={t('identity.organisation.name')}
        help={t('identity.organisation.nameHelp')}
        error={errors?.name?.message}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            {...form.register('organisation.name', { required })}
            autoComplete="organization"
          />
        )}
      </Field>
      <Placing form={form} />
      {country === 'CN' ? (
        <CreditCodeField form={form} />
      ) : (
        <Field
          label={t('identity.organisation.registrationNumber')}
          help={t('identity.organisation.registrationHelp')}
          error={errors?.registrationNumber?.message}
          required
        >
          {(control) => (
            <TextInput
              {...control}
              {...form.register('organisation.registrationNumber', { required })}
            />
          )}
        </Field>
      )}
      <Field
        label={t('identity.organisation.intro')}
        help={t('identity.organisation.introHelp')}
        error={errors?.intro?.message}
        optionalText={t('common.optional')}
      >
        {(control) => (
          <TextArea {...control} {...form.register('organisation.intro')} maxLength={1000} />
        )}
      </Field>
      <Field
        label={t('identity.organisation.website')}
        error={errors?.website?.message}
        optionalText={t('common.optional')}
      >
        {(control) => (
          <TextInput
            {...control}
            {...form.register('organisation.website')}
            type="url"
            placeholder="https://"
          />
        )}
      </Field>
      <FieldGroup
        legend={t('identity.organisation.sides')}
        help={t('identity.organisation.sidesHelp')}
        error={errors?.publishes?.message}
      >
        <Check {...form.register('organisation.publishes')}>
          {t('identity.organisation.publishes')}
        </Check>
        <Check {...form.register('organisation.supplies')}>
          {t('identity.organisation.supplies')}
        </Check>
      </FieldGroup>
    </section>
  );
}
