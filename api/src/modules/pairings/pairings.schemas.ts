import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { csv, id, text, time, timeOut } from '../../platform/schemas.js';
import { answers, pairingStates, stepActions } from './pairing.lifecycle.js';

const side = z.enum(['demand', 'supply']);
const role = z.enum(['demand', 'supply', 'matchmaker']);
const answer = z.enum(answers);
/** A code of the taxonomy, never free text: it is shown to the other side and kept in the log. */
const reasonCode = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);

export const openPairing = z
  .strictObject({
    scenarioId: id,
    capabilityId: id,
    /** For whom the caller acts; needed only when it could be more than one. */
    as: role.optional(),
    note: text(0, 500).default(''),
    /** Which contact appears once both sides have said yes; giving it is the consent. */
    release: z.enum(['role', 'person']).optional(),
  })
  .meta({ id: 'OpenPairing' });
export type OpenPairing = z.infer<typeof openPairing>;

export const answerPairing = z
  .strictObject({
    as: side.optional(),
    answer,
    reason: reasonCode.optional(),
    note: text(0, 500).default(''),
    release: z.enum(['role', 'person']).optional(),
  })
  .meta({ id: 'AnswerPairing' });
export type AnswerPairing = z.infer<typeof answerPairing>;

export const stepPairing = z
  .strictObject({
    action: z.enum(stepActions),
    as: role.optional(),
    note: text(0, 500).default(''),
    reason: reasonCode.optional(),
    /** Of a meeting, or until when a pairing is parked. */
    at: time.optional(),
  })
  .meta({ id: 'StepPairing' });
export type StepPairing = z.infer<typeof stepPairing>;

export const sendMessage = z
  .strictObject({ as: role.optional(), body: text(1, 2000) })
  .meta({ id: 'SendMessage' });
export type SendMessage = z.infer<typeof sendMessage>;

const party = z.object({ id, name: z.string(), demo: z.boolean() });

/** A pairing as its two sides and matchmakers see it. */
export const pairingView = z
  .object({
    id,
    version: z.int(),
    state: z.enum(pairingStates),
    scenario: z.object({ id, title: z.string() }),
    capability: z.object({ id, title: z.string() }),
    demand: party,
    supply: party,
    openedBy: role,
    note: z.string(),
    demandAnswer: answer.nullable(),
    supplyAnswer: answer.nullable(),
    demandAgreed: z.boolean(),
    supplyAgreed: z.boolean(),
    endedBy: z.string().nullable(),
    reason: z.string().nullable(),
    reasonNote: z.string().nullable(),
    parkedUntil: timeOut.nullable(),
    meetingAt: timeOut.nullable(),
    mutualAt: timeOut.nullable(),
    openedAt: timeOut,
    activeAt: timeOut,
    expiresAt: timeOut,
    /** Who must move next. */
    currentActor: z.enum(['demand', 'supply', 'matchmaker', 'none']),
    /** The reader's own places in this pairing. */
    mySides: z.array(role),
    /** Conversation, meetings and contacts are off while the scenario's bids are sealed. */
    equalTreatment: z.boolean(),
    contactsReleased: z.boolean(),
    demo: z.boolean(),
    actions: z.array(z.string()),
  })
  .meta({ id: 'Pairing' });
export const pairingPage = page(pairingView, 'PairingPage');

export const pairingsQuery = pageQuery.extend({
  state: csv(z.enum(pairingStates)).optional(),
  scenarioId: id.optional(),
  capabilityId: id.optional(),
  actor: z.enum(['demand', 'supply', 'matchmaker', 'none', 'me']).optional(),
});
export type PairingsQuery = z.infer<typeof pairingsQuery>;

export const board = z
  .object({
    columns: z.array(
      z.object({ state: z.enum(pairingStates), count: z.int(), items: z.array(pairingView) }),
    ),
    waitingFor: z.object({ demand: z.int(), supply: z.int(), matchmaker: z.int() }),
  })
  .meta({ id: 'PairingBoard' });

const contact = z.object({
  organisation: z.string(),
  role: z.string().nullable(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  scope: z.enum(['role', 'person']),
});
export const contacts = z
  .object({ demand: contact, supply: contact, releasedAt: timeOut })
  .meta({ id: 'PairingContacts' });

export const message = z
  .object({
    id,
    side: role,
    organisation: z.string().nullable(),
    mine: z.boolean(),
    body: z.string(),
    sentAt: timeOut,
  })
  .meta({ id: 'PairingMessage' });
export const messagePage = page(message, 'PairingMessagePage');

export const timeline = z
  .object({
    items: z.array(
      z.object({
        type: z.string(),
        side: z.string().nullable(),
        answer: z.string().nullable(),
        action: z.string().nullable(),
        state: z.string().nullable(),
        reason: z.string().nullable(),
        at: timeOut,
      }),
    ),
    total: z.int(),
  })
  .meta({ id: 'PairingTimeline' });
