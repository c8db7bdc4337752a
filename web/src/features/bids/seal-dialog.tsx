import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useText } from '../../i18n/use-text';
import { downloadText } from '../../lib/download-text';
import { formatShare } from '../../lib/format';
import { NeedsEncryption } from '../../lib/needs-encryption';
import { ProblemNotice } from '../../lib/query-state';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { Check } from '../../ui/inputs';
import { Notice } from '../../ui/notice';
import { bidCheckQuery, type Bid, type BidDraft } from './bid-queries';
import { ReceiptPaper } from './bid-receipts';
import { copyOf, sealBid, type Sealed, type SealStep } from './seal-bid';

interface SealDialogProps {
  bid: Bid;
  draft: BidDraft;
  onClose: () => void;
  onDone: () => void;
}

/** Explains sealing in plain words, does it, and hands over the receipt. */
export function SealDialog({ bid, draft, onClose, onDone }: SealDialogProps) {
  const { t } = useText();
  const [step, setStep] = useState<SealStep | null>(null);
  const [sealed, setSealed] = useState<Sealed | null>(null);
  const [error, setError] = useState<unknown>(null);
  const paused = useRef<{ go: () => void; stop: (cause: unknown) => void } | null>(null);
  const again = () =>
    new Promise<void>((go, stop) => {
      paused.current = { go, stop };
    });
  const seal = async () => {
    setError(null);
    try {
      setSealed(await sealBid(bid, draft, { onStep: setStep, again }));
    } catch (cause) {
      setError(cause);
    }
    setStep(null);
  };
  const close = () => {
    if (sealed) return onDone();
    paused.current?.stop(new Error('closed'));
    return onClose();
  };
  return (
    <Dialog open title={t('bids.seal.title')} closeLabel={t('common.close')} onClose={close}>
      {sealed && <Done sealed={sealed} onDone={onDone} />}
      {!sealed && step && <Progress step={step} onAgain={() => paused.current?.go()} />}
      {!sealed && !step && (
        <div className="stack">
          {error !== null && <ProblemNotice error={error} />}
          {error !== null && <p>{t('bids.seal.draftKept')}</p>}
          <NeedsEncryption>
            <Before bid={bid} draft={draft} onSeal={() => void seal()} onClose={close} />
          </NeedsEncryption>
        </div>
      )}
    </Dialog>
  );
}

interface BeforeProps {
  bid: Bid;
  draft: BidDraft;
  onSeal: () => void;
  onClose: () => void;
}

function Before({ bid, draft, onSeal, onClose }: BeforeProps) {
  const { t } = useText();
  const check = useQuery(bidCheckQuery(bid.id, bid.version));
  const [read, setRead] = useState(false);
  const missing = check.data?.items.filter((item) => item.blocks) ?? [];
  return (
    <>
      <ol className="bid-steps">
        {(['encrypt', 'officers', 'late', 'nobody'] as const).map((key) => (
          <li key={key}>{t(`bids.seal.why.${key}`)}</li>
        ))}
      </ol>
      {missing.length > 0 && (
        <Notice tone="warn" title={t('bids.seal.missing', { n: missing.length })}>
          <ul>
            {missing.map((item) => (
              <li key={item.code + item.pointer}>{item.message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p>
        <Button
          small
          onClick={() => downloadText(`bid-copy-${bid.id.slice(-6)}.json`, copyOf(bid, draft))}
        >
          {t('bids.copy.save')}
        </Button>
      </p>
      <Check checked={read} onChange={(event) => setRead(event.target.checked)}>
        {t('bids.seal.understood')}
      </Check>
      <div className="row">
        <Button
          look="primary"
          disabled={!read || !check.data || missing.length > 0}
          onClick={onSeal}
        >
          {t('bids.seal.confirm')}
        </Button>
        <Button onClick={onClose}>{t('common.cancel')}</Button>
      </div>
    </>
  );
}

function Progress({ step, onAgain }: { step: SealStep; onAgain: () => void }) {
  const { t, language } = useText();
  const share = 'sent' in step ? step.sent / step.total : step.at === 'keys' ? 0 : 1;
  return (
    <div className="stack">
      <p role="status">{t(`bids.seal.at.${step.at}`)}</p>
      <progress className="bid-progress" value={share} aria-label={t('bids.seal.title')} />
      <p className="small muted figures">{formatShare(share, language)}</p>
      {step.at === 'paused' ? (
        <Notice tone="warn" alert title={t('bids.seal.broken')}>
          <Button small onClick={onAgain}>
            {t('bids.seal.again')}
          </Button>
        </Notice>
      ) : (
        <p className="small muted">{t('bids.seal.stay')}</p>
      )}
    </div>
  );
}

function Done({ sealed, onDone }: { sealed: Sealed; onDone: () => void }) {
  const { t } = useText();
  return (
    <div className="stack">
      <Notice tone="supply" alert title={t('bids.seal.done')}>
        <p>{t(`bids.seal.checked.${String(sealed.checked) as 'true' | 'false' | 'null'}`)}</p>
      </Notice>
      <ReceiptPaper receipt={sealed.receipt} />
      <Button onClick={onDone}>{t('bids.seal.close')}</Button>
    </div>
  );
}
