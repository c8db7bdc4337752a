import { Lifecycle } from '../../platform/lifecycle.js';
import { listErrors } from './list.errors.js';
import type { ListAction, ListState } from './lists.schemas.js';

export interface ListSubject {
  readonly state: ListState;
  readonly entryCount: number;
}

/** A list is composed, then frozen for good; what was wrong in it is put right in public. */
export const listLifecycle = new Lifecycle<ListState, ListAction, ListSubject>({
  noun: 'list',
  initial: ['draft'],
  transitions: [
    { action: 'edit', from: ['draft'], to: 'draft', who: ['reviewer'] },
    {
      action: 'publish',
      from: ['draft'],
      to: 'published',
      who: ['reviewer'],
      when: (list) => (list.entryCount === 0 ? listErrors('empty') : null),
    },
    // What is frozen stays; a correction is listed beside it.
    { action: 'correct', from: ['published'], to: 'published', who: ['reviewer'] },
  ],
});
