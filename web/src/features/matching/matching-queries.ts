import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

export type Side = 'scenario' | 'capability';

/** Who fits a published scenario or capability; owners and matchmakers are answered with more. */
export const matchesQuery = (side: Side, id: string) =>
  queryOptions({
    queryKey: ['matches', side, id],
    queryFn: () =>
      side === 'scenario'
        ? read(api.GET('/api/v1/scenarios/{id}/matches', { params: { path: { id } } }))
        : read(api.GET('/api/v1/capabilities/{id}/matches', { params: { path: { id } } })),
  });
