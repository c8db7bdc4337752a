import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Mark = Schemas['Mark'];
export type MarkKind = Mark['kind'];

/** Everything said about a pair, also what was lifted. */
export const marksQuery = (scenarioId: string, capabilityId: string) =>
  queryOptions({
    queryKey: ['marks', scenarioId, capabilityId],
    queryFn: () =>
      read(api.GET('/api/v1/marks', { params: { query: { scenarioId, capabilityId } } })),
  });

export const setMark = (body: Schemas['SetMark']) => read(api.POST('/api/v1/marks', { body }));

export const liftMark = (id: string) =>
  read(api.POST('/api/v1/marks/{id}/lifts', { params: { path: { id } } }));
