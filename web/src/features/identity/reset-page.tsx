import { useMutation } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { showServerFields } from '../../lib/server-fields';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { requestReset, resetPassword } from './account-queries';
import './identity.css';

/** Asks for a reset mail; the answer is the same whether or not the address has an account. */
export function RequestResetPage() {
  const { t } = useText();
  useTitle(t('identity.reset.title'));
  const form = useForm({ defaultValues: { email: '' } });
  const mutation = useMutation({
    mutationFn: requestReset,
    onError: (error) => showServerFields(form, error),
  });
  return (
    <div className="page identity">
      <PageHead title={t('identity.reset.title')} lead={t('identity.reset.lead')} />
      {mutation.isSuccess ? (
        <Notice>{t('identity.reset.sent')}</Notice>
      ) : (
        <form
          className="stack"
          noValidate
          onSubmit={form.handleSubmit((values) => mutation.mutate(values))}
        >
          {mutation.error && <ProblemNotice error={mutation.error} />}
          <Field label={t('identity.email')} error={form.formState.errors.email?.message} required>
            {(control) => (
              <TextInput
                {...control}
                {...form.register('email', { required: t('identity.required') })}
                type="email"
                autoComplete="username"
              />
            )}
          </Field>
          <Button type="submit" look="primary" busy={mutation.isPending}>
            {t('identity.reset.send')}
          </Button>
        </form>
      )}
    </div>
  );
}

/** Sets a new password by the secret link of the mail. */
export function ResetPage({ token }: { token: string }) {
  const { t } = useText();
  useTitle(t('identity.reset.title'));
  const form = useForm({ defaultValues: { password: '' } });
  const mutation = useMutation({
    mutationFn: (values: { password: string }) => resetPassword(token, values),
    onError: (error) => showServerFields(form, error),
  });
  return (
    <div className="page identity">
      <PageHead title={t('identity.reset.title')} />
      {mutation.isSuccess ? (
        <Notice title={t('identity.account.passwordChanged')}>
          <Link to={paths.signIn}>{t('common.signIn')}</Link>
        </Notice>
      ) : (
        <form
          className="stack"
          noValidate
          onSubmit={form.handleSubmit((values) => mutation.mutate(values))}
        >
          {mutation.error && <ProblemNotice error={mutation.error} />}
          <Field
            label={t('identity.account.new')}
            help={t('identity.user.passwordHelp')}
            error={form.formState.errors.password?.message}
            required
          >
            {(control) => (
              <TextInput
                {...control}
                {...form.register('password', { required: t('identity.required') })}
                type="password"
                autoComplete="new-password"
              />
            )}
          </Field>
          <Button type="submit" look="primary" busy={mutation.isPending}>
            {t('common.save')}
          </Button>
        </form>
      )}
    </div>
  );
}
