import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';
import { flagCodes } from './red-flags.js';

/** Subject type of all events here: the scenario. */
export const integritySubject = 'scenario';
/** Steps that can be frozen; whoever takes one asks `StepHolds.refuse` by this name. */
export const heldSteps = ['opening', 'evaluation', 'award', 'standstill'] as const;
export type HeldStep = (typeof heldSteps)[number];

export const FlagRaised = defineEvent(
  'flag.raised',
  z.object({
    flagId: z.uuid(),
    code: z.enum(flagCodes),
    figures: z.record(z.string(), z.union([z.number(), z.string()])),
    bidIds: z.array(z.uuid()),
  }),
);
/** The note stays in its row. */
export const FlagDecided = defineEvent(
  'flag.decided',
  z.object({ flagId: z.uuid(), code: z.enum(flagCodes), state: z.string() }),
);
export const HoldPlaced = defineEvent(
  'hold.placed',
  z.object({ holdId: z.uuid(), steps: z.array(z.enum(heldSteps)), flagId: z.uuid().nullable() }),
);
export const HoldLifted = defineEvent(
  'hold.lifted',
  z.object({ holdId: z.uuid(), steps: z.array(z.enum(heldSteps)) }),
);
