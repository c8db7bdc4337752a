import { queryOptions } from '@tanstack/react-query';
import { api, idempotencyKey, read } from '../../api/client';
import type { paths } from '../../api/schema';

type BodyOf<P extends keyof paths> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer Body } } };
}
  ? Body
  : never;
export type RegistrationBody = BodyOf<'/api/v1/registrations'>;
export type AcceptanceBody = BodyOf<'/api/v1/invitations/{token}/acceptances'>;

export const signIn = (body: { email: string; password: string }) =>
  read(api.POST('/api/v1/session', { body }));

export const signOut = () => read(api.DELETE('/api/v1/session'));

export const signOutEverywhere = () => read(api.DELETE('/api/v1/sessions'));

export const register = (body: RegistrationBody, key: string) =>
  read(api.POST('/api/v1/registrations', { body, headers: idempotencyKey(key) }));

const CODE_LENGTH = 18;

/** Whether a credit code is well formed; asked once it has its full length. */
export const creditCodeQuery = (code: string) =>
  queryOptions({
    queryKey: ['credit-code', code],
    enabled: code.length >= CODE_LENGTH,
    staleTime: Infinity,
    queryFn: () => read(api.GET('/api/v1/credit-codes/{code}', { params: { path: { code } } })),
  });

/** Proves a mail address by the secret link of the mail. */
export const proveMail = (token: string) =>
  read(api.POST('/api/v1/mail-proofs/{token}', { params: { path: { token } } }));

export const sendProofAgain = () => read(api.POST('/api/v1/mail-proofs'));

/** An invitation as the invited person sees it. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    retry: false,
    queryFn: () => read(api.GET('/api/v1/invitations/{token}', { params: { path: { token } } })),
  });

export const acceptInvitation = (token: string, body: AcceptanceBody) =>
  read(api.POST('/api/v1/invitations/{token}/acceptances', { params: { path: { token } }, body }));
