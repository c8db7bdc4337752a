import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type OfficerKey = Schemas['OfficerKey'];
export type OpeningTask = Schemas['OpeningTask'];
export type OpeningMinute = Schemas['OpeningMinute'];
export type OpeningDuty = Schemas['OpeningDuty'];
export type OpeningKind = OpeningTask['kind'];

const at = (id: string) => ({ params: { path: { id } } });

export const officerKeysQuery = queryOptions({
  queryKey: ['openings', 'keys'],
  queryFn: () => read(api.GET('/api/v1/my/officer-keys')),
});
export const makeKey = (publicKey: string) =>
  read(api.POST('/api/v1/my/officer-keys', { body: { publicKey } }));
export const retireKey = (id: string) =>
  read(api.POST('/api/v1/my/officer-keys/{id}/retirements', at(id)));

/** Where the reader, an opening officer, is needed. */
export const dutiesQuery = queryOptions({
  queryKey: ['openings', 'duties'],
  queryFn: () => read(api.GET('/api/v1/my/openings')),
});

/** The public minutes of a scenario's openings. */
export const minutesQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: ['openings', 'minutes', scenarioId],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/openings', at(scenarioId))),
  });

const shares = (id: string, kind: OpeningKind) => ({ params: { path: { id, kind } } });
export const taskQuery = (scenarioId: string, kind: OpeningKind) =>
  queryOptions({
    queryKey: ['openings', 'task', scenarioId, kind],
    staleTime: 0,
    // Whoever waits for the second officer sees it happen.
    refetchInterval: ({ state }) => (state.data?.state === 'opened' ? false : 10_000),
    queryFn: () =>
      read(api.GET('/api/v1/scenarios/{id}/openings/{kind}/shares', shares(scenarioId, kind))),
  });
export const giveShares = (id: string, kind: OpeningKind, body: Schemas['GiveShares']) =>
  read(api.POST('/api/v1/scenarios/{id}/openings/{kind}/shares', { ...shares(id, kind), body }));

export const officersQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: ['openings', 'officers', scenarioId],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/opening-officers', at(scenarioId))),
  });
export const candidatesQuery = (scenarioId: string) =>
  queryOptions({
    queryKey: ['openings', 'candidates', scenarioId],
    queryFn: () => read(api.GET('/api/v1/scenarios/{id}/officer-candidates', at(scenarioId))),
  });
export const nameOfficers = (scenarioId: string, officerKeyIds: string[]) =>
  read(
    api.POST('/api/v1/scenarios/{id}/opening-officers', {
      ...at(scenarioId),
      body: { officerKeyIds },
    }),
  );
