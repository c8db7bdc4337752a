import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { paths } from '../../api/schema';

/** What the list route can be asked for. */
export type CapabilityFilters = NonNullable<
  paths['/api/v1/capabilities']['get']['parameters']['query']
>;

const PAGE = 20;

/** A list that grows by cursor; claimed entries come before unclaimed ones. */
export const capabilitiesQuery = (filters: CapabilityFilters) =>
  infiniteQueryOptions({
    queryKey: ['capabilities', filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/v1/capabilities', {
          params: {
            query: { limit: PAGE, ...filters, ...(pageParam ? { cursor: pageParam } : {}) },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** One capability with everything its reader may see. */
export const capabilityQuery = (id: string) =>
  queryOptions({
    queryKey: ['capability', id],
    queryFn: () => read(api.GET('/api/v1/capabilities/{id}', { params: { path: { id } } })),
  });
