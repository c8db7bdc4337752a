import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Shortlist = Schemas['Shortlist'];
export type ShortlistEntry = Schemas['ShortlistEntry'];

const PAGE = 30;
const at = (id: string) => ({ params: { path: { id } } });

/** Shortlists the reader may see: the owner those that were sent, matchmakers all. */
export const shortlistsQuery = (state: Shortlist['state'][] | undefined) =>
  infiniteQueryOptions({
    queryKey: ['shortlists', 'list', state],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/shortlists', {
          params: {
            query: {
              limit: PAGE,
              ...(state ? { state } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const shortlistQuery = (id: string) =>
  queryOptions({
    queryKey: ['shortlists', 'one', id],
    queryFn: () => read(api.GET('/api/v1/shortlists/{id}', at(id))),
  });

/** Begins a draft for a row, or adds to one's own. */
export const draftShortlist = (body: Schemas['DraftShortlist']) =>
  read(api.POST('/api/v1/shortlists', { body }));

export const saveShortlist = ({ id, version }: Shortlist, body: Schemas['SaveShortlist']) =>
  read(api.PUT('/api/v1/shortlists/{id}', { ...at(id), body, headers: ifMatch(version) }));

export const sendShortlist = (id: string, answerBy: string | null) =>
  read(
    api.POST('/api/v1/shortlists/{id}/sendings', {
      ...at(id),
      body: answerBy ? { answerBy } : {},
    }),
  );

export const withdrawShortlist = (id: string) =>
  read(api.POST('/api/v1/shortlists/{id}/withdrawals', at(id)));

export const closeShortlist = (id: string) =>
  read(api.POST('/api/v1/shortlists/{id}/closings', at(id)));

export const answerEntry = (id: string, body: Schemas['AnswerShortlistEntry']) =>
  read(api.POST('/api/v1/shortlists/{id}/answers', { ...at(id), body }));
