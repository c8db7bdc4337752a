import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

/** How many stand on each shore, and how many pairs have met. A figure that cannot be had stays null. */
export const homeFigures = queryOptions({
  queryKey: ['home', 'figures'],
  staleTime: 5 * 60_000,
  queryFn: async () => {
    const orNull = <Value>(promise: Promise<Value>) => promise.catch(() => null);
    const [scenarios, capabilities, insight] = await Promise.all([
      orNull(read(api.GET('/api/v1/scenarios', { params: { query: { limit: 1 } } }))),
      orNull(read(api.GET('/api/v1/capabilities', { params: { query: { limit: 1 } } }))),
      orNull(read(api.GET('/api/v1/insights/mutual'))),
    ]);
    return {
      scenarios: scenarios?.total ?? null,
      capabilities: capabilities?.total ?? null,
      mutual: insight?.mutual ?? null,
    };
  },
});

/** The newest issue of the list. */
export const latestList = queryOptions({
  queryKey: ['home', 'latest-list'],
  queryFn: () => read(api.GET('/api/v1/lists', { params: { query: { limit: 1 } } })),
});
