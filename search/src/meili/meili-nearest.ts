import type { MultiSearchQuery } from 'meilisearch';
import type { CheckedQuery } from '../indexes/check-query.js';
import { NEAR_SHARE, loosened, tellingOf } from '../text/nearest.js';
import type { QueryUnit } from '../text/query.js';
import { toFilter } from './filter.js';
import type { SearchTarget, ServerAnswer, ServerHit } from './meili-search.js';
import { SURE_PINYIN, fieldsToSearch, hasPinyin, totalOf } from './meili-search.js';
import { queryText } from './query-text.js';

/*
 * The nearest documents when none holds all of a query, and the best ones for a long description. One query of the
 * server reads ten words and wants its first in every hit, so each unit is asked for by itself and the answers are
 * put together here (matching.md §2.1: the workaround that recovers most of BM25).
 */

/** Documents read a unit; beyond, the total is a lower bound. A description of many units reads fewer of each. */
const PER_UNIT = 500;
const IN_ALL = 2400;
/** Documents kept in all. */
const MOST = 1000;

export type Ask = (queries: MultiSearchQuery[]) => Promise<ServerAnswer[]>;

/** A nearest document with what its order depends on. */
interface Near {
  id: string;
  score: number;
  told: number;
  hit: ServerHit;
}

export interface NearestIds {
  /** In the asked order. */
  ids: string[];
  complete: boolean;
}

function requestFor(
  { target, query, limit }: { target: SearchTarget; query: CheckedQuery; limit: number },
  unit: QueryUnit,
): MultiSearchQuery {
  return {
    attributesToSearchOn: fieldsToSearch(target.definition, hasPinyin([unit], SURE_PINYIN)),
    indexUid: target.uid,
    q: queryText([{ ...unit, optional: false }]),
    locales: ['cmn'],
    matchingStrategy: 'all',
    filter: query.filter.map(toFilter),
    limit,
    showRankingScore: true,
    attributesToRetrieve: ['id', ...target.definition.sortable],
  };
}

function fuse(answers: readonly ServerAnswer[], documents: number): Map<string, Near> {
  const found = new Map<string, Near>();
  for (const answer of answers) {
    const telling = tellingOf(totalOf(answer), documents);
    for (const hit of answer.hits) {
      const id = String(hit['id']);
      const near = found.get(id) ?? { id, score: 0, told: 0, hit };
      near.score += telling * (hit._rankingScore ?? 0);
      near.told += telling;
      found.set(id, near);
    }
  }
  return found;
}

/** Missing values last in both directions. */
function byField(field: string, direction: 'asc' | 'desc'): (a: Near, b: Near) => number {
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => {
    const left = a.hit[field];
    const right = b.hit[field];
    if (typeof left !== 'number') return typeof right === 'number' ? 1 : 0;
    if (typeof right !== 'number') return -1;
    return (left - right) * sign;
  };
}

function inOrder(found: readonly Near[], sort: CheckedQuery['sort']): Near[] {
  const score = (a: Near, b: Near): number => b.score - a.score;
  const band = byField('rank', 'asc');
  const first =
    sort === 'default'
      ? [band, score]
      : sort === 'relevance'
        ? [score, band]
        : [...sort.map(({ field, direction }) => byField(field, direction)), score, band];
  const all = [...first, byField('publishedAt', 'desc')];
  return [...found].sort((a, b) => {
    for (const compare of all) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return a.id < b.id ? -1 : 1;
  });
}

/**
 * Finds the nearest documents.
 * @param ask sends requests and answers in their order.
 * @param documents how many the index holds.
 */
export async function nearestIds(
  target: SearchTarget,
  query: CheckedQuery,
  ask: Ask,
  documents: number,
): Promise<NearestIds> {
  const { units } = query.parsed;
  const limit = Math.min(PER_UNIT, Math.ceil(IN_ALL / units.length));
  const look = { target, query, limit };
  const whole = await ask(units.map((unit) => requestFor(look, unit)));
  const missing = units.filter((_, i) => totalOf(whole[i]) === 0).flatMap(loosened);
  const parts = missing.length > 0 ? await ask(missing.map((unit) => requestFor(look, unit))) : [];
  const answers = [...whole, ...parts].filter((answer) => totalOf(answer) > 0);
  const total = answers.reduce((sum, answer) => sum + tellingOf(totalOf(answer), documents), 0);
  const near = [...fuse(answers, documents).values()].filter(
    ({ told }) => told >= total * NEAR_SHARE,
  );
  const best = near.sort((a, b) => b.score - a.score).slice(0, MOST);
  return {
    ids: inOrder(best, query.sort).map(({ id }) => id),
    complete: near.length <= MOST && answers.every((answer) => totalOf(answer) <= limit),
  };
}
