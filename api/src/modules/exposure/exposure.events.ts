import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

/** New exposure prices and turns hold from now on; every process that orders lists follows. */
export const ExposurePriced = defineEvent(
  'exposure.priced',
  z.object({
    demo: z.boolean(),
    modelVersion: z.string(),
    demands: z.int(),
    supplies: z.int(),
    gini: z.number(),
    turns: z.int(),
  }),
);
