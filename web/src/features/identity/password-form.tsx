import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { ProblemNotice } from '../../lib/query-state';
import { showServerFields } from '../../lib/server-fields';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { changePassword } from './account-queries';

const empty = { currentPassword: '', newPassword: '' };

/** A new password, with the old one as proof. */
export function PasswordForm() {
  const { t } = useText();
  const say = useToast();
  const form = useForm({ defaultValues: empty });
  const mutation = useMutation({
    mutationFn: changePassword,
    onError: (error) => showServerFields(form, error),
    onSuccess: () => {
      form.reset(empty);
      say(t('identity.account.passwordChanged'));
    },
  });
  const { errors } = form.formState;
  const required = t('identity.required');
  return (
    <form
      className="stack"
      noValidate
      onSubmit={form.handleSubmit((values) => mutation.mutate(values))}
    >
      {mutation.error && <ProblemNotice error={mutation.error} />}
      <Field label={t('identity.account.current')} error={errors.currentPassword?.message} required>
        {(control) => (
          <TextInput
            {...control}
            {...form.register('currentPassword', { required })}
            type="password"
            autoComplete="current-password"
          />
        )}
      </Field>
      <Field
        label={t('identity.account.new')}
        help={t('identity.user.passwordHelp')}
        error={errors.newPassword?.message}
        required
      >
        {(control) => (
          <TextInput
            {...control}
            {...form.register('newPassword', { required })}
            type="password"
            autoComplete="new-password"
          />
        )}
      </Field>
      <Button type="submit" busy={mutation.isPending}>
        {t('identity.account.password')}
      </Button>
    </form>
  );
}
