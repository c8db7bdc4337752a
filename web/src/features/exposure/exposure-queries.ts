import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

export type Scope = 'real' | 'demo';

/** Who is shown, as of the last night. */
export const exposureQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ['exposure', scope],
    queryFn: () => read(api.GET('/api/v1/exposure', { params: { query: { scope } } })),
  });
