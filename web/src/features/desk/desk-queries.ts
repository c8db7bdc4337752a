import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type WorkItem = Schemas['WorkItem'];
export type WorkKind = WorkItem['kind'];
type CapabilityCandidate = Schemas['CapabilityCandidate'];
type ScenarioCandidate = Schemas['ScenarioCandidate'];

/** One candidate, seen from either side; `other` is the thing one does not stand at. */
export interface Candidate extends Omit<
  CapabilityCandidate & ScenarioCandidate,
  'capability' | 'scenario'
> {
  other: Schemas['CapabilityCard'] | Schemas['ScenarioCard'];
}
export type Comparison = Schemas['Comparison'];
export type DeskSide = 'demand' | 'supply';

const PAGE = 30;

export const workQuery = (kind: WorkKind | undefined, scope: 'all' | 'mine') =>
  infiniteQueryOptions({
    queryKey: ['desk', 'work', kind, scope],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/desk/work', {
          params: {
            query: {
              ...{ limit: PAGE, scope },
              ...(kind ? { kind: [kind] } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** Filters and order as they stand in the address. */
export interface CandidateParams {
  sort: string;
  order: 'asc' | 'desc';
  weak: boolean;
  facets: Readonly<Record<string, readonly string[]>>;
}

async function page(side: DeskSide, id: string, params: CandidateParams, cursor: string) {
  const { sort, order, weak, facets } = params;
  const { claimed, ...lists } = facets;
  const query = {
    ...{ limit: PAGE, sort, order },
    ...(weak ? { weak: 'true' as const } : {}),
    ...(claimed?.length === 1 ? { claimed: claimed[0] } : {}),
    ...lists,
    ...(cursor ? { cursor } : {}),
  } as Record<string, unknown>;
  const at = { params: { path: { id }, query } };
  if (side === 'demand') {
    const answer = await read(api.GET('/api/v1/desk/scenarios/{id}/candidates', at));
    const items = answer.items.map(({ capability, ...one }): Candidate => ({
      ...one,
      other: capability,
    }));
    return { ...answer, items };
  }
  const answer = await read(api.GET('/api/v1/desk/capabilities/{id}/candidates', at));
  const items = answer.items.map(({ scenario, ...one }): Candidate => ({
    ...one,
    other: scenario,
  }));
  return { ...answer, items };
}

/** All candidates of a scenario or a capability. */
export const candidatesQuery = (side: DeskSide, id: string, params: CandidateParams) =>
  infiniteQueryOptions({
    queryKey: ['desk', 'candidates', side, id, params],
    initialPageParam: '',
    queryFn: ({ pageParam }) => page(side, id, params, pageParam),
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

export const comparisonQuery = (scenarioId: string, capabilityId: string) =>
  queryOptions({
    queryKey: ['desk', 'pair', scenarioId, capabilityId],
    queryFn: () =>
      read(
        api.GET('/api/v1/desk/pairs/{scenarioId}/{capabilityId}', {
          params: { path: { scenarioId, capabilityId } },
        }),
      ),
  });

export const deskFiguresQuery = (scope: 'real' | 'demo', days: number) =>
  queryOptions({
    queryKey: ['desk', 'figures', scope, days],
    queryFn: () => read(api.GET('/api/v1/desk/figures', { params: { query: { scope, days } } })),
  });

export const intervalsQuery = queryOptions({
  queryKey: ['desk', 'intervals'],
  queryFn: () => read(api.GET('/api/v1/reminders/intervals')),
});

export const changeInterval = (state: string, days: number) =>
  read(
    api.PUT('/api/v1/reminders/intervals/{state}', { params: { path: { state } }, body: { days } }),
  );
