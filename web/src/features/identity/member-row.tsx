import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Member } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate } from '../../lib/format';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Select } from '../../ui/inputs';
import { changeRole, removeMember, type MemberRole } from './member-queries';

const roles: readonly MemberRole[] = ['owner', 'editor', 'viewer'];
const isRole = (value: string): value is MemberRole => roles.some((role) => role === value);

interface MemberRowProps {
  organisationId: string;
  member: Member;
}

/** One person; what may be changed is what the API says may be. */
export function MemberRow({ organisationId, member }: MemberRowProps) {
  const { t, language } = useText();
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const after = {
    onSuccess: () => client.invalidateQueries({ queryKey: ['members', organisationId] }),
  };
  const change = useMutation({
    mutationFn: (role: MemberRole) => changeRole(organisationId, member.userId, role),
    ...after,
  });
  const remove = useMutation({
    mutationFn: () => removeMember(organisationId, member.userId),
    ...after,
  });
  return (
    <>
      <div className="spread">
        <div>
          <strong>{member.displayName}</strong>
          <p className="small muted">
            {[member.email, formatDate(member.since, language)].filter(Boolean).join(' · ')}
          </p>
        </div>
        <div className="row">
          {member.actions.includes('change-role') ? (
            <Select
              aria-label={t('identity.members.roleOf', { name: member.displayName })}
              value={member.role}
              disabled={change.isPending}
              onChange={({ target }) => isRole(target.value) && change.mutate(target.value)}
              options={roles.map((value) => ({ value, label: t(`identity.roles.${value}`) }))}
            />
          ) : (
            <span>{t(`identity.roles.${member.role}`)}</span>
          )}
          {member.actions.includes('remove') && (
            <Button
              small
              busy={remove.isPending}
              onClick={() => (asked ? remove.mutate() : setAsked(true))}
              onBlur={() => setAsked(false)}
            >
              {asked ? t('identity.members.reallyRemove') : t('identity.members.remove')}
            </Button>
          )}
        </div>
      </div>
      {(change.error ?? remove.error) && <ProblemNotice error={change.error ?? remove.error} />}
    </>
  );
}
