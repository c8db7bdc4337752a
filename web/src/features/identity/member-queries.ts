import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';

export type MemberRole = 'owner' | 'editor' | 'viewer';
const all = { limit: 100 } as const;

/** The people of an organisation. */
export const membersQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['members', organisationId],
    queryFn: () =>
      read(
        api.GET('/api/v1/organisations/{organisationId}/members', {
          params: { path: { organisationId }, query: all },
        }),
      ),
  });

/** Invitations that nobody has accepted yet; owners only. */
export const invitationsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ['invitations', organisationId],
    queryFn: () =>
      read(
        api.GET('/api/v1/organisations/{organisationId}/invitations', {
          params: { path: { organisationId }, query: all },
        }),
      ),
  });

export const invite = (organisationId: string, body: { email: string; role: MemberRole }) =>
  read(
    api.POST('/api/v1/organisations/{organisationId}/invitations', {
      params: { path: { organisationId } },
      body,
    }),
  );

export const revokeInvitation = (organisationId: string, id: string) =>
  read(
    api.DELETE('/api/v1/organisations/{organisationId}/invitations/{id}', {
      params: { path: { organisationId, id } },
    }),
  );

export const changeRole = (organisationId: string, userId: string, role: MemberRole) =>
  read(
    api.PATCH('/api/v1/organisations/{organisationId}/members/{userId}', {
      params: { path: { organisationId, userId } },
      body: { role },
    }),
  );

export const removeMember = (organisationId: string, userId: string) =>
  read(
    api.DELETE('/api/v1/organisations/{organisationId}/members/{userId}', {
      params: { path: { organisationId, userId } },
    }),
  );
