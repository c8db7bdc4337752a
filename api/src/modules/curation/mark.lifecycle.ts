import { Lifecycle } from '../../platform/lifecycle.js';

export const markKinds = ['pin', 'exclude', 'note', 'park', 'override'] as const;
export type MarkKind = (typeof markKinds)[number];
export type MarkState = 'live' | 'lifted';

/** A mark is set once and may be lifted; what it said stays on record. */
export const markLifecycle = new Lifecycle<MarkState, 'lift'>({
  noun: 'mark',
  initial: ['live'],
  transitions: [{ action: 'lift', from: ['live'], to: 'lifted', who: ['matchmaker'] }],
});
