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
