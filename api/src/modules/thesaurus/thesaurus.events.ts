import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

const form = z.object({ concept: z.string(), form: z.string(), kind: z.string() });

export const FormProposed = defineEvent('form.proposed', form);
/** Approved, rejected or withdrawn; matching reads the approved ones again. */
export const FormDecided = defineEvent(
  'form.decided',
  form.extend({ from: z.string(), to: z.string() }),
);
