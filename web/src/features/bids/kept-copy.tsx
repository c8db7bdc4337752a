import { useId, useState, type ChangeEvent } from 'react';
import { useText } from '../../i18n/use-text';
import { downloadText } from '../../lib/download-text';
import { Button } from '../../ui/button';
import { Disclosure } from '../../ui/disclosure';
import { Notice } from '../../ui/notice';
import type { Bid, BidDraft } from './bid-queries';
import { toValues, type BidValues } from './bid-values';
import { copyOf } from './seal-bid';

/** Reads a kept copy; null when the file is none. Pure. */
export function readCopy(text: string): BidValues | null {
  try {
    const copy = JSON.parse(text) as Partial<BidDraft> & { type?: unknown };
    return copy.type === 'aism-bid-copy' && copy.technique && copy.price
      ? toValues({ technique: copy.technique, price: copy.price })
      : null;
  } catch {
    return null;
  }
}

interface KeptCopyProps {
  bid: Bid;
  draft: BidDraft;
  onFill: (values: BidValues) => void;
}

/** A sealed bid can be read by nobody, its writer included: who wants to replace it later keeps a copy. */
export function KeptCopy({ bid, draft, onFill }: KeptCopyProps) {
  const { t } = useText();
  const [broken, setBroken] = useState(false);
  const id = useId();
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (!file) return;
    const values = readCopy(await file.text());
    event.target.value = '';
    setBroken(values === null);
    if (values) onFill(values);
  };
  return (
    <Disclosure summary={t('bids.copy.title')}>
      <div className="stack">
        <p className="small muted">{t('bids.copy.note')}</p>
        <Button
          small
          onClick={() => downloadText(`bid-copy-${bid.id.slice(-6)}.json`, copyOf(bid, draft))}
        >
          {t('bids.copy.save')}
        </Button>
        <div>
          <label className="button button-plain button-small" htmlFor={id}>
            {t('bids.copy.load')}
          </label>
          <input
            id={id}
            className="sr-only"
            type="file"
            accept=".json"
            onChange={(event) => void choose(event)}
          />
        </div>
        {broken && <Notice tone="warn" alert title={t('bids.copy.broken')} />}
      </div>
    </Disclosure>
  );
}
