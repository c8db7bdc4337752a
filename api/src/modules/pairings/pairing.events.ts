import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';

const side = z.enum(['demand', 'supply']);
const pair = z.object({ scenarioId: z.uuid(), capabilityId: z.uuid() });

/** The facts at opening that the figures are counted by: later edits do not move a pairing between cells. */
export const PairingOpened = defineEvent(
  'pairing.opened',
  pair.extend({
    openedBy: z.enum(['demand', 'supply', 'matchmaker']),
    /** Opened by a side's yes to a shortlist: whose list it was, and which side was asked. */
    curatedBy: z.uuid().nullable().default(null),
    askedSide: side.nullable().default(null),
    sectors: z.array(z.string()),
    districts: z.array(z.string()),
    demo: z.boolean(),
    supplyOrganisationId: z.uuid(),
  }),
);
export const PairingAnswered = defineEvent(
  'pairing.answered',
  pair.extend({
    side,
    answer: z.enum(['connect', 'learn', 'decline']),
    reason: z.string().nullable(),
    state: z.string(),
  }),
);
export const PairingBecameMutual = defineEvent('pairing.became-mutual', pair);
export const PairingContactsReleased = defineEvent(
  'pairing.contacts-released',
  pair.extend({ demandScope: z.string(), supplyScope: z.string() }),
);
export const PairingMoved = defineEvent(
  'pairing.moved',
  pair.extend({
    action: z.string(),
    from: z.string(),
    to: z.string(),
    side: z.string(),
    reason: z.string().nullable(),
  }),
);
export const PairingMessageSent = defineEvent(
  'pairing.message-sent',
  pair.extend({ side: z.string() }),
);
