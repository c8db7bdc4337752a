import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

const PAGE = 30;

/** Pairings the reader may see, latest movement first; `me` are those in which the reader's side must move. */
export const pairingsQuery = (actor: 'me' | undefined) =>
  infiniteQueryOptions({
    queryKey: ['pairings', 'list', actor],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/pairings', {
          params: {
            query: {
              limit: PAGE,
              ...(actor ? { actor } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The matchmaker's board: every state with its count. */
export const boardQuery = queryOptions({
  queryKey: ['pairings', 'board'],
  queryFn: () => read(api.GET('/api/v1/pairings/board')),
});

const at = (id: string) => ({ params: { path: { id } } });

export const pairingQuery = (id: string) =>
  queryOptions({
    queryKey: ['pairings', 'one', id],
    queryFn: () => read(api.GET('/api/v1/pairings/{id}', at(id))),
  });

/** What happened, from the event log. */
export const timelineQuery = (id: string) =>
  queryOptions({
    queryKey: ['pairings', 'timeline', id],
    queryFn: () => read(api.GET('/api/v1/pairings/{id}/timeline', at(id))),
  });

const MESSAGES = 100;
const POLL_MS = 20_000;

/** The conversation; asked again while the page is open. */
export const messagesQuery = (id: string) =>
  queryOptions({
    queryKey: ['pairings', 'messages', id],
    refetchInterval: POLL_MS,
    queryFn: () =>
      read(
        api.GET('/api/v1/pairings/{id}/messages', {
          params: { path: { id }, query: { limit: MESSAGES } },
        }),
      ),
  });

/** The released contacts; asked for only after mutual. */
export const contactsQuery = (id: string) =>
  queryOptions({
    queryKey: ['pairings', 'contacts', id],
    queryFn: () => read(api.GET('/api/v1/pairings/{id}/contacts', at(id))),
  });

export const openPairing = (body: Schemas['OpenPairing'], key: string) =>
  read(api.POST('/api/v1/pairings', { body, headers: idempotencyKey(key) }));

export const answerPairing = (id: string, body: Schemas['AnswerPairing']) =>
  read(api.POST('/api/v1/pairings/{id}/answers', { ...at(id), body }));

export const stepPairing = (id: string, body: Schemas['StepPairing']) =>
  read(api.POST('/api/v1/pairings/{id}/steps', { ...at(id), body }));

export const sendMessage = (id: string, body: Schemas['SendMessage'], key: string) =>
  read(
    api.POST('/api/v1/pairings/{id}/messages', { ...at(id), body, headers: idempotencyKey(key) }),
  );

/** Pairings that a scenario or a capability already has. */
export const pairingsOfQuery = (of: { scenarioId: string } | { capabilityId: string }) =>
  queryOptions({
    queryKey: ['pairings', 'of', of],
    queryFn: () => read(api.GET('/api/v1/pairings', { params: { query: { limit: 100, ...of } } })),
  });
