import { Lifecycle } from '../../platform/lifecycle.js';

export const flagStates = ['open', 'explained', 'escalated', 'held'] as const;
export type FlagState = (typeof flagStates)[number];
export const flagActions = ['explain', 'escalate', 'hold'] as const;
export type FlagAction = (typeof flagActions)[number];

/** An auditor's word on a flag. What was explained may be taken up again when more comes to light. */
export const flagLifecycle = new Lifecycle<FlagState, FlagAction>({
  noun: 'flag',
  initial: ['open'],
  transitions: [
    { action: 'explain', from: ['open', 'escalated', 'held'], to: 'explained', who: ['auditor'] },
    { action: 'escalate', from: ['open', 'explained', 'held'], to: 'escalated', who: ['auditor'] },
    { action: 'hold', from: ['open', 'explained', 'escalated'], to: 'held', who: ['auditor'] },
  ],
});
