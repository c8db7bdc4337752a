import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useText } from '../../i18n/use-text';
import { formatMoment } from '../../lib/format';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Empty } from '../../ui/empty';
import { Notice } from '../../ui/notice';
import { Tag, Tags } from '../../ui/tag';
import { BidContent, Files } from './bid-content';
import { JudgeDialog, type Judgement } from './judge-dialog';
import { asksQuery, receivedQuery, type ReceivedBid } from './bid-queries';
import './bids.css';

interface ReceivedBidsProps {
  scenarioId: string;
  missing: ReactNode;
}

/** What arrived, for the publisher: a band before the opening, the bids after it, and whether each is valid. */
export function ReceivedBids({ scenarioId, missing }: ReceivedBidsProps) {
  const { t } = useText();
  const query = useQuery(receivedQuery(scenarioId));
  return (
    <QueryState query={query} missing={missing}>
      {(received) =>
        received.state === 'sealed' ? (
          <Notice title={t('bids.received.sealed')}>
            <p>{t('bids.received.sealedNote')}</p>
            {received.band && <p>{t(`bids.bands.${received.band}`)}</p>}
          </Notice>
        ) : received.items.length === 0 ? (
          <Empty title={t('bids.received.none')} />
        ) : (
          <ul className="plain-list stack-l">
            {received.items.map((bid) => (
              <li key={bid.id}>
                <Received bid={bid} />
              </li>
            ))}
          </ul>
        )
      }
    </QueryState>
  );
}

const judgements = ['find-compliant', 'find-defect', 'disqualify'] as const;

function Received({ bid }: { bid: ReceivedBid }) {
  const { t, listed } = useText();
  const client = useQueryClient();
  const [judging, setJudging] = useState<Judgement | null>(null);
  const changed = () => void client.invalidateQueries({ queryKey: ['bids'] });
  const asks = useQuery(asksQuery(bid.scenario.scenarioId, bid.scenario.publishedVersion));
  const names = listed(bid.members.map((member) => member.name));
  return (
    <article className="card card-supply stack" aria-label={names}>
      <Tags>
        <Tag tone="strong">{t(`bids.states.${bid.state}`)}</Tag>
        {bid.members.length > 1 && <Tag tone="supply">{t('bids.members.title')}</Tag>}
        {bid.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
      </Tags>
      <h2>{names}</h2>
      <p className="small muted bid-hash">
        {t('bids.receipt.hash')} {bid.receiptHash}
      </p>
      {bid.ended && (
        <Notice tone="warn" title={t(`bids.ended.${bid.ended.reason}`)}>
          {bid.ended.note && <p>{bid.ended.note}</p>}
        </Notice>
      )}
      <Defects bid={bid} />
      <div className="row">
        {judgements
          .filter((step) => bid.actions.includes(step))
          .map((step) => (
            <Button key={step} small onClick={() => setJudging(step)}>
              {t(`bids.received.steps.${step}`)}
            </Button>
          ))}
      </div>
      {bid.opened && asks.data && (
        <Disclosure summary={t('bids.content')}>
          <BidContent
            bidId={bid.id}
            asks={{ mustHave: asks.data.mustHave, niceToHave: asks.data.niceToHave }}
            technique={bid.opened.technique}
            price={bid.opened.price}
            files={bid.opened.files}
          />
        </Disclosure>
      )}
      {judging && (
        <JudgeDialog
          bid={bid}
          judgement={judging}
          onDone={changed}
          onClose={() => setJudging(null)}
        />
      )}
    </article>
  );
}

function Defects({ bid }: { bid: ReceivedBid }) {
  const { t, language } = useText();
  return (
    <>
      {bid.defects.map((defect) => (
        <Notice
          key={defect.field}
          tone={defect.curedAt ? 'supply' : 'warn'}
          title={t(`bids.defects.fields.${defect.field}`)}
        >
          <p>{defect.note}</p>
          <p className="small">
            {defect.curedAt
              ? t('bids.defects.cured', { at: formatMoment(defect.curedAt, language) })
              : t('bids.defects.until', { at: formatMoment(defect.dueAt, language) })}
          </p>
          {defect.fileId && (
            <Files
              bidId={bid.id}
              files={[{ id: defect.fileId, name: t('bids.defects.file'), size: 0 }]}
            />
          )}
          {defect.taxIncluded !== null && (
            <p>{t(`bids.tax.${defect.taxIncluded ? 'yes' : 'no'}`)}</p>
          )}
        </Notice>
      ))}
    </>
  );
}
