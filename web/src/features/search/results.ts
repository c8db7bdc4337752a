import type { GroupOf, SearchAnswer, SearchGroup, SearchIndex } from '../../api/types';

/** The answer of the search by kind; where nothing fits exactly, the nearest things stand in. */
export interface Results {
  scenarios: GroupOf<'scenarios'> | undefined;
  capabilities: GroupOf<'capabilities'> | undefined;
  organisations: GroupOf<'organisations'> | undefined;
  cases: GroupOf<'cases'> | undefined;
  isEmpty: boolean;
  isNearest: boolean;
  degraded: boolean;
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
  };
}
