import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

export const PlanStarted = defineEvent(
  'plan.started',
  z.object({ scopeKey: z.string(), scenarios: z.int(), demo: z.boolean() }),
);
export const PlanFinished = defineEvent(
  'plan.finished',
  z.object({ state: z.string(), pairs: z.int(), failure: z.string().nullable() }),
);
export const PlanCancelled = defineEvent('plan.cancelled', z.object({}));
export const PlanApplied = defineEvent(
  'plan.applied',
  z.object({
    ...{ opened: z.int(), alreadyOpen: z.int(), refused: z.int() },
    /** Why it ended before all pairs had their turn; older events do not say. */
    failure: z.string().nullable().optional(),
  }),
);
