import { queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type Plan = Schemas['Plan'];
export type PlanPair = Schemas['PlanPairs']['items'][number];
export type PlanRequest = Schemas['CreatePlan'];
export type PlanCondition = NonNullable<PlanRequest['conditions']>[number];
export type PlanOutcome = Schemas['PlanOutcome'];

const WATCH_MS = 700;
const at = (id: string) => ({ params: { path: { id } } });

export const plansQuery = queryOptions({
  queryKey: ['plans', 'list'],
  queryFn: () => read(api.GET('/api/v1/plans', { params: { query: { limit: 30 } } })),
});

/** Whether something is under way: computing, or opening the pairs. */
export const isRunning = (plan: Plan) => plan.state === 'running' || plan.state === 'applying';

/** One plan; while it runs it is asked again and again. */
export const planQuery = (id: string) =>
  queryOptions({
    queryKey: ['plans', 'one', id],
    queryFn: () => read(api.GET('/api/v1/plans/{id}', at(id))),
    refetchInterval: (query) =>
      query.state.data && isRunning(query.state.data) ? WATCH_MS : false,
  });

export const planPairsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['plans', 'pairs', id, version],
    queryFn: () => read(api.GET('/api/v1/plans/{id}/pairs', at(id))),
  });

/** Published lists to plan for. */
export const listsToPlanQuery = queryOptions({
  queryKey: ['plans', 'lists'],
  queryFn: () => read(api.GET('/api/v1/lists', { params: { query: { limit: 100 } } })),
});

/** Open scenarios to choose from, newest first. */
export const scenariosToPlanQuery = queryOptions({
  queryKey: ['plans', 'scenarios'],
  queryFn: () =>
    read(api.GET('/api/v1/scenarios', { params: { query: { limit: 100, state: ['open'] } } })),
});

export const createPlan = (request: PlanRequest, key: string) =>
  read(api.POST('/api/v1/plans', { body: request, headers: idempotencyKey(key) }));

export const cancelPlan = (id: string) =>
  read(api.POST('/api/v1/plans/{id}/cancellations', at(id)));

export const applyPlan = (id: string) =>
  read(api.POST('/api/v1/plans/{id}/applications', { ...at(id), body: {} }));
