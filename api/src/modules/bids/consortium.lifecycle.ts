import { requestErrors } from '../../platform/errors.js';
import { Lifecycle } from '../../platform/lifecycle.js';
import type { BidState, MemberState } from './bid-fields.schemas.js';
import { bidErrors, consortiumErrors } from './bid.errors.js';

export const memberActions = ['consent', 'decline', 'leave', 'remove'] as const;
export type MemberAction = (typeof memberActions)[number];

/** Before the deadline, a partner of a sealed bid goes in these last hours with the lead's word only. */
export const boundHours = 24;

/** What the table needs to know of a partner of a bid. */
export interface MemberSubject {
  readonly state: MemberState;
  readonly bidState: BidState;
  /** Whether the scenario takes bids at this moment, by the database clock. */
  readonly scenarioOpen: boolean;
  readonly deadline: Date | null;
}

/** Editors of the partner itself, and of the lead. */
export type MemberRelation = 'partner-editor' | 'lead-editor';

const whileOpen = ({ scenarioOpen, deadline }: MemberSubject) =>
  scenarioOpen ? null : bidErrors('deadline-passed', { deadline: deadline?.toISOString() ?? '—' });
const whileDraft = (subject: MemberSubject) =>
  whileOpen(subject) ??
  (subject.bidState === 'draft' ? null : consortiumErrors('already-answered'));
const inBid = (subject: MemberSubject, states: readonly BidState[], action: MemberAction) =>
  whileOpen(subject) ??
  (states.includes(subject.bidState)
    ? null
    : requestErrors('action-not-allowed', { state: subject.bidState, action }));

/** Whether the time has come in which one partner's word alone would end a sealed bid that nobody can confirm in time. */
const isBound = ({ bidState, deadline }: MemberSubject, now: Date) =>
  (bidState === 'sealed' || bidState === 'needs_reconfirm') &&
  deadline !== null &&
  deadline.getTime() - now.getTime() <= boundHours * 3_600_000;

/** A partner in a consortium, from its invitation on; `removed` leaves no row. */
export const consortiumLifecycle = new Lifecycle<
  MemberState | 'removed',
  MemberAction,
  MemberSubject
>({
  noun: 'consortium member',
  initial: ['invited', 'lead'],
  transitions: [
    {
      action: 'consent',
      from: ['invited'],
      to: 'consented',
      who: ['partner-editor'],
      when: whileDraft,
    },
    {
      action: 'decline',
      from: ['invited'],
      to: 'declined',
      who: ['partner-editor'],
      when: whileDraft,
    },
    {
      action: 'leave',
      from: ['consented'],
      to: 'left',
      who: ['partner-editor'],
      when: (subject, now) =>
        inBid(subject, ['draft', 'sealed', 'needs_reconfirm'], 'leave') ??
        (isBound(subject, now) ? consortiumErrors('bound', { hours: boundHours }) : null),
    },
    {
      action: 'remove',
      from: ['invited', 'declined'],
      to: 'removed',
      who: ['lead-editor'],
      when: (subject) => inBid(subject, ['draft'], 'remove'),
    },
    {
      action: 'remove',
      from: ['left'],
      to: 'removed',
      who: ['lead-editor'],
      when: (subject) => inBid(subject, ['draft', 'needs_reconfirm'], 'remove'),
    },
    // Of a sealed bid only while the partner cannot go by itself: the lead's word for it.
    {
      action: 'remove',
      from: ['consented'],
      to: 'removed',
      who: ['lead-editor'],
      when: (subject, now) =>
        inBid(subject, isBound(subject, now) ? ['sealed', 'needs_reconfirm'] : ['draft'], 'remove'),
    },
  ],
});
