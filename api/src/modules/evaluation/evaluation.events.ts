import { z } from 'zod';
import { defineEvent } from '../../platform/events/define-event.js';
import { criteria } from './criteria.schemas.js';

/** Subject type of all evaluation events; their subject is the scenario, their organisation its publisher. */
export const evaluationSubject = 'scenario';

/** A member of the panel is a number in every payload: who it is stands in a row that can be erased. */
const member = z.object({ no: z.int() });
/** bid → criterion → value on its scale. */
const scores = z.record(z.string(), z.record(z.string(), z.int()));
const points = z.int();

/** Published criteria, whole: a ranking is recomputed from them. */
export const CriteriaSet = defineEvent(
  'evaluation.criteria-set',
  z.object({ hash: z.string(), standard: z.boolean(), criteria }),
);
export const PanelNamed = defineEvent(
  'evaluation.panel-named',
  member.extend({ chair: z.boolean() }),
);
export const EvaluationBegun = defineEvent(
  'evaluation.begun',
  z.object({ bids: z.array(z.uuid()), due: z.string().nullable() }),
);
export const ConflictDeclared = defineEvent(
  'evaluation.conflict-declared',
  member.extend({ kinds: z.array(z.string()), state: z.string() }),
);
/** A soft conflict was disclosed and decided. */
export const ConflictDecided = defineEvent(
  'evaluation.conflict-decided',
  member.extend({ decision: z.enum(['clear', 'exclude']) }),
);
export const MemberExcluded = defineEvent(
  'evaluation.member-excluded',
  member.extend({ reason: z.string() }),
);
export const ScoringBegun = defineEvent(
  'evaluation.scoring-begun',
  z.object({ members: z.array(z.int()), due: z.string().nullable() }),
);
export const SheetLocked = defineEvent('evaluation.sheet-locked', member.extend({ scores }));
/** All sheets are locked: the panel talks. */
export const ConsensusBegun = defineEvent(
  'evaluation.consensus-begun',
  z.object({ members: z.array(z.int()), due: z.string().nullable() }),
);
export const DivergenceFound = defineEvent(
  'evaluation.divergence-found',
  z.object({
    items: z.array(
      z.object({
        bidId: z.uuid(),
        criterionId: z.string(),
        low: z.int(),
        high: z.int(),
        rule: z.enum(['range', 'outlier']),
      }),
    ),
  }),
);
export const ConsensusConfirmed = defineEvent(
  'evaluation.consensus-confirmed',
  member.extend({ hash: z.string() }),
);
/** All have agreed: the values that replace the mean where members had diverged. */
export const ConsensusReached = defineEvent(
  'evaluation.consensus-reached',
  z.object({ hash: z.string(), scores, members: z.array(z.int()) }),
);
export const TechniqueLocked = defineEvent(
  'evaluation.technique-locked',
  z.object({
    results: z.array(z.object({ bidId: z.uuid(), techniqueScore: points, passed: z.boolean() })),
    due: z.string().nullable(),
  }),
);
/** The prices that count, once the price envelopes are open. */
export const EvaluationPriced = defineEvent(
  'evaluation.priced',
  z.object({
    prices: z.array(z.object({ bidId: z.uuid(), amountFen: z.int().nullable() })),
    hash: z.string(),
  }),
);
export const EvaluationRanked = defineEvent(
  'evaluation.ranked',
  z.object({
    hash: z.string(),
    rows: z.array(
      z.object({
        bidId: z.uuid(),
        rank: z.int().nullable(),
        total: points,
        passed: z.boolean(),
      }),
    ),
  }),
);
/** An objection was upheld: these criteria are scored again, with the names behind `named` public by now. */
export const EvaluationReopened = defineEvent(
  'evaluation.reopened',
  z.object({ parts: z.array(z.string()), named: z.array(z.uuid()) }),
);
const step = z.object({ state: z.string(), due: z.string() });
/** One working day is left of a step's time. */
export const StepDue = defineEvent('evaluation.step-due', step);
export const StepOverdue = defineEvent('evaluation.step-overdue', step);
