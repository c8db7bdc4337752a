import { Inject, Injectable } from '@nestjs/common';
import {
  canonicalJson,
  chunkBytes,
  isSignedBy,
  parseReceipt,
  receiptHash,
  type Receipt,
  type SignedReceipt,
} from '@aism/sealing';
import { DataSource } from 'typeorm';
import { mayActFor, type Actor } from '../../platform/http/actor.js';
import { bidErrors, sealErrors } from './bid.errors.js';
import { mayRead, readBid, subjectOf, type BidRow } from './bid-rows.queries.js';
import { BidsQueries } from './bids.queries.js';
import type { ReceiptVerdict, VerifyReceipt } from './sealings.schemas.js';

/** An attempt to seal. */
export interface SealingRow {
  readonly id: string;
  readonly bidId: string;
  readonly scenarioId: string;
  readonly version: number;
  readonly keySetId: string;
  readonly sealedAt: Date | null;
}

export const sealingRowSql = `select s.id, s.bid_id as "bidId", b.scenario_id as "scenarioId", s.version,
  s.key_set_id as "keySetId", s.sealed_at as "sealedAt" from bid_sealings s join bids b on b.id = s.bid_id`;

interface ReceiptRow {
  readonly bidId: string;
  readonly version: number;
  readonly sealedAt: Date;
  readonly hash: string;
  readonly supersededAt: Date | null;
  readonly body: Receipt;
  readonly signature: string;
}

const receiptSql = `select bid_id as "bidId", version, sealed_at as "sealedAt", hash,
  superseded_at as "supersededAt", body, signature from bid_receipts`;

/** Reads around sealing: attempts, receipts, and whether a receipt is true. */
@Injectable()
export class SealingsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(BidsQueries) private readonly bids: BidsQueries,
  ) {}

  /** An attempt with what has arrived of it. */
  async one(bidId: string, id: string, actor: Actor) {
    const { row, bid } = await this.uploadable(id, actor);
    if (bid.id !== bidId) throw sealErrors('not-found');
    const received = await this.source.query<
      { kind: 'technique' | 'price'; no: number; size: number; sha256: string }[]
    >(
      'select kind, no, size, sha256 from bid_sealed_chunks where sealing_id = $1 order by kind, no',
      [id],
    );
    const head = await this.bids.headOf(bid);
    const { sealedAt, ...shown } = row;
    const [clock] = await this.source.query<{ now: Date }[]>('select app_now() as now');
    const isOver =
      sealedAt !== null || !subjectOf(bid, head, clock?.now ?? new Date(0)).scenarioOpen;
    return {
      ...shown,
      ...{ scenarioVersion: head.publishedVersion, chunkBytes, received },
      actions: isOver ? [] : (['upload', 'seal'] as const),
    };
  }

  /** The attempt, for an editor of the lead. @throws AppError `seal.not-found` for anybody else */
  async uploadable(id: string, actor: Actor): Promise<{ row: SealingRow; bid: BidRow }> {
    const [row] = await this.source.query<SealingRow[]>(`${sealingRowSql} where s.id = $1`, [id]);
    const bid = row && (await readBid(this.source, row.bidId));
    if (!row || !bid || !mayActFor(actor, bid.leadId)) throw sealErrors('not-found');
    return { row, bid };
  }

  async receipts(bidId: string, actor: Actor) {
    const bid = await readBid(this.source, bidId);
    if (!bid || !mayRead(bid, actor)) throw bidErrors('not-found');
    const rows = await this.source.query<ReceiptRow[]>(
      `${receiptSql} where bid_id = $1 order by version desc`,
      [bidId],
    );
    return { items: rows.map(receiptView), total: rows.length };
  }

  async receipt(bidId: string, sealingId: string, actor: Actor) {
    const bid = await readBid(this.source, bidId);
    const [row] = await this.source.query<ReceiptRow[]>(
      `${receiptSql} where bid_id = $1 and sealing_id = $2`,
      [bidId, sealingId],
    );
    if (!row || !bid || !mayRead(bid, actor)) throw sealErrors('not-found');
    return receiptView(row);
  }

  /** Whether the text is a receipt of ours, to the letter; anybody may ask who holds the text. */
  async verify({ text }: VerifyReceipt): Promise<ReceiptVerdict> {
    const signed = parseReceipt(text);
    if (!signed) return verdict('not-a-receipt', null);
    const [key] = await this.source.query<{ publicKey: string }[]>(
      `select public_key as "publicKey" from sealing_keys where key_id = $1 and kind = 'signing'`,
      [signed.receipt.keyId],
    );
    if (!key) return verdict('unknown-key', signed);
    const [row] = await this.onRecord(signed);
    // Only to who holds the receipt: whoever merely knows a bid's id would learn whether, and how often, it was sealed.
    const holds = row?.signature === signed.signature;
    const differs = row && holds ? differing(signed.receipt, row.body) : [];
    if (!(await isSignedBy(signed, key.publicKey)))
      return verdict('signature', signed, { differs });
    if (!row) return verdict('not-on-record', signed);
    if (differs.length || (await receiptHash(signed.receipt)) !== row.hash)
      return verdict('differs', signed, { differs });
    return verdict('valid', signed, { superseded: row.supersededAt !== null });
  }

  private onRecord({ receipt }: SignedReceipt): Promise<ReceiptRow[]> {
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(receipt.bidId);
    if (!isId || receipt.version < 1 || receipt.version > 2_000_000_000) return Promise.resolve([]);
    return this.source.query(`${receiptSql} where bid_id = $1 and version = $2`, [
      receipt.bidId,
      receipt.version,
    ]);
  }
}

/** The fields in which the text differs from the record. What the record says instead is not told. */
function differing(given: Receipt, kept: Receipt): string[] {
  const names = Object.keys(kept) as (keyof Receipt)[];
  return names.filter((name) => canonicalJson(given[name]) !== canonicalJson(kept[name]));
}

function verdict(
  reason: ReceiptVerdict['reason'],
  signed: SignedReceipt | null,
  more: { differs?: string[]; superseded?: boolean } = {},
): ReceiptVerdict {
  const receipt = signed?.receipt;
  return {
    ...{ valid: reason === 'valid', reason, differs: more.differs ?? [] },
    ...{ bidId: receipt?.bidId ?? null, scenarioId: receipt?.scenarioId ?? null },
    ...{ version: receipt?.version ?? null, sealedAt: receipt?.sealedAt ?? null },
    superseded: more.superseded ?? false,
  };
}

function receiptView({ body, signature, ...row }: ReceiptRow) {
  return { ...row, text: JSON.stringify({ receipt: body, signature }, null, 2) };
}
