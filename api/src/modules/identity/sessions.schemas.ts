import { z } from 'zod';
import { email, id, line } from '../../platform/schemas.js';

export const language = z.enum(['zh-CN', 'en']);
export const memberRole = z.enum(['owner', 'editor', 'viewer']);
export const platformRole = z.enum([
  'matchmaker',
  'reviewer',
  'evaluator',
  'officer',
  'auditor',
  'admin',
]);
export type PlatformRole = z.infer<typeof platformRole>;

/** A new password: long rather than odd; spaces and any script are welcome. */
export const newPassword = z
  .string()
  .min(10)
  .max(200)
  .refine((value) => new Set(value).size >= 5, {
    error: '密码过于简单，请至少使用五个不同的字符 / Use at least five different characters',
  });
export const displayName = line(1, 60);

export const signIn = z
  .strictObject({ email, password: z.string().min(1).max(200) })
  .meta({ id: 'SignIn' });
export type SignIn = z.infer<typeof signIn>;

export const session = z
  .object({
    user: z
      .object({
        id,
        email: z.string(),
        /** False until a link sent to the address was opened. */
        emailProved: z.boolean(),
        displayName: z.string(),
        language,
      })
      .nullable(),
    roles: z.array(platformRole),
    memberships: z.array(
      z.object({
        organisationId: id,
        name: z.string(),
        shortName: z.string(),
        kind: z.string(),
        state: z.string(),
        demo: z.boolean(),
        publishes: z.boolean(),
        supplies: z.boolean(),
        role: memberRole,
      }),
    ),
    actions: z.array(z.string()),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;
