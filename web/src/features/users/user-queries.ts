import { queryOptions } from '@tanstack/react-query';
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
  queryOptions({
    queryKey: ['users', q, role],
    queryFn: () =>
      read(
        api.GET('/api/v1/users', {
          params: {
            query: {
              limit: 50,
              ...(q ? { q } : {}),
              ...(role ? { role: role as PlatformRole } : {}),
            },
          },
        }),
      ),
  });

export const setRoles = (id: string, roles: PlatformRole[]) =>
  read(api.PUT('/api/v1/users/{id}/roles', { params: { path: { id } }, body: { roles } }));
