import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useText } from '../../i18n/use-text';
import { DraftStatus } from '../../lib/draft-status';
import { Button } from '../../ui/button';
import { BidCheckPanel } from './bid-check-panel';
import { BidConflict } from './bid-conflict';
import { BidForm, type Asks } from './bid-form';
import { bidQuery, freshBid, wholeDraft, type Bid, type BidDraft } from './bid-queries';
import { KeptCopy } from './kept-copy';
import { SealDialog } from './seal-dialog';
import { useBidForm } from './use-bid-form';

interface BidEditorProps {
  bid: Bid;
  draft: BidDraft;
  asks: Asks;
  onChanged: () => void;
}

/** Writing a bid: the form, what is saved and missing beside it, and the way to seal it. */
export function BidEditor({ bid, draft, asks, onChanged }: BidEditorProps) {
  const { t } = useText();
  const client = useQueryClient();
  const state = useBidForm(bid, draft);
  const [sealing, setSealing] = useState<{ bid: Bid; draft: BidDraft } | null>(null);
  const readAgain = async () => {
    const now = await freshBid(bid.id);
    client.setQueryData(bidQuery(bid.id).queryKey, now);
    return now;
  };
  // What is sealed is what the server has: first everything typed is saved, then it is read once more.
  const seal = async () => {
    if (!(await state.draft.flush())) return;
    const now = await readAgain();
    const read = wholeDraft(now);
    if (read) setSealing({ bid: now, draft: read });
  };
  return (
    <section aria-label={t('bids.write')} className="stack">
      <h2>{t('bids.write')}</h2>
      <BidConflict state={state} />
      <div className="form-page">
        <BidForm
          bid={bid}
          draft={draft}
          asks={asks}
          state={state}
          onFiles={() => void readAgain()}
        />
        <aside className="form-aside">
          <div className="form-bar">
            {state.draft.status !== 'stale' && (
              <DraftStatus
                draft={state.draft}
                auto
                onKeepMine={() => undefined}
                onTakeTheirs={() => undefined}
              />
            )}
            <div className="row">
              <Button onClick={() => void state.draft.flush()}>{t('bids.saveNow')}</Button>
              {bid.actions.includes('seal') && (
                <Button look="primary" onClick={() => void seal()}>
                  {t('bids.seal.go')}
                </Button>
              )}
            </div>
          </div>
          <BidCheckPanel id={bid.id} version={bid.version} />
          <KeptCopy bid={bid} draft={draft} onFill={state.fill} />
        </aside>
      </div>
      {sealing && (
        <SealDialog
          {...sealing}
          onClose={() => setSealing(null)}
          onDone={() => {
            setSealing(null);
            onChanged();
          }}
        />
      )}
    </section>
  );
}
