import type { EvaluationState } from './evaluation.lifecycle.js';

/** Working days each step may take; a step without an entry waits for somebody else's clock. */
export const stepDays: Readonly<Partial<Record<EvaluationState, number>>> = {
  declaring: 3,
  scoring: 7,
  consensus: 5,
  'technique-locked': 3,
  priced: 2,
};
