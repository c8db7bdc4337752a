import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { formatDateTime } from '../../lib/format';
import { PagedRows } from '../../lib/paged-rows';
import { paths } from '../../lib/paths';
import { Empty } from '../../ui/empty';
import { Tag } from '../../ui/tag';
import { myBidsQuery, type OwnBid } from './bid-queries';

/** The next step in one word, for the list. Pure. */
export function nextOf(bid: OwnBid): 'answer' | 'reconfirm' | 'cure' | 'seal' | 'finish' | 'wait' {
  if (bid.membership === 'invited') return 'answer';
  if (bid.state === 'needs_reconfirm') return 'reconfirm';
  if (bid.state === 'defect_window') return 'cure';
  if (bid.state === 'draft') return 'seal';
  return bid.hasDraft ? 'finish' : 'wait';
}

/** Bids of the reader's organisations, and invitations to take part in one. */
export function MyBids({ waitingOnly = false }: { waitingOnly?: boolean }) {
  const { t } = useText();
  const query = useInfiniteQuery(myBidsQuery);
  const ended = ['withdrawn', 'disqualified', 'not_awarded', 'awarded'];
  const waits = (bid: OwnBid) => nextOf(bid) !== 'wait' && !ended.includes(bid.state);
  return (
    <PagedRows
      query={query}
      keep={waitingOnly ? waits : () => true}
      rowKey={(bid) => bid.id}
      row={(bid) => <Row bid={bid} />}
      empty={
        waitingOnly ? (
          <p className="muted">{t('bids.noneWaiting')}</p>
        ) : (
          <Empty title={t('bids.none')}>
            <Link to={paths.scenarios}>{t('bids.noneNext')}</Link>
          </Empty>
        )
      }
    />
  );
}

function Row({ bid }: { bid: OwnBid }) {
  const { t, language } = useText();
  return (
    <div className="bench-row bench-row-supply">
      <div>
        <p className="bench-row-title">
          <Link to={paths.bid(bid.id)}>{bid.scenarioTitle}</Link>
        </p>
        <p className="bench-row-meta">
          <Tag tone="strong">{t(`bids.states.${bid.state}`)}</Tag>
          <span>{t('bids.leadIs', { name: bid.leadName })}</span>
          {bid.deadline && (
            <time dateTime={bid.deadline}>
              {t('bids.until', { at: formatDateTime(bid.deadline, language) })}
            </time>
          )}
          {bid.demo && <Tag tone="warn">{t('common.demo')}</Tag>}
        </p>
      </div>
      <span className="small">{t(`bids.nextStep.${nextOf(bid)}`)}</span>
    </div>
  );
}
