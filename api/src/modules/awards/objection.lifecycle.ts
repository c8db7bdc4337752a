import { Lifecycle } from '../../platform/lifecycle.js';
import { objectionErrors } from './award.errors.js';

export const objectionStates = ['open', 'upheld', 'rejected', 'withdrawn'] as const;
export type ObjectionState = (typeof objectionStates)[number];
export const objectionActions = ['uphold', 'reject', 'withdraw'] as const;
export type ObjectionAction = (typeof objectionActions)[number];

export interface ObjectionFacts {
  readonly state: ObjectionState;
  /** When the publisher's time to answer ends; null while its year's holidays are unknown. */
  readonly dueAt: Date | null;
}

const onlyOverdue = ({ dueAt }: ObjectionFacts, now: Date) =>
  dueAt && dueAt <= now ? null : objectionErrors('not-overdue');

/**
 * An objection suspends the award while it is open. The publisher answers; once the time for that has passed a reviewer of
 * the platform may answer in its place, so that silence decides nothing.
 */
export const objectionLifecycle = new Lifecycle<ObjectionState, ObjectionAction, ObjectionFacts>({
  noun: 'objection',
  initial: ['open'],
  transitions: [
    { action: 'uphold', from: ['open'], to: 'upheld', who: ['publisher-editor'] },
    { action: 'reject', from: ['open'], to: 'rejected', who: ['publisher-editor'] },
    { action: 'uphold', from: ['open'], to: 'upheld', who: ['reviewer'], when: onlyOverdue },
    { action: 'reject', from: ['open'], to: 'rejected', who: ['reviewer'], when: onlyOverdue },
    { action: 'withdraw', from: ['open'], to: 'withdrawn', who: ['objector'] },
  ],
});
