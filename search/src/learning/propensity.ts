// How likely a place in a list was looked at, and a question answered: answers of pairs that were easily seen count
// less than those of pairs that were not (inverse propensities of both sides, clipped; arXiv 2307.10204).
import type { Side } from '../matching/types.js';
import type { Observation } from './observations.js';

/** Lists of one side in which somebody stood at one place: how many, how many of those were opened, Σ of p or q. */
export interface Showing {
  side: Side;
  place: number;
  shown: number;
  opened: number;
  worth: number;
}

/** Chance of being looked at by place bucket, and of an answer by the answering side's place. */
export interface Propensities {
  looked: Record<Side, number[]>;
  answered: Record<Side, number[]>;
}

const MOST_WEIGHT = 5;
/** Last place of each bucket; what stands deeper, or nowhere, is in one more. */
const BUCKETS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 15, 20, 30, 50, 100];
/** What is expected of a place counts as much as this many openings or questions. */
const STRENGTH = 20;
const LEAST = 0.05;
const SIDES: readonly Side[] = ['demand', 'supply'];

/** The discount of nDCG: what is usually assumed where nothing has been counted. */
const assumed = (bucket: number): number => 1 / Math.log2((BUCKETS[bucket] ?? 200) + 1);

function bucketOf(place: number | null): number {
  const at = place === null ? -1 : BUCKETS.findIndex((last) => place <= last);
  return at < 0 ? BUCKETS.length : at;
}

const zeros = (): number[] => Array.from({ length: BUCKETS.length + 1 }, () => 0);

/** Counts, drawn towards what is assumed; never rising with depth. */
function looked(showings: readonly Showing[], side: Side): number[] {
  const opened = zeros();
  const worth = zeros();
  for (const row of showings) {
    if (row.side !== side) continue;
    opened[bucketOf(row.place)]! += row.opened;
    worth[bucketOf(row.place)]! += row.worth;
  }
  const expected = worth.reduce((sum, value, i) => sum + value * assumed(i), 0);
  const rate = expected === 0 ? 0 : opened.reduce((sum, value) => sum + value, 0) / expected;
  let last = 1;
  return worth.map((value, i) => {
    const share = (opened[i]! + STRENGTH * assumed(i)) / (rate * value + STRENGTH);
    last = Math.max(LEAST, Math.min(last, share));
    return last;
  });
}

/** Share of the questions to a side that it answered at all, by where the other stood in its own list. */
function answered(observations: readonly Observation[], side: Side): number[] {
  const asked = zeros();
  const given = zeros();
  for (const { openedBy, answers, places } of observations) {
    if (openedBy === side) continue;
    const bucket = bucketOf(places[side]);
    asked[bucket]! += 1;
    given[bucket]! += Number(answers[side] !== null);
  }
  const all = asked.reduce((sum, value) => sum + value, 0);
  const mean = all === 0 ? 1 : given.reduce((sum, value) => sum + value, 0) / all;
  return asked.map((value, i) =>
    Math.max(LEAST, (given[i]! + STRENGTH * mean) / (value + STRENGTH)),
  );
}

export function propensitiesOf(
  showings: readonly Showing[],
  observations: readonly Observation[],
): Propensities {
  const of = (count: (side: Side) => number[]): Record<Side, number[]> => ({
    demand: count('demand'),
    supply: count('supply'),
  });
  return {
    looked: of((side) => looked(showings, side)),
    answered: of((side) => answered(observations, side)),
  };
}

/** How much one side's answer counts: 1 ÷ (the opener looked there · the asked side answered), at most 5. */
export function weightOf(
  { openedBy, places }: Observation,
  side: Side,
  { looked, answered }: Propensities,
): number {
  const opener = SIDES.find((one) => one === openedBy);
  // A matchmaker reads the whole list.
  const seen = opener ? looked[opener][bucketOf(places[opener])]! : 1;
  return Math.min(MOST_WEIGHT, 1 / (seen * answered[side][bucketOf(places[side])]!));
}
