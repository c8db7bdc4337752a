import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useText } from '../../i18n/use-text';
import { downloadText } from '../../lib/download-text';
import { formatMoment } from '../../lib/format';
import { paths } from '../../lib/paths';
import { QueryState } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Facts } from '../../ui/card';
import { receiptsQuery, type Bid } from './bid-queries';
import type { Receipt } from './seal-bid';

/** The receipts of a bid, the newest first; replaced ones stay readable. */
export function BidReceipts({ bid }: { bid: Bid }) {
  const { t } = useText();
  const query = useQuery(receiptsQuery(bid.id));
  return (
    <section className="stack" aria-label={t('bids.receipt.list')}>
      <h2>{t('bids.receipt.list')}</h2>
      <QueryState query={query} blocks={1}>
        {({ items }) => (
          <div className="stack">
            {items.map((receipt) => (
              <ReceiptPaper key={receipt.version} receipt={receipt} />
            ))}
          </div>
        )}
      </QueryState>
      <p className="small">
        <Link to={paths.receipts}>{t('bids.receipt.verify')}</Link>
      </p>
    </section>
  );
}

/** A receipt as one keeps it: what, when, its hash, and the file. */
export function ReceiptPaper({ receipt }: { receipt: Receipt }) {
  const { t, language } = useText();
  return (
    <div className="bid-receipt stack">
      <div className="spread">
        <h3>{t('bids.receipt.one', { n: receipt.version })}</h3>
        {receipt.supersededAt && <span className="small muted">{t('bids.receipt.replaced')}</span>}
      </div>
      <Facts
        items={[
          [t('bids.receipt.at'), formatMoment(receipt.sealedAt, language)],
          [
            t('bids.receipt.hash'),
            <span key="hash" className="bid-hash">
              {receipt.hash}
            </span>,
          ],
        ]}
      />
      <Button
        small
        onClick={() =>
          downloadText(`receipt-${receipt.bidId.slice(-6)}-v${receipt.version}.json`, receipt.text)
        }
      >
        {t('bids.receipt.download')}
      </Button>
    </div>
  );
}
