import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

/** Filters of the directory as they stand in the address. */
export const capabilityFilterKeys = [
  'technology',
  'sector',
  'kind',
  'deployment',
  'constraint',
  'priceMode',
  'district',
  'organisationId',
] as const;

export interface CapabilityFilters {
  q?: string | undefined;
  sort?: string | undefined;
  limit?: number;
  [key: string]: string | number | readonly string[] | undefined;
}

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
