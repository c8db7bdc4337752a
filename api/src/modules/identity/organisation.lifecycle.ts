import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { Lifecycle } from '../../platform/lifecycle.js';
import { mailProofErrors } from './identity.errors.js';

export type OrganisationState = 'pending' | 'approved' | 'rejected' | 'suspended';
export type OrganisationAction =
  'edit' | 'manage-members' | 'approve' | 'reject' | 'suspend' | 'reinstate' | 'withdraw';

/** What the table needs to know; `ownerProved` matters while it is pending. */
export interface OrganisationSubject {
  readonly state: OrganisationState;
  /** Whether an owner's mail address is proved: an unknown person is not let in. */
  readonly ownerProved?: boolean;
}

const provedOwner = ({ ownerProved }: OrganisationSubject) =>
  ownerProved === false ? mailProofErrors('owner-needed') : null;

/** Whether an owner of organisation `o` has a proved mail address, in SQL. */
export const ownerProvedSql = `exists (select 1 from memberships m join users u on u.id = m.user_id
  where m.organisation_id = o.id and m.role = 'owner' and u.email_proved_at is not null)`;

/** From registration by its first owner to approval by a reviewer who does not belong to it. */
export const organisationLifecycle = new Lifecycle<
  OrganisationState,
  OrganisationAction,
  OrganisationSubject
>({
  noun: 'organisation',
  initial: ['pending'],
  transitions: [
    { action: 'edit', from: ['pending'], to: 'pending', who: ['owner'] },
    { action: 'edit', from: ['approved'], to: 'approved', who: ['owner'] },
    // A corrected registration goes back to the queue.
    { action: 'edit', from: ['rejected'], to: 'pending', who: ['owner'] },
    { action: 'manage-members', from: ['pending'], to: 'pending', who: ['owner', 'admin'] },
    { action: 'manage-members', from: ['approved'], to: 'approved', who: ['owner', 'admin'] },
    { action: 'manage-members', from: ['suspended'], to: 'suspended', who: ['admin'] },
    {
      action: 'approve',
      from: ['pending'],
      to: 'approved',
      who: ['reviewer'],
      when: provedOwner,
    },
    { action: 'reject', from: ['pending'], to: 'rejected', who: ['reviewer'] },
    { action: 'suspend', from: ['approved'], to: 'suspended', who: ['reviewer'] },
    { action: 'reinstate', from: ['suspended'], to: 'approved', who: ['reviewer'] },
    // The only owner of an unreviewed registration leaves the platform.
    { action: 'withdraw', from: ['pending'], to: 'rejected', who: ['owner'] },
  ],
});

/** What the actor is to the organisation. Nobody reviews an organisation they belong to. */
export function relationsTo(actor: Actor, organisationId: string): string[] {
  const membership = actor.memberships.find((m) => m.organisationId === organisationId);
  const reviews = hasRole(actor, 'reviewer', 'admin') && !belongsTo(actor, organisationId);
  return [
    ...(membership ? [membership.role] : []),
    ...(reviews ? ['reviewer'] : []),
    ...(hasRole(actor, 'admin') ? ['admin'] : []),
  ];
}
