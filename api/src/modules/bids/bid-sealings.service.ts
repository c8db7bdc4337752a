import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import {
  chunkBytes,
  manifestHash,
  receiptHash,
  receiptText,
  type EnvelopeKind,
  type Receipt,
} from '@aism/sealing';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { mayActFor, type Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { BidHolds, type HeldBid } from './bid-holds.service.js';
import { bidErrors, sealErrors } from './bid.errors.js';
import { BidReplaced, BidSealed } from './bid.events.js';
import { takesBidsSql } from './bid-rows.queries.js';
import { BidSecrets } from './bid-secrets.service.js';
import { destroyDraft, supersede } from './bids.service.js';
import { BidsQueries } from './bids.queries.js';
import { OfficerKeysQueries, type KeySetRow } from './officer-keys.queries.js';
import { sealingRowSql, SealingsQueries, type SealingRow } from './sealings.queries.js';
import type { BeginSealing, SealBid } from './sealings.schemas.js';

/** Attempts of one bid that may stand at a time: one, one that was given up, and one in another tab. */
const openAttempts = 3;

/** Sealing: ciphertext comes first, in chunks; one transaction then decides, signs and destroys the draft. */
@Injectable()
export class BidSealingsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(SealingsQueries) private readonly sealings: SealingsQueries,
    @Inject(BidsQueries) private readonly queries: BidsQueries,
    @Inject(OfficerKeysQueries) private readonly keys: OfficerKeysQueries,
    @Inject(BidSecrets) private readonly secrets: BidSecrets,
  ) {}

  /** Begins an attempt. One that came to nothing (the browser died) leaves the draft as it was. */
  async begin(bidId: string, { keySetId }: BeginSealing, actor: Actor) {
    const id = uuidv7();
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, bidId);
      this.holds.step(held, 'seal', actor);
      await this.refuseForeign(tx, held, keySetId);
      const current = await this.keys.current(held.head.id, tx.manager);
      if (current?.id !== keySetId) throw sealErrors('keys-superseded');
      // Each may hold half a gigabyte: the latest few are kept, so that nobody fills the disk with attempts.
      await tx.query(
        `delete from bid_sealings where id in (select id from bid_sealings
           where bid_id = $1 and sealed_at is null order by created_at desc, id desc offset $2)`,
        [bidId, openAttempts - 1],
      );
      await tx.query(
        `insert into bid_sealings (id, bid_id, version, key_set_id, created_by, created_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [id, bidId, held.row.sealedVersion + 1, keySetId, actor.userId, held.now],
      );
    });
    return this.sealings.one(bidId, id, actor);
  }

  /** Stores one chunk of ciphertext as it is; the digest is the server's own. Repeating it changes nothing. */
  async putChunk(
    sealingId: string,
    at: { readonly kind: EnvelopeKind; readonly no: number },
    bytes: Buffer,
    actor: Actor,
  ): Promise<void> {
    if (bytes.length === 0 || bytes.length > chunkBytes) throw sealErrors('chunk-empty');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    // One statement: hundreds come at once. Its lock waits for a sealing of the same attempt; after it nothing changes.
    // At and after the deadline nothing is taken in any more, of an attempt that began before it neither.
    const written = await this.transactions.run(actor, (tx) =>
      tx.query(
        `insert into bid_sealed_chunks (sealing_id, kind, no, size, sha256, bytes)
       select s.id, $2, $3, $4, $5, $6 from bid_sealings s join bids b on b.id = s.bid_id
         join scenarios c on c.id = b.scenario_id
       where s.id = $1 and s.sealed_at is null and b.lead_id = any($7::uuid[]) and ${takesBidsSql('c')} for share of s
       on conflict (sealing_id, kind, no) do update set size = excluded.size, sha256 = excluded.sha256,
         bytes = excluded.bytes
       returning no`,
        [sealingId, at.kind, at.no, bytes.length, sha256, bytes, actsFor(actor)],
      ),
    );
    if (written.length) return;
    const { row, bid } = await this.sealings.uploadable(sealingId, actor);
    if (row.sealedAt) throw sealErrors('already-sealed');
    const { deadline } = await this.queries.headOf(bid);
    throw bidErrors('deadline-passed', { deadline: deadline?.toISOString() ?? '—' });
  }

  /**
   * The moment of sealing: under the scenario's lock, after the last byte. All or nothing: refused, the draft is as it
   * was; accepted, the draft and its files are gone and a signed receipt says what was accepted and when.
   */
  async seal(bidId: string, input: SealBid, version: string | undefined, actor: Actor) {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.holds.hold(tx, bidId);
      const sealing = await this.lockSealing(tx, bidId, input.sealingId);
      // Sent twice: the first one's receipt is the answer.
      if (sealing.sealedAt) return;
      const state = this.holds.step(held, 'seal', actor);
      requireVersion(version, held.row.version);
      // Begun beside another attempt that was sealed since: its ciphertext is bound to a number that is taken.
      if (sealing.version !== held.row.sealedVersion + 1) throw sealErrors('attempt-stale');
      await this.queries.refuseOutdated(held, input.scenarioVersion, tx.manager);
      await this.refuseForeign(tx, held, input.manifest.keySetId);
      await this.refuseDiffering(tx, sealing, input);
      const keySet = await this.keySetOf(tx, held, sealing.keySetId);
      await this.refuseIncomplete(tx, held, actor);
      await this.keepEnvelopes(tx, sealing, input, keySet);
      const receipt = await this.giveReceipt(tx, held, sealing, input);
      await destroyDraft(tx, bidId);
      await this.holds.move(tx, held, state, {
        ...{ sealed_version: sealing.version, scenario_version: input.scenarioVersion },
        ...{ sealed_at: held.now, sealed_by: actor.userId, reconfirm_reason: null },
      });
      await this.tell(tx, held, receipt, input.manifest.keySetId);
    });
    return this.sealings.receipt(bidId, input.sealingId, actor);
  }

  private async lockSealing(tx: Tx, bidId: string, sealingId: string): Promise<SealingRow> {
    const [row] = await tx.query<SealingRow>(
      `${sealingRowSql} where s.id = $1 and s.bid_id = $2 for update of s`,
      [sealingId, bidId],
    );
    if (!row) throw sealErrors('not-found');
    return row;
  }

  private async refuseForeign(tx: Tx, { head }: HeldBid, keySetId: string): Promise<void> {
    if (!(await this.keys.current(head.id, tx.manager))) throw sealErrors('no-officers');
    if (!(await this.keys.set(head.id, keySetId, tx.manager))) throw sealErrors('foreign-keys');
  }

  /**
   * The keys that were current when the attempt began: whoever names officers anew, and be it every minute, does not keep
   * a late bidder from sealing.
   * @throws AppError `seal.keys-superseded` where its officers could not open what is sealed for them any more
   */
  private async keySetOf(tx: Tx, { head }: HeldBid, keySetId: string): Promise<KeySetRow> {
    const begun = await this.keys.set(head.id, keySetId, tx.manager);
    if (!begun) throw sealErrors('foreign-keys');
    const current = await this.keys.current(head.id, tx.manager);
    const holds = current?.id === keySetId || (await this.keys.canOpen(keySetId, tx.manager));
    if (!holds) throw sealErrors('keys-superseded');
    return begun;
  }

  /** The manifest must say what this attempt is, and name exactly the chunks that arrived. */
  private async refuseDiffering(tx: Tx, sealing: SealingRow, { manifest }: SealBid): Promise<void> {
    const { bidId, scenarioId, version, keySetId } = sealing;
    for (const [what, value] of Object.entries({ bidId, scenarioId, version, keySetId }))
      if (manifest[what as 'bidId'] !== value) throw sealErrors('manifest-differs', { what });
    const arrived = await tx.query<{ kind: EnvelopeKind; size: number; sha256: string }>(
      'select kind, size, sha256 from bid_sealed_chunks where sealing_id = $1 order by kind, no',
      [sealing.id],
    );
    for (const { kind, chunks } of manifest.envelopes) {
      const mine = arrived.filter((chunk) => chunk.kind === kind);
      const same =
        mine.length === chunks.length &&
        mine.every((c, i) => c.size === chunks[i]?.size && c.sha256 === chunks[i]?.sha256);
      if (!same) throw sealErrors('manifest-differs', { what: `${kind}/chunks` });
    }
  }

  private async refuseIncomplete(tx: Tx, { row }: HeldBid, actor: Actor): Promise<void> {
    const { items } = await this.queries.checkOf(row, actor, tx.manager);
    const missing = items.filter((item) => item.blocks);
    if (missing.length) throw bidErrors('incomplete', { count: missing.length }, missing);
  }

  private async keepEnvelopes(tx: Tx, sealing: SealingRow, { manifest }: SealBid, keys: KeySetRow) {
    const officers = new Map(keys.officers.map((one) => [one.keyId, one.officerKeyId]));
    for (const envelope of manifest.envelopes) {
      const { kind, chunks, serverPart, shares } = envelope;
      const named = shares.map(({ keyId }) => officers.get(keyId));
      if (
        shares.length !== officers.size ||
        new Set(named).size !== officers.size ||
        named.includes(undefined)
      )
        throw sealErrors('manifest-differs', { what: `${kind}/shares` });
      await tx.query(
        'insert into bid_envelopes (sealing_id, kind, chunks, server_part) values ($1, $2, $3, $4)',
        [sealing.id, kind, chunks.length, JSON.stringify(serverPart)],
      );
      await tx.query(
        `insert into bid_envelope_shares (sealing_id, kind, officer_key_id, commitment, wrapped)
         select $1, $2, t.key, t.commitment, t.wrapped
         from unnest($3::uuid[], $4::text[], $5::jsonb[]) as t(key, commitment, wrapped)`,
        [
          ...[sealing.id, kind, named, shares.map(({ commitment }) => commitment)],
          shares.map(({ wrapped }) => JSON.stringify(wrapped)),
        ],
      );
    }
  }

  private async giveReceipt(tx: Tx, held: HeldBid, sealing: SealingRow, { manifest }: SealBid) {
    await supersede(tx, sealing.bidId, held.now);
    await tx.query('update bid_sealings set sealed_at = $2 where id = $1', [sealing.id, held.now]);
    await this.secrets.publishKeys(tx.manager);
    const { bidId, scenarioId, version } = sealing;
    const receipt: Receipt = {
      ...{ v: 1, type: 'aism-bid-receipt', bidId, scenarioId, version },
      manifestHash: await manifestHash({
        ...manifest,
        envelopes: manifest.envelopes,
      }),
      ...{ sealedAt: held.now.toISOString(), keyId: this.secrets.signing.keyId },
    };
    const hash = await receiptHash(receipt);
    await tx.query(
      `insert into bid_receipts (id, bid_id, sealing_id, version, body, signature, hash, sealed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ...[uuidv7(), bidId, sealing.id, version, JSON.stringify(receipt)],
        ...[this.secrets.signing.sign(receiptText(receipt)), hash, held.now],
      ],
    );
    return { ...receipt, hash };
  }

  private async tell(tx: Tx, held: HeldBid, receipt: Receipt & { hash: string }, keySetId: string) {
    const { scenarioId, version, manifestHash: manifest, sealedAt, hash } = receipt;
    const facts = {
      ...{ scenarioId, version, keySetId, manifestHash: manifest, receiptHash: hash, sealedAt },
    };
    if (held.row.sealedVersion === 0) return this.holds.record(tx, held, BidSealed, facts);
    const [before] = await tx.query<{ hash: string }>(
      'select hash from bid_receipts where bid_id = $1 and version = $2',
      [held.row.id, held.row.sealedVersion],
    );
    return this.holds.record(tx, held, BidReplaced, { ...facts, supersedes: before?.hash ?? '' });
  }
}

/** Organisations for which the actor may write now. */
const actsFor = (actor: Actor): string[] =>
  actor.memberships.filter((m) => mayActFor(actor, m.organisationId)).map((m) => m.organisationId);
