import type { UseFormReturn } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import type { RegisterValues } from './use-register-form';

const MIN_PASSWORD = 10;

/** The first person of the organisation: name, work mail, password. */
export function UserFields({ form }: { form: UseFormReturn<RegisterValues> }) {
  const { t } = useText();
  const errors = form.formState.errors.user;
  const required = t('identity.required');
  return (
    <section className="stack identity-part">
      <h2>{t('identity.user.part')}</h2>
      <Field label={t('identity.user.name')} error={errors?.displayName?.message} required>
        {(control) => (
          <TextInput
            {...control}
            {...form.register('user.displayName', { required })}
            autoComplete="name"
          />
        )}
      </Field>
      <Field
        label={t('identity.email')}
        help={t('identity.user.emailHelp')}
        error={errors?.email?.message}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            {...form.register('user.email', { required })}
            type="email"
            autoComplete="email"
          />
        )}
      </Field>
      <Field
        label={t('identity.password')}
        help={t('identity.user.passwordHelp')}
        error={errors?.password?.message}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            {...form.register('user.password', {
              required,
              minLength: { value: MIN_PASSWORD, message: t('identity.user.passwordHelp') },
            })}
            type="password"
            autoComplete="new-password"
          />
        )}
      </Field>
    </section>
  );
}
