import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, ifMatch, read } from '../../api/client';
import type { ScenarioInput } from '../../api/types';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];

/** The scenarios of the reader's organisations, latest change first. */
export const myScenariosQuery = infiniteQueryOptions({
  queryKey: ['my-scenarios'],
  initialPageParam: '',
  queryFn: ({ pageParam }) =>
    read(
      api.GET('/api/v1/my/scenarios', {
        params: { query: { limit: 50, ...(pageParam ? { cursor: pageParam } : {}) } },
      }),
    ),
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

/** What is still missing, with advice in the reader's language. */
export const completenessQuery = (id: string) =>
  queryOptions({
    queryKey: ['scenario-completeness', id],
    staleTime: 0,
    queryFn: () =>
      read(api.GET('/api/v1/scenarios/{id}/completeness', { params: { path: { id } } })),
  });

/** Scenarios that say nearly the same. */
export const nearDuplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: ['near-duplicates', id],
    staleTime: 0,
    queryFn: () =>
      read(api.GET('/api/v1/scenarios/{id}/near-duplicates', { params: { path: { id } } })),
  });

/** Every published version, newest first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: ['scenario-versions', id],
    queryFn: () =>
      read(
        api.GET('/api/v1/scenarios/{id}/versions', {
          params: { path: { id }, query: { limit: 100 } },
        }),
      ),
  });

/** Version n against the one before, or against `from`. */
export const diffQuery = (id: string, n: number, from: number | undefined) =>
  queryOptions({
    queryKey: ['scenario-diff', id, n, from],
    queryFn: () =>
      read(
        api.GET('/api/v1/scenarios/{id}/versions/{n}/diff', {
          params: { path: { id, n }, query: from === undefined ? {} : { from } },
        }),
      ),
  });

/** The text of the mail that tells of version n. */
export const noticeQuery = (id: string, n: number) =>
  queryOptions({
    queryKey: ['scenario-notice', id, n],
    queryFn: () =>
      read(api.GET('/api/v1/scenarios/{id}/versions/{n}/notice', { params: { path: { id, n } } })),
  });

/** The reviewers' queue, longest waiting first. */
export const reviewQueueQuery = (
  state: 'submitted' | 'approved' | 'returned',
  desk: ReviewDesk | '' = '',
) =>
  queryOptions({
    queryKey: ['review-scenarios', state, desk],
    queryFn: () =>
      read(
        api.GET('/api/v1/reviews/scenarios', {
          params: { query: { state, limit: 100, ...(desk ? { desk: [desk] } : {}) } },
        }),
      ),
  });

export type ReviewDesk = Schemas['HandOnReview']['desk'];

/** At which desks the reader sits; none is all of them. */
export const myDesksQuery = queryOptions({
  queryKey: ['my-review-desks'],
  queryFn: () => read(api.GET('/api/v1/reviews/my-desks')),
});

/** What waits at each review desk. */
export const workloadQuery = queryOptions({
  queryKey: ['review-scenarios', 'workload'],
  queryFn: () => read(api.GET('/api/v1/reviews/workload')),
});

const at = (id: string) => ({ params: { path: { id } } });

export const draftScenario = (body: Schemas['CreateScenario'], key: string) =>
  read(api.POST('/api/v1/scenarios', { body, headers: idempotencyKey(key) }));

export const editScenario = (id: string, body: ScenarioInput, version: number) =>
  read(api.PATCH('/api/v1/scenarios/{id}', { ...at(id), body, headers: ifMatch(version) }));

export const submitScenario = (id: string, version: number) =>
  read(api.POST('/api/v1/scenarios/{id}/submissions', { ...at(id), headers: ifMatch(version) }));

export const reviewScenario = (id: string, version: number, body: Schemas['ReviewScenario']) =>
  read(api.POST('/api/v1/scenarios/{id}/reviews', { ...at(id), body, headers: ifMatch(version) }));

/** The organisation's own step, by one of its owners. */
export const reviewOwnScenario = (id: string, version: number, body: Schemas['OwnReview']) =>
  read(
    api.POST('/api/v1/scenarios/{id}/own-reviews', { ...at(id), body, headers: ifMatch(version) }),
  );

export const recallScenario = (id: string) =>
  read(api.POST('/api/v1/scenarios/{id}/recalls', at(id)));

export const scheduleScenario = (id: string, time: string) =>
  read(api.POST('/api/v1/scenarios/{id}/schedules', { ...at(id), body: { at: time } }));

export const unscheduleScenario = (id: string) =>
  read(api.DELETE('/api/v1/scenarios/{id}/schedule', at(id)));

/** Says “I am at it”, or no longer. */
export const claimReview = (id: string, claimed: boolean) =>
  claimed
    ? read(api.PUT('/api/v1/scenarios/{id}/review-claim', at(id)))
    : read(api.DELETE('/api/v1/scenarios/{id}/review-claim', at(id)));

export const handOnReview = (id: string, desk: ReviewDesk) =>
  read(api.PUT('/api/v1/scenarios/{id}/review-desk', { ...at(id), body: { desk } }));

export const publishScenario = (id: string) =>
  read(api.POST('/api/v1/scenarios/{id}/publications', at(id)));

export const announceScenario = (id: string) =>
  read(api.POST('/api/v1/scenarios/{id}/announcements', at(id)));

export const elaborateScenario = (id: string) =>
  read(api.POST('/api/v1/scenarios/{id}/elaborations', at(id)));

export const closeScenario = (id: string, note: string) =>
  read(api.POST('/api/v1/scenarios/{id}/closures', { ...at(id), body: { note } }));

/** Takes a scenario off: withdrawn by its publisher or cancelled. */
export const leaveScenario = (
  id: string,
  way: 'withdraw' | 'cancel',
  body: Schemas['LeaveScenario'],
) =>
  way === 'withdraw'
    ? read(api.POST('/api/v1/scenarios/{id}/withdrawals', { ...at(id), body }))
    : read(api.POST('/api/v1/scenarios/{id}/cancellations', { ...at(id), body }));
