import { queryOptions } from '@tanstack/react-query';
import { api, read } from '../../api/client';
import type { Language } from '../../lib/format';

/** The person who is signed in. */
export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => read(api.GET('/api/v1/me')),
});

export const editMe = (body: { displayName?: string; language?: Language }) =>
  read(api.PATCH('/api/v1/me', { body }));

export const changePassword = (body: { currentPassword: string; newPassword: string }) =>
  read(api.PUT('/api/v1/me/password', { body }));

/** Erases the person's own data; cannot be undone. */
export const eraseMe = (body: { currentPassword: string }) =>
  read(api.DELETE('/api/v1/me', { body }));

export const requestReset = (body: { email: string }) =>
  read(api.POST('/api/v1/password-resets', { body }));

export const resetPassword = (token: string, body: { password: string }) =>
  read(api.POST('/api/v1/password-resets/{token}', { params: { path: { token } }, body }));
