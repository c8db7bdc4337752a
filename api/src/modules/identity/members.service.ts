import { Inject, Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { hasRole, type Actor, type MemberRole } from '../../platform/http/actor.js';
import { memberErrors, organisationErrors } from './identity.errors.js';
import { memberChanged, memberRemoved } from './identity.events.js';
import { organisationLifecycle } from './organisation.lifecycle.js';
import { lockOrganisation, organisationSubject } from './organisations.service.js';

/** Owners change and end memberships; the organisation's row is locked, so an owner always remains. */
@Injectable()
export class MembersService {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  /** @throws AppError `member.last-owner` when nobody would be left to answer for the organisation */
  async changeRole(
    actor: Actor,
    of: { organisationId: string; userId: string },
    role: MemberRole,
  ): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      await holdForMembers(tx, of.organisationId);
      const from = await this.roleOf(tx, of);
      if (from === role) return;
      if (from === 'owner') await this.refuseLastOwner(tx, of);
      await tx.query(
        'update memberships set role = $3 where organisation_id = $1 and user_id = $2',
        [of.organisationId, of.userId, role],
      );
      const subject = organisationSubject(of.organisationId);
      await tx.record(memberChanged, subject, { userId: of.userId, from, to: role });
    });
  }

  /** Ends a membership: an owner's doing, or one's own. */
  async remove(actor: Actor, of: { organisationId: string; userId: string }): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      if (of.userId === actor.userId) await lockOrganisation(tx, of.organisationId);
      else await holdForMembers(tx, of.organisationId);
      const role = await this.roleOf(tx, of);
      if (role === 'owner') await this.refuseLastOwner(tx, of);
      await tx.query('delete from memberships where organisation_id = $1 and user_id = $2', [
        of.organisationId,
        of.userId,
      ]);
      await tx.record(memberRemoved, organisationSubject(of.organisationId), { userId: of.userId });
    });
  }

  private async roleOf(
    tx: Tx,
    of: { organisationId: string; userId: string },
  ): Promise<MemberRole> {
    const [row] = await tx.query<{ role: MemberRole }>(
      'select role from memberships where organisation_id = $1 and user_id = $2',
      [of.organisationId, of.userId],
    );
    if (!row) throw memberErrors('not-found');
    return row.role;
  }

  private async refuseLastOwner(tx: Tx, of: { organisationId: string; userId: string }) {
    const [other] = await tx.query(
      `select 1 from memberships where organisation_id = $1 and user_id <> $2 and role = 'owner' limit 1`,
      [of.organisationId, of.userId],
    );
    if (!other) throw memberErrors('last-owner');
  }
}

/**
 * Holds the organisation for a change of its members.
 * @throws AppError 404 for one the actor may not know of, 403 for somebody who may not manage members
 */
export async function holdForMembers(tx: Tx, organisationId: string) {
  const organisation = await lockOrganisation(tx, organisationId);
  // Roles may have changed while we waited for the row: ask again, now that it is ours.
  const [membership] = await tx.query<{ role: MemberRole }>(
    'select role from memberships where organisation_id = $1 and user_id = $2',
    [organisationId, tx.actor.userId],
  );
  const relations: string[] = hasRole(tx.actor, 'admin') ? ['admin'] : [];
  if (membership) relations.push(membership.role);
  if (relations.length === 0 && organisation.state !== 'approved')
    throw organisationErrors('not-found');
  organisationLifecycle.perform('manage-members', organisation, relations, tx.now);
  return organisation;
}
