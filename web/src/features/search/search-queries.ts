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

/** Titles that begin with, or sound like, what has been typed so far. */
export const suggestionsQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', 'suggestions', q],
    enabled: q.length > 0,
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/search/suggestions', { params: { query: { q } }, signal })),
  });
