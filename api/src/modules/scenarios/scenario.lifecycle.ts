import { Lifecycle } from '../../platform/lifecycle.js';
import type { ScenarioAction } from './scenario-answers.schemas.js';
import { scenarioErrors } from './scenario.errors.js';
import type { ScenarioState } from './scenario-fields.schemas.js';
import { optionsOf } from './scenario-procedures.js';

/** What the table needs to know of a scenario; `state` is the effective one. */
export interface ScenarioSubject {
  readonly state: ScenarioState;
  readonly deadline: Date | null;
  /** While submitted: whose word is awaited. Null is the platform's, too. */
  readonly reviewStep?: 'own' | 'platform' | null;
  readonly procedure?: Parameters<typeof optionsOf>[0];
  /** While submitted: what approval makes of it. Null is a scenario. */
  readonly reviewFor?: 'intent' | null;
}

/** How an actor stands to a scenario; computed in scenario-access.ts. */
export type ScenarioRelation =
  | 'publisher-owner'
  | 'publisher-editor'
  | 'publisher-member'
  | 'reviewer'
  | 'matchmaker'
  | 'list'
  | 'schedule'
  | 'outcome';

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

/** Sealed answers end at the deadline that was announced: earlier would favour whoever has sealed already. */
const notWhileSealing = ({ procedure = null, deadline }: ScenarioSubject) =>
  optionsOf(procedure).sealed && deadline ? scenarioErrors('sealed-until-deadline') : null;

const atPlatform = (subject: ScenarioSubject) =>
  subject.reviewStep === 'own' ? scenarioErrors('own-review-pending') : null;
const reviewedFor = (subject: ScenarioSubject, wanted: 'intent' | null) =>
  (subject.reviewFor ?? null) === wanted ? null : scenarioErrors('reviewed-otherwise');
const atOwn = (subject: ScenarioSubject) =>
  subject.reviewStep === 'own' ? null : scenarioErrors('own-review-done');

/** The process of a scenario ; the steps after its closing are asked for by bids, evaluation and awards. */
export const scenarioLifecycle = new Lifecycle<ScenarioState, ScenarioAction, ScenarioSubject>({
  noun: 'scenario',
  initial: ['intent', 'draft', 'closed'],
  transitions: [
    // An early intent: month precision, preliminary only; its id, followers and versions stay with it. It takes
    // the two steps of every review before it is public.
    {
      action: 'announce',
      from: ['draft', 'returned'],
      to: 'submitted',
      who: ['publisher-editor'],
    },
    { action: 'elaborate', from: ['intent'], to: 'draft', who: ['publisher-editor'] },
    { action: 'edit', from: ['draft'], to: 'draft', who: ['publisher-editor'] },
    // A matchmaker may put a returned demand into words suppliers understand (需求翻译).
    { action: 'edit', from: ['returned'], to: 'returned', who: ['publisher-editor', 'matchmaker'] },
    // A published change: a new version with its diff. After the deadline nothing may change.
    { action: 'edit', from: ['open'], to: 'open', who: ['publisher-editor'] },
    // 保密审查 of the text as it stands; an edit makes it void.
    { action: 'sign-off', from: ['draft'], to: 'draft', who: ['publisher-editor'] },
    { action: 'sign-off', from: ['returned'], to: 'returned', who: ['publisher-editor'] },
    // Of the changes to come, before they are public.
    { action: 'sign-off', from: ['open'], to: 'open', who: ['publisher-editor'] },
    {
      action: 'submit',
      from: ['draft', 'returned'],
      to: 'submitted',
      who: ['publisher-editor'],
      when: deadlineAhead,
    },
    // To go on writing while it waits: a reviewer who had it open is told by its version.
    { action: 'recall', from: ['submitted'], to: 'draft', who: ['publisher-editor'] },
    // First step: the organisation's own, by an owner (an owner's submission is signed by itself).
    {
      action: 'sign',
      from: ['submitted'],
      to: 'submitted',
      who: ['publisher-owner'],
      when: (subject, now) => atOwn(subject) ?? deadlineAhead(subject, now),
    },
    {
      action: 'return',
      from: ['submitted'],
      to: 'returned',
      who: ['publisher-owner'],
      when: atOwn,
    },
    // Second step: the platform's.
    { action: 'return', from: ['submitted'], to: 'returned', who: ['reviewer'], when: atPlatform },
    {
      action: 'approve',
      from: ['submitted'],
      to: 'approved',
      who: ['reviewer'],
      when: (subject, now) =>
        atPlatform(subject) ?? reviewedFor(subject, null) ?? deadlineAhead(subject, now),
    },
    // An intent is public with its approval: there is nothing to schedule.
    {
      action: 'approve',
      from: ['submitted'],
      to: 'intent',
      who: ['reviewer'],
      when: (subject) => atPlatform(subject) ?? reviewedFor(subject, 'intent'),
    },
    {
      action: 'decline',
      from: ['submitted'],
      to: 'cancelled',
      who: ['reviewer'],
      when: atPlatform,
    },
    // Found too late or outdated by waiting: back to the publisher.
    { action: 'return', from: ['approved'], to: 'returned', who: ['reviewer'] },
    {
      action: 'schedule',
      from: ['approved'],
      to: 'scheduled',
      who: ['publisher-editor', 'reviewer'],
      when: deadlineAhead,
    },
    {
      action: 'unschedule',
      from: ['scheduled'],
      to: 'approved',
      who: ['publisher-editor', 'reviewer', 'schedule'],
    },
    {
      action: 'publish',
      from: ['scheduled'],
      to: 'open',
      who: ['publisher-editor', 'reviewer', 'schedule'],
      when: deadlineAhead,
    },
    {
      action: 'publish',
      from: ['approved'],
      to: 'open',
      who: ['publisher-editor', 'reviewer', 'list'],
      when: deadlineAhead,
    },
    {
      action: 'close',
      from: ['open'],
      to: 'closed',
      who: ['publisher-editor'],
      when: notWhileSealing,
    },
    {
      action: 'withdraw',
      from: ['intent', 'draft', 'submitted', 'returned', 'approved', 'scheduled', 'open'],
      to: 'withdrawn',
      who: ['publisher-editor'],
    },
    {
      action: 'cancel',
      from: ['closed', 'evaluating', 'standstill'],
      to: 'cancelled',
      who: ['publisher-editor', 'reviewer'],
    },
    {
      action: 'cancel',
      from: ['intent', 'approved', 'scheduled', 'open'],
      to: 'cancelled',
      who: ['reviewer'],
    },
    // What became of the bids; the modules that hold bids, scores and awards decide when.
    { action: 'begin-evaluation', from: ['closed'], to: 'evaluating', who: ['outcome'] },
    { action: 'begin-standstill', from: ['evaluating'], to: 'standstill', who: ['outcome'] },
    // An objection was upheld.
    { action: 'resume-evaluation', from: ['standstill'], to: 'evaluating', who: ['outcome'] },
    { action: 'award', from: ['standstill'], to: 'awarded', who: ['outcome'] },
    {
      action: 'none-suitable',
      from: ['closed', 'evaluating', 'standstill'],
      to: 'none_suitable',
      who: ['outcome'],
    },
    { action: 'no-response', from: ['closed'], to: 'no_response', who: ['outcome'] },
  ],
});
