import { z } from 'zod';
import { pageQuery } from '../../platform/http/pagination.js';
import { csv, id, timeOut } from '../../platform/schemas.js';

export const workKinds = [
  'pairing',
  'stalled',
  'escalated',
  'parked',
  'answered',
  'draft',
  'no-takers',
  'no-pairings',
] as const;
export type WorkKind = (typeof workKinds)[number];

const scope = z.enum(['all', 'mine']).default('all').describe('mine：只看自己经手的');

export const worklistQuery = pageQuery.extend({
  kind: csv(z.enum(workKinds)).optional(),
  scope,
});
export type WorklistQuery = z.output<typeof worklistQuery>;

const item = z
  .object({
    kind: z.enum(workKinds),
    dueAt: timeOut,
    overdue: z.boolean(),
    scenario: z.object({ id, title: z.string() }).nullable(),
    capability: z.object({ id, title: z.string() }).nullable(),
    pairing: z.object({ id, state: z.string() }).nullable(),
    shortlist: z.object({ id, state: z.string() }).nullable(),
    holder: z.string().nullable().describe('最近经手的撮合员'),
    demo: z.boolean(),
  })
  .meta({ id: 'WorkItem' });

export const worklist = z
  .object({
    items: z.array(item),
    total: z.int(),
    nextCursor: z.string().nullable(),
    counts: z.array(z.object({ kind: z.enum(workKinds), n: z.int(), overdue: z.int() })),
  })
  .meta({ id: 'Worklist' });

export const figuresQuery = z.strictObject({
  scope: z.enum(['real', 'demo']).default('real'),
  days: z.coerce.number().int().min(7).max(730).default(90),
});
export type FiguresQuery = z.output<typeof figuresQuery>;

export const deskFigures = z
  .object({
    scope: z.enum(['real', 'demo']),
    days: z.int(),
    asOf: timeOut,
    declines: z.array(
      z.object({
        /** Whose reason it is; a matchmaker's where the reason is of neither side. */
        side: z.enum(['demand', 'supply', 'matchmaker']),
        reason: z.string(),
        n: z.int(),
      }),
    ),
    matchmakers: z.array(
      z.object({
        id,
        name: z.string(),
        holds: z.int().describe('现在经手的'),
        waiting: z.int().describe('其中轮到撮合员处理的'),
        opened: z.int(),
        mutual: z.int(),
        agreed: z.int(),
        sent: z.int().describe('发出的推荐名单'),
        asked: z.int().describe('名单里问到的对象'),
        wanted: z.int().describe('其中愿意对接或了解的'),
        steps: z.int(),
      }),
    ),
  })
  .meta({ id: 'DeskFigures' });
