// What is kept of a pair to learn from: its lines under the hand-set weights, from what everybody may read.
import type { Corpus } from './corpus.js';
import { linesOf, type Factors } from './score.js';
import type { DemandProfile, Line, SupplyProfile } from './types.js';

/** Both sides' lines by code, hidden facts left out, whatever model is in use; lines that are 0 are left out. */
export function baseLines(
  { meter, preparer }: Corpus,
  demand: DemandProfile,
  supply: SupplyProfile,
  now: Date,
): { demand: Factors; supply: Factors } {
  const pair = meter.measure(preparer.demand(demand), preparer.supply(supply), +now);
  const lines = linesOf(pair);
  return { demand: byCode(lines.demand), supply: byCode(lines.supply) };
}

const byCode = (lines: readonly Line[]): Factors =>
  Object.fromEntries(
    lines.filter(({ value }) => value !== 0).map(({ code, value }) => [code, value]),
  );
