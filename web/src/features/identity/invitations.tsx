import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { ProblemNotice } from '../../lib/query-state';
import { showServerFields } from '../../lib/server-fields';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Select, TextInput } from '../../ui/inputs';
import { invitationsQuery, invite, revokeInvitation, type MemberRole } from './member-queries';

interface InviteValues {
  email: string;
  role: MemberRole;
}

/** Invites somebody by mail, and shows who has not answered yet. */
export function Invitations({ organisationId }: { organisationId: string }) {
  const { t } = useText();
  const client = useQueryClient();
  const form = useForm<InviteValues>({ defaultValues: { email: '', role: 'editor' } });
  const mutation = useMutation({
    mutationFn: (values: InviteValues) => invite(organisationId, values),
    onError: (error) => showServerFields(form, error),
    onSuccess: async () => {
      form.reset();
      await client.invalidateQueries({ queryKey: ['invitations', organisationId] });
    },
  });
  const roles = ['owner', 'editor', 'viewer'] as const;
  return (
    <div className="stack">
      <form
        className="stack"
        noValidate
        onSubmit={form.handleSubmit((values) => mutation.mutate(values))}
      >
        {mutation.error && <ProblemNotice error={mutation.error} />}
        <div className="two-columns">
          <Field label={t('identity.email')} error={form.formState.errors.email?.message} required>
            {(control) => (
              <TextInput
                {...control}
                {...form.register('email', { required: t('identity.required') })}
                type="email"
              />
            )}
          </Field>
          <Field label={t('identity.members.role')} required>
            {(control) => (
              <Select
                {...control}
                {...form.register('role')}
                options={roles.map((value) => ({ value, label: t(`identity.roles.${value}`) }))}
              />
            )}
          </Field>
        </div>
        <Button type="submit" busy={mutation.isPending}>
          {t('identity.members.invite')}
        </Button>
      </form>
      <Pending organisationId={organisationId} />
    </div>
  );
}

function Pending({ organisationId }: { organisationId: string }) {
  const { t, language } = useText();
  const client = useQueryClient();
  const { data } = useQuery(invitationsQuery(organisationId));
  const revoke = useMutation({
    mutationFn: (id: string) => revokeInvitation(organisationId, id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['invitations', organisationId] }),
  });
  if (!data?.items.length) return null;
  return (
    <>
      <h3>{t('identity.members.pending')}</h3>
      {revoke.error && <ProblemNotice error={revoke.error} />}
      <ul className="plain-list people">
        {data.items.map((invitation) => (
          <li key={invitation.id} className="spread">
            <span>
              {invitation.email} · {t(`identity.roles.${invitation.role}`)} ·{' '}
              <span className="muted">
                {t('identity.members.until', {
                  time: formatDateTime(invitation.expiresAt, language),
                })}
              </span>
            </span>
            <Button small busy={revoke.isPending} onClick={() => revoke.mutate(invitation.id)}>
              {t('identity.members.revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
