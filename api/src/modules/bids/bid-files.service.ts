import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { chunkBytes } from '@aism/sealing';
import { fileTypeFromBuffer } from 'file-type/core';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import type { Actor } from '../../platform/http/actor.js';
import {
  bound,
  BidContents,
  fileView,
  type FileMeta,
  type FileRow,
} from './bid-contents.queries.js';
import { fileTypes, maxFiles } from './bid-fields.schemas.js';
import { BidHolds, type HeldBid } from './bid-holds.service.js';
import { bidErrors, bidFileErrors } from './bid.errors.js';
import { BidSecrets } from './bid-secrets.service.js';
import { bidRelations, mayRead } from './bid-rows.queries.js';
import { BidGates } from './bids.reads.js';
import { BidsQueries } from './bids.queries.js';
import type { AddFile, DraftFile } from './bids.schemas.js';

/** Files of a draft, a cure or a proof of concept: in chunks, under the drafts' key, their type judged by content. */
@Injectable()
export class BidFilesService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(BidHolds) private readonly holds: BidHolds,
    @Inject(BidContents) private readonly contents: BidContents,
    @Inject(BidsQueries) private readonly queries: BidsQueries,
    @Inject(BidSecrets) private readonly secrets: BidSecrets,
    @Inject(BidGates) private readonly gates: BidGates,
  ) {}

  /** Announces a file; its chunks follow. A PUT with the client's own id: an answer of a POST would be kept, and the name with it. */
  async add(bidId: string, fileId: string, input: AddFile, actor: Actor): Promise<DraftFile> {
    await this.transactions.run(actor, async (tx) => {
      const held = await this.editable(tx, bidId, input.purpose);
      const known = await this.contents.files(bidId, input.purpose, tx.manager);
      if (known.some((file) => file.id === fileId)) return;
      if (known.length >= maxFiles) throw bidFileErrors('too-many', { limit: maxFiles });
      const meta: FileMeta = { name: input.name, type: null, sha256: null };
      const made = await tx.query(
        `insert into bid_files (id, bid_id, purpose, meta, size, created_at) values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do nothing returning id`,
        [
          ...[fileId, bidId, input.purpose],
          ...[this.secrets.drafts.closeJson(meta, bound.file(fileId)), input.size, held.now],
        ],
      );
      // Somebody else's id.
      if (!made.length) throw bidFileErrors('not-found');
    });
    return fileView(await this.contents.file(bidId, fileId), true);
  }

  /** Stores one chunk; repeating it changes nothing that counts, so a broken upload simply goes on. */
  async putChunk(fileId: string, no: number, bytes: Buffer, actor: Actor): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const file = await this.contents.anyFile(fileId, tx.manager);
      await this.editable(tx, file.bidId, file.purpose);
      if (file.complete) return;
      const size = Math.min(chunkBytes, file.size - no * chunkBytes);
      if (bytes.length !== size || size <= 0)
        throw bidFileErrors('chunk-size', { no, size: Math.max(size, 0) });
      await tx.query(
        `insert into bid_file_chunks (file_id, no, bytes) values ($1, $2, $3)
         on conflict (file_id, no) do update set bytes = excluded.bytes`,
        [fileId, no, this.secrets.drafts.close(bytes, bound.chunk(fileId, no))],
      );
    });
  }

  /** All chunks are there: the type is read from the content; what is none of the kinds is thrown away. */
  async complete(bidId: string, fileId: string, actor: Actor): Promise<void> {
    const row = await this.queries.row(bidId);
    if (!row || !mayRead(row, actor)) throw bidErrors('not-found');
    const file = await this.contents.file(bidId, fileId);
    if (file.complete) return;
    const { type, sha256 } = await this.judge(file);
    await this.transactions.run(actor, async (tx) => {
      await this.editable(tx, bidId, file.purpose);
      if (!type) {
        await tx.query('delete from bid_files where id = $1 and bid_id = $2', [fileId, bidId]);
        return;
      }
      const meta: FileMeta = { name: file.name, type, sha256 };
      await tx.query('update bid_files set meta = $2, complete = true where id = $1', [
        fileId,
        this.secrets.drafts.closeJson(meta, bound.file(fileId)),
      ]);
    });
    if (!type) throw bidFileErrors('type');
  }

  async remove(bidId: string, fileId: string, actor: Actor): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const file = await this.contents.file(bidId, fileId, tx.manager);
      await this.editable(tx, bidId, file.purpose, fileId);
      const used = await tx.query('select 1 from bid_defects where file_id = $1', [fileId]);
      if (used.length)
        throw requestErrors('action-not-allowed', { state: 'cured', action: 'remove' });
      await tx.query('delete from bid_files where id = $1', [fileId]);
    });
  }

  /**
   * A file of the draft or a proof, for its own people: the browser seals the former from here; a cure's for the
   * publisher, too. What was handed in with a proof is read beside it.
   * @returns null where it may be one of the sealed files
   */
  async read(bidId: string, fileId: string, actor: Actor) {
    const row = await this.queries.row(bidId);
    if (!row) throw bidErrors('not-found');
    const file = await this.contents.file(bidId, fileId).catch(() => null);
    const head = await this.queries.headOf(row);
    const publishes =
      bidRelations(row, head, actor).includes('publisher-editor') &&
      !(await this.queries.readsBlind(head, actor));
    const may = mayRead(row, actor) || (publishes && (!file || file.purpose === 'cure'));
    if (!may) throw bidErrors('not-found');
    if (!file?.complete) return null;
    return { ...file, bytes: this.contents.fileBytes(file) };
  }

  private async judge(file: FileRow) {
    const hash = createHash('sha256');
    let first: Buffer | null = null;
    for await (const bytes of this.contents.fileBytes(file)) {
      first ??= bytes;
      hash.update(bytes);
    }
    const found = first ? await fileTypeFromBuffer(first).catch(() => undefined) : undefined;
    const type = fileTypes.find((one) => one === found?.mime) ?? null;
    return { type, sha256: hash.digest('hex') };
  }

  /** @throws AppError when the actor may not change files of this purpose now */
  private async editable(
    tx: Tx,
    bidId: string,
    purpose: FileRow['purpose'],
    removed: string | null = null,
  ): Promise<HeldBid> {
    const held = await this.holds.hold(tx, bidId);
    if (purpose === 'proof') await this.gates.passProofFile(tx, { bidId, removed });
    else this.holds.step(held, purpose === 'draft' ? 'edit' : 'cure', tx.actor);
    return held;
  }
}
