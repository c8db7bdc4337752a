import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';
import { awardKinds, awardStages } from './award-choice.js';
import { objectionEffects, objectionReasons } from './objection-rules.js';

/** Subject type of all events here: the scenario, their organisation its publisher. */
export const awardSubject = 'scenario';

const award = z.object({
  awardId: z.uuid(),
  stage: z.enum(awardStages),
  kind: z.enum(awardKinds),
});
/** A decision is public and stands still; `until` is null while the holidays of its year are unknown. */
export const AwardProposed = defineEvent(
  'award.proposed',
  award.extend({
    round: z.int(),
    rankingHash: z.string().nullable(),
    bidIds: z.array(z.uuid()),
    reason: z.string().nullable(),
    until: z.string().nullable(),
  }),
);
/** Final: the one result of the scenario, or (stage `proof`) who enters the proof of concept. */
export const AwardCompleted = defineEvent(
  'award.completed',
  award.extend({ bidIds: z.array(z.uuid()), reason: z.string().nullable() }),
);
export const AwardReturned = defineEvent(
  'award.returned',
  award.extend({
    objectionId: z.uuid(),
    effect: z.enum(objectionEffects),
    parts: z.array(z.string()),
  }),
);
/** The scenario was cancelled while its result stood still. */
export const AwardDropped = defineEvent('award.dropped', award);
/** The standstill is over and nobody has made the result final in the time for it. */
export const AwardOverdue = defineEvent('award.overdue', award.extend({ since: z.string() }));
/** The limit could be counted after all: its year's holidays were entered. */
export const AwardCounted = defineEvent('award.counted', award.extend({ until: z.string() }));

const objection = z.object({ objectionId: z.uuid(), awardId: z.uuid(), bidId: z.uuid() });
export const ObjectionFiled = defineEvent(
  'objection.filed',
  objection.extend({ reason: z.enum(objectionReasons), due: z.string().nullable() }),
);
export const ObjectionAnswered = defineEvent(
  'objection.answered',
  objection.extend({
    state: z.enum(['upheld', 'rejected']),
    effect: z.enum(objectionEffects).nullable(),
    by: z.enum(['publisher', 'reviewer']),
  }),
);
export const ObjectionWithdrawn = defineEvent('objection.withdrawn', objection);
export const ObjectionOverdue = defineEvent(
  'objection.overdue',
  objection.extend({ due: z.string() }),
);

const bid = z.object({ bidId: z.uuid() });
/** The publisher added words of its own; which is nobody else's business. */
export const FeedbackWritten = defineEvent('feedback.written', bid.extend({ version: z.int() }));
/** A bidder has its feedback; with the award, in the same transaction. */
export const FeedbackGiven = defineEvent(
  'feedback.given',
  bid.extend({ awardId: z.uuid(), rank: z.int().nullable(), awarded: z.boolean() }),
);
/** The standstill is over and there are valid bids without feedback. */
export const FeedbackOverdue = defineEvent(
  'feedback.overdue',
  z.object({ awardId: z.uuid(), missing: z.int() }),
);

export const ProofBegun = defineEvent('proof.begun', bid.extend({ until: z.string().nullable() }));
export const ProofSubmitted = defineEvent(
  'proof.submitted',
  bid.extend({ met: z.int(), targets: z.int() }),
);
export const ProofReturned = defineEvent('proof.returned', bid);
export const ProofJudged = defineEvent('proof.judged', bid.extend({ passed: z.boolean() }));
/** No evidence came in time. */
export const ProofLapsed = defineEvent('proof.lapsed', bid);
