import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type ThesaurusForm = Schemas['ThesaurusForm'];
export type FormKind = ThesaurusForm['kind'];
export type MinedForm = Schemas['MinedForms']['items'][number];

const PAGE = 30;
const at = (id: string) => ({ params: { path: { id } } });

export const formsQuery = (state: ThesaurusForm['state'][]) =>
  infiniteQueryOptions({
    queryKey: ['thesaurus', 'forms', state],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/thesaurus/forms', {
          params: {
            query: { limit: PAGE, state, ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const conceptsQuery = (q: string) =>
  queryOptions({
    queryKey: ['thesaurus', 'concepts', q],
    enabled: q !== '',
    queryFn: () => read(api.GET('/api/v1/thesaurus/concepts', { params: { query: { q } } })),
  });

/** Forms that both sides of accepted pairs use and no concept names. */
export const minedQuery = queryOptions({
  queryKey: ['thesaurus', 'mined'],
  queryFn: () => read(api.GET('/api/v1/thesaurus/mined')),
});

/** What one more form would change; asked for, not stored. */
export const effectQuery = (concept: string, form: string, kind: FormKind) =>
  queryOptions({
    queryKey: ['thesaurus', 'effect', concept, form, kind],
    queryFn: () =>
      read(api.GET('/api/v1/thesaurus/effects', { params: { query: { concept, form, kind } } })),
  });

export const proposeForm = (body: Schemas['ProposeForm']) =>
  read(api.POST('/api/v1/thesaurus/forms', { body }));

export const decideForm = (id: string, body: Schemas['DecideForm']) =>
  read(api.POST('/api/v1/thesaurus/forms/{id}/decisions', { ...at(id), body }));

export const withdrawForm = (id: string) =>
  read(api.POST('/api/v1/thesaurus/forms/{id}/withdrawals', at(id)));
