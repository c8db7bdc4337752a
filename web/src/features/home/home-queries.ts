import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

interface Figures {
  scenarios: number | null;
  capabilities: number | null;
  mutual: number | null;
  /** The figures are those of the demonstration, because there is nothing real yet. */
  demo: boolean;
}

const orNull = <Value>(promise: Promise<Value>) => promise.catch(() => null);

async function figuresOf(demo: boolean): Promise<Figures> {
  const flag = demo ? 'true' : 'false';
  const query = { limit: 1, demo: flag } as const;
  const [scenarios, capabilities, insight] = await Promise.all([
    orNull(read(api.GET('/api/v1/scenarios', { params: { query } }))),
    orNull(
      read(
        api.GET('/api/v1/capabilities', { params: { query: { ...query, unclaimed: 'false' } } }),
      ),
    ),
    orNull(
      read(
        api.GET('/api/v1/insights/mutual', {
          params: { query: { scope: demo ? 'demo' : 'real' } },
        }),
      ),
    ),
  ]);
  return {
    scenarios: scenarios?.total ?? null,
    capabilities: capabilities?.total ?? null,
    mutual: insight?.toDate.mutual ?? null,
    demo,
  };
}

/**
 * How many stand on each shore and how many pairs have met, without demonstration and unclaimed entries.
 * Where nothing real exists yet, the demonstration's figures are shown and marked as such.
 */
export const homeFigures = queryOptions({
  queryKey: ['home', 'figures'],
  staleTime: 5 * 60_000,
  queryFn: async () => {
    const real = await figuresOf(false);
    return real.scenarios === 0 && real.capabilities === 0 ? figuresOf(true) : real;
  },
});

/** The newest issue of the list. */
export const latestList = queryOptions({
  queryKey: ['home', 'latest-list'],
  queryFn: () => read(api.GET('/api/v1/lists', { params: { query: { limit: 1 } } })),
});
