import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

/** Subject of the first four: the saved search. What is searched for is in no event: it tells of its owner. */
export const SearchSaved = defineEvent('search.saved', z.object({ version: z.int() }));
export const SearchChanged = defineEvent(
  'search.changed',
  z.object({ version: z.int(), active: z.boolean() }),
);
export const SearchRemoved = defineEvent('search.removed', z.object({}));
/** A member is told no more of it, or again; a person's own is paused instead. */
export const SearchMuted = defineEvent('search.muted', z.object({ muted: z.boolean() }));
/** A publication, change or closing has reached all who wait for it. Subject: the run. */
export const SearchesTold = defineEvent(
  'search.told',
  z.object({
    kind: z.enum(['published', 'changed', 'rest', 'closed']),
    scenarios: z.int(),
    matched: z.int(),
    told: z.int(),
  }),
);
