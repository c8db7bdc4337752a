import { Lifecycle } from '../../platform/lifecycle.js';
import { awardErrors } from './award.errors.js';
import type { StandstillPhase } from './standstill.js';

export const awardStates = ['standstill', 'completed', 'returned', 'dropped'] as const;
export type AwardState = (typeof awardStates)[number];
export const awardActions = ['complete', 'return', 'drop'] as const;
export type AwardAction = (typeof awardActions)[number];

/** What a decision depends on; loaded before, under the scenario's lock. */
export interface AwardFacts {
  readonly state: AwardState;
  readonly phase: StandstillPhase;
  readonly openObjections: number;
  /** Valid bids without strengths or improvements. */
  readonly feedbackMissing: number;
}

/**
 * A decision on the bids: announced, it stands still; then it is completed, or it goes back because an objection was
 * upheld, or it is dropped because the scenario was cancelled. `complete` by an owner: the organisation's own word.
 */
export const awardLifecycle = new Lifecycle<AwardState, AwardAction, AwardFacts>({
  noun: 'award',
  initial: ['standstill'],
  transitions: [
    {
      action: 'complete',
      from: ['standstill'],
      to: 'completed',
      who: ['publisher-owner'],
      when: (facts) => {
        if (facts.phase === 'uncounted') return awardErrors('standstill-uncounted');
        if (facts.phase === 'running') return awardErrors('standstill-running');
        if (facts.openObjections > 0) return awardErrors('objections-open');
        if (facts.feedbackMissing > 0)
          return awardErrors('feedback-missing', { count: facts.feedbackMissing });
        return null;
      },
    },
    // Follows from an upheld objection, never by itself.
    { action: 'return', from: ['standstill'], to: 'returned', who: ['objection'] },
    { action: 'drop', from: ['standstill'], to: 'dropped', who: ['publisher-owner', 'reviewer'] },
  ],
});
