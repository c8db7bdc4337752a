import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

/** Facts of identity. Payloads hold ids and codes only: names and mails live in rows that can be erased. */
export const organisationRegistered = defineEvent(
  'organisation.registered',
  z.object({ kind: z.string(), country: z.string(), demo: z.boolean() }),
);
export const organisationResubmitted = defineEvent('organisation.resubmitted', z.object({}));
export const organisationApproved = defineEvent('organisation.approved', z.object({}));
export const organisationRejected = defineEvent(
  'organisation.rejected',
  z.object({ withdrawn: z.boolean() }),
);
export const organisationSuspended = defineEvent('organisation.suspended', z.object({}));
export const organisationReinstated = defineEvent('organisation.reinstated', z.object({}));
export const organisationChanged = defineEvent(
  'organisation.changed',
  z.object({ fields: z.array(z.string()), version: z.int() }),
);

export const userRegistered = defineEvent('user.registered', z.object({}));
export const userInvited = defineEvent(
  'user.invited',
  z.object({ invitationId: z.uuid(), role: z.string() }),
);
export const invitationRevoked = defineEvent('invitation.revoked', z.object({}));
export const memberAdded = defineEvent(
  'member.added',
  z.object({ userId: z.uuid(), role: z.string() }),
);
export const memberChanged = defineEvent(
  'member.changed',
  z.object({ userId: z.uuid(), from: z.string(), to: z.string() }),
);
export const memberRemoved = defineEvent('member.removed', z.object({ userId: z.uuid() }));
export const rolesChanged = defineEvent(
  'roles.changed',
  z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
);
export const userChanged = defineEvent('user.changed', z.object({ fields: z.array(z.string()) }));
export const mailProved = defineEvent(
  'user.mail-proved',
  z.object({ by: z.enum(['link', 'invitation', 'reset']) }),
);
export const userErased = defineEvent('user.erased', z.object({}));
export const sessionOpened = defineEvent('session.opened', z.object({}));
export const passwordChanged = defineEvent(
  'password.changed',
  z.object({ by: z.enum(['owner', 'reset']) }),
);

/** Every fact that may change what the organisation index shows. */
export const organisationIndexEvents = [
  organisationApproved,
  organisationRejected,
  organisationSuspended,
  organisationReinstated,
  organisationChanged,
] as const;
