import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

/** Organisations that publish or supply; grows by cursor. */
export const organisationsQuery = (
  filters: Record<string, string | readonly string[] | undefined>,
) =>
  infiniteQueryOptions({
    queryKey: ['organisations', filters],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      read(
        api.GET('/api/v1/organisations', {
          params: { query: { limit: 30, ...filters, ...(pageParam ? { cursor: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const organisationQuery = (id: string) =>
  queryOptions({
    queryKey: ['organisation', id],
    queryFn: () => read(api.GET('/api/v1/organisations/{id}', { params: { path: { id } } })),
  });

export type RegistrationState = 'pending' | 'approved' | 'rejected' | 'suspended';

/** Registrations by state, those that wait longest first, for reviewers. */
export const registrationsQuery = (state: RegistrationState, limit = 50) =>
  infiniteQueryOptions({
    queryKey: ['registrations', state, limit],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/registrations', {
          params: { query: { state, limit, ...(pageParam ? { cursor: pageParam } : {}) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
