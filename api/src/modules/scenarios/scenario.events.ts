import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';
import {
  exitReasons,
  outcomeReasons,
  procedures,
  scenarioStates,
  signoffFindings,
} from './scenario-fields.schemas.js';
import { reviewDesks } from './scenario-review-rules.js';

/** Subject type of all scenario events. */
export const scenarioSubject = 'scenario';

export const ScenarioDrafted = defineEvent(
  'scenario.drafted',
  z.object({ by: z.enum(['form', 'import', 'elaboration']) }),
);
/** A draft became a public early intent; `month` is when it should start. */
export const ScenarioAnnounced = defineEvent(
  'scenario.announced',
  z.object({ n: z.int(), month: z.string().nullable() }),
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
const step = z.enum(['own', 'platform']);
/** `step` is whose review it awaits; `desk` and `due` are the platform's, once it is there. */
export const ScenarioSubmitted = defineEvent(
  'scenario.submitted',
  z.object({
    version: z.int(),
    step,
    desk: z.enum(reviewDesks).nullable(),
    due: z.string().nullable(),
    of: z.enum(['intent', 'scenario']).optional(),
  }),
);
/** An owner of the publishing organisation signed it on to the platform. */
export const ScenarioSigned = defineEvent(
  'scenario.signed',
  z.object({
    version: z.int(),
    desk: z.enum(reviewDesks).nullable(),
    due: z.string().nullable(),
  }),
);
export const ScenarioRecalled = defineEvent('scenario.recalled', z.object({ version: z.int() }));
/** A named officer vouched for this very text; the name is in no event. */
export const ScenarioSignedOff = defineEvent(
  'scenario.signed-off',
  z.object({ hash: z.string(), finding: z.enum(signoffFindings) }),
);
/** Subject: the account. Its desks from now on; none is all. */
export const ReviewerSeated = defineEvent(
  'reviewer.seated',
  z.object({ desks: z.array(z.enum(reviewDesks)) }),
);
export const ScenarioReviewOverdue = defineEvent(
  'scenario.review-overdue',
  z.object({ desk: z.enum(reviewDesks), due: z.string() }),
);
export const ScenarioScheduled = defineEvent('scenario.scheduled', z.object({ at: z.string() }));
export const ScenarioUnscheduled = defineEvent(
  'scenario.unscheduled',
  z.object({ reason: z.enum(['by-hand', 'deadline-passed']) }),
);
/** The desk for which a reviewer of another one acted. */
const acting = z.enum(reviewDesks).optional();
export const ScenarioReturned = defineEvent(
  'scenario.returned',
  z.object({ version: z.int(), pointers: z.array(z.string()), step: step.optional(), acting }),
);
export const ScenarioApproved = defineEvent(
  'scenario.approved',
  z.object({ version: z.int(), acting }),
);
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
/** The deadline of an open call moved: set later by its publisher, or by rule after a material change. */
export const ScenarioDeadlineMoved = defineEvent(
  'scenario.deadline-moved',
  z.object({
    n: z.int(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** Working days that the rule leaves; null when the publisher moved it. */
    ruleDays: z.int().nullable(),
  }),
);
/** The deadline was reached, or the publisher closed before it. `at` is the moment that counts. */
export const ScenarioClosed = defineEvent(
  'scenario.closed',
  z.object({ early: z.boolean(), at: z.string() }),
);
const exit = z.object({ from: z.enum(scenarioStates), reason: z.enum(exitReasons), acting });
export const ScenarioWithdrawn = defineEvent('scenario.withdrawn', exit);
export const ScenarioCancelled = defineEvent('scenario.cancelled', exit);

/** What became of a call after its deadline; told by the modules that hold bids, scores and awards. */
export const ScenarioEvaluationBegun = defineEvent('scenario.evaluation-begun', z.object({}));
export const ScenarioEvaluationResumed = defineEvent('scenario.evaluation-resumed', z.object({}));
export const ScenarioStandstillBegun = defineEvent('scenario.standstill-begun', z.object({}));
export const ScenarioAwarded = defineEvent('scenario.awarded', z.object({}));
const unanswered = z.object({ from: z.enum(scenarioStates), reason: z.enum(outcomeReasons) });
export const ScenarioNoneSuitable = defineEvent('scenario.none-suitable', unanswered);
export const ScenarioNoResponse = defineEvent('scenario.no-response', unanswered);

/** Everything after which the public view of a scenario may differ: for the search index and caches. */
export const publicScenarioEvents = [
  ScenarioAnnounced,
  ScenarioImported,
  ScenarioDrafted,
  ScenarioPublished,
  ScenarioChanged,
  ScenarioClosed,
  ScenarioWithdrawn,
  ScenarioCancelled,
  ScenarioEvaluationBegun,
  ScenarioEvaluationResumed,
  ScenarioStandstillBegun,
  ScenarioAwarded,
  ScenarioNoneSuitable,
  ScenarioNoResponse,
] as const;
