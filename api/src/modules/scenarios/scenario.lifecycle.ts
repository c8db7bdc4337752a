import { Lifecycle } from '../../platform/lifecycle.js';
import type { ScenarioAction } from './scenario-answers.schemas.js';
import { scenarioErrors } from './scenario.errors.js';
import type { ScenarioState } from './scenario-fields.schemas.js';

/** What the table needs to know of a scenario; `state` is the effective one. */
export interface ScenarioSubject {
  readonly state: ScenarioState;
  readonly deadline: Date | null;
}

/** How an actor stands to a scenario; computed in scenario-access.ts. */
export type ScenarioRelation =
  'publisher-editor' | 'publisher-member' | 'reviewer' | 'matchmaker' | 'list';

/**
 * The state that holds at `now`: an open scenario is closed from the very moment of its deadline on.
 * The same rule in SQL is `effectiveStateSql`; a spec compares both at −1 ms, 0 and +1 ms.
 */
export function effectiveState(
  state: ScenarioState,
  deadline: Date | null,
  now: Date,
): ScenarioState {
  return state === 'open' && deadline !== null && deadline.getTime() <= now.getTime()
    ? 'closed'
    : state;
}

/** The effective state of row `alias` in SQL; `now` must be the database clock. */
export function effectiveStateSql(alias: string, now = '(select app_now())'): string {
  return `case when ${alias}.state = 'open' and ${alias}.deadline <= ${now} then 'closed' else ${alias}.state end`;
}

const deadlineAhead = (subject: ScenarioSubject, now: Date) =>
  subject.deadline && subject.deadline.getTime() <= now.getTime()
    ? scenarioErrors('deadline-passed')
    : null;

/** The process of a scenario up to its closing; later steps belong to bids, evaluation and pilots. */
export const scenarioLifecycle = new Lifecycle<ScenarioState, ScenarioAction, ScenarioSubject>({
  noun: 'scenario',
  initial: ['intent', 'draft', 'closed'],
  transitions: [
    { action: 'elaborate', from: ['intent'], to: 'draft', who: ['publisher-editor'] },
    { action: 'edit', from: ['draft'], to: 'draft', who: ['publisher-editor'] },
    // A matchmaker may put a returned demand into words suppliers understand (需求翻译).
    { action: 'edit', from: ['returned'], to: 'returned', who: ['publisher-editor', 'matchmaker'] },
    // A published change: a new version with its diff. After the deadline nothing may change.
    { action: 'edit', from: ['open'], to: 'open', who: ['publisher-editor'] },
    {
      action: 'submit',
      from: ['draft', 'returned'],
      to: 'submitted',
      who: ['publisher-editor'],
      when: deadlineAhead,
    },
    { action: 'return', from: ['submitted'], to: 'returned', who: ['reviewer'] },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'approved',
      who: ['reviewer'],
      when: deadlineAhead,
    },
    { action: 'decline', from: ['submitted'], to: 'cancelled', who: ['reviewer'] },
    // Found too late or outdated by waiting: back to the publisher.
    { action: 'return', from: ['approved'], to: 'returned', who: ['reviewer'] },
    {
      action: 'publish',
      from: ['approved'],
      to: 'open',
      who: ['publisher-editor', 'reviewer', 'list'],
      when: deadlineAhead,
    },
    { action: 'close', from: ['open'], to: 'closed', who: ['publisher-editor'] },
    {
      action: 'withdraw',
      from: ['intent', 'draft', 'submitted', 'returned', 'approved', 'open'],
      to: 'withdrawn',
      who: ['publisher-editor'],
    },
    { action: 'cancel', from: ['closed'], to: 'cancelled', who: ['publisher-editor', 'reviewer'] },
    { action: 'cancel', from: ['approved', 'open'], to: 'cancelled', who: ['reviewer'] },
  ],
});
