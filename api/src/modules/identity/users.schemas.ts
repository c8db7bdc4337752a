import { z } from 'zod';
import { email, id, timeOut } from '../../platform/schemas.js';
import { page, pageQuery } from '../../platform/http/pagination.js';
import {
  displayName,
  language,
  memberRole,
  newPassword,
  platformRole,
} from './sessions.schemas.js';

export const user = z
  .object({
    id,
    email: z.string().nullable(),
    emailProvedAt: timeOut.nullable(),
    displayName: z.string(),
    language,
    roles: z.array(platformRole),
    memberships: z.array(z.object({ organisationId: id, name: z.string(), role: memberRole })),
    createdAt: timeOut,
    actions: z.array(z.enum(['edit', 'change-password', 'prove-mail', 'erase', 'set-roles'])),
  })
  .meta({ id: 'User' });
export type UserView = z.input<typeof user>;
export const userPage = page(user, 'UserPage');

export const userQuery = pageQuery.extend({
  q: z.string().trim().max(100).optional(),
  role: platformRole.optional(),
});
export type UserQuery = z.infer<typeof userQuery>;

export const setRoles = z
  .strictObject({ roles: z.array(platformRole).max(6) })
  .meta({ id: 'SetRoles' });
export type SetRoles = z.infer<typeof setRoles>;

export const editMe = z
  .strictObject({ displayName: displayName.optional(), language: language.optional() })
  .meta({ id: 'EditMe' });
export type EditMe = z.infer<typeof editMe>;

const currentPassword = z.string().min(1).max(200);
export const changePassword = z
  .strictObject({ currentPassword, newPassword })
  .meta({ id: 'ChangePassword' });
export type ChangePassword = z.infer<typeof changePassword>;

/** The password again, as erasure cannot be undone. */
export const eraseMe = z.strictObject({ currentPassword }).meta({ id: 'EraseMe' });
export type EraseMe = z.infer<typeof eraseMe>;

export const requestReset = z.strictObject({ email }).meta({ id: 'RequestPasswordReset' });
export type RequestReset = z.infer<typeof requestReset>;
export const resetPassword = z
  .strictObject({ password: newPassword })
  .meta({ id: 'ResetPassword' });
export type ResetPassword = z.infer<typeof resetPassword>;

/** Everything the platform holds about one person; `sections` come from the other modules. */
export const personalExport = z
  .object({
    exportedAt: timeOut,
    user: z.object({
      id,
      email: z.string().nullable(),
      displayName: z.string(),
      language,
      createdAt: timeOut,
      emailProvedAt: timeOut.nullable(),
    }),
    roles: z.array(z.object({ role: platformRole, grantedAt: timeOut })),
    memberships: z.array(
      z.object({ organisationId: id, name: z.string(), role: memberRole, since: timeOut }),
    ),
    sessions: z.array(z.object({ createdAt: timeOut, seenAt: timeOut, expiresAt: timeOut })),
    invitations: z.array(
      z.object({ organisationId: id, email: z.string().nullable(), createdAt: timeOut }),
    ),
    mails: z.array(z.object({ subject: z.string(), createdAt: timeOut })),
    actions: z.array(
      z.object({ type: z.string(), subjectType: z.string(), subjectId: id, at: timeOut }),
    ),
    sections: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'PersonalExport' });
export type PersonalExport = z.input<typeof personalExport>;
