import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, read } from '../api/client';
import type { GroupOf, HitOf, SearchAnswer, SearchIndex } from '../api/types';
import type { paths } from '../api/schema';

export type FoundFilters = Omit<
  NonNullable<paths['/api/v1/search']['get']['parameters']['query']>,
  'index' | 'cursor'
>;

/** One page of what was found of one kind, with counts to filter by and ways to widen. */
export interface FoundPage<Index extends SearchIndex> {
  items: HitOf<Index>[];
  total: number;
  nextCursor: string | null;
  facets: Record<string, Record<string, number>>;
  /** Nothing fits exactly; these come nearest. */
  isNearest: boolean;
  /** What to leave out to find more, and how much that would be. */
  widen: NonNullable<SearchAnswer['nearest']>['widen'];
  /** The search engine is away and a simple look-up stands in for it. */
  degraded: boolean;
}

function pageOf<Index extends SearchIndex>(index: Index, answer: SearchAnswer): FoundPage<Index> {
  const isOurs = (group: SearchAnswer['groups'][number]): group is GroupOf<Index> =>
    group.index === index;
  const group = answer.groups.find(isOurs);
  const near = group?.items.length ? undefined : answer.nearest?.groups.find(isOurs);
  const items = (near ?? group)?.items ?? [];
  return {
    items: [...items] as HitOf<Index>[],
    total: near ? near.items.length : (group?.total ?? 0),
    nextCursor: group?.nextCursor ?? null,
    facets: group?.facets ?? {},
    isNearest: near !== undefined || (group?.nearest ?? false),
    widen: answer.nearest?.widen ?? [],
    degraded: answer.degraded,
  };
}

/** Things of one kind, by words and filters; grows by cursor. With neither it lists everything. */
export const foundQuery = <Index extends SearchIndex>(index: Index, filters: FoundFilters) =>
  infiniteQueryOptions({
    queryKey: ['found', index, filters],
    initialPageParam: '',
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam ? { cursor: pageParam } : {};
      const query = { limit: 20, ...filters, index, ...cursor };
      const answer = await read(api.GET('/api/v1/search', { params: { query }, signal }));
      return pageOf(index, answer);
    },
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
