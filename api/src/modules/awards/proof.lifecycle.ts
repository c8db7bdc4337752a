import { Lifecycle } from '../../platform/lifecycle.js';
import { proofErrors } from './award.errors.js';

export const proofStates = ['running', 'submitted', 'passed', 'failed'] as const;
export type ProofState = (typeof proofStates)[number];
export const proofActions = ['submit', 'return', 'pass', 'fail', 'lapse'] as const;
export type ProofAction = (typeof proofActions)[number];

export interface ProofFacts {
  readonly state: ProofState;
  /** Null while the holidays of its year are unknown: then it does not end. */
  readonly dueAt: Date | null;
}

const inTime = ({ dueAt }: ProofFacts, now: Date) =>
  dueAt && dueAt <= now ? proofErrors('too-late') : null;

/** One bid in its proof of concept: what it shows is evidence, judged by the publisher; without evidence it lapses. */
export const proofLifecycle = new Lifecycle<ProofState, ProofAction, ProofFacts>({
  noun: 'proof',
  initial: ['running'],
  transitions: [
    { action: 'submit', from: ['running'], to: 'submitted', who: ['bidder'], when: inTime },
    // Corrected while nobody has judged it.
    { action: 'submit', from: ['submitted'], to: 'submitted', who: ['bidder'], when: inTime },
    // Something is missing, and there is still time to bring it.
    {
      action: 'return',
      from: ['submitted'],
      to: 'running',
      who: ['publisher-editor'],
      when: inTime,
    },
    { action: 'pass', from: ['submitted'], to: 'passed', who: ['publisher-editor'] },
    { action: 'fail', from: ['submitted'], to: 'failed', who: ['publisher-editor'] },
    {
      action: 'lapse',
      from: ['running'],
      to: 'failed',
      who: ['system'],
      when: ({ dueAt }, now) => (dueAt && dueAt <= now ? null : proofErrors('not-due')),
    },
  ],
});
