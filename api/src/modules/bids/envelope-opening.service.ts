import { Inject, Injectable } from '@nestjs/common';
import { headerOf, importContentKey, openChunk, openContentSecret, threshold } from '@aism/sealing';
import type { Tx } from '../../platform/database/transaction.js';
import { bound } from './bid-contents.queries.js';
import { priceHeader, techniqueHeader, type BidPrice } from './bid-fields.schemas.js';
import { BidHolds, type HeldBid } from './bid-holds.service.js';
import {
  BidContested,
  BidDisqualified,
  BidOpened,
  BidPriceOpened,
  BidWithdrawn,
} from './bid.events.js';
import { BidSecrets } from './bid-secrets.service.js';
import { partyIds } from './bid-rows.queries.js';
import { BidsQueries } from './bids.queries.js';
import type { ClosedEnvelope } from './openings.queries.js';
import { contestHours, wordsOn, verdictOn, type GivenShare } from './share-verdict.js';

export interface OpenedBids {
  readonly opened: readonly ClosedEnvelope[];
  readonly unreadable: readonly ClosedEnvelope[];
  readonly contested: readonly ClosedEnvelope[];
}

/** What came out of an envelope. */
interface Content {
  readonly header: unknown;
  readonly filesAt: number;
  readonly secret: Uint8Array;
}

/** Opens envelopes in the opening's transaction, after the deadline only: nothing else asks for the server's part. */
@Injectable()
export class EnvelopeOpening {
  constructor(
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(BidsQueries) private readonly queries: BidsQueries,
    @Inject(BidSecrets) private readonly secrets: BidSecrets,
  ) {}

  /**
   * Bids that were to be confirmed and were not by the deadline count as withdrawn and are never opened. Whether one
   * was asked for is read from the versions, so a message that was never delivered changes nothing.
   */
  async lapse(tx: Tx, scenarioId: string): Promise<void> {
    const rows = await tx.query<{ id: string }>(
      `select id from bids where scenario_id = $1 and state in ('sealed', 'needs_reconfirm') order by id`,
      [scenarioId],
    );
    for (const { id } of rows) {
      const held = await this.holds.holdForSystem(tx, id);
      const waits =
        held.row.state === 'needs_reconfirm' ||
        (await this.queries.changedSince(held.row, tx.manager));
      if (!waits) continue;
      const from = held.row.state;
      await this.holds.end(tx, held, 'withdrawn', { reason: 'not-reconfirmed' });
      await this.holds.record(tx, held, BidWithdrawn, {
        ...{ scenarioId, from, reason: 'not-reconfirmed' },
      });
    }
  }

  /**
   * Opens what two officers' shares open. Out is only what was seen to fail: two true shares and the server's part did not
   * open it, or none of all its officers has a share that opens. What too few of them say they can open stays closed.
   */
  async open(
    tx: Tx,
    closed: readonly ClosedEnvelope[],
    given: readonly GivenShare[],
  ): Promise<OpenedBids> {
    const result = {
      opened: [] as ClosedEnvelope[],
      unreadable: [] as ClosedEnvelope[],
      contested: [] as ClosedEnvelope[],
    };
    for (const envelope of closed) {
      const verdict = verdictOn(envelope, given);
      if (verdict === 'waiting') continue;
      const held = await this.holds.holdForSystem(tx, envelope.bidId);
      const shares = given.filter((one) => one.sealingId === envelope.sealingId);
      const content = await this.contentOf(tx, envelope, shares);
      if (verdict === 'contested') {
        await this.contest(tx, held, envelope, given);
        result.contested.push(envelope);
      } else if (content) {
        await this.keep(tx, envelope, content, held.now);
        await this.tellOpened(tx, held, envelope, content);
        result.opened.push(envelope);
      } else {
        await this.tellUnreadable(tx, held);
        result.unreadable.push(envelope);
      }
    }
    return result;
  }

