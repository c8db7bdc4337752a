import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { paths } from '../../api/schema';

/** What the list route can be asked for. */
export type ScenarioFilters = NonNullable<paths['/api/v1/scenarios']['get']['parameters']['query']>;

const PAGE = 20;

/** A list that grows by cursor. Empty filters are not sent. */
export const scenariosQuery = (filters: ScenarioFilters) =>
  infiniteQueryOptions({
    queryKey: ['scenarios', filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/v1/scenarios', {
          params: {
            query: { limit: PAGE, ...filters, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** One scenario with everything its reader may see. */
export const scenarioQuery = (id: string) =>
  queryOptions({
    queryKey: ['scenario', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}', { params: { path: { id } } })),
  });
