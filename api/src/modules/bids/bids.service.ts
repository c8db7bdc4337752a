import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { optionsOf, type ScenarioHead } from '../scenarios/scenarios.reads.js';
import { bound, BidContents } from './bid-contents.queries.js';
import { emptyDraft, type DraftContent } from './bid-fields.schemas.js';
import { BidHolds } from './bid-holds.service.js';
import { bidErrors } from './bid.errors.js';
import { BidDrafted, bidSubject, BidReconfirmed, BidWithdrawn } from './bid.events.js';
import { BidSecrets } from './bid-secrets.service.js';
import { biddingOrganisations, BidsQueries } from './bids.queries.js';
import type { DraftBid, EditBid, ReconfirmBid } from './bids.schemas.js';

/** Writing a bid, up to its sealing. */
@Injectable()
export class BidsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(BidsQueries) private readonly queries: BidsQueries,
    @Inject(BidContents) private readonly contents: BidContents,
    @Inject(BidSecrets) private readonly secrets: BidSecrets,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
  ) {}

  /**
   * Begins an empty draft. The answer of a POST is kept for repetition (Idempotency-Key), so no content goes this way.
   * @throws AppError `bid.one-bid` when the organisation takes part in one already
   */
  async draft(input: DraftBid, actor: Actor) {
    const id = uuidv7();
    await oneBidOnly(() =>
      this.transactions.run(actor, async (tx) => {
        await this.holds.shareScenario(tx, input.scenarioId);
        const { head, now } = await this.holds.scenarioNow(tx, input.scenarioId);
        refuseClosed(head, now);
        const leadId = await this.leadOf(tx, head, input, actor);
        await tx.query(
          `insert into bids (id, scenario_id, lead_id, demo, state, scenario_version, created_by, created_at, updated_at)
           values ($1, $2, $3, $4, 'draft', $5, $6, $7, $7)`,
          [id, head.id, leadId, head.demo, head.publishedVersion, actor.userId, now],
        );
        await tx.query(
          `insert into bid_members (bid_id, scenario_id, organisation_id, no, state, holds, invited_at)
           values ($1, $2, $3, 0, 'lead', true, $4)`,
          [id, head.id, leadId, now],
        );
        await this.saveDraft(tx, id, emptyDraft(), now);
        const subject = { type: bidSubject, id, organisationId: leadId };
        await tx.record(BidDrafted, subject, { scenarioId: head.id });
      }),
    );
    return this.queries.head(id, actor);
  }

  /** Saves what was typed. Two tabs: the second is told (412), and keeps its words on the page. */
  async edit(id: string, changes: EditBid, version: string | undefined, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, id);
      const state = this.holds.step(held, 'edit', actor);
      requireVersion(version, held.row.version);
      const before = await this.contents.draftContent(id, tx.manager);
      if (!before) throw bidErrors('no-draft');
      const content: DraftContent = {
        technique: { ...before.technique, ...changes.technique },
        price: { ...before.price, ...changes.price },
      };
      await this.saveDraft(tx, id, content, held.now);
      await this.holds.move(tx, held, state);
    });
    return this.queries.one(id, actor);
  }

  /** Begins an empty draft beside a sealed bid, which stays valid until the new one is sealed. */
  async redraft(id: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, id);
      const state = this.holds.step(held, 'redraft', actor);
      await this.saveDraft(tx, id, emptyDraft(), held.now);
      await this.holds.move(tx, held, state);
    });
    return this.queries.head(id, actor);
  }

  /** Until the deadline; the organisation may begin anew. What was sealed is never opened. */
  async withdraw(id: string, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, id);
      this.holds.step(held, 'withdraw', actor);
      const { scenarioId, state: from } = held.row;
      await this.holds.end(tx, held, 'withdrawn', { reason: 'by-bidder' });
      await destroyDraft(tx, id);
      await supersede(tx, id, held.now);
      await this.holds.record(tx, held, BidWithdrawn, { scenarioId, from, reason: 'by-bidder' });
    });
    return this.queries.head(id, actor);
  }

  /** The sealed bid stands as it is, for the scenario as it is now and with the partners who remain. */
  async reconfirm(id: string, { scenarioVersion }: ReconfirmBid, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, id);
      const state = this.holds.step(held, 'reconfirm', actor);
      const { row } = held;
      await this.queries.refuseOutdated(held, scenarioVersion, tx.manager);
      if (row.members.some((member) => member.state === 'left'))
        throw bidErrors('reconfirm-member');
      await this.holds.move(tx, held, state, {
        ...{ scenario_version: scenarioVersion, reconfirm_reason: null },
      });
      const { scenarioId } = row;
      await this.holds.record(tx, held, BidReconfirmed, { scenarioId, scenarioVersion });
    });
    return this.queries.head(id, actor);
  }

  /** Encrypts and keeps the draft; the plaintext reaches no statement. */
  private async saveDraft(tx: Tx, bidId: string, content: DraftContent, now: Date): Promise<void> {
    const closed = this.secrets.drafts.closeJson(content, bound.draft(bidId));
    await tx.query(
      `insert into bid_drafts (bid_id, content, updated_by, updated_at) values ($1, $2, $3, $4)
       on conflict (bid_id) do update set content = excluded.content, updated_by = excluded.updated_by,
         updated_at = excluded.updated_at`,
      [bidId, closed, tx.actor.userId, now],
    );
  }

  private async leadOf(tx: Tx, head: ScenarioHead, input: DraftBid, actor: Actor) {
    const mine = biddingOrganisations(head, actor);
    const chosen = input.organisationId ?? mine[0];
    if (chosen === head.organisationId || (!mine.length && publishes(head, actor)))
      throw bidErrors('own-scenario');
    if (!chosen || !mine.includes(chosen)) throw bidErrors('not-a-supplier');
    const [facts] = await this.identity.organisations([chosen], tx.manager);
    if (!facts?.supplies || facts.state !== 'approved') throw bidErrors('not-a-supplier');
    if (facts.demo !== head.demo) throw bidErrors('demo-mix');
    return chosen;
  }
}

