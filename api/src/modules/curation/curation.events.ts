import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

const mark = z.object({
  scenarioId: z.uuid(),
  capabilityId: z.uuid(),
  kind: z.enum(['pin', 'exclude', 'note', 'park', 'override']),
});

/** The reason is a code of the taxonomy; what was written stays in the row. */
export const MarkSet = defineEvent('mark.set', mark.extend({ reason: z.string().nullable() }));
export const MarkLifted = defineEvent('mark.lifted', mark);
