import { z } from 'zod';
import { pageQuery } from '../../platform/http/pagination.js';
import { day, id, time, timeOut } from '../../platform/schemas.js';

/** Places in the chain are told up to the publication of the first call whose bids nobody may know of: gaps would count them. */
const position = z.int().nullable();

export const sealedHead = z
  .object({ day: z.union([day, z.string()]), hash: z.string() })
  .meta({ id: 'SealedHead' });
export const sealedHeads = z
  .object({ items: z.array(sealedHead), total: z.int() })
  .meta({ id: 'SealedHeads' });

export const loggedEvent = z
  .object({
    id: z.uuid(),
    position,
    hash: z.string().nullable(),
    type: z.string(),
    subjectType: z.string(),
    subjectId: z.uuid(),
    organisationId: z.uuid().nullable(),
    actorId: z.uuid().nullable(),
    payload: z.unknown(),
    at: timeOut,
  })
  .meta({ id: 'LoggedEvent' });

/** Of the account at present; `member` acts for an organisation only, `system` is nobody. */
export const actorRoles = [
  ...(['system', 'member', 'matchmaker', 'reviewer', 'evaluator', 'officer'] as const),
  ...(['auditor', 'admin'] as const),
] as const;

const filters = {
  scenarioId: id.optional().describe('该场景的全部事件'),
  subjectId: id.optional(),
  type: z
    .string()
    .regex(/^[a-z-]{1,40}(\.[a-z-]{0,60})?$/)
    .optional()
    .describe('事件类型，或以点结尾的一类，如 award.'),
  actorId: id.optional(),
  actorRole: z.enum(actorRoles).optional(),
  from: time.optional(),
  to: time.optional(),
};
export const logQuery = pageQuery.extend(filters);
export type LogQuery = z.infer<typeof logQuery>;
export const exportQuery = z.strictObject(filters);
export type ExportQuery = z.infer<typeof exportQuery>;

export const verification = z
  .object({
    ok: z.boolean(),
    checkedAt: timeOut,
    sealed: z.int().nullable().describe('有征集尚未开标时不给出'),
    head: z.string().nullable(),
    fault: z.object({ eventId: z.uuid(), fault: z.enum(['hash', 'previous', 'gap']) }).nullable(),
  })
  .meta({ id: 'LogVerification' });
