import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

/** All published lists, newest first. */
export const listsQuery = queryOptions({
  queryKey: ['lists'],
  queryFn: () => read(api.GET('/api/v1/lists', { params: { query: { limit: 50 } } })),
});

/** One list by its number. */
export const listQuery = (no: string) =>
  queryOptions({
    queryKey: ['list', no],
    queryFn: () => read(api.GET('/api/v1/lists/{no}', { params: { path: { no } } })),
  });
