import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

/** Another model scores from now on, in every process. */
export const ModelActivated = defineEvent(
  'model.activated',
  z.object({
    demo: z.boolean(),
    version: z.string(),
    kind: z.enum(['prior', 'calibrated', 'learnt']),
    by: z.enum(['learner', 'person']),
  }),
);
/** A model was learnt and not put to use. */
export const ModelRefused = defineEvent(
  'model.refused',
  z.object({ demo: z.boolean(), version: z.string(), refusals: z.array(z.string()) }),
);
