import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

/** A call was looked at when 30 or 60 percent of its window had passed and was found weak. Subject: the scenario. */
export const UptakeWarned = defineEvent(
  'uptake.warned',
  z.object({ mark: z.int(), peers: z.int(), interests: z.int() }),
);
/** An invited supplier said why it does not answer; which one is in no event. */
export const UptakeReasonGiven = defineEvent(
  'uptake.reason-given',
  z.object({ reason: z.string() }),
);
