import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

const about = z.object({ side: z.enum(['demand', 'supply']), subjectId: z.uuid() });
const pairs = z.array(z.object({ scenarioId: z.uuid(), capabilityId: z.uuid() }));

export const ShortlistSent = defineEvent(
  'shortlist.sent',
  about.extend({ pairs, demo: z.boolean() }),
);
/** One entry: the reason is a code; words stay in the row. */
export const ShortlistAnswered = defineEvent(
  'shortlist.answered',
  about.extend({
    scenarioId: z.uuid(),
    capabilityId: z.uuid(),
    answer: z.enum(['connect', 'learn', 'decline']),
    reason: z.string().nullable(),
    pairingId: z.uuid().nullable(),
  }),
);
/** Every change of state beside those two. */
export const ShortlistMoved = defineEvent(
  'shortlist.moved',
  about.extend({ from: z.string(), to: z.string() }),
);
