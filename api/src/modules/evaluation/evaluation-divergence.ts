import type { Criteria } from './criteria.schemas.js';
import { shareOf, type NumberedSheet } from './evaluation-scoring.js';

/** The panel must talk about a criterion of a bid: the shares given lie too far apart, or one lies alone. */
export interface Divergence {
  readonly bidId: string;
  readonly criterionId: string;
  readonly low: number;
  readonly high: number;
  readonly rule: 'range' | 'outlier';
}

/** From this range of shares on (basis points), members did not judge the same thing. */
export const rangeLimit = 4000;

/**
 * The published rule: a range of 40 % of the scale or more; or a member more than two standard deviations (of the panel)
 * from the mean, which can only happen with six members or more. Yes/no diverges as soon as two disagree. Pure.
 */
export function divergencesOf(
  { criteria }: Criteria,
  bidIds: readonly string[],
  sheets: readonly NumberedSheet[],
): Divergence[] {
  return bidIds.flatMap((bidId) =>
    criteria.flatMap(({ key, scale }) => {
      const shares = sheets.map(({ scores }) => shareOf(scale, scores[bidId]?.[key] ?? -1));
      const [low, high] = [Math.min(...shares), Math.max(...shares)];
      const wide = high - low >= rangeLimit;
      if (!wide && !hasOutlier(shares)) return [];
      return [
        {
          bidId,
          criterionId: key,
          low,
          high,
          rule: wide ? ('range' as const) : ('outlier' as const),
        },
      ];
    }),
  );
}

/** |x − mean| > 2σ without fractions: with d = n·x − Σx, n·d² > 4·Σd². */
function hasOutlier(shares: readonly number[]): boolean {
  const n = shares.length;
  const sum = shares.reduce((total, share) => total + share, 0);
  const deviations = shares.map((share) => (n * share - sum) ** 2);
  const all = deviations.reduce((total, one) => total + one, 0);
  return deviations.some((one) => n * one > 4 * all);
}
