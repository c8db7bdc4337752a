import { z } from 'zod';
import { id, timeOut } from '../../platform/schemas.js';
import { listLevels } from './list-snapshot.schemas.js';

const code = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

/** Nothing named is every list; a level alone is every list of it. */
export const subscribeToLists = z
  .strictObject({
    level: z.enum(listLevels).nullable().default(null),
    district: code.nullable().default(null).describe('只订阅一个区时，级别为 district'),
    park: code.nullable().default(null).describe('只订阅一个园区时，级别为 park'),
    organisationId: id.optional().describe('替哪个机构订阅；省略为本人订阅'),
  })
  .refine((one) => one.district === null || one.level === 'district', {
    path: ['district'],
    error: '指定区时，级别须为区 / a district needs the level district',
  })
  .refine((one) => one.park === null || one.level === 'park', {
    path: ['park'],
    error: '指定园区时，级别须为园区 / a park needs the level park',
  })
  .meta({ id: 'SubscribeToLists' });
export type SubscribeToLists = z.output<typeof subscribeToLists>;

export const listSubscription = z
  .object({
    id: z.uuid(),
    level: z.enum(listLevels).nullable(),
    district: z.string().nullable(),
    park: z.string().nullable(),
    organisationId: z.uuid().nullable().describe('为机构订阅时'),
    createdAt: timeOut,
    actions: z.array(z.enum(['unsubscribe'])),
  })
  .meta({ id: 'ListSubscription' });

export const listSubscriptions = z
  .object({ items: z.array(listSubscription), total: z.int() })
  .meta({ id: 'ListSubscriptions' });
export type ListSubscription = z.input<typeof listSubscription>;
