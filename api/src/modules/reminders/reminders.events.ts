import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

export const ReminderSent = defineEvent(
  'reminder.sent',
  z.object({
    pairingId: z.uuid(),
    state: z.string(),
    actor: z.enum(['demand', 'supply', 'matchmaker']),
    stage: z.enum(['reminder', 'escalation']),
  }),
);
export const IntervalChanged = defineEvent(
  'interval.changed',
  z.object({ state: z.string(), days: z.int() }),
);
