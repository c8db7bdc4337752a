import { isTrueShare, openShare, type OwnKey } from '@aism/sealing';
import type { OpeningTask } from './opening-queries';

export interface OwnShares {
  shares: { bidId: string; share: string | null }[];
  /** Envelopes that this key does not open, or whose share is not the one that was sealed. */
  unreadable: number;
}

/** The task asks for a share of another key than this one. */
export class ForeignKey extends Error {}

/**
 * Decrypts the reader's own shares, here in the browser. One share alone opens nothing.
 * @param onProgress how many are done
 * @throws ForeignKey when the key is not the one the envelopes were sealed for
 */
export async function ownShares(
  { envelopes }: Pick<OpeningTask, 'envelopes'>,
  key: OwnKey,
  onProgress: (done: number) => void,
): Promise<OwnShares> {
  if (envelopes.length > 0 && envelopes.every((one) => one.keyId !== key.keyId))
    throw new ForeignKey(key.keyId);
  const shares: OwnShares['shares'] = [];
  for (const { context, commitment, wrapped } of envelopes) {
    const share = await openShare({ wrapped }, key, context).catch(() => null);
    const isTrue = share !== null && (await isTrueShare(share, commitment, context));
    shares.push({ bidId: context.bidId, share: isTrue ? share : null });
    onProgress(shares.length);
  }
  return { shares, unreadable: shares.filter((one) => one.share === null).length };
}
