/** How often a call was viewed, followed and answered with interest, and for how many days it has been open. */
export interface Uptake {
  readonly views: number;
  readonly follows: number;
  readonly interests: number;
  readonly days: number;
}

const measures = ['views', 'follows', 'interests'] as const;
export type UptakeMeasure = (typeof measures)[number];

export interface UptakeJudgement {
  /** Whether the publisher should be warned. */
  readonly weak: boolean;
  /** How many similar calls it was compared with. */
  readonly peers: number;
  /** Per day: this call and the median of the similar ones; null where there are too few to compare. */
  readonly measures: readonly { measure: UptakeMeasure; own: number; median: number | null }[];
}

/** Below this many similar calls a median says nothing. */
export const fewestPeers = 5;
/** The shares of the window at which a call is looked at. */
export const marks = [30, 60] as const;

const perDay = (uptake: Uptake, measure: UptakeMeasure) =>
  uptake[measure] / Math.max(1, uptake.days);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/**
 * Whether a call is taken up more weakly than similar ones: less than half their median in at least two of
 * views, follows and interests per day. With too few to compare, nobody's interest is the warning. Pure.
 */
export function judgeUptake(own: Uptake, peers: readonly Uptake[]): UptakeJudgement {
  const enough = peers.length >= fewestPeers;
  const compared = measures.map((measure) => ({
    measure,
    own: perDay(own, measure),
    median: enough ? median(peers.map((peer) => perDay(peer, measure))) : null,
  }));
  const low = compared.filter((one) => one.median !== null && one.own < one.median / 2);
  const weak = enough ? low.length >= 2 : own.interests === 0;
  return { weak, peers: peers.length, measures: compared };
}

/** How much of the window from publication to deadline has passed, in percent. */
export function shareOf(publishedAt: Date, deadline: Date, now: Date): number {
  const whole = deadline.getTime() - publishedAt.getTime();
  return whole <= 0 ? 100 : ((now.getTime() - publishedAt.getTime()) / whole) * 100;
}

/** Fewer answers than this are never shown by themselves: they would point at somebody. */
export const smallestCell = 5;

/**
 * Reasons in sum, with small cells left out, and the total left out too where it would give them away by
 * subtraction. Pure.
 */
export function summariseReasons(counts: Readonly<Record<string, number>>): {
  total: number | null;
  reasons: { reason: string; n: number }[];
} {
  const all = Object.entries(counts).map(([reason, n]) => ({ reason, n }));
  const reasons = all.filter(({ n }) => n >= smallestCell).sort((a, b) => b.n - a.n);
  const sum = (list: readonly { n: number }[]) => list.reduce((total, { n }) => total + n, 0);
  const rest = sum(all) - sum(reasons);
  const hidden = rest > 0 && rest < smallestCell;
  const total = sum(all) < smallestCell || hidden ? null : sum(all);
  return { total, reasons };
}