/** The plaintext's last trace in the database goes with the draft. */
export async function destroyDraft(tx: Tx, bidId: string): Promise<void> {
  await tx.query('delete from bid_drafts where bid_id = $1', [bidId]);
  await tx.query(`delete from bid_files where bid_id = $1 and purpose = 'draft'`, [bidId]);
}

/**
 * What was sealed before does not count any more: its receipt stays, its keys go at once, so that nobody opens it ever;
 * the ciphertext itself, which may be long, goes with the next cleaning.
 */
export async function supersede(tx: Tx, bidId: string, now: Date): Promise<void> {
  const old = await tx.query<{ id: string }>(
    'select sealing_id as id from bid_receipts where bid_id = $1 and superseded_at is null',
    [bidId],
  );
  const ids = old.map(({ id }) => id);
  await tx.query('delete from bid_envelope_shares where sealing_id = any($1::uuid[])', [ids]);
  await tx.query('delete from bid_envelopes where sealing_id = any($1::uuid[])', [ids]);
  await tx.query('update bid_receipts set superseded_at = $2 where sealing_id = any($1::uuid[])', [
    ids,
    now,
  ]);
}

function refuseClosed(head: ScenarioHead, now: Date): void {
  if (!head.public) throw bidErrors('not-found');
  if (!optionsOf(head.procedure).sealed) throw bidErrors('not-by-bids');
  if (head.deadline && head.deadline <= now)
    throw bidErrors('deadline-passed', { deadline: head.deadline.toISOString() });
  if (head.state !== 'open') throw bidErrors('not-open');
}

/** The database holds it: one organisation, one bid, in whatever order two requests come. */
export async function oneBidOnly<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (uniqueViolation(error) === 'bid_members_one_bid') throw bidErrors('one-bid');
    throw error;
  }
}

const publishes = (head: ScenarioHead, actor: Actor) =>
  actor.memberships.some((m) => m.organisationId === head.organisationId);
