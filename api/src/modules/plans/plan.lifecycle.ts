import { Lifecycle } from '../../platform/lifecycle.js';

export const planStates = [
  'running',
  'ready',
  'infeasible',
  'failed',
  'cancelled',
  'applying',
  'applied',
] as const;
export type PlanState = (typeof planStates)[number];
export type PlanAction =
  'finish' | 'refuse' | 'fail' | 'cancel' | 'apply' | 'complete' | 'interrupt';

/**
 * A run, and what becomes of it. Applying is a run of its own: one that was cancelled or interrupted leaves pairs to open,
 * and applying again opens what has not been opened yet.
 */
export const planLifecycle = new Lifecycle<PlanState, PlanAction>({
  noun: 'plan',
  initial: ['running'],
  transitions: [
    { action: 'finish', from: ['running'], to: 'ready', who: ['system'] },
    { action: 'refuse', from: ['running'], to: 'infeasible', who: ['system'] },
    { action: 'fail', from: ['running'], to: 'failed', who: ['system'] },
    { action: 'cancel', from: ['running'], to: 'cancelled', who: ['matchmaker'] },
    { action: 'apply', from: ['ready', 'applied'], to: 'applying', who: ['matchmaker'] },
    { action: 'complete', from: ['applying'], to: 'applied', who: ['system'] },
    { action: 'interrupt', from: ['applying'], to: 'ready', who: ['system'] },
    { action: 'cancel', from: ['applying'], to: 'ready', who: ['matchmaker'] },
  ],
});
