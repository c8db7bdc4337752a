import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

export const CasePublished = defineEvent('case.published', z.object({ source: z.string() }));
