import { z } from 'zod';
import { pageQuery } from '../../platform/http/pagination.js';
import { day, timeOut } from '../../platform/schemas.js';

export const sealedHead = z
  .object({ day: z.union([day, z.string()]), position: z.int(), hash: z.string() })
  .meta({ id: 'SealedHead' });
export const sealedHeads = z
  .object({ items: z.array(sealedHead), total: z.int() })
  .meta({ id: 'SealedHeads' });

export const loggedEvent = z
  .object({
    id: z.uuid(),
    position: z.int().nullable(),
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

export const logQuery = pageQuery.extend({
  subjectId: z.uuid().optional(),
  type: z.string().max(80).optional(),
});
export type LogQuery = z.infer<typeof logQuery>;
