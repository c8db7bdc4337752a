import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

/** The measure 双向奔赴率 with its cells by sector, district and month. */
export const mutualQuery = queryOptions({
  queryKey: ['insights', 'mutual'],
  queryFn: () => read(api.GET('/api/v1/insights/mutual')),
});
