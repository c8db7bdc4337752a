import type { AppError } from '../../platform/errors.js';
import { objectionErrors } from './award.errors.js';
import type { StandstillPhase } from './standstill.js';

/** What an objection may be about. */
export const objectionReasons = [
  'own-score',
  'thresholds',
  'conflict-of-interest',
  'procedure',
  'disqualification',
  'proof',
  'other',
] as const;
export type ObjectionReason = (typeof objectionReasons)[number];

/** What follows when it is upheld: named criteria are scored again, the choice is made anew, or nobody is suitable. */
export const objectionEffects = ['rescore', 'renew', 'none-suitable'] as const;
export type ObjectionEffect = (typeof objectionEffects)[number];

export interface FilingFacts {
  readonly phase: StandstillPhase | null;
  /** The bid for which the actor may object; null when their organisations did not bid. */
  readonly bidId: string | null;
  readonly hasOpen: boolean;
  readonly criteria: readonly string[];
}

/**
 * What speaks against filing, or null. Only who bid may object: they alone know their scores and are touched by the result;
 * everybody else has the public questions, and the auditor's ear. An uncounted standstill runs.
 */
export function judgeFiling(
  objection: { readonly reason: ObjectionReason; readonly criterionId: string | null },
  facts: FilingFacts,
): AppError | null {
  if (!facts.phase) return objectionErrors('no-standstill');
  if (!facts.bidId) return objectionErrors('bidders-only');
  if (facts.phase === 'ended') return objectionErrors('too-late');
  if (facts.hasOpen) return objectionErrors('one-open');
  const at = [{ pointer: '/criterionId', code: 'rule', message: '' }];
  if (objection.reason === 'own-score' && !objection.criterionId)
    return objectionErrors('criterion-needed', {}, at);
  if (objection.criterionId && !facts.criteria.includes(objection.criterionId))
    return objectionErrors('criterion-unknown', {}, at);
  return null;
}

export interface ObjectionAnswer {
  readonly decision: 'uphold' | 'reject';
  readonly effect: ObjectionEffect | null;
  readonly parts: readonly string[];
}

/** What is missing of an answer, or null: an upheld objection changes something, and says what. */
export function judgeAnswer(
  { decision, effect, parts }: ObjectionAnswer,
  criteria: readonly string[],
): AppError | null {
  const at = (pointer: string) => [{ pointer, code: 'rule', message: '' }];
  if (decision === 'reject') return null;
  if (!effect) return objectionErrors('effect-needed', {}, at('/effect'));
  if (effect !== 'rescore') return null;
  if (parts.length === 0) return objectionErrors('parts-needed', {}, at('/parts'));
  return parts.every((part) => criteria.includes(part))
    ? null
    : objectionErrors('criterion-unknown', {}, at('/parts'));
}
