import { z } from 'zod';
import { email, id, timeOut } from '../../platform/schemas.js';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { newOrganisation, organisationSummary } from './organisations.schemas.js';
import { displayName, language, newPassword } from './sessions.schemas.js';

export const register = z
  .strictObject({
    organisation: newOrganisation,
    /** Left out when somebody who is signed in registers another organisation. */
    user: z
      .strictObject({
        email,
        displayName,
        password: newPassword,
        language: language.default('zh-CN'),
      })
      .optional(),
  })
  .meta({ id: 'Registration' });
export type Register = z.infer<typeof register>;

export const registered = z
  .object({ organisationId: id, userId: id, state: z.literal('pending') })
  .meta({ id: 'Registered' });

const queued = organisationSummary
  .extend({
    /** The first owner, for the reviewer's questions. */
    contact: z
      .object({
        displayName: z.string(),
        email: z.string().nullable(),
        emailProved: z.boolean(),
      })
      .nullable(),
    /** Whether an owner has proved their mail address; approval waits for it. */
    ownerProved: z.boolean(),
    reviewNote: z.string().nullable(),
    updatedAt: timeOut,
  })
  .meta({ id: 'QueuedRegistration' });
export type Queued = z.input<typeof queued>;
export const registrationPage = page(queued, 'RegistrationPage');

export const registrationQuery = pageQuery.extend({
  state: z.enum(['pending', 'approved', 'rejected', 'suspended']).default('pending'),
});
export type RegistrationQuery = z.infer<typeof registrationQuery>;
