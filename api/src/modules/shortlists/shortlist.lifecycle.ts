import { Lifecycle } from '../../platform/lifecycle.js';
import { shortlistErrors } from './shortlist.errors.js';

export const shortlistStates = [
  'draft',
  'sent',
  'answered',
  'closed',
  'withdrawn',
  'expired',
] as const;
export type ShortlistState = (typeof shortlistStates)[number];
export const shortlistActions = [
  'edit',
  'send',
  'answer',
  'settle',
  'withdraw',
  'expire',
  'close',
] as const;
export type ShortlistAction = (typeof shortlistActions)[number];

export interface ShortlistFacts {
  readonly state: ShortlistState;
  readonly entries: number;
  /** Entries that can still be answered. */
  readonly open: number;
  readonly answerBy: Date | null;
}

/** Days the owner has to answer, unless said otherwise. */
export const answerDays = 14;

/**
 * A shortlist is drafted and sent by a matchmaker, answered entry by entry by the owner, and closed once a matchmaker
 * has taken note. `settle` follows from the answers; `expire` from the clock.
 */
export const shortlistLifecycle = new Lifecycle<ShortlistState, ShortlistAction, ShortlistFacts>({
  noun: 'shortlist',
  initial: ['draft'],
  transitions: [
    { action: 'edit', from: ['draft'], to: 'draft', who: ['matchmaker'] },
    {
      action: 'send',
      from: ['draft'],
      to: 'sent',
      who: ['matchmaker'],
      when: (subject) => (subject.entries === 0 ? shortlistErrors('empty') : null),
    },
    {
      action: 'answer',
      from: ['sent'],
      to: 'sent',
      who: ['owner'],
      when: (subject, now) =>
        subject.answerBy && subject.answerBy <= now ? shortlistErrors('expired') : null,
    },
    {
      action: 'settle',
      from: ['sent'],
      to: 'answered',
      who: ['system'],
      when: (subject) => (subject.open > 0 ? shortlistErrors('not-settled') : null),
    },
    { action: 'withdraw', from: ['draft', 'sent'], to: 'withdrawn', who: ['matchmaker'] },
    {
      action: 'expire',
      from: ['sent'],
      to: 'expired',
      who: ['system'],
      when: (subject, now) =>
        !subject.answerBy || subject.answerBy > now ? shortlistErrors('not-due') : null,
    },
    { action: 'close', from: ['answered', 'expired'], to: 'closed', who: ['matchmaker'] },
  ],
});
