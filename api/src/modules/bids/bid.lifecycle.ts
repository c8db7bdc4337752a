import { Lifecycle } from '../../platform/lifecycle.js';
import type { BidState } from './bid-fields.schemas.js';
import { bidErrors, defectErrors } from './bid.errors.js';

export const bidActions = [
  'edit',
  'redraft',
  'invite',
  'seal',
  'withdraw',
  'reconfirm',
  'ask-reconfirm',
  'open',
  'lapse',
  'find-compliant',
  'find-defect',
  'cure',
  'run-out',
  'disqualify',
  'score',
  'rank',
  'award',
  'reject',
] as const;
export type BidAction = (typeof bidActions)[number];

/** What the table needs to know of a bid. */
export interface BidSubject {
  readonly state: BidState;
  /** Whether its scenario takes bids at this moment, by the database clock. */
  readonly scenarioOpen: boolean;
  readonly hasDraft: boolean;
  readonly deadline: Date | null;
  /** Where a bid in its defect window returns to. */
  readonly resumeState: BidState | null;
}

/** How an actor stands to a bid; `opening`, `clock` and `outcome` are parts of the system. */
export type BidRelation =
  'lead-editor' | 'member-editor' | 'publisher-editor' | 'opening' | 'clock' | 'outcome';

const whileOpen = ({ scenarioOpen, deadline }: BidSubject) =>
  scenarioOpen ? null : bidErrors('deadline-passed', { deadline: deadline?.toISOString() ?? '—' });
const withDraft = (subject: BidSubject) =>
  whileOpen(subject) ?? (subject.hasDraft ? null : bidErrors('no-draft'));
const withoutDraft = (subject: BidSubject) =>
  whileOpen(subject) ?? (subject.hasDraft ? bidErrors('draft-exists') : null);
const wasJudged = ({ resumeState }: BidSubject) => resumeState === 'scored';
/**
 * Once the panel has judged, prices come to be read: a publisher names no defect and throws nobody out any more. A window
 * on a judged bid is one of an earlier rule.
 */
const unjudged = (subject: BidSubject) => (wasJudged(subject) ? defectErrors('judged') : null);

/** A bid from its first word to its end. Between sealing and opening nobody reads it. */
export const bidLifecycle = new Lifecycle<BidState, BidAction, BidSubject>({
  noun: 'bid',
  initial: ['draft'],
  transitions: [
    { action: 'edit', from: ['draft'], to: 'draft', who: ['lead-editor'], when: withDraft },
    { action: 'edit', from: ['sealed'], to: 'sealed', who: ['lead-editor'], when: withDraft },
    {
      action: 'edit',
      from: ['needs_reconfirm'],
      to: 'needs_reconfirm',
      who: ['lead-editor'],
      when: withDraft,
    },
    // A sealed bid stays as it is until the new one is sealed.
    { action: 'redraft', from: ['sealed'], to: 'sealed', who: ['lead-editor'], when: withoutDraft },
    {
      action: 'redraft',
      from: ['needs_reconfirm'],
      to: 'needs_reconfirm',
      who: ['lead-editor'],
      when: withoutDraft,
    },
    // Who takes part is settled before the first sealing; later only by withdrawing and beginning anew.
    { action: 'invite', from: ['draft'], to: 'draft', who: ['lead-editor'], when: whileOpen },
    {
      action: 'seal',
      from: ['draft', 'sealed', 'needs_reconfirm'],
      to: 'sealed',
      who: ['lead-editor'],
      when: withDraft,
    },
    {
      action: 'withdraw',
      from: ['draft', 'sealed', 'needs_reconfirm'],
      to: 'withdrawn',
      who: ['lead-editor'],
      when: whileOpen,
    },
    {
      action: 'reconfirm',
      from: ['needs_reconfirm'],
      to: 'sealed',
      who: ['lead-editor'],
      when: whileOpen,
    },
    // The scenario changed in what matters, or a partner left.
    {
      action: 'ask-reconfirm',
      from: ['sealed'],
      to: 'needs_reconfirm',
      who: ['clock', 'member-editor'],
    },
    { action: 'open', from: ['sealed'], to: 'opened', who: ['opening'] },
    // Not confirmed by the deadline: never opened.
    { action: 'lapse', from: ['needs_reconfirm'], to: 'withdrawn', who: ['opening'] },
    // Its own keys do not open it.
    { action: 'disqualify', from: ['sealed'], to: 'disqualified', who: ['opening'] },
    { action: 'find-compliant', from: ['opened'], to: 'compliant', who: ['publisher-editor'] },
    {
      action: 'find-defect',
      from: ['opened', 'compliant', 'defect_window'],
      to: 'defect_window',
      who: ['publisher-editor'],
      when: unjudged,
    },
    {
      action: 'cure',
      from: ['defect_window'],
      to: ({ resumeState }) => resumeState ?? 'opened',
      who: ['lead-editor'],
    },
    {
      action: 'disqualify',
      from: ['opened', 'compliant', 'defect_window'],
      to: 'disqualified',
      who: ['publisher-editor'],
      when: unjudged,
    },
    // The day is over and something is not right: out, but a judged bid stands as it was sealed.
    {
      action: 'run-out',
      from: ['defect_window'],
      to: (subject) => (wasJudged(subject) ? 'scored' : 'disqualified'),
      who: ['clock'],
    },
    {
      action: 'disqualify',
      from: ['opened', 'compliant', 'defect_window', 'scored', 'ranked'],
      to: 'disqualified',
      who: ['outcome', 'opening'],
    },
    { action: 'score', from: ['compliant'], to: 'scored', who: ['outcome'] },
    { action: 'rank', from: ['scored'], to: 'ranked', who: ['outcome'] },
    // An upheld objection has the ranking made again.
    { action: 'score', from: ['ranked'], to: 'scored', who: ['outcome'] },
    { action: 'award', from: ['ranked'], to: 'awarded', who: ['outcome'] },
    {
      action: 'reject',
      from: ['opened', 'compliant', 'defect_window', 'scored', 'ranked'],
      to: 'not_awarded',
      who: ['outcome'],
    },
  ],
});
