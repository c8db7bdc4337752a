import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';

/** How many follow a scenario, and whether the reader does. */
export const followersQuery = (id: string) =>
  queryOptions({
    queryKey: ['followers', id],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/followers', { params: { path: { id } } })),
  });

/** What the reader follows, newest first. */
export const myFollowsQuery = infiniteQueryOptions({
  queryKey: ['my-follows'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    read(
      api.GET('/api/v1/my/follows', {
        params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** Follows or stops following, in person (null) or for an organisation. */
export const setFollow = (id: string, organisationId: string | null, follows: boolean) => {
  const target = organisationId ? { organisationId } : {};
  return follows
    ? read(api.PUT('/api/v1/scenarios/{id}/follow', { params: { path: { id } }, body: target }))
    : read(
        api.DELETE('/api/v1/scenarios/{id}/follow', { params: { path: { id }, query: target } }),
      );
};

/** The organisation's own state and note on what it follows. */
export const noteFollow = (
  id: string,
  body: components['schemas']['NoteFollow'],
  version: number,
) =>
  read(
    api.PATCH('/api/v1/scenarios/{id}/follow/note', {
      params: { path: { id } },
      body,
      headers: ifMatch(version),
    }),
  );
