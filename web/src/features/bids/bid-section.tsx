import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { newKey } from '../../api/client';
import { useText } from '../../i18n/use-text';
import { formatMoment } from '../../lib/format';
import { OrganisationChoice, useMyOrganisations } from '../../lib/my-organisations';
import { paths } from '../../lib/paths';
import { ProblemNotice } from '../../lib/query-state';
import { Countdown } from '../../lib/server-clock';
import { Button, ButtonLink } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { biddingQuery, draftBid, type Bidding } from './bid-queries';
import './bids.css';

interface BidSectionProps {
  scenarioId: string;
  /** Who publishes it; its own people get the way to what arrived. */
  ownerId: string;
  /** The public minutes of the openings. */
  minutes: ReactNode;
}

/** On a scenario taken by sealed bids: until when, who opens, how sealing works, and the way to one's own bid. */
export function BidSection({ scenarioId, ownerId, minutes }: BidSectionProps) {
  const { t } = useText();
  const { data } = useQuery(biddingQuery(scenarioId));
  if (!data?.takesBids) return null;
  return (
    <section className="stack" aria-label={t('bids.section')} id="bids">
      <h2>{t('bids.section')}</h2>
      <Deadline bidding={data} />
      {data.band && <p>{t(`bids.bands.${data.band}`)}</p>}
      <p className={data.officersNamed ? 'muted' : undefined}>
        {t(data.officersNamed ? 'bids.officersNamed' : 'bids.officersMissing', {
          n: data.rules.threshold,
        })}
      </p>
      <Ways bidding={data} ownerId={ownerId} />
      <HowItWorks bidding={data} />
      {minutes}
    </section>
  );
}

function Deadline({ bidding }: { bidding: Bidding }) {
  const { t, language } = useText();
  if (!bidding.deadline) return <p>{t('bids.noDeadline')}</p>;
  return (
    <p className="bid-deadline">
      <span>{t('bids.until', { at: formatMoment(bidding.deadline, language) })}</span>
      <Countdown until={bidding.deadline} now={bidding.now} over={t('bids.over')} />
    </p>
  );
}

function Ways({ bidding, ownerId }: { bidding: Bidding; ownerId: string }) {
  const { t } = useText();
  const publishes = useMyOrganisations('publishes').some((one) => one.organisationId === ownerId);
  return (
    <div className="row">
      {bidding.myBidId && (
        <ButtonLink look="primary" to={paths.bid(bidding.myBidId)}>
          {t('bids.toMine')}
        </ButtonLink>
      )}
      {bidding.actions.includes('draft') && <Begin bidding={bidding} />}
      {publishes && (
        <ButtonLink to={paths.receivedBids(bidding.scenarioId)}>{t('bids.toReceived')}</ButtonLink>
      )}
    </div>
  );
}

function Begin({ bidding }: { bidding: Bidding }) {
  const { t } = useText();
  const go = useNavigate();
  const mine = useMyOrganisations('supplies');
  const [key] = useState(newKey);
  const [chosen, setChosen] = useState('');
  const begin = useMutation({
    mutationFn: () => {
      const organisationId = chosen || mine[0]?.organisationId;
      return draftBid(
        { scenarioId: bidding.scenarioId, ...(organisationId ? { organisationId } : {}) },
        key,
      );
    },
    onSuccess: (bid) => go(paths.bid(bid.id)),
  });
  if (mine.length === 0) return null;
  return (
    <div className="stack">
      {mine.length > 1 && (
        <OrganisationChoice
          organisations={mine}
          value={chosen}
          onChange={setChosen}
          none={t('bids.noOrganisation')}
        />
      )}
      <Button look="primary" busy={begin.isPending} onClick={() => begin.mutate()}>
        {t('bids.begin')}
      </Button>
      {begin.error && <ProblemNotice error={begin.error} />}
    </div>
  );
}

function HowItWorks({ bidding }: { bidding: Bidding }) {
  const { t } = useText();
  const { rules } = bidding;
  return (
    <Disclosure summary={t('bids.how.title')}>
      <ol className="bid-steps">
        {(['browser', 'officers', 'clock', 'order', 'receipt', 'lost', 'limit'] as const).map(
          (key) => (
            <li key={key}>{t(`bids.how.${key}`, { n: rules.threshold })}</li>
          ),
        )}
        <li>{t('bids.how.defects', { hours: rules.defectHours })}</li>
        <li>{t('bids.how.unconfirmed')}</li>
        <li>{t('bids.how.partners', { n: rules.partners })}</li>
      </ol>
    </Disclosure>
  );
}
