import { z } from 'zod';
import { email, id, timeOut } from '../../platform/schemas.js';
import { page, pageQuery, type PageQuery } from '../../platform/http/pagination.js';
import { displayName, language, memberRole, newPassword } from './sessions.schemas.js';

export const memberQuery = pageQuery;
export type MemberQuery = PageQuery;

export const member = z
  .object({
    userId: id,
    displayName: z.string(),
    email: z.string().nullable(),
    role: memberRole,
    since: timeOut,
    actions: z.array(z.string()),
  })
  .meta({ id: 'Member' });
export type Member = z.input<typeof member>;
export const memberPage = page(member, 'MemberPage');

export const changeMember = z.strictObject({ role: memberRole }).meta({ id: 'ChangeMember' });
export type ChangeMember = z.infer<typeof changeMember>;

export const invite = z.strictObject({ email, role: memberRole }).meta({ id: 'Invite' });
export type Invite = z.infer<typeof invite>;

/** An invitation as the owners see it; the secret link is in the mail only. */
export const invitation = z
  .object({
    id,
    email: z.string().nullable(),
    role: memberRole,
    createdAt: timeOut,
    expiresAt: timeOut,
    actions: z.array(z.enum(['revoke'])),
  })
  .meta({ id: 'Invitation' });
export const invitationPage = page(invitation, 'InvitationPage');

/** An invitation as the invited person sees it. */
export const receivedInvitation = z
  .object({
    organisation: z.object({ id, name: z.string(), demo: z.boolean() }),
    email: z.string(),
    role: memberRole,
    expiresAt: timeOut,
    /** Whether the address has an account, which must then sign in first. */
    hasAccount: z.boolean(),
  })
  .meta({ id: 'ReceivedInvitation' });

export const acceptInvitation = z
  .strictObject({
    /** Needed by somebody without an account. */
    account: z
      .strictObject({ displayName, password: newPassword, language: language.default('zh-CN') })
      .optional(),
  })
  .meta({ id: 'AcceptInvitation' });
export type AcceptInvitation = z.infer<typeof acceptInvitation>;

export const accepted = z
  .object({ organisationId: id, userId: id, role: memberRole })
  .meta({ id: 'AcceptedInvitation' });

export const invitationToken = z.string().regex(/^[\w-]{43}$/);
