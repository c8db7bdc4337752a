import type { Criteria, Criterion } from './criteria.schemas.js';
import { whole } from './evaluation-criteria.js';

/**
 * Scores are whole numbers from end to end, so that everybody who recomputes them gets the same: a value on a scale
 * becomes a share in basis points, a share of a weight becomes points in ten-thousandths of one point. A hundred points
 * are 1 000 000 of these.
 */
export const fullPoints = 1_000_000;

/** What one evaluator gave: bid → criterion → value on its scale. */
export type Scores = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The sheet of one evaluator, known by number only. */
export interface NumberedSheet {
  readonly no: number;
  readonly scores: Scores;
}

/** The highest value of a scale; a rating's value is the index of its level, 0 the best. */
export function highest(scale: Criterion['scale']): number {
  if (scale.kind === 'numeric') return scale.max;
  return scale.kind === 'rating' ? scale.levels.length - 1 : 1;
}

/** Whether the value lies on the scale. */
export function fits(scale: Criterion['scale'], value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value <= highest(scale);
}

/** The share of the criterion's weight that a value earns, in basis points. @throws RangeError for a value off the scale */
export function shareOf(scale: Criterion['scale'], value: number): number {
  if (!fits(scale, value)) throw new RangeError(`${value} is not on the scale`);
  if (scale.kind === 'numeric') return roundedDivision(value * whole, scale.max);
  if (scale.kind === 'yes-no') return value * whole;
  return scale.levels[value]?.share ?? 0;
}

/** The mean of shares, rounded half up to whole basis points. */
export function meanShare(shares: readonly number[]): number {
  return roundedDivision(
    shares.reduce((sum, share) => sum + share, 0),
    shares.length,
  );
}

/** Points for a share of a weight, both in basis points. */
export const pointsFor = (weight: number, share: number): number =>
  roundedDivision(weight * share, 100);

/** n ÷ d rounded half up, for whole numbers not below zero. */
export function roundedDivision(n: number, d: number): number {
  return Math.floor((2 * n + d) / (2 * d));
}

export interface TechniqueResult {
  readonly shares: Readonly<Record<string, number>>;
  readonly points: Readonly<Record<string, number>>;
  readonly score: number;
  /** Whether every threshold is reached. */
  readonly passed: boolean;
}

/**
 * The panel's result on the technique of one bid: the consensus value where there is one, else the mean of the members'.
 * @throws RangeError when a score is missing
 */
export function techniqueOf(
  given: Criteria,
  bidId: string,
  sheets: readonly NumberedSheet[],
  consensus: Scores,
): TechniqueResult {
  const shares: Record<string, number> = {};
  const points: Record<string, number> = {};
  for (const { key, scale, weight } of given.criteria) {
    const agreed = consensus[bidId]?.[key];
    const share =
      agreed === undefined
        ? meanShare(sheets.map(({ scores }) => shareOf(scale, scores[bidId]?.[key] ?? -1)))
        : shareOf(scale, agreed);
    shares[key] = share;
    points[key] = pointsFor(weight, share);
  }
  const score = Object.values(points).reduce((sum, one) => sum + one, 0);
  const weights = given.criteria.reduce((sum, { weight }) => sum + weight, 0);
  // score/1e6 ≥ threshold · weights/1e8, without fractions.
  const enough = score * 100 >= (given.techniqueThreshold ?? 0) * weights;
  const each = given.criteria.every(({ key, threshold }) => (shares[key] ?? 0) >= (threshold ?? 0));
  return { shares, points, score, passed: enough && each };
}
