import { Inject, Injectable } from '@nestjs/common';
import { isTrueShare, type EnvelopeKind } from '@aism/sealing';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { StepHolds } from '../../platform/step-holds.js';
import { bound } from './bid-contents.queries.js';
import { openingErrors } from './bid.errors.js';
import { OpeningOpened, openingSubject, OpeningShareGiven } from './bid.events.js';
import { BidHolds } from './bid-holds.service.js';
import { BidSecrets } from './bid-secrets.service.js';
import { EnvelopeOpening, type OpenedBids } from './envelope-opening.service.js';
import { OpeningsQueries, type ClosedEnvelope } from './openings.queries.js';
import type { GiveShares, OpeningMinute } from './openings.schemas.js';
import { isRipe, type GivenShare } from './share-verdict.js';

/** The round that is being prepared. */
interface Opening {
  readonly openingId: string;
  readonly scenarioId: string;
  readonly kind: EnvelopeKind;
}

/**
 * Two different officers hand in their shares. The first one's wait under the server's key; with the second one's
 * everything opens in one transaction, or nothing does. What too few could open is left to a further round, in which each
 * envelope opens as soon as it can.
 */
@Injectable()
export class OpeningsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(OpeningsQueries) private readonly queries: OpeningsQueries,
    @Inject(EnvelopeOpening) private readonly envelopes: EnvelopeOpening,
    @Inject(BidSecrets) private readonly secrets: BidSecrets,
    @Inject(StepHolds) private readonly frozen: StepHolds,
  ) {}

  async give(scenarioId: string, kind: EnvelopeKind, input: GiveShares, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      // Two officers at once, or one who presses twice: one after the other.
      await tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
      const officer = await this.queries.officerNo(scenarioId, actor.userId, tx.manager);
      if (!officer) throw openingErrors('not-found');
      await this.frozen.refuse(tx, 'opening', scenarioId);
      if (await this.queries.conflict(scenarioId, actor, tx.manager))
        throw openingErrors('conflict');
      const state = await this.stateNow(tx, scenarioId, kind);
      if (state === 'opened') return;
      if (state !== 'awaiting') throw openingErrors(state);
      // Before anything is looked at: bids that nobody confirmed are out by rule.
      if (kind === 'technique') await this.envelopes.lapse(tx, scenarioId);
      const closed = await this.queries.envelopes(scenarioId, kind, tx.manager);
      if (closed.length === 0) throw openingErrors('nothing-to-open');
      await refuseFalse(closed, input, actor);
      const openingId = await this.openingRow(tx, scenarioId, kind);
      await this.keepShares(tx, openingId, closed, input);
      await tx.record(
        OpeningShareGiven,
        { type: openingSubject, id: openingId },
        { scenarioId, kind, officer },
      );
      await this.openRipe(tx, { openingId, scenarioId, kind }, closed);
    });
    return this.queries.task(scenarioId, kind, actor);
  }

  /**
   * What was handed in comes to suffice without a further share when an officer who has not spoken may not speak any more,
   * or is gone. Nothing happens while it does not.
   * @throws AppError `step.held`
   */
  async resume(scenarioId: string, kind: EnvelopeKind): Promise<void> {
    await this.transactions.run(systemActor(), async (tx) => {
      await tx.query('select 1 from scenarios where id = $1 for update', [scenarioId]);
      await this.frozen.refuse(tx, 'opening', scenarioId);
      if ((await this.stateNow(tx, scenarioId, kind)) !== 'awaiting') return;
      const closed = await this.queries.envelopes(scenarioId, kind, tx.manager);
      const openingId = await this.openingRow(tx, scenarioId, kind);
      await this.openRipe(tx, { openingId, scenarioId, kind }, closed);
    });
  }

  private async openRipe(tx: Tx, at: Opening, closed: readonly ClosedEnvelope[]): Promise<void> {
    const given = await this.given(tx, at.openingId);
    const isLater = await this.queries.isOpened(at.scenarioId, at.kind, tx.manager);
    if (!isRipe(closed, given, isLater)) return;
    const opened = await this.envelopes.open(tx, closed, given);
    await this.writeMinute(tx, at, opened, given);
    await this.carryOver(tx, at, opened);
  }

  /** By the clock read after the lock was had. A call closed early is closed; one that is open never opens anything. */
  private async stateNow(tx: Tx, scenarioId: string, kind: EnvelopeKind) {
    const { head } = await this.holds.scenarioNow(tx, scenarioId);
    return this.queries.stateOf(head, kind, tx.manager);
  }

  private async openingRow(tx: Tx, scenarioId: string, kind: EnvelopeKind): Promise<string> {
    const [row] = await tx.query<{ id: string }>(
      `insert into bid_openings (id, scenario_id, kind) values ($1, $2, $3)
       on conflict (scenario_id, kind) where opened_at is null do update set kind = excluded.kind returning id`,
      [uuidv7(), scenarioId, kind],
    );
    if (!row) throw new Error('opening not written');
    return row.id;
  }

  private async keepShares(
    tx: Tx,
    openingId: string,
    closed: readonly ClosedEnvelope[],
    { shares }: GiveShares,
  ): Promise<void> {
    const byBid = new Map(shares.map(({ bidId, share }) => [bidId, share]));
    for (const { sealingId, bidId, shares: sealed } of closed) {
      const mine = sealed.find(({ userId }) => userId === tx.actor.userId);
      if (!mine) continue;
      const share = byBid.get(bidId) ?? null;
      const kept =
        share &&
        this.secrets.shares.close(Buffer.from(share), bound.share(sealingId, mine.officerKeyId));
      await tx.query(
        `insert into bid_opening_shares (opening_id, sealing_id, officer_key_id, share, given_at)
         values ($1, $2, $3, $4, app_now())
         on conflict (opening_id, sealing_id, officer_key_id)
           do update set share = coalesce(excluded.share, bid_opening_shares.share)`,
        [openingId, sealingId, mine.officerKeyId, kept],
      );
    }
  }

  private async given(tx: Tx, openingId: string): Promise<GivenShare[]> {
    const rows = await tx.query<{
      sealingId: string;
      officerKeyId: string;
      holderId: string;
      share: Buffer | null;
    }>(
      `select h.sealing_id as "sealingId", h.officer_key_id as "officerKeyId", k.holder_id as "holderId", h.share
       from bid_opening_shares h join officer_keys k on k.id = h.officer_key_id
       where h.opening_id = $1 order by h.given_at, h.officer_key_id`,
      [openingId],
    );
    return rows.map(({ sealingId, officerKeyId, holderId, share }) => ({
      ...{ sealingId, holderId },
      share:
        share && this.secrets.shares.open(share, bound.share(sealingId, officerKeyId)).toString(),
    }));
  }

  private async writeMinute(
    tx: Tx,
    at: Opening,
    { opened, unreadable, contested }: OpenedBids,
    given: readonly GivenShare[],
  ): Promise<void> {
    const { openingId, scenarioId, kind } = at;
    const lapsed = kind === 'technique' ? await this.lapsed(tx, scenarioId) : 0;
    const holders = given.map(({ holderId }) => holderId);
    const officers = await this.queries.numbersOf(scenarioId, holders, tx.manager);
    const [clock] = await tx.query<{ now: Date }>('select app_now() as now');
    const now = clock?.now ?? tx.now;
    const minute: OpeningMinute = {
      ...{ scenarioId, kind, openedAt: now.toISOString(), lapsed },
      officers,
      ...{ opened: opened.length, unreadable: unreadable.length, contested: contested.length },
      closed: kind === 'price' ? await this.queries.keptClosed(scenarioId, tx.manager) : 0,
      receiptHashes: opened.map(({ receiptHash }) => receiptHash).sort(),
    };
    await tx.query('update bid_openings set minute = $2, opened_at = $3 where id = $1', [
      ...[openingId, JSON.stringify(minute), now],
    ]);
    const { openedAt, ...facts } = minute;
    await tx.record(
      OpeningOpened,
      { type: openingSubject, id: openingId },
      { ...facts, at: openedAt },
    );
  }

  /** What is settled needs no shares any more; what was said of the rest stays said, and waits for one more officer. */
  private async carryOver(tx: Tx, at: Opening, { opened, unreadable }: OpenedBids): Promise<void> {
    await tx.query(
      'delete from bid_opening_shares where opening_id = $1 and sealing_id = any($2::uuid[])',
      [at.openingId, [...opened, ...unreadable].map(({ sealingId }) => sealingId)],
    );
    const left = await tx.query('select 1 from bid_opening_shares where opening_id = $1 limit 1', [
      at.openingId,
    ]);
    if (left.length === 0) return;
    const next = await this.openingRow(tx, at.scenarioId, at.kind);
    await tx.query('update bid_opening_shares set opening_id = $2 where opening_id = $1', [
      at.openingId,
      next,
    ]);
  }

  private async lapsed(tx: Tx, scenarioId: string): Promise<number> {
    const rows = await tx.query<{ n: number }>(
      `select count(*)::int as n from bids where scenario_id = $1 and reason = 'not-reconfirmed'`,
      [scenarioId],
    );
    return rows[0]?.n ?? 0;
  }
}

/**
 * Every share the officer holds must be there, and be the one that was sealed: the commitment of the manifest tells.
 * @throws AppError naming the bid, before anything is kept
 */
async function refuseFalse(
  closed: readonly ClosedEnvelope[],
  { shares }: GiveShares,
  actor: Actor,
): Promise<void> {
  const byBid = new Map(shares.map(({ bidId, share }) => [bidId, share]));
  const known = new Set<string>();
  for (const { bidId, context, shares: sealed } of closed) {
    const mine = sealed.find(({ userId }) => userId === actor.userId);
    if (!mine) continue;
    known.add(bidId);
    const share = byBid.get(bidId);
    if (share === undefined) throw openingErrors('share-missing', { bidId });
    if (share !== null && !(await isTrueShare(share, mine.commitment, context).catch(() => false)))
      throw openingErrors('share-wrong', { bidId });
  }
  const foreign = shares.find(({ bidId }) => !known.has(bidId));
  if (foreign) throw openingErrors('share-foreign', { bidId: foreign.bidId });
}
