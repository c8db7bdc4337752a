import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

/** A year's days off and make-up days were entered or corrected; deadlines counted in it may be told anew. */
export const CalendarYearEntered = defineEvent(
  'calendar.year-entered',
  z.object({ year: z.int(), version: z.int(), notice: z.string() }),
);
