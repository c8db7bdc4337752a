import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, ifMatch, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Question = Schemas['Question'];
export type QuestionPage = Schemas['QuestionPage'];
export type HideReason = Schemas['HideQuestion']['reason'];
export type Changes = NonNullable<Schemas['AnswerQuestion']['changes']>;

/** Reasons for taking a question out of the public view. */
export const hideReasons: readonly HideReason[] = [
  'contact',
  'off-topic',
  'offensive',
  'confidential',
  'other',
];

/** Public questions on a scenario, newest first. */
export const questionsQuery = (scenarioId: string) =>
  infiniteQueryOptions({
    queryKey: ['questions', scenarioId],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/scenarios/{id}/questions', {
          params: {
            path: { id: scenarioId },
            query: { limit: 20, ...(pageParam ? { cursor: pageParam } : {}) },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Unanswered questions on the reader's own scenarios. */
export const waitingQuestionsQuery = queryOptions({
  queryKey: ['my-questions'],
  staleTime: 0,
  queryFn: () => read(api.GET('/api/v1/my/questions')),
});

const at = (id: string) => ({ params: { path: { id } } });

export const askQuestion = (scenarioId: string, body: string, key: string) =>
  read(
    api.POST('/api/v1/scenarios/{id}/questions', {
      ...at(scenarioId),
      body: { body },
      headers: idempotencyKey(key),
    }),
  );

/** Answers; with changes the scenario is edited on the version that was read. */
export const answerQuestion = (
  id: string,
  body: string,
  edit: { changes: Changes; version: number } | null,
) =>
  read(
    api.POST('/api/v1/questions/{id}/answers', {
      ...at(id),
      body: { body, ...(edit ? { changes: edit.changes } : {}) },
      headers: edit ? ifMatch(edit.version) : {},
    }),
  );

export const withdrawQuestion = (id: string) =>
  read(api.POST('/api/v1/questions/{id}/withdrawals', at(id)));

export const hideQuestion = (id: string, reason: HideReason) =>
  read(api.POST('/api/v1/questions/{id}/hidings', { ...at(id), body: { reason } }));

export const restoreQuestion = (id: string) =>
  read(api.POST('/api/v1/questions/{id}/restorations', at(id)));
