import type { BidFeedback, ScoreDistribution } from '../evaluation/evaluation.reads.js';

/** What a publisher adds to the panel's words, each by itself. */
export interface PublisherWords {
  readonly strengths: string;
  readonly improvements: string;
}

/** Of two bids the other's scores are the rival's; from three on nobody can say whose they are. Prices never show. */
export const fewestScores = 3;
export const isWithheld = (bids: number): boolean => bids < fewestScores;

interface Scored {
  readonly score: number;
  readonly full: number;
}
/**
 * Where one figure lies among all bids, without saying whose the others are; null where they are too few. In
 * ten-thousandths of a point.
 */
export interface Placed extends Scored {
  readonly best: number | null;
  readonly median: number | null;
  readonly lowest: number | null;
}
export interface Feedback {
  readonly bidId: string;
  readonly rank: number | null;
  /** Valid bids, and those above the thresholds. */
  readonly bids: number;
  readonly passed: boolean;
  readonly total: number;
  /** Whether the bids are too few for a distribution. */
  readonly withheld: boolean;
  /** Totals of all valid bids from the best down; nobody's name. */
  readonly totals: number[];
  readonly criteria: ({ readonly criterionId: string; readonly title: string } & Placed)[];
  /** One's own only: another's price points give its price. */
  readonly price: Scored | null;
  readonly strengths: string;
  readonly improvements: string;
  readonly publisher: PublisherWords;
}

const noWords: PublisherWords = { strengths: '', improvements: '' };

/** The median of scores; of an even number the lower middle one, so that it is a score somebody has. */
export function medianOf(scores: readonly number[]): number {
  const sorted = [...scores].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** One bidder's feedback: its own scores among the anonymous ones, and what was said of it. Pure. */
export function composeFeedback(
  own: BidFeedback,
  all: ScoreDistribution,
  publisher: PublisherWords = noWords,
): Feedback {
  const scoresOf = (id: string) => all.criteria.find((one) => one.criterionId === id)?.scores ?? [];
  return withoutFew({
    ...{ bidId: own.bidId, rank: own.rank, bids: all.bids, passed: own.passed, total: own.total },
    totals: [...all.totals].sort((a, b) => b - a),
    criteria: own.criteria.map(({ criterionId, title, score, full }) => ({
      ...{ criterionId, title },
      ...placed(score, full, scoresOf(criterionId)),
    })),
    price: own.priceScore === null ? null : { score: own.priceScore, full: own.priceFull },
    ...{ strengths: own.strengths.trim(), improvements: own.improvements.trim(), publisher },
  });
}

/** What of a feedback is shown, also of one that was given when rivals' scores were in it. */
export function withoutFew(given: Omit<Feedback, 'withheld'>): Feedback {
  const withheld = isWithheld(given.bids);
  const none = withheld ? { best: null, median: null, lowest: null } : {};
  return {
    ...given,
    withheld,
    totals: withheld ? [] : given.totals,
    criteria: given.criteria.map((one) => ({ ...one, ...none })),
    price: given.price && { score: given.price.score, full: given.price.full },
  };
}

function placed(score: number, full: number, scores: readonly number[]): Placed {
  const all = scores.length ? scores : [score];
  return { score, full, best: Math.max(...all), median: medianOf(all), lowest: Math.min(...all) };
}

/** Whether it says what was good and what to do better: without both no result becomes final. */
export function isComplete(feedback: Pick<Feedback, 'strengths' | 'improvements' | 'publisher'>) {
  const { strengths, improvements, publisher } = feedback;
  return Boolean(
    (strengths || publisher.strengths.trim()) && (improvements || publisher.improvements.trim()),
  );
}
