import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { useSession } from '../../lib/session';
import { Button, ButtonLink } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Check } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import { followersQuery, setFollow } from './follow-queries';

/** Follows a scenario, in person or for an organisation; visitors are sent to sign in and back. */
export function FollowButton({ id }: { id: string }) {
  const { t } = useText();
  const { session } = useSession();
  const { pathname } = useLocation();
  const say = useToast();
  const client = useQueryClient();
  const [choosing, setChoosing] = useState(false);
  const query = useQuery(followersQuery(id));
  const organisations = (session?.memberships ?? []).filter(
    (one) => one.state === 'approved' && one.role !== 'viewer',
  );
  const change = useMutation({
    mutationFn: (given: { organisationId: string | null; follows: boolean }) =>
      setFollow(id, given.organisationId, given.follows),
    onSuccess: (saved, { follows }) => {
      client.setQueryData(followersQuery(id).queryKey, saved);
      void client.invalidateQueries({ queryKey: ['my-follows'] });
      say(t(follows ? 'follows.started' : 'follows.ended'));
    },
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  if (!query.data) return null;
  const { total, mine, organisationIds } = query.data;
  const label = t(mine || organisationIds.length > 0 ? 'follows.following' : 'follows.follow', {
    n: total,
  });
  if (!session)
    return (
      <ButtonLink small to={`${paths.signIn}?next=${encodeURIComponent(pathname)}`}>
        {label}
      </ButtonLink>
    );
  return (
    <>
      <Button
        small
        aria-pressed={organisations.length === 0 ? mine : undefined}
        busy={change.isPending}
        onClick={() =>
          organisations.length === 0
            ? change.mutate({ organisationId: null, follows: !mine })
            : setChoosing(true)
        }
      >
        {label}
      </Button>
      <Dialog
        open={choosing}
        title={t('follows.title')}
        closeLabel={t('common.close')}
        onClose={() => setChoosing(false)}
      >
        <div className="stack">
          <p>{t('follows.lead')}</p>
          <Check
            checked={mine}
            onChange={() => change.mutate({ organisationId: null, follows: !mine })}
          >
            {t('follows.inPerson')}
          </Check>
          {organisations.map(({ organisationId, name }) => {
            const follows = organisationIds.includes(organisationId);
            return (
              <Check
                key={organisationId}
                checked={follows}
                onChange={() => change.mutate({ organisationId, follows: !follows })}
              >
                {t('follows.forOrganisation', { name })}
              </Check>
            );
          })}
        </div>
      </Dialog>
    </>
  );
}
