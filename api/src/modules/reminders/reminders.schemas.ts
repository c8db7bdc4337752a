import { z } from 'zod';
import { timeOut } from '../../platform/schemas.js';

export const intervals = z
  .object({
    items: z.array(
      z.object({
        state: z.string(),
        days: z.int(),
        changedAt: timeOut.nullable(),
        actions: z.array(z.enum(['change'])),
      }),
    ),
    total: z.int(),
  })
  .meta({ id: 'ReminderIntervals' });

export const changeInterval = z
  .strictObject({ days: z.int().min(1).max(90) })
  .meta({ id: 'ChangeReminderInterval' });
export type ChangeInterval = z.infer<typeof changeInterval>;

export const intervalState = z.string().regex(/^[a-z_]{1,40}$/);
