import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

/** Real pairings are the measure; those of the demonstration are shown apart and never mixed in. */
export type Scope = 'real' | 'demo';

/** The measure 双向奔赴率 with its cells by sector, district and month. */
export const mutualQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['insights', 'mutual', scope],
    queryFn: () => read(api.GET('/api/v1/insights/mutual', { params: { query: { scope } } })),
  });
