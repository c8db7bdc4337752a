import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'react-router';
import { useText } from '../../i18n/use-text';
import { sentenceOf } from '../../lib/decide-dialog';
import { paths } from '../../lib/paths';
import { useSession } from '../../lib/session';
import { useTaxonomy } from '../../lib/taxonomy';
import { Button, ButtonLink } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FieldGroup } from '../../ui/field';
import { Check } from '../../ui/inputs';
import { useToast } from '../../ui/toast';
import {
  subscribe,
  subscriptionsQuery,
  unsubscribe,
  type ListSubscription,
} from './subscription-queries';

interface Place {
  level: ListSubscription['level'];
  district: string | null;
  park: string | null;
}

/** Hears of new lists: all, or those of this one's level, district or park. Visitors are sent to sign in and back. */
export function SubscribeButton({ place }: { place?: Place }) {
  const { t } = useText();
  const { session } = useSession();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  if (!session)
    return (
      <ButtonLink small to={`${paths.signIn}?next=${encodeURIComponent(pathname)}`}>
        {t('lists.subscribe')}
      </ButtonLink>
    );
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        {t('lists.subscribe')}
      </Button>
      <Dialog
        open={open}
        title={t('lists.subscribe')}
        closeLabel={t('common.close')}
        onClose={() => setOpen(false)}
      >
        <Choices place={place} />
      </Dialog>
    </>
  );
}

/** Every list, the level, the place: each once, from wide to narrow. */
function scopesOf(place: Place | undefined): Place[] {
  const all = { level: null, district: null, park: null };
  if (!place)
    return [all, ...(['city', 'district', 'park'] as const).map((level) => ({ ...all, level }))];
  const { level, district, park } = place;
  return [all, { ...all, level }, ...(district || park ? [{ level, district, park }] : [])];
}

function Choices({ place }: { place: Place | undefined }) {
  const { t, code } = useText();
  const { session } = useSession();
  const { label } = useTaxonomy();
  const client = useQueryClient();
  const say = useToast();
  const query = useQuery({ ...subscriptionsQuery, staleTime: 0 });
  const change = useMutation({
    mutationFn: async (given: {
      held: ListSubscription | undefined;
      wanted: Place & { organisationId: string | null };
    }) => (given.held ? unsubscribe(given.held.id) : void (await subscribe(given.wanted))),
    onSuccess: async (_, { held }) => {
      await client.invalidateQueries({ queryKey: subscriptionsQuery.queryKey });
      say(t(held ? 'lists.unsubscribed' : 'lists.subscribed'));
    },
    onError: (error) => say(sentenceOf(error, t('common.offline'))),
  });
  const named = ({ level, district, park }: Place) => {
    if (district) return label('district', district);
    if (park) return label('park', park);
    return level ? t('lists.allOfLevel', { level: code('lists.levels', level) }) : t('lists.all');
  };
  const holders = [
    { id: null, name: t('lists.inPerson') },
    ...(session?.memberships ?? [])
      .filter((one) => one.state === 'approved' && one.role !== 'viewer')
      .map((one) => ({ id: one.organisationId, name: one.name })),
  ];
  return (
    <div className="stack">
      <p>{t('lists.subscribeLead')}</p>
      {holders.map((holder) => (
        <FieldGroup key={holder.id ?? 'me'} legend={holder.name}>
          {scopesOf(place).map((scope) => {
            const held = query.data?.items.find(
              (one) =>
                one.organisationId === holder.id &&
                one.level === scope.level &&
                one.district === scope.district &&
                one.park === scope.park,
            );
            return (
              <Check
                key={`${scope.level}${scope.district}${scope.park}`}
                checked={held !== undefined}
                disabled={!query.data || change.isPending}
                onChange={() =>
                  change.mutate({ held, wanted: { ...scope, organisationId: holder.id } })
                }
              >
                {named(scope)}
              </Check>
            );
          })}
        </FieldGroup>
      ))}
    </div>
  );
}
