import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';
import { exitReasons, procedures, scenarioStates } from './scenario-fields.schemas.js';

/** Subject type of all scenario events. */
export const scenarioSubject = 'scenario';

export const ScenarioDrafted = defineEvent(
  'scenario.drafted',
  z.object({ by: z.enum(['form', 'import', 'elaboration']) }),
);
/** A public source's entry was taken over as an intent. */
export const ScenarioImported = defineEvent(
  'scenario.imported',
  z.object({ sourceTitle: z.string(), externalId: z.string() }),
);
/** A returned demand was reworded by a matchmaker: which fields, not which words. */
export const ScenarioReworded = defineEvent(
  'scenario.reworded',
  z.object({ version: z.int(), fields: z.array(z.string()) }),
);
export const ScenarioSubmitted = defineEvent('scenario.submitted', z.object({ version: z.int() }));
export const ScenarioReturned = defineEvent(
  'scenario.returned',
  z.object({ version: z.int(), pointers: z.array(z.string()) }),
);
export const ScenarioApproved = defineEvent('scenario.approved', z.object({ version: z.int() }));
export const ScenarioPublished = defineEvent(
  'scenario.published',
  z.object({
    n: z.int(),
    hash: z.string(),
    procedure: z.enum(procedures),
    deadline: z.string().nullable(),
    listId: z.uuid().nullable(),
  }),
);
/** A published change. Bids listen: a material one asks each bidder to confirm again. */
export const ScenarioChanged = defineEvent(
  'scenario.changed',
  z.object({ n: z.int(), hash: z.string(), fields: z.array(z.string()), material: z.boolean() }),
);
/** The deadline was reached, or the publisher closed before it. `at` is the moment that counts. */
export const ScenarioClosed = defineEvent(
  'scenario.closed',
  z.object({ early: z.boolean(), at: z.string() }),
);
const exit = z.object({ from: z.enum(scenarioStates), reason: z.enum(exitReasons) });
export const ScenarioWithdrawn = defineEvent('scenario.withdrawn', exit);
export const ScenarioCancelled = defineEvent('scenario.cancelled', exit);

/** Everything after which the public view of a scenario may differ: for the search index and caches. */
export const publicScenarioEvents = [
  ScenarioImported,
  ScenarioDrafted,
  ScenarioPublished,
  ScenarioChanged,
  ScenarioClosed,
  ScenarioWithdrawn,
  ScenarioCancelled,
] as const;
