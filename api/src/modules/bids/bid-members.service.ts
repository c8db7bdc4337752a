import { Inject, Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { mayActFor, type Actor } from '../../platform/http/actor.js';
import { requestErrors } from '../../platform/errors.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { partnerLimit, type MemberState } from './bid-fields.schemas.js';
import { BidHolds, type HeldBid } from './bid-holds.service.js';
import { consortiumErrors } from './bid.errors.js';
import {
  BidReconfirmAsked,
  ConsortiumConsented,
  ConsortiumDeclined,
  ConsortiumInvited,
  ConsortiumLeft,
} from './bid.events.js';
import { memberRelations, memberSubject, subjectOf } from './bid-rows.queries.js';
import { oneBidOnly } from './bids.service.js';
import { BidsQueries } from './bids.queries.js';
import type { InviteMember } from './bids.schemas.js';
import { consortiumLifecycle, type MemberAction } from './consortium.lifecycle.js';
import { mayJoin } from './consortium-rules.js';

/** A lead and at most four partners, each with its own consent. */
@Injectable()
export class BidMembersService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(BidsQueries) private readonly queries: BidsQueries,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
  ) {}

  async invite(id: string, { organisationId }: InviteMember, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, id);
      const state = this.holds.step(held, 'invite', actor);
      const { row, head, now } = held;
      if (row.members.some((m) => m.organisationId === organisationId))
        throw consortiumErrors('already-invited');
      if (row.members.length > partnerLimit)
        throw consortiumErrors('full', { limit: partnerLimit });
      await this.refuseIneligible(tx, held, organisationId);
      await tx.query(
        `insert into bid_members (bid_id, scenario_id, organisation_id, no, state, holds, invited_at)
         values ($1, $2, $3, (select max(no) + 1 from bid_members where bid_id = $1), 'invited', false, $4)`,
        [id, head.id, organisationId, now],
      );
      await this.holds.move(tx, held, state);
      await this.tell(tx, held, ConsortiumInvited, organisationId);
    });
    return this.queries.head(id, actor);
  }

  /** An editor of the partner answers for it. With consent the partner's one place is taken. */
  async answer(id: string, memberId: string, answer: 'consented' | 'declined', actor: Actor) {
    await oneBidOnly(() =>
      this.transactions.run(actor, async (tx) => {
        const held = await this.holds.hold(tx, id);
        this.ownMember(held, memberId, actor, 'invited');
        step(held, memberId, answer === 'consented' ? 'consent' : 'decline', actor);
        if (answer === 'consented') await this.refuseIneligible(tx, held, memberId);
        await this.setState(tx, held, memberId, answer);
        const event = answer === 'consented' ? ConsortiumConsented : ConsortiumDeclined;
        await this.tell(tx, held, event, memberId);
      }),
    );
    return answer === 'declined' ? null : this.queries.head(id, actor);
  }

  /**
   * A partner goes. A draft is incomplete from then on; a sealed bid waits for the lead's confirmation, for which there
   * must be time: in the last hours the partner is bound.
   */
  async leave(id: string, memberId: string, actor: Actor): Promise<null> {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, id);
      this.ownMember(held, memberId, actor, 'consented');
      step(held, memberId, 'leave', actor);
      await this.setState(tx, held, memberId, 'left');
      await this.tellLeft(tx, held, memberId, 'itself');
      await this.askReconfirm(tx, held);
    });
    return null;
  }

  /**
   * The lead takes a partner off: any while it is a draft, one that left while it must be confirmed, one that is bound in
   * the last hours. What was sealed then waits for the lead's confirmation, as if the partner had left.
   */
  async remove(id: string, memberId: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, id);
      if (!mayActFor(actor, held.row.leadId)) throw requestErrors('not-allowed');
      const member = held.row.members.find((m) => m.organisationId === memberId);
      if (!member || member.state === 'lead') throw consortiumErrors('not-a-member');
      step(held, memberId, 'remove', actor);
      await tx.query('delete from bid_members where bid_id = $1 and organisation_id = $2', [
        id,
        memberId,
      ]);
      await this.holds.move(tx, held, held.row.state);
      if (member.state !== 'left') await this.tellLeft(tx, held, memberId, 'lead');
      await this.askReconfirm(tx, held);
    });
    return this.queries.head(id, actor);
  }

  /** A sealed bid that has lost a partner. */
  private async askReconfirm(tx: Tx, held: HeldBid): Promise<void> {
    if (held.row.state !== 'sealed') return;
    const state = this.holds.step(held, 'ask-reconfirm', ['member-editor']);
    await this.holds.move(tx, held, state, { reconfirm_reason: 'member-left' });
    const { scenarioId, scenarioVersion } = held.row;
    await this.holds.record(tx, held, BidReconfirmAsked, {
      ...{ scenarioId, reason: 'member-left', scenarioVersion },
    });
  }

  /** @throws AppError when the actor is no editor of that partner, or it is not in the wanted state */
  private ownMember(held: HeldBid, memberId: string, actor: Actor, wanted: MemberState): void {
    const member = held.row.members.find((m) => m.organisationId === memberId);
    if (!member) throw consortiumErrors('not-a-member');
    if (!mayActFor(actor, memberId)) throw requestErrors('not-allowed');
    if (member.state !== wanted) throw consortiumErrors('already-answered');
  }

  private async refuseIneligible(tx: Tx, { head }: HeldBid, memberId: string): Promise<void> {
    const [facts] = await this.identity.organisations([memberId], tx.manager);
    if (!facts || !mayJoin(facts, head)) throw consortiumErrors('not-eligible');
  }

  private async setState(tx: Tx, held: HeldBid, memberId: string, state: MemberState) {
    await tx.query(
      `update bid_members set state = $3, holds = $4, answered_at = $5, answered_by = $6
       where bid_id = $1 and organisation_id = $2`,
      [held.row.id, memberId, state, state === 'consented', held.now, tx.actor.userId],
    );
    await this.holds.move(tx, held, held.row.state);
  }

  private tell(
    tx: Tx,
    held: HeldBid,
    event: typeof ConsortiumInvited | typeof ConsortiumConsented | typeof ConsortiumDeclined,
    memberId: string,
  ) {
    return this.holds.record(tx, held, event, { scenarioId: held.row.scenarioId, memberId });
  }

  private tellLeft(tx: Tx, held: HeldBid, memberId: string, by: 'itself' | 'lead') {
    const { scenarioId } = held.row;
    return this.holds.record(tx, held, ConsortiumLeft, { scenarioId, memberId, by });
  }
}

/** @throws AppError as Lifecycle.perform */
function step({ row, head, now }: HeldBid, memberId: string, action: MemberAction, actor: Actor) {
  const member = row.members.find((one) => one.organisationId === memberId);
  if (!member) throw consortiumErrors('not-a-member');
  const subject = memberSubject(row, member, subjectOf(row, head, now));
  consortiumLifecycle.perform(action, subject, memberRelations(row, member, actor), now);
}
