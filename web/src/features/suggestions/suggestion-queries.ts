import { queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Suggestion = Schemas['Suggestion'];
export type Topic = Suggestion['topic'];
export type Decision = Schemas['DecideSuggestion']['decision'];

/** What a suggestion may be about. */
export const topics: readonly Topic[] = ['need', 'feasibility', 'data', 'terms', 'other'];

/** Suggestions to an intent that the reader may see; few enough for one page. */
export const suggestionsQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: ['suggestions', scenarioId],
    queryFn: () =>
      read(
        api.GET('/api/v1/scenarios/{id}/suggestions', {
          params: { path: { id: scenarioId }, query: { limit: 100 } },
        }),
      ),
  });

const at = (id: string) => ({ params: { path: { id } } });

export const makeSuggestion = (scenarioId: string, topic: Topic, body: string, key: string) =>
  read(
    api.POST('/api/v1/scenarios/{id}/suggestions', {
      ...at(scenarioId),
      body: { topic, body },
      headers: idempotencyKey(key),
    }),
  );

export const decideSuggestion = (id: string, decision: Decision, reply: string) =>
  read(api.POST('/api/v1/suggestions/{id}/decisions', { ...at(id), body: { decision, reply } }));

export const withdrawSuggestion = (id: string) =>
  read(api.POST('/api/v1/suggestions/{id}/withdrawals', at(id)));
