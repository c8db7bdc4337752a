import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';
import type { QueuedRegistration } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { DecideDialog } from '../../lib/decide-dialog';
import { formatDate } from '../../lib/format';
import { PagedRows } from '../../lib/paged-rows';
import { useTaxonomy } from '../../lib/taxonomy';
import { Button } from '../../ui/button';
import { Facts } from '../../ui/card';
import { Disclosure } from '../../ui/disclosure';
import { Tag } from '../../ui/tag';
import { useToast } from '../../ui/toast';
import { registrationsQuery, type RegistrationState } from './organisation-queries';
import '../../lib/bench.css';

type Verdict = components['schemas']['OrganisationReview']['decision'];
const verdicts: readonly Verdict[] = ['approve', 'reject', 'suspend', 'reinstate'];

/** Registrations of organisations by state, those that wait longest first. */
export function RegistrationQueue({ state }: { state: RegistrationState }) {
  const { t } = useText();
  const say = useToast();
  const client = useQueryClient();
  const query = useInfiniteQuery(registrationsQuery(state));
  const [deciding, setDeciding] = useState<{ one: QueuedRegistration; verdict: Verdict } | null>(
    null,
  );
  const decide = async (note: string) => {
    if (!deciding) return;
    await read(
      api.POST('/api/v1/organisations/{id}/reviews', {
        params: { path: { id: deciding.one.id } },
        body: { decision: deciding.verdict, note },
      }),
    );
    say(t('bench.decided'));
    await client.invalidateQueries({ queryKey: ['registrations'] });
  };
  return (
    <>
      <PagedRows
        query={query}
        rowKey={(one) => one.id}
        row={(one) => <Row one={one} onDecide={(verdict) => setDeciding({ one, verdict })} />}
        empty={<p className="muted">{t('review.nothing')}</p>}
      />
      {deciding && (
        <DecideDialog
          title={t(`review.registration.${deciding.verdict}`)}
          lead={t(`review.registrationLead.${deciding.verdict}`, { name: deciding.one.name })}
          noteLabel={t('bench.note')}
          noteRequired={() => deciding.verdict === 'reject' || deciding.verdict === 'suspend'}
          confirmLabel={t(`review.registration.${deciding.verdict}`)}
          onConfirm={({ note }) => decide(note)}
          onClose={() => setDeciding(null)}
        />
      )}
    </>
  );
}

interface RowProps {
  one: QueuedRegistration;
  onDecide: (verdict: Verdict) => void;
}

function Row({ one, onDecide }: RowProps) {
  const { t, language } = useText();
  const { label } = useTaxonomy();
  const sides = [one.publishes && t('common.demand'), one.supplies && t('common.supply')];
  return (
    <div className="bench-row">
      <div>
        <p className="bench-row-title">{one.name}</p>
        <p className="bench-row-meta">
          <Tag>{label('organisation-kind', one.kind)}</Tag>
          <span className="figures">{one.creditCode ?? one.registrationNumber}</span>
          <span>{one.country}</span>
          <span>{sides.filter(Boolean).join(' + ')}</span>
          {one.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
          {one.state === 'pending' && !one.ownerProved && (
            <Tag tone="warn">{t('review.unproved')}</Tag>
          )}
          <time dateTime={one.createdAt}>{formatDate(one.createdAt, language)}</time>
        </p>
        <Disclosure summary={<span className="small">{t('review.details')}</span>}>
          <Facts
            items={[
              [t('review.facts.district'), one.district && label('district', one.district)],
              [t('review.facts.park'), one.park && label('park', one.park)],
              [t('review.facts.intro'), one.intro],
              [t('review.facts.website'), one.website],
              [t('review.facts.founded'), one.founded],
              [t('review.facts.teamSize'), one.teamSize],
              [
                t('review.facts.contact'),
                one.contact && `${one.contact.displayName} ${one.contact.email ?? ''}`,
              ],
              [t('bench.note'), one.reviewNote],
            ]}
          />
        </Disclosure>
      </div>
      <div className="row">
        {verdicts
          .filter((verdict) => one.actions.includes(verdict))
          .map((verdict) => (
            <Button
              key={verdict}
              small
              look={verdict === 'approve' ? 'primary' : 'plain'}
              onClick={() => onDecide(verdict)}
            >
              {t(`review.registration.${verdict}`)}
            </Button>
          ))}
      </div>
    </div>
  );
}