  /** Null where the bid's own keys or content do not open: the shares are true, so it was sealed so. */
  private async contentOf(
    tx: Tx,
    envelope: ClosedEnvelope,
    given: readonly GivenShare[],
  ): Promise<Content | null> {
    const { context, chunks } = envelope;
    const { kind } = context;
    const shares = given.flatMap(({ share }) => (share === null ? [] : [share]));
    if (shares.length < threshold) return null;
    // A secret that is not configured any more is our fault, not the bidder's: it stops the opening.
    const server = await this.secrets.sealingKey(envelope.serverKeyId);
    const [first] = await tx.query<{ bytes: Buffer }>(
      'select bytes from bid_sealed_chunks where sealing_id = $1 and kind = $2 and no = 0',
      [envelope.sealingId, kind],
    );
    if (!first) throw new Error(`sealing ${envelope.sealingId} has lost its chunks`);
    try {
      const two = shares.slice(0, threshold);
      const secret = await openContentSecret(envelope, server, two, context);
      const key = await importContentKey(secret);
      const place = { no: 0, last: chunks === 1 };
      const { header, filesAt } = headerOf(await openChunk(key, context, first.bytes, place));
      const shape = kind === 'technique' ? techniqueHeader : priceHeader;
      const parsed = shape.safeParse(header);
      return parsed.success ? { header: parsed.data, filesAt, secret } : null;
    } catch {
      return null;
    }
  }

  /** What was opened stays a business secret: it lies under the drafts' key. */
  private async keep(
    tx: Tx,
    { sealingId, context: { kind } }: ClosedEnvelope,
    content: Content,
    now: Date,
  ): Promise<void> {
    await tx.query(
      `update bid_envelopes set header = $3, files_at = $4, content_key = $5, opened_at = $6
       where sealing_id = $1 and kind = $2`,
      [
        ...[sealingId, kind],
        this.secrets.drafts.closeJson(content.header, bound.header(sealingId, kind)),
        content.filesAt,
        this.secrets.drafts.close(content.secret, bound.contentKey(sealingId, kind)),
        now,
      ],
    );
  }

  private async tellOpened(tx: Tx, held: HeldBid, envelope: ClosedEnvelope, content: Content) {
    const { row, now } = held;
    const { scenarioId } = row;
    if (envelope.context.kind === 'technique') {
      const state = this.holds.step(held, 'open', ['opening']);
      await this.holds.move(tx, held, state, { opened_at: now });
      const { receiptHash } = envelope;
      return this.holds.record(tx, held, BidOpened, {
        ...{ scenarioId, receiptHash, memberIds: partyIds(row) },
      });
    }
    await this.holds.move(tx, held, row.state, { price_opened_at: now });
    const { price } = content.header as { price: BidPrice };
    const { amountFen, currency, taxIncluded } = price;
    return this.holds.record(tx, held, BidPriceOpened, {
      ...{ scenarioId, amountFen, currency, taxIncluded },
    });
  }

  /** Told once: to the bidder, to auditors by a flag, to everybody as a number in the minute. */
  private async contest(
    tx: Tx,
    held: HeldBid,
    envelope: ClosedEnvelope,
    given: readonly GivenShare[],
  ): Promise<void> {
    const { sealingId, context } = envelope;
    const made = await tx.manager.query<[unknown[], number]>(
      `update bid_envelopes set contested_at = $3 where sealing_id = $1 and kind = $2 and contested_at is null
       returning kind`,
      [sealingId, context.kind, held.now],
    );
    if (made[0].length === 0) return;
    const { good, none } = wordsOn(envelope, given);
    const due = new Date(held.now.getTime() + contestHours * 3_600_000).toISOString();
    await this.holds.record(tx, held, BidContested, {
      ...{ scenarioId: held.row.scenarioId, kind: context.kind, due },
      ...{ declared: none, shown: good },
    });
  }

  /** Out by rule: it does not open. */
  async tellUnreadable(tx: Tx, held: HeldBid): Promise<void> {
    this.holds.step(held, 'disqualify', ['opening']);
    const { scenarioId, state: from } = held.row;
    await this.holds.end(tx, held, 'disqualified', { reason: 'unreadable' });
    await this.holds.record(tx, held, BidDisqualified, {
      ...{ scenarioId, from, reason: 'unreadable' },
    });
  }
}
