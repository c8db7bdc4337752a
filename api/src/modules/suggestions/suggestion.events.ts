import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';
import { suggestionTopics } from './suggestions.schemas.js';

/** Subject type; the organisation of the event is the publisher's. */
export const suggestionSubject = 'suggestion';
const base = z.object({ scenarioId: z.uuid() });

export const SuggestionMade = defineEvent(
  'suggestion.made',
  base.extend({ topic: z.enum(suggestionTopics) }),
);
export const SuggestionDecided = defineEvent(
  'suggestion.decided',
  base.extend({ decision: z.enum(['adopt', 'note', 'decline']) }),
);
export const SuggestionWithdrawn = defineEvent('suggestion.withdrawn', base);
