import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Pairing } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatDate, formatDateTime } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { useTaxonomy } from '../../lib/taxonomy';
import { useTitle } from '../../lib/use-title';
import { Facts } from '../../ui/card';
import { Notice } from '../../ui/notice';
import { PairingAnswer, answeringSides } from './pairing-answer';
import { PairingContacts } from './pairing-contacts';
import { PairingConversation } from './pairing-conversation';
import { PairingFigure } from './pairing-figure';
import { isOver } from './pairing-progress';
import { pairingQuery } from './pairing-queries';
import { PairingSteps } from './pairing-steps';
import { PairingTimeline } from './pairing-timeline';
import '../../ui/detail.css';
import './pairings.css';

/** One pairing: where both sides stand, what may be done next, what was said and what happened. */
export function PairingPage({ id, missing }: { id: string; missing: ReactNode }) {
  const { t } = useText();
  const query = useQuery({ ...pairingQuery(id), staleTime: 0 });
  useTitle(t('pairings.one'));
  return (
    <QueryState query={query} missing={missing}>
      {(pairing) => <Body pairing={pairing} />}
    </QueryState>
  );
}

function Body({ pairing }: { pairing: Pairing }) {
  const { t } = useText();
  const client = useQueryClient();
  const keep = async (moved: Pairing) => {
    client.setQueryData(pairingQuery(moved.id).queryKey, moved);
    await client.invalidateQueries({ queryKey: ['pairings'] });
  };
  const mayAnswer = pairing.actions.includes('answer') && answeringSides(pairing).length > 0;
  const iAnswered = answeringSides(pairing).every(
    (side) => (side === 'demand' ? pairing.demandAnswer : pairing.supplyAnswer) === 'connect',
  );
  return (
    <>
      <h1 className="sr-only">{t('pairings.one')}</h1>
      <PairingFigure pairing={pairing} />
      <div className="detail">
        <div className="stack-l">
          {pairing.equalTreatment && (
            <Notice title={t('pairings.equalTitle')}>
              <p>{t('pairings.equalNote')}</p>
            </Notice>
          )}
          {pairing.note && (
            <blockquote className="pairing-note">
              <p className="small muted">{t(`pairings.openedBy.${pairing.openedBy}`)}</p>
              <p className="prose">{pairing.note}</p>
            </blockquote>
          )}
          <Ended pairing={pairing} />
          {pairing.contactsReleased && <PairingContacts id={pairing.id} />}
          {mayAnswer && !iAnswered && <PairingAnswer pairing={pairing} onAnswered={keep} />}
          <PairingSteps pairing={pairing} onDone={keep} />
          {!pairing.equalTreatment && <PairingConversation pairing={pairing} />}
        </div>
        <aside className="stack-l">
          <PairingFacts pairing={pairing} />
          <PairingTimeline id={pairing.id} />
        </aside>
      </div>
    </>
  );
}

function Ended({ pairing }: { pairing: Pairing }) {
  const { t, code } = useText();
  const { label } = useTaxonomy();
  if (!isOver(pairing) || !pairing.endedBy) return null;
  return (
    <Notice
      title={t('pairings.endedBy', {
        who: code('pairings.who', pairing.endedBy),
        state: t(`pairings.states.${pairing.state}`),
      })}
    >
      {pairing.reason && <p>{label('decline-reason', pairing.reason)}</p>}
      {pairing.reasonNote && <p className="prose">{pairing.reasonNote}</p>}
      {pairing.state === 'expired' && <p>{t('pairings.expiredNote')}</p>}
      {pairing.state === 'declined' && <p className="small muted">{t('pairings.noStands')}</p>}
    </Notice>
  );
}

function PairingFacts({ pairing }: { pairing: Pairing }) {
  const { t, language } = useText();
  const over = isOver(pairing);
  return (
    <section aria-label={t('pairings.terms')}>
      <Facts
        items={[
          [t('pairings.nextMove'), over ? null : t(`pairings.actor.${pairing.currentActor}`)],
          [t('pairings.meetingAt'), formatDateTime(pairing.meetingAt, language)],
          [t('pairings.parkUntil'), formatDateTime(pairing.parkedUntil, language)],
          [t('pairings.mutualSince'), formatDate(pairing.mutualAt, language)],
          [t('pairings.openedAt'), formatDate(pairing.openedAt, language)],
          [
            t('pairings.expiresAt'),
            pairing.mutualAt || over ? null : formatDate(pairing.expiresAt, language),
          ],
        ]}
      />
    </section>
  );
}
