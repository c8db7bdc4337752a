import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';
import { hideReasons, origins } from './questions.schemas.js';

/** Subject type of all question events; their organisation is the publisher's. */
export const questionSubject = 'question';
const base = z.object({ scenarioId: z.uuid(), no: z.int() });

/** `askerNo` is the public number; who stands behind it is in no event. */
export const QuestionAsked = defineEvent(
  'question.asked',
  base.extend({ askerNo: z.int(), origin: z.enum(origins) }),
);
/** `n` counts the answers to this question; `scenarioVersion` is the version the answer made, if any. */
export const QuestionAnswered = defineEvent(
  'question.answered',
  base.extend({ n: z.int(), scenarioVersion: z.int().nullable() }),
);
export const QuestionWithdrawn = defineEvent('question.withdrawn', base);
export const QuestionHidden = defineEvent(
  'question.hidden',
  base.extend({ reason: z.enum(hideReasons) }),
);
export const QuestionRestored = defineEvent('question.restored', base);
