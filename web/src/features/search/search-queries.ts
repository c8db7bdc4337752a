import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

/** One question to scenarios, capabilities, organisations and cases at once. */
export const searchQuery = (q: string, limit: number) =>
  queryOptions({
    queryKey: ['search', q, limit],
    enabled: q.trim().length > 0,
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/search', { params: { query: { q, limit } }, signal })),
  });
