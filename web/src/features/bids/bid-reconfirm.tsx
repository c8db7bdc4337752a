import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { FieldChange } from '../../api/types';
import { useText } from '../../i18n/use-text';
import { ProblemNotice, QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Check } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { changesQuery, reconfirmBid, type Bid } from './bid-queries';

interface BidReconfirmProps {
  bid: Bid;
  change: (change: FieldChange) => ReactNode;
  onChanged: () => void;
}

/** The scenario changed, or a partner left: the sealed bid counts only when its lead says that it still stands. */
export function BidReconfirm({ bid, change, onChanged }: BidReconfirmProps) {
  const { t } = useText();
  const [read, setRead] = useState(false);
  const confirm = useMutation({
    mutationFn: () => reconfirmBid(bid.id, bid.scenario.publishedVersion),
    onSuccess: onChanged,
  });
  const changed = bid.scenarioVersion < bid.scenario.publishedVersion;
  if (bid.reconfirm === null && !(changed && bid.draft)) return null;
  const asked = bid.reconfirm !== null;
  return (
    <Notice
      tone="warn"
      title={t(
        asked ? `bids.reconfirm.${bid.reconfirm ?? 'scenario-changed'}` : 'bids.reconfirm.draft',
      )}
    >
      <div className="stack">
        {asked && <p>{t('bids.reconfirm.note')}</p>}
        {changed && <Changes bid={bid} change={change} />}
        {bid.actions.includes('reconfirm') && (
          <>
            <Check checked={read} onChange={(event) => setRead(event.target.checked)}>
              {t('bids.reconfirm.read')}
            </Check>
            {confirm.error && <ProblemNotice error={confirm.error} />}
            <Button
              look="primary"
              disabled={!read}
              busy={confirm.isPending}
              onClick={() => confirm.mutate()}
            >
              {t('bids.reconfirm.confirm')}
            </Button>
          </>
        )}
      </div>
    </Notice>
  );
}

function Changes({ bid, change }: Pick<BidReconfirmProps, 'bid' | 'change'>) {
  const { t } = useText();
  const { scenarioId, publishedVersion } = bid.scenario;
  const query = useQuery(changesQuery(scenarioId, bid.scenarioVersion, publishedVersion));
  return (
    <QueryState query={query} blocks={1}>
      {(diff) => (
        <div>
          <p className="small">
            {t('bids.reconfirm.versions', { from: bid.scenarioVersion, to: publishedVersion })}
          </p>
          {diff.changes.map((one) => (
            <div key={one.field} className="bid-change">
              {change(one)}
            </div>
          ))}
        </div>
      )}
    </QueryState>
  );
}
