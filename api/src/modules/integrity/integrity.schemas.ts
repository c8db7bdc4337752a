import { z } from 'zod';
import { page, pageQuery } from '../../platform/http/pagination.js';
import { id, text, timeOut } from '../../platform/schemas.js';
import { flagActions, flagStates } from './flag.lifecycle.js';
import { heldSteps } from './integrity.events.js';
import { flagCodes } from './red-flags.js';

const steps = z
  .array(z.enum(heldSteps))
  .max(heldSteps.length)
  .refine((list) => new Set(list).size === list.length, { error: '不能重复 / no repeats' });

export const flagQuery = pageQuery.extend({
  scenarioId: id.optional(),
  state: z.enum(flagStates).optional(),
  code: z.enum(flagCodes).optional(),
});
export type FlagQuery = z.infer<typeof flagQuery>;

export const decideFlag = z
  .strictObject({
    decision: z.enum(flagActions),
    note: text(5, 2000).describe('依据；只有监察人员可见'),
    steps: steps.default([]).describe('暂停哪些步骤'),
  })
  .meta({ id: 'DecideFlag' });
export type DecideFlag = z.output<typeof decideFlag>;

export const placeHold = z
  .strictObject({ scenarioId: id, steps, note: text(5, 2000).describe('依据；只有监察人员可见') })
  .meta({ id: 'PlaceHold' });
export type PlaceHold = z.output<typeof placeHold>;

export const liftHold = z.strictObject({ note: text(5, 2000) }).meta({ id: 'LiftHold' });
export type LiftHold = z.output<typeof liftHold>;

export const flagView = z
  .object({
    id,
    scenarioId: id,
    title: z.string(),
    publisher: z.string(),
    demo: z.boolean(),
    code: z.enum(flagCodes),
    figures: z.record(z.string(), z.union([z.number(), z.string()])),
    threshold: z.number(),
    source: z.string(),
    bids: z.array(z.object({ bidId: id, organisation: z.string() })),
    foundAt: timeOut,
    state: z.enum(flagStates),
    note: z.string(),
    decidedAt: timeOut.nullable(),
    actions: z.array(z.enum(flagActions)),
  })
  .meta({ id: 'IntegrityFlag' });
export type FlagView = z.input<typeof flagView>;
export const flagPage = page(flagView, 'IntegrityFlagPage');

export const holdQuery = pageQuery.extend({
  scenarioId: id.optional(),
  live: z.enum(['true', 'false']).optional(),
});
export type HoldQuery = z.infer<typeof holdQuery>;
export const holdView = z
  .object({
    id,
    scenarioId: id,
    title: z.string(),
    steps: z.array(z.enum(heldSteps)),
    reason: z.string(),
    note: z.string(),
    placedAt: timeOut,
    liftedAt: timeOut.nullable(),
    liftNote: z.string().nullable(),
    actions: z.array(z.enum(['lift'])),
  })
  .meta({ id: 'IntegrityHold' });
export type HoldView = z.input<typeof holdView>;
export const holdPage = page(holdView, 'IntegrityHoldPage');
