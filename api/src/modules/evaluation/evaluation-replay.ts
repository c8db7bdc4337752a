import { canonicalJson } from '../../platform/canonical-json.js';
import type { Criteria } from './criteria.schemas.js';
import { criteriaHash } from './evaluation-criteria.js';
import { rankBids, type Ranking, type RankingRow } from './evaluation-ranking.js';
import type { Scores } from './evaluation-scoring.js';

/** One event of the log, as much of it as a replay needs. */
export interface LoggedFact {
  readonly type: string;
  readonly payload: unknown;
}

/** A ranking made from the event log alone, and the hash that was published with it. */
export interface Replayed {
  readonly ranking: Ranking;
  readonly publishedHash: string;
  readonly criteriaHash: string;
}

interface Read {
  criteria: Criteria | null;
  scores: Map<number, Scores>;
  members: readonly number[];
  consensus: Scores;
  prices: readonly { bidId: string; amountFen: number | null }[];
  ranked: { hash: string; bids: readonly string[] } | null;
}

const readers: Readonly<Record<string, (read: Read, payload: never) => void>> = {
  'evaluation.criteria-set': (read, { criteria }: { criteria: Criteria }) => {
    read.criteria = criteria;
  },
  'evaluation.sheet-locked': (read, { no, scores }: { no: number; scores: Scores }) => {
    read.scores.set(no, scores);
  },
  'evaluation.consensus-reached': (
    read,
    { scores, members }: { scores: Scores; members: number[] },
  ) => {
    Object.assign(read, { consensus: scores, members });
  },
  'evaluation.priced': (read, { prices }: Pick<Read, 'prices'>) => {
    read.prices = prices;
  },
  'evaluation.ranked': (read, { hash, rows }: { hash: string; rows: { bidId: string }[] }) => {
    read.ranked = { hash, bids: rows.map(({ bidId }) => bidId) };
  },
  // An objection took it back: what comes after counts.
  'evaluation.reopened': (read) => {
    read.ranked = null;
  },
};

/**
 * Makes the ranking of a scenario anew from its events, oldest first: criteria, locked scores by number, what was agreed,
 * prices, and the bids that were ranked. Pure. @returns null while no ranking is published
 */
export function replay(scenarioId: string, events: readonly LoggedFact[]): Replayed | null {
  const read: Read = {
    ...{ criteria: null, scores: new Map(), members: [], consensus: {}, prices: [], ranked: null },
  };
  for (const { type, payload } of events) readers[type]?.(read, payload as never);
  const { criteria, ranked } = read;
  if (!criteria || !ranked) return null;
  const ranking = rankBids({
    ...{ scenarioId, criteria, consensus: read.consensus },
    sheets: read.members.map((no) => ({ no, scores: read.scores.get(no) ?? {} })),
    bids: read.prices.filter(({ bidId }) => ranked.bids.includes(bidId)),
  });
  return { ranking, publishedHash: ranked.hash, criteriaHash: criteriaHash(criteria) };
}

/** What is kept in the tables of a scenario. */
export interface Stored {
  readonly criteria: Criteria;
  readonly hash: string;
  readonly rows: readonly RankingRow[];
}

/** Where the tables say something else than the log, in sentences for whoever runs the command; empty when nowhere. Pure. */
export function differences(replayed: Replayed, stored: Stored | null): string[] {
  const { ranking, publishedHash } = replayed;
  const found: string[] = [];
  if (publishedHash !== ranking.hash)
    found.push(`published hash ${publishedHash}, recomputed ${ranking.hash}`);
  if (!stored) return [...found, 'the ranking is in the log but not in the table'];
  if (stored.hash !== ranking.hash)
    found.push(`stored hash ${stored.hash}, recomputed ${ranking.hash}`);
  if (criteriaHash(stored.criteria) !== replayed.criteriaHash)
    found.push('the criteria in the table are not those of the log');
  const rows = new Map(stored.rows.map((row) => [row.bidId, row]));
  for (const row of ranking.rows) {
    const kept = rows.get(row.bidId);
    if (canonicalJson(kept) !== canonicalJson(row))
      found.push(
        `bid ${row.bidId}: stored ${canonicalJson(kept)}, recomputed ${canonicalJson(row)}`,
      );
    rows.delete(row.bidId);
  }
  for (const bidId of rows.keys()) found.push(`bid ${bidId} is in the table but not in the log`);
  const order = (list: readonly RankingRow[]) => list.map(({ bidId }) => bidId).join();
  if (found.length === 0 && order(stored.rows) !== order(ranking.rows))
    found.push('the order differs');
  return found;
}
