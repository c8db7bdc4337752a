import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

/** Filters of the list as they stand in the address. */
export const scenarioFilterKeys = [
  'sector',
  'district',
  'technology',
  'state',
  'cooperationMode',
  'constraint',
  'sizeClass',
  'organisationId',
] as const;
const filterKeys: readonly string[] = scenarioFilterKeys;

export interface ListFilters {
  q?: string;
  sort?: string;
  limit?: number;
  [key: string]: string | number | readonly string[] | undefined;
}

const PAGE = 20;

/** A list that grows by cursor. Empty filters are not sent. */
export const scenariosQuery = (filters: ListFilters) =>
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

/** Whether an address key is a filter of this list. */
export const isScenarioFilter = (key: string): boolean => filterKeys.includes(key);
