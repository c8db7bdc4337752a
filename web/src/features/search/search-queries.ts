import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { FoundFilters } from '../../lib/found';

/** Shown of each kind where all are shown at once. */
const PER_KIND = 6;

/** One question to scenarios, capabilities, organisations and cases at once. */
export const searchQuery = (q: string, filters: FoundFilters) =>
  queryOptions({
    queryKey: ['search', q, filters],
    queryFn: ({ signal }) => {
      const query = { ...filters, q, limit: PER_KIND };
      return read(api.GET('/api/v1/search', { params: { query }, signal }));
    },
  });

/** Titles that begin with, or sound like, what has been typed so far. */
export const suggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', 'suggestions', q],
    enabled: q.length > 0,
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/search/suggestions', { params: { query: { q } }, signal })),
  });
