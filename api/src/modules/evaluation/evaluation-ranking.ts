import { jsonHash } from '../../platform/canonical-json.js';
import type { Criteria } from './criteria.schemas.js';
import { criteriaHash } from './evaluation-criteria.js';
import { pricePoints } from './evaluation-price.js';
import { techniqueOf, type NumberedSheet, type Scores } from './evaluation-scoring.js';

/** Everything a ranking rests on; all of it is in the event log. */
export interface RankingFacts {
  readonly scenarioId: string;
  readonly criteria: Criteria;
  readonly sheets: readonly NumberedSheet[];
  /** Values agreed on where the members diverged. */
  readonly consensus: Scores;
  /** The bids that were judged; the price is null where technique failed and it does not count. */
  readonly bids: readonly { readonly bidId: string; readonly amountFen: number | null }[];
}

/** What settled a place among bids with the same total. */
export type TieBreak = 'technique' | 'price' | 'lot';

/** Scores in ten-thousandths of a point out of a hundred (1 000 000 is everything). */
export interface RankingRow {
  readonly bidId: string;
  /** Null where a threshold was missed. */
  readonly rank: number | null;
  readonly total: number;
  readonly techniqueScore: number;
  readonly priceScore: number | null;
  readonly criteria: readonly { readonly criterionId: string; readonly score: number }[];
  readonly passed: boolean;
  /** By what it stands before or behind another with the same total. */
  readonly tie: TieBreak | null;
}
export interface Ranking {
  /** SHA-256 over scenario, criteria and rows. */
  readonly hash: string;
  readonly rows: readonly RankingRow[];
}

type Judged = Omit<RankingRow, 'rank' | 'tie'> & { readonly amountFen: number | null };

/**
 * Ranks by total; equal totals by the published tie rule, at last by lot. The order of the input does not matter. Pure.
 * @throws RangeError when a score or the price of a bid that passed is missing
 */
export function rankBids(facts: RankingFacts): Ranking {
  const judged = judge(facts);
  const compare = comparison(facts, lots(facts));
  const passed = judged.filter((one) => one.passed).sort((a, b) => compare(a, b).order);
  const failed = judged
    .filter((one) => !one.passed)
    .sort((a, b) => b.techniqueScore - a.techniqueScore || (a.bidId < b.bidId ? -1 : 1));
  const ranked = passed.map((one, i): RankingRow => {
    const beside = [passed[i - 1], passed[i + 1]].filter((other) => other?.total === one.total);
    const tie = beside[0] ? compare(one, beside[0]).by : null;
    return rowOf(one, i + 1, tie);
  });
  const rows = [...ranked, ...failed.map((one) => rowOf(one, null, null))];
  return { hash: rankingHash(facts, rows), rows };
}

/** The hash that is published with the ranking. */
export function rankingHash(
  { scenarioId, criteria }: Pick<RankingFacts, 'scenarioId' | 'criteria'>,
  rows: readonly RankingRow[],
): string {
  return jsonHash({ scenarioId, criteria: criteriaHash(criteria), rows });
}

function judge({ criteria, sheets, consensus, bids }: RankingFacts): Judged[] {
  const techniques = bids.map(({ bidId }) => techniqueOf(criteria, bidId, sheets, consensus));
  const prices = bids.flatMap(({ amountFen }, i) => {
    if (!techniques[i]?.passed) return [];
    if (amountFen === null) throw new RangeError('the price of a bid that passed is missing');
    return [amountFen];
  });
  // Not Math.min(...): with no bid left there is no lowest price, and nobody asks for it.
  const lowest = prices.reduce((least, price) => Math.min(least, price), Number.MAX_SAFE_INTEGER);
  return bids.map(({ bidId, amountFen }, i) => {
    const { points = {}, score = 0, passed = false } = techniques[i] ?? {};
    const priceScore =
      passed && amountFen !== null ? pricePoints(criteria.price, amountFen, lowest) : null;
    return {
      ...{ bidId, amountFen, passed, techniqueScore: score, priceScore },
      total: score + (priceScore ?? 0),
      criteria: criteria.criteria.map(({ key }) => ({ criterionId: key, score: points[key] ?? 0 })),
    };
  });
}

/** The lot: whose hash over what is published is lower goes first. Nobody who bids can choose any part of it. */
function lots({ scenarioId, criteria, bids }: RankingFacts): ReadonlyMap<string, string> {
  const all = bids.map(({ bidId }) => bidId).sort();
  const hash = criteriaHash(criteria);
  return new Map(all.map((bidId) => [bidId, jsonHash({ scenarioId, criteria: hash, all, bidId })]));
}

/**
 * 财政部令第87号 §57: equal scores are ordered by the lower price (`price-first`); `technique-first` asks the technique
 * points before. What is equal even then is drawn by lot, and says so.
 */
function comparison({ criteria }: RankingFacts, lot: ReadonlyMap<string, string>) {
  const steps: readonly [TieBreak, (one: Judged) => number][] = [
    ['technique', (one) => -one.techniqueScore],
    ['price', (one) => one.amountFen ?? 0],
  ];
  const ordered = criteria.tieRule === 'technique-first' ? steps : [...steps].reverse();
  return (a: Judged, b: Judged): { order: number; by: TieBreak | null } => {
    if (a.total !== b.total) return { order: b.total - a.total, by: null };
    for (const [by, of] of ordered) if (of(a) !== of(b)) return { order: of(a) - of(b), by };
    return { order: (lot.get(a.bidId) ?? '') < (lot.get(b.bidId) ?? '') ? -1 : 1, by: 'lot' };
  };
}

function rowOf(
  { amountFen: _, ...judged }: Judged,
  rank: number | null,
  tie: TieBreak | null,
): RankingRow {
  return { ...judged, rank, tie };
}
