import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { csv, id, text, time, timeOut } from '../../platform/schemas.js';
import { pairingStates } from '../pairings/pairings.reads.js';
import { shortlistActions, shortlistStates } from './shortlist.lifecycle.js';

const side = z.enum(['demand', 'supply']);
const answer = z.enum(['connect', 'learn', 'decline']);
const words = text(0, 500).default('');
const mostEntries = 20;

export const draftShortlist = z
  .strictObject({
    /** Who is asked: the owner of a scenario (about capabilities) or of a capability (about scenarios). */
    side,
    subjectId: id,
    /** A first entry, so that adding to a list that is not there yet is one step. */
    otherId: id.optional(),
  })
  .meta({ id: 'DraftShortlist' });
export type DraftShortlist = z.infer<typeof draftShortlist>;

export const saveShortlist = z
  .strictObject({
    words,
    entries: z.array(z.strictObject({ otherId: id, words })).max(mostEntries),
  })
  .meta({ id: 'SaveShortlist' });
export type SaveShortlist = z.infer<typeof saveShortlist>;

export const sendShortlist = z
  .strictObject({ answerBy: time.optional() })
  .meta({ id: 'SendShortlist' });
export type SendShortlist = z.infer<typeof sendShortlist>;

export const answerEntry = z
  .strictObject({
    otherId: id,
    answer,
    reason: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/)
      .optional(),
    note: words,
    release: z.enum(['role', 'person']).optional(),
  })
  .meta({ id: 'AnswerShortlistEntry' });
export type AnswerEntry = z.infer<typeof answerEntry>;

const saying = z.object({ demand: z.array(z.string()), supply: z.array(z.string()) });
/** What the engine said when the list was sent, in both languages; from what the owner may read. */
export const engineSaying = z.object({
  score: z.number(),
  band: z.enum(['high', 'medium', 'low']),
  modelVersion: z.string(),
  reasons: z.object({ 'zh-CN': saying, en: saying }),
  gaps: z.object({ 'zh-CN': z.array(z.string()), en: z.array(z.string()) }),
});
export type EngineSaying = z.infer<typeof engineSaying>;

const entry = z
  .object({
    otherId: id,
    title: z.string(),
    organisation: z.string(),
    words: z.string().describe('撮合员写的推荐理由'),
    engine: z
      .object({
        band: z.enum(['high', 'medium', 'low']),
        reasons: saying,
        gaps: z.array(z.string()),
      })
      .nullable(),
    available: z.boolean().describe('目前能否对接'),
    answer: answer.nullable(),
    reason: z.string().nullable(),
    note: z.string(),
    answeredAt: timeOut.nullable(),
    pairing: z.object({ id, state: z.enum(pairingStates) }).nullable(),
    actions: z.array(z.enum(['answer'])),
  })
  .meta({ id: 'ShortlistEntry' });

export const shortlistView = z
  .object({
    id,
    version: z.int(),
    state: z.enum(shortlistStates),
    side,
    subject: z.object({ id, title: z.string() }),
    organisation: z.object({ id, name: z.string() }),
    words: z.string(),
    createdBy: z.string().nullable().describe('只给撮合员'),
    createdAt: timeOut,
    sentAt: timeOut.nullable(),
    answerBy: timeOut.nullable(),
    settledAt: timeOut.nullable(),
    demo: z.boolean(),
    entries: z.array(entry),
    view: z.enum(['owner', 'matchmaker']),
    actions: z.array(z.enum(shortlistActions)),
  })
  .meta({ id: 'Shortlist' });
export type ShortlistView = z.input<typeof shortlistView>;
export const shortlistPage = page(shortlistView, 'ShortlistPage');

export const shortlistsQuery = pageQuery.extend({
  state: csv(z.enum(shortlistStates)).optional(),
  subjectId: id.optional(),
});
export type ShortlistsQuery = z.infer<typeof shortlistsQuery>;
