import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { components } from '../../api/schema';

type Schemas = components['schemas'];
export type User = Schemas['User'];
export type PlatformRole = User['roles'][number];

/** Roles of the platform, in the order in which the process meets them. */
export const platformRoles: readonly PlatformRole[] = [
  'matchmaker',
  'reviewer',
  'evaluator',
  'officer',
  'auditor',
  'admin',
];

/** Accounts, for administrators. */
export const usersQuery = (q: string, role: string) =>
  infiniteQueryOptions({
    queryKey: ['users', q, role],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/v1/users', {
          params: {
            query: {
              limit: 50,
              ...(q ? { q } : {}),
              ...(role ? { role: role as PlatformRole } : {}),
              ...(pageParam ? { cursor: pageParam } : {}),
            },
          },
        }),
      ),
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const setRoles = (id: string, roles: PlatformRole[]) =>
  read(api.PUT('/api/v1/users/{id}/roles', { params: { path: { id } }, body: { roles } }));

export const deskNames = [
  'industry',
  'data',
  'reform',
  'siming',
  'huli',
  'jimei',
  'haicang',
  'tongan',
  'xiangan',
] as const;
export type ReviewDesk = (typeof deskNames)[number];

/** At which review desks an account sits; none is all of them. */
export const reviewDesksQuery = (id: string) =>
  queryOptions({
    queryKey: ['review-desks', id],
    queryFn: () => read(api.GET('/api/v1/users/{id}/review-desks', { params: { path: { id } } })),
  });

export const setReviewDesks = (id: string, desks: ReviewDesk[]) =>
  read(api.PUT('/api/v1/users/{id}/review-desks', { params: { path: { id } }, body: { desks } }));
