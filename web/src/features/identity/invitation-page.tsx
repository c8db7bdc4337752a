import { useMutation, useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { Link, useNavigate } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { paths } from '../../lib/paths';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { showServerFields } from '../../lib/server-fields';
import { useForgetAll, useSession } from '../../lib/session';
import { useTitle } from '../../lib/use-title';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Field } from '../../ui/field';
import { TextInput } from '../../ui/inputs';
import { PageHead } from '../../ui/page-head';
import { acceptInvitation, invitationQuery } from './identity-queries';
import './identity.css';

/** An invitation to join an organisation, by its secret link. */
export function InvitationPage({ token }: { token: string }) {
  const { t, language } = useText();
  useTitle(t('identity.invitation.title'));
  const query = useQuery(invitationQuery(token));
  const { session } = useSession();
  return (
    <div className="page identity">
      <QueryState
        query={query}
        missing={
          <Empty title={t('identity.invitation.gone')}>{t('identity.invitation.goneNext')}</Empty>
        }
      >
        {(invitation) => (
          <>
            <PageHead
              title={t('identity.invitation.to', { organisation: invitation.organisation.name })}
              lead={t('identity.invitation.until', {
                email: invitation.email,
                role: t(`identity.roles.${invitation.role}`),
                date: formatDateTime(invitation.expiresAt, language),
              })}
            />
            {invitation.hasAccount && !session ? (
              <p>
                {t('identity.invitation.signInFirst')}{' '}
                <Link to={`${paths.signIn}?next=${paths.invitation(token)}`}>
                  {t('common.signIn')}
                </Link>
              </p>
            ) : (
              <AcceptForm token={token} needsAccount={!session} />
            )}
          </>
        )}
      </QueryState>
    </div>
  );
}

interface AccountValues {
  account: { displayName: string; password: string };
}

function AcceptForm({ token, needsAccount }: { token: string; needsAccount: boolean }) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const forgetAll = useForgetAll();
  const form = useForm<AccountValues>({
    defaultValues: { account: { displayName: '', password: '' } },
  });
  const mutation = useMutation({
    mutationFn: (values: AccountValues) =>
      acceptInvitation(token, needsAccount ? { account: { ...values.account, language } } : {}),
    onError: (error) => showServerFields(form, error),
    onSuccess: async () => {
      await forgetAll();
      await navigate(needsAccount ? paths.signIn : paths.bench);
    },
  });
  const errors = form.formState.errors.account;
  const required = t('identity.required');
  return (
    <form
      className="stack"
      noValidate
      onSubmit={form.handleSubmit((values) => mutation.mutate(values))}
    >
      {mutation.error && <ProblemNotice error={mutation.error} />}
      {needsAccount && (
        <>
          <Field label={t('identity.user.name')} error={errors?.displayName?.message} required>
            {(control) => (
              <TextInput
                {...control}
                {...form.register('account.displayName', { required })}
                autoComplete="name"
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
                {...form.register('account.password', { required })}
                type="password"
                autoComplete="new-password"
              />
            )}
          </Field>
        </>
      )}
      <Button type="submit" look="primary" busy={mutation.isPending}>
        {t('identity.invitation.accept')}
      </Button>
    </form>
  );
}
