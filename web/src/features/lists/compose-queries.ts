import { queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

/** Lists still being composed. */
export const draftListsQuery = queryOptions({
  queryKey: ['lists', 'drafts'],
  queryFn: () =>
    read(api.GET('/api/v1/lists', { params: { query: { state: 'draft', limit: 50 } } })),
});

/** One list with its entries, as its composer sees it. */
export const composedListQuery = (no: string) =>
  queryOptions({
    queryKey: ['list', no],
    queryFn: () => read(api.GET('/api/v1/lists/{no}', { params: { path: { no } } })),
  });

/** What may be taken into a list: approved scenarios, and open ones of no list yet. */
export const candidatesQuery = queryOptions({
  queryKey: ['list-candidates'],
  staleTime: 0,
  queryFn: async () => {
    const [approved, open] = await Promise.all([
      read(
        api.GET('/api/v1/reviews/scenarios', {
          params: { query: { state: 'approved', limit: 100 } },
        }),
      ),
      read(api.GET('/api/v1/scenarios', { params: { query: { state: ['open'], limit: 100 } } })),
    ]);
    return [...approved.items, ...open.items];
  },
});

export const draftList = (body: Schemas['CreateList'], key: string) =>
  read(api.POST('/api/v1/lists', { body, headers: idempotencyKey(key) }));

export const addToList = (no: string, scenarioIds: string[]) =>
  read(api.POST('/api/v1/lists/{no}/entries', { params: { path: { no } }, body: { scenarioIds } }));

export const removeFromList = (no: string, scenarioId: string) =>
  read(
    api.DELETE('/api/v1/lists/{no}/entries/{scenarioId}', {
      params: { path: { no, scenarioId } },
    }),
  );

export const publishList = (no: string) =>
  read(api.POST('/api/v1/lists/{no}/publications', { params: { path: { no } } }));

export const editList = (no: string, body: Schemas['EditList'], version: number) =>
  read(
    api.PATCH('/api/v1/lists/{no}', { params: { path: { no } }, body, headers: ifMatch(version) }),
  );

/** All entries in their new order. */
export const orderList = (no: string, scenarioIds: string[], version: number) =>
  read(
    api.PUT('/api/v1/lists/{no}/order', {
      params: { path: { no } },
      body: { scenarioIds },
      headers: ifMatch(version),
    }),
  );

export const correctList = (no: string, body: Schemas['CorrectListEntry'], version: number) =>
  read(
    api.POST('/api/v1/lists/{no}/corrections', {
      params: { path: { no } },
      body,
      headers: ifMatch(version),
    }),
  );
