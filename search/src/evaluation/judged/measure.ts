// How good a ranking is by judged pairs alone. A pool of some seventeen pairs a demand is no full judgement: a supply nobody
// judged is unknown, not bad. Lists are therefore condensed (unjudged supplies taken out, Sakai 2007) before they are measured;
// `strict` measures the same lists with unjudged supplies as grade 0, which a ranker outside the pool can only lose by.
import type { Grades } from '../collection.js';
import { mutual, ndcg, recall, reciprocalRank } from '../metrics.js';

const RELEVANT = 2;
const SHOWN = 10;

/** Measures of one demand's list; a missing one has nothing to be measured by (no supply of that grade was judged). */
export interface Quality {
  /** nDCG@10 of the demand side's grades. */
  invite?: number;
  /** nDCG@10 of the supply side's grades. */
  bid?: number;
  /** nDCG@10 where a pair is worth the smaller of its grades. */
  both?: number;
  /** Of supplies to be invited (2 or 3), the share among the first 50 of the whole list. */
  recall?: number;
  /** One over the rank of the first supply to be invited. */
  mrr?: number;
  /** Share of the first ten that both sides want (2 or 3). */
  mutual?: number;
  /** `both` with unjudged supplies as grade 0. */
  strict?: number;
  /** Share of the first ten that were judged at all. */
  judged: number;
}

/** @param list all supplies in the ranker's order */
export function measure(list: readonly string[], grades: ReadonlyMap<string, Grades>): Quality {
  const known = list.filter((id) => grades.has(id));
  const worth = (of: (grade: Grades) => number): Map<string, number> =>
    new Map([...grades].map(([id, grade]) => [id, of(grade)]));
  const both = worth((grade) => Math.min(grade.invite, grade.bid));
  const invited = wanted(worth(({ invite }) => invite));
  const paired = wanted(both);
  return {
    ...gain(
      'invite',
      known,
      worth(({ invite }) => invite),
    ),
    ...gain(
      'bid',
      known,
      worth(({ bid }) => bid),
    ),
    ...gain('both', known, both),
    ...gain('strict', list, both),
    ...(invited.size === 0
      ? {}
      : { recall: recall(list, invited), mrr: reciprocalRank(known, invited) }),
    ...(paired.size === 0 ? {} : { mutual: mutual(known, paired, SHOWN) }),
    judged: list.slice(0, SHOWN).filter((id) => grades.has(id)).length / SHOWN,
  };
}

function gain(
  name: 'invite' | 'bid' | 'both' | 'strict',
  list: readonly string[],
  worth: ReadonlyMap<string, number>,
): Partial<Quality> {
  return Math.max(...worth.values()) === 0 ? {} : { [name]: ndcg(list, worth, SHOWN) };
}

function wanted(worth: ReadonlyMap<string, number>): Set<string> {
  return new Set([...worth].filter(([, grade]) => grade >= RELEVANT).map(([id]) => id));
}

/** Values of a measure where it has one, demand by demand. */
export function valuesOf(rows: readonly Quality[], name: keyof Quality): number[] {
  return rows.flatMap((row) => row[name] ?? []);
}

/** Paired differences of a measure, demand by demand. */
export function differences(
  rows: readonly Quality[],
  base: readonly Quality[],
  name: keyof Quality,
): number[] {
  return rows.flatMap((row, i) => (row[name] === undefined ? [] : row[name] - base[i]![name]!));
}
