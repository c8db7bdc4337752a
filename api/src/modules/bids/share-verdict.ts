import { threshold } from '@aism/sealing';
import type { ClosedEnvelope } from './openings.queries.js';

/** A share as it was handed in; null: the officer says that their key does not open it. */
export interface GivenShare {
  readonly sealingId: string;
  /** The officer, whose account may be gone since. */
  readonly holderId: string;
  readonly share: string | null;
}

/** So long a contested envelope waits for one more share; then the bid is out, unless an auditor holds the opening. */
export const contestHours = 72;

type Sealed = Pick<ClosedEnvelope, 'sealingId'> & {
  readonly shares: readonly Pick<
    ClosedEnvelope['shares'][number],
    'userId' | 'holderId' | 'barred'
  >[];
};

/**
 * How many of an envelope's officers have shown a true share, how many said they have none, how many have not spoken but
 * may, and how many may not at present: those in a bidder, on the panel, or without the role.
 */
export function wordsOn({ sealingId, shares }: Sealed, given: readonly GivenShare[]) {
  const mine = given.filter((one) => one.sealingId === sealingId);
  const good = new Set(mine.flatMap(({ holderId, share }) => (share === null ? [] : [holderId])));
  const spoke = new Set(mine.map(({ holderId }) => holderId));
  // An account that is gone says nothing any more; what it said stays said.
  const unheard = shares.filter(({ userId, holderId }) => userId !== null && !spoke.has(holderId));
  const countOf = (some: typeof unheard) => new Set(some.map(({ holderId }) => holderId)).size;
  return {
    ...{ good: good.size, none: spoke.size - good.size },
    silent: countOf(unheard.filter(({ barred }) => !barred)),
    barred: countOf(unheard.filter(({ barred }) => barred)),
  };
}

/**
 * What follows for an envelope. A true share is known by its commitment; that a share does not open is an officer's word
 * alone, for only the officer's browser has the key. So two officers' word throws nobody out at once: `dead` takes the word
 * of all. `contested` does not hold up the others, for a bidder may have sealed rubbish; nor does who may not speak:
 * waiting for such an officer would be waiting for ever. Pure.
 */
export function verdictOn(
  envelope: Sealed,
  given: readonly GivenShare[],
): 'open' | 'waiting' | 'contested' | 'dead' {
  const { good, silent, barred } = wordsOn(envelope, given);
  if (good >= threshold) return 'open';
  if (good + silent >= threshold) return 'waiting';
  return good === 0 && silent + barred === 0 ? 'dead' : 'contested';
}

/**
 * Whether something can be done. No round has one officer only, whoever else may not speak. In the first round all envelopes
 * are dealt with at once, as soon as none waits for a share any more; in a later one each for itself, and only what becomes
 * open, is out for certain or is contested now is news. Pure.
 */
export function isRipe(
  closed: readonly (Sealed & Pick<ClosedEnvelope, 'contestedAt'>)[],
  given: readonly GivenShare[],
  isLater: boolean,
): boolean {
  if (new Set(given.map(({ holderId }) => holderId)).size < threshold) return false;
  const isNews = (envelope: (typeof closed)[number]) => {
    const verdict = verdictOn(envelope, given);
    return verdict === 'contested' ? envelope.contestedAt === null : verdict !== 'waiting';
  };
  return isLater
    ? closed.some(isNews)
    : closed.every((envelope) => verdictOn(envelope, given) !== 'waiting');
}
