import { z } from 'zod';
import { id, text, time, timeOut } from '../../platform/schemas.js';
import { markKinds } from './mark.lifecycle.js';

const kind = z.enum(markKinds);

export const setMark = z
  .strictObject({
    scenarioId: id,
    capabilityId: id,
    kind,
    /** Of an exclusion: a code of the taxonomy. */
    reason: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,39}$/)
      .optional(),
    note: text(0, 500).default(''),
    /** Until when the pair is parked. */
    until: time.optional(),
  })
  .meta({ id: 'SetMark' });
export type SetMark = z.infer<typeof setMark>;

/** A mark as matchmakers see it; nobody else does. */
export const markView = z
  .object({
    id,
    scenarioId: id,
    capabilityId: id,
    kind,
    state: z.enum(['live', 'lifted']),
    reason: z.string().nullable(),
    note: z.string(),
    until: timeOut.nullable(),
    setBy: z.string(),
    setAt: timeOut,
    liftedBy: z.string().nullable(),
    liftedAt: timeOut.nullable(),
    actions: z.array(z.enum(['lift'])),
  })
  .meta({ id: 'Mark' });
export type MarkView = z.input<typeof markView>;

export const marksQuery = z.strictObject({ scenarioId: id, capabilityId: id });
export type MarksQuery = z.infer<typeof marksQuery>;
export const marks = z.object({ items: z.array(markView), total: z.int() }).meta({ id: 'Marks' });
