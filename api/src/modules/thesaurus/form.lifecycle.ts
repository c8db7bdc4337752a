import { Lifecycle } from '../../platform/lifecycle.js';
import { thesaurusErrors } from './thesaurus.errors.js';

export const formStates = ['proposed', 'approved', 'rejected', 'withdrawn'] as const;
export type FormState = (typeof formStates)[number];
export const formActions = ['approve', 'reject', 'withdraw'] as const;
export type FormAction = (typeof formActions)[number];

export interface FormFacts {
  readonly state: FormState;
  /** Whether the one who asks has proposed it. */
  readonly own: boolean;
}

const byAnother = (subject: FormFacts) => (subject.own ? thesaurusErrors('own-proposal') : null);

/** Matchmakers and reviewers propose; a reviewer who did not propose it decides; an approved form may be taken back. */
export const formLifecycle = new Lifecycle<FormState, FormAction, FormFacts>({
  noun: 'form',
  initial: ['proposed'],
  transitions: [
    { action: 'approve', from: ['proposed'], to: 'approved', who: ['reviewer'], when: byAnother },
    { action: 'reject', from: ['proposed'], to: 'rejected', who: ['reviewer'], when: byAnother },
    { action: 'withdraw', from: ['proposed'], to: 'withdrawn', who: ['proposer'] },
    { action: 'withdraw', from: ['approved'], to: 'withdrawn', who: ['reviewer'] },
  ],
});
