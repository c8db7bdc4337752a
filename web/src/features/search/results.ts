import type { GroupOf, SearchAnswer, SearchGroup, SearchIndex } from '../../api/types';
import type { Kind } from './kinds';

type Facets = Record<string, Record<string, number>>;

/** The answer of the search by kind; where nothing fits exactly, the nearest things stand in. */
export interface Results {
  scenarios: GroupOf<'scenarios'> | undefined;
  capabilities: GroupOf<'capabilities'> | undefined;
  organisations: GroupOf<'organisations'> | undefined;
  cases: GroupOf<'cases'> | undefined;
  isEmpty: boolean;
  isNearest: boolean;
  degraded: boolean;
  /** What to leave out to find more. */
  widen: NonNullable<SearchAnswer['nearest']>['widen'];
}

function pick<Index extends SearchIndex>(groups: readonly SearchGroup[], index: Index) {
  return groups.find((group): group is GroupOf<Index> => group.index === index);
}

export function resultsOf(answer: SearchAnswer): Results {
  const count = (groups: readonly SearchGroup[]) =>
    groups.reduce((sum, group) => sum + group.items.length, 0);
  const exact = count(answer.groups) > 0;
  const groups = exact ? answer.groups : (answer.nearest?.groups ?? []);
  return {
    scenarios: pick(groups, 'scenarios'),
    capabilities: pick(groups, 'capabilities'),
    organisations: pick(groups, 'organisations'),
    cases: pick(groups, 'cases'),
    isEmpty: count(groups) === 0,
    isNearest: !exact || groups.every((group) => group.nearest || group.items.length === 0),
    degraded: answer.degraded,
    widen: answer.nearest?.widen ?? [],
  };
}

/** How much fits exactly, by kind and in all. */
export function totalsOf(answer: SearchAnswer): Partial<Record<Kind, number>> {
  const exact = answer.groups.map(({ index, nearest, total }): [SearchIndex, number] => [
    index,
    nearest ? 0 : total,
  ]);
  return {
    ...Object.fromEntries(exact),
    all: exact.reduce((sum, [, total]) => sum + total, 0),
  };
}

/** Counts over all kinds together; undefined where nothing was counted, or nothing fits: noughts say no more. */
export function facetsOf(answer: SearchAnswer | undefined): Facets | undefined {
  if (!answer || answer.degraded || totalsOf(answer).all === 0) return undefined;
  const sums: Facets = {};
  for (const { facets } of answer.groups) {
    for (const [field, counts] of Object.entries(facets)) {
      const sum = (sums[field] ??= {});
      for (const [value, count] of Object.entries(counts)) sum[value] = (sum[value] ?? 0) + count;
    }
  }
  return sums;
}
