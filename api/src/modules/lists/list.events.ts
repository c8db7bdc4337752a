import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

export const ListDrafted = defineEvent('list.drafted', z.object({ no: z.string() }));
/** Entries were put on or taken off a draft. */
export const ListComposed = defineEvent(
  'list.composed',
  z.object({ no: z.string(), added: z.array(z.uuid()), removed: z.array(z.uuid()) }),
);
export const ListPublished = defineEvent(
  'list.published',
  z.object({ no: z.string(), hash: z.string(), scenarioIds: z.array(z.uuid()) }),
);
/** A published list was put right; the frozen text stays. The words themselves are in the list's corrections. */
export const ListCorrected = defineEvent(
  'list.corrected',
  z.object({
    ...{ no: z.string(), n: z.int(), scenarioId: z.uuid(), field: z.string() },
    hash: z.string(),
  }),
);
const subscription = z.object({
  level: z.string().nullable(),
  district: z.string().nullable(),
  park: z.string().nullable(),
});
/** Subject: the subscription. Whose it is, its row says. */
export const ListSubscribed = defineEvent('list.subscribed', subscription);
export const ListUnsubscribed = defineEvent('list.unsubscribed', subscription);
