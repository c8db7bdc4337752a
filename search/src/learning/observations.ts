// What is learnt from: pairs that were brought together, with their lines at the time and how both sides answered.
import type { Factors } from '../matching/score.js';
import { reciprocal } from '../matching/score.js';
import type { Side } from '../matching/types.js';

export type Answer = 'connect' | 'learn' | 'decline';

/** One pairing. Lines are the hand-set values, by code, from public facts only; places count from 1. */
export interface Observation {
  demandId: string;
  supplyId: string;
  lines: { demand: Factors; supply: Factors };
  /** Who opened it: that side's yes was no answer to anybody. */
  openedBy: Side | 'matchmaker';
  /** Answers given when asked; null where none was given or the side opened itself. */
  answers: { demand: Answer | null; supply: Answer | null };
  met: boolean;
  agreed: boolean;
  /** When the last answer was given, milliseconds. */
  at: number;
  /** Where each stood in the other's list, the demand's list first; null where it was not seen there. */
  places: { demand: number | null; supply: number | null };
}

/** Answers that were given when asked. */
export function answersIn(observations: readonly Observation[]): number {
  return observations.reduce(
    (sum, { answers }) => sum + Number(answers.demand !== null) + Number(answers.supply !== null),
    0,
  );
}

/** Oldest first; ids break ties, so that a fit never depends on the order of rows. */
export function byTime(observations: readonly Observation[]): Observation[] {
  const key = ({ demandId, supplyId }: Observation): string => `${demandId} ${supplyId}`;
  return [...observations].sort((a, b) => a.at - b.at || (key(a) < key(b) ? -1 : 1));
}

/** The earlier part and the later one; figures are always taken on what came later. */
export function splitByTime(
  observations: readonly Observation[],
  earlier = 0.7,
): { before: Observation[]; after: Observation[] } {
  const sorted = byTime(observations);
  const at = Math.floor(sorted.length * earlier);
  return { before: sorted.slice(0, at), after: sorted.slice(at) };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** What a model makes of a pair, from its recorded lines. */
export function scoresOf(
  { lines }: Observation,
  factors: Factors,
): { p: number; q: number; score: number } {
  const sum = (of: Factors): number =>
    Object.entries(of).reduce((total, [code, value]) => total + value * (factors[code] ?? 1), 0);
  const p = sigmoid(sum(lines.demand));
  const q = sigmoid(sum(lines.supply));
  return { p, q, score: reciprocal(p, q) };
}
