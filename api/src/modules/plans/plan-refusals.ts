import type { MarkFacts } from '../curation/curation.reads.js';
import type { LatestPairing, PairingState } from '../pairings/pairings.reads.js';

/** Pairs that ended so are not proposed again by a plan; a matchmaker may still open them by hand. */
const tried: ReadonlySet<PairingState> = new Set(['declined', 'no_fit', 'agreed', 'overridden']);

export const isTried = (state: PairingState) => tried.has(state);
export const isOpen = (state: PairingState) => !isTried(state) && state !== 'expired';

interface PlannedPair {
  readonly kind: string;
  /** When the plan was asked for. */
  readonly plannedAt: Date;
}

/** Why a pair of a plan must not be opened now, though it might when the plan was made; null when it may. */
export function refusalOf(
  pair: PlannedPair,
  marks: readonly Pick<MarkFacts, 'kind'>[],
  last: LatestPairing | null,
) {
  // What is open stays as it is: nothing would be opened.
  if (last && isOpen(last.state)) return null;
  if (marks.some((mark) => mark.kind === 'exclude')) return 'pair-excluded';
  if (marks.some((mark) => mark.kind === 'park')) return 'pair-parked';
  if (!last || !isTried(last.state)) return null;
  // Whoever locked the pair knew of what had ended by then.
  if (pair.kind === 'locked' && last.activeAt <= pair.plannedAt) return null;
  return last.state === 'declined' ? 'pair-declined' : 'pair-ended';
}
