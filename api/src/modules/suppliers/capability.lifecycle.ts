import { Lifecycle } from '../../platform/lifecycle.js';
import { capabilityErrors } from './supplier.errors.js';
import type { CapabilityAction } from './capability-answers.schemas.js';
import type { CapabilityState } from './capability-fields.schemas.js';

export interface CapabilitySubject {
  readonly state: CapabilityState;
  readonly unclaimed: boolean;
}

const claimed = (subject: CapabilitySubject) =>
  subject.unclaimed ? capabilityErrors('unclaimed') : null;
const unclaimed = (subject: CapabilitySubject) =>
  subject.unclaimed ? null : capabilityErrors('already-claimed');

/** A supplier publishes on its own word; what it proves is reviewed piece by piece (evidence). */
export const capabilityLifecycle = new Lifecycle<
  CapabilityState,
  CapabilityAction,
  CapabilitySubject
>({
  noun: 'capability',
  initial: ['draft', 'published'],
  transitions: [
    { action: 'edit', from: ['draft'], to: 'draft', who: ['owner-editor'], when: claimed },
    { action: 'edit', from: ['published'], to: 'published', who: ['owner-editor'], when: claimed },
    { action: 'publish', from: ['draft'], to: 'published', who: ['owner-editor'], when: claimed },
    {
      action: 'archive',
      from: ['draft', 'published'],
      to: 'archived',
      who: ['owner-editor', 'reviewer'],
    },
    { action: 'restore', from: ['archived'], to: 'draft', who: ['owner-editor'], when: claimed },
    { action: 'add-evidence', from: ['draft'], to: 'draft', who: ['owner-editor'], when: claimed },
    {
      action: 'add-evidence',
      from: ['published'],
      to: 'published',
      who: ['owner-editor'],
      when: claimed,
    },
    {
      action: 'claim',
      from: ['published'],
      to: 'published',
      who: ['supplier-editor'],
      when: unclaimed,
    },
  ],
});
