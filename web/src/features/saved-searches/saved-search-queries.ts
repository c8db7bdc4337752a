import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, ifMatch, read } from '../../api/client';
import type { SavedSearch, SaveSearch } from '../../api/types';

/** The reader's own, or those of an organisation. */
export const savedSearchesQuery = (organisationId: string | null) =>
  queryOptions({
    queryKey: ['saved-searches', organisationId],
    queryFn: () =>
      organisationId
        ? read(
            api.GET('/api/v1/organisations/{id}/saved-searches', {
              params: { path: { id: organisationId }, query: { limit: 100 } },
            }),
          )
        : read(api.GET('/api/v1/my/saved-searches', { params: { query: { limit: 100 } } })),
  });

/** What a rule is made of, for a trial. */
export type Rule = Pick<SaveSearch, 'q' | 'filters' | 'exclude' | 'cap'>;

export const previewQuery = (rule: Rule, organisationId: string | null) =>
  queryOptions({
    queryKey: ['search-preview', rule, organisationId],
    retry: false,
    queryFn: () =>
      read(
        api.POST('/api/v1/saved-searches/previews', {
          body: { ...rule, ...(organisationId ? { organisationId } : {}) },
        }),
      ),
  });

/** The scenarios that one told of, the latest first. */
export const toldQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['saved-search-told', id],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/saved-searches/{id}/tellings', {
          params: { path: { id }, query: { limit: 20, ...(pageParam && { cursor: pageParam }) } },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const saveSearch = (body: SaveSearch, organisationId: string | null, key: string) =>
  organisationId
    ? read(
        api.POST('/api/v1/organisations/{id}/saved-searches', {
          params: { path: { id: organisationId } },
          body,
          headers: idempotencyKey(key),
        }),
      )
    : read(api.POST('/api/v1/my/saved-searches', { body, headers: idempotencyKey(key) }));

export const changeSearch = ({ id, version }: SavedSearch, body: SaveSearch) =>
  read(
    api.PUT('/api/v1/saved-searches/{id}', {
      params: { path: { id } },
      body,
      headers: ifMatch(version),
    }),
  );

export const removeSearch = (id: string) =>
  read(api.DELETE('/api/v1/saved-searches/{id}', { params: { path: { id } } }));

export const setMuted = (id: string, muted: boolean) =>
  muted
    ? read(api.PUT('/api/v1/saved-searches/{id}/mute', { params: { path: { id } } }))
    : read(api.DELETE('/api/v1/saved-searches/{id}/mute', { params: { path: { id } } }));

export const muteByLink = (token: string) =>
  read(api.POST('/api/v1/saved-searches/mutes', { body: { token } }));
