import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FieldChange } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { formatMoment } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Countdown } from '../../lib/server-clock';
import { useTitle } from '../../lib/use-title';
import { Notice } from '../../ui/notice';
import { PageHead } from '../../ui/page-head';
import { Tag, Tags } from '../../ui/tag';
import { BidContent } from './bid-content';
import { BidCures } from './bid-cures';
import { BidEditor } from './bid-editor';
import { BidReceipts } from './bid-receipts';
import { BidReconfirm } from './bid-reconfirm';
import { BidSteps } from './bid-steps';
import { Consortium, type Invited } from './consortium';
import { asksQuery, biddingQuery, bidQuery, wholeDraft, type Bid } from './bid-queries';
import type { Asks } from './bid-form';
import './bids.css';

interface BidPageProps {
  id: string;
  missing: ReactNode;
  /** How a changed field of the scenario is written; another feature's, so the page hands it in. */
  change: (change: FieldChange) => ReactNode;
  /** Who would fit into the consortium, each with the way to invite it that it is handed. */
  suggest?: (bid: Bid, invite: (organisation: Invited) => ReactNode) => ReactNode;
  /** What belongs below once it was opened: ranking, feedback. */
  after?: (bid: Bid) => ReactNode;
}

/** One bid, for its own people: what to do next, the editor, the partners, the receipts. */
export function BidPage({ id, missing, change, suggest, after }: BidPageProps) {
  const { t } = useText();
  useTitle(t('bids.one'));
  const query = useQuery({ ...bidQuery(id), refetchOnMount: 'always' });
  const isFresh = query.isFetchedAfterMount || query.error !== null;
  return (
    <QueryState
      query={isFresh ? query : ({ ...query, data: undefined } as typeof query)}
      missing={missing}
    >
      {(bid) => <Loaded bid={bid} change={change} suggest={suggest} after={after} />}
    </QueryState>
  );
}

type LoadedProps = Pick<BidPageProps, 'change' | 'suggest' | 'after'> & { bid: Bid };

function Loaded({ bid, change, suggest, after }: LoadedProps) {
  const { t, language } = useText();
  const client = useQueryClient();
  // A step's answer holds no content: what is shown is read again.
  const changed = () => void client.invalidateQueries({ queryKey: ['bids'] });
  const asks = useQuery(asksQuery(bid.scenario.scenarioId, bid.scenario.publishedVersion));
  const written = bid.actions.includes('edit') ? wholeDraft(bid) : null;
  return (
    <>
      <Head bid={bid} />
      <div className="stack-l">
        <BidReconfirm bid={bid} change={change} onChanged={changed} />
        {bid.ended && (
          <Notice tone="warn" title={t(`bids.ended.${bid.ended.reason}`)}>
            {bid.ended.note && <p>{bid.ended.note}</p>}
          </Notice>
        )}
        {bid.contested && (
          <Notice tone="warn" title={t('bids.contested.title')}>
            <p>{t('bids.contested.note', { due: formatMoment(bid.contested.due, language) })}</p>
          </Notice>
        )}
        <BidSteps bid={bid} onChanged={changed} />
        <BidCures bid={bid} onChanged={changed} />
        {bid.receipts.length > 0 && <BidReceipts bid={bid} />}
        <Consortium bid={bid} suggest={suggest} onChanged={changed} />
        {written && asks.data && (
          <BidEditor
            key={`${bid.id}-${bid.sealedVersion}`}
            bid={bid}
            draft={written}
            asks={asksOf(asks.data)}
            onChanged={changed}
          />
        )}
        {!written && bid.draft && asks.data && (
          <BidContent
            bidId={bid.id}
            asks={asksOf(asks.data)}
            technique={bid.draft.technique}
            price={bid.draft.price}
            priceNote={t('bids.priceOfLead')}
            files={bid.draft.files}
          />
        )}
        {bid.opened && asks.data && (
          <BidContent bidId={bid.id} asks={asksOf(asks.data)} {...bid.opened} />
        )}
        {after?.(bid)}
      </div>
    </>
  );
}

const asksOf = (content: { mustHave: string[]; niceToHave: string[] }): Asks => ({
  mustHave: content.mustHave,
  niceToHave: content.niceToHave,
});

function Head({ bid }: { bid: Bid }) {
  const { t } = useText();
  const { data } = useQuery(biddingQuery(bid.scenario.scenarioId));
  const { deadline } = bid.scenario;
  return (
    <PageHead
      marks={
        <Tags>
          <Tag tone="supply">{t('bids.one')}</Tag>
          <Tag tone="strong">{t(`bids.states.${bid.state}`)}</Tag>
          {bid.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </Tags>
      }
      title={bid.scenario.title}
      lead={
        deadline &&
        bid.scenario.state === 'open' && (
          <Countdown until={deadline} now={data?.now} over={t('bids.over')} />
        )
      }
      actions={<Link to={paths.scenario(bid.scenario.scenarioId)}>{t('bids.toScenario')}</Link>}
    />
  );
}
