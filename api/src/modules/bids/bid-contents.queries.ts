import { Inject, Injectable } from '@nestjs/common';
import { chunkBytes } from '@aism/sealing';
import { DataSource, type EntityManager } from 'typeorm';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import type { ScenarioHead } from '../scenarios/scenarios.reads.js';
import type {
  BidFileHead,
  BidPrice,
  DraftContent,
  FilePurpose,
  TechniqueInput,
} from './bid-fields.schemas.js';
import { bidFileErrors } from './bid.errors.js';
import { bidLifecycle } from './bid.lifecycle.js';
import { BidSecrets } from './bid-secrets.service.js';
import { bidRelations, subjectOf, type BidRow } from './bid-rows.queries.js';
import type { Bid, Defect, DraftFile } from './bids.schemas.js';

type Reader = Pick<EntityManager, 'query'>;

/** What the ciphertext of a file's description holds. */
export interface FileMeta {
  readonly name: string;
  readonly type: string | null;
  readonly sha256: string | null;
}

export interface FileRow extends FileMeta {
  readonly id: string;
  readonly bidId: string;
  readonly purpose: FilePurpose;
  readonly size: number;
  readonly complete: boolean;
  readonly received: number[];
}

/** To what each ciphertext in the database is bound. */
export const bound = {
  draft: (bidId: string) => `draft ${bidId}`,
  file: (fileId: string) => `file ${fileId}`,
  chunk: (fileId: string, no: number) => `file ${fileId} ${no}`,
  header: (sealingId: string, kind: string) => `header ${sealingId} ${kind}`,
  contentKey: (sealingId: string, kind: string) => `key ${sealingId} ${kind}`,
  share: (sealingId: string, officerKeyId: string) => `share ${sealingId} ${officerKeyId}`,
} as const;

/** Reads what is written in bids: drafts under their own key, and opened envelopes. Who may read is decided by the caller. */
@Injectable()
export class BidContents {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(BidSecrets) private readonly secrets: BidSecrets,
  ) {}

  /** Null when there is no draft. */
  async draftContent(bidId: string, reader: Reader = this.source): Promise<DraftContent | null> {
    const rows = await reader.query<{ content: Buffer }[]>(
      'select content from bid_drafts where bid_id = $1',
      [bidId],
    );
    return rows[0]
      ? this.secrets.drafts.openJson<DraftContent>(rows[0].content, bound.draft(bidId))
      : null;
  }

  /**
   * The draft as one of its people sees it. A partner reads no price: it may leave until the deadline and bid against the
   * lead, and nobody could tell what it has read.
   */
  async draft(bidId: string, actor: Actor, row: BidRow, head: ScenarioHead): Promise<Bid['draft']> {
    const content = await this.draftContent(bidId);
    if (!content) return null;
    const rows = await this.source.query<{ updatedAt: Date }[]>(
      'select updated_at as "updatedAt", app_now() as now from bid_drafts where bid_id = $1',
      [bidId],
    );
    const now = (rows[0] as unknown as { now: Date } | undefined)?.now ?? new Date(0);
    const relations = bidRelations(row, head, actor);
    const edits = bidLifecycle.actions(subjectOf(row, head, now), relations, now).includes('edit');
    const files = await this.files(bidId, 'draft');
    return {
      technique: content.technique,
      price: belongsTo(actor, row.leadId) ? content.price : null,
      files: files.map((file) => fileView(file, edits)),
      updatedAt: rows[0]?.updatedAt ?? now,
    };
  }

  /** Files with what their descriptions say, in the order in which they were added. */
  async files(
    bidId: string,
    purpose: FileRow['purpose'] | null,
    reader: Reader = this.source,
  ): Promise<FileRow[]> {
    return this.fileRows(
      'f.bid_id = $1 and ($2::text is null or f.purpose = $2)',
      [bidId, purpose],
      reader,
    );
  }

  /** @throws AppError `bid-file.not-found` */
  async file(bidId: string, fileId: string, reader: Reader = this.source): Promise<FileRow> {
    const [row] = await this.fileRows('f.bid_id = $1 and f.id = $2', [bidId, fileId], reader);
    if (!row) throw bidFileErrors('not-found');
    return row;
  }

  /** As file, whichever bid it belongs to. */
  async anyFile(fileId: string, reader: Reader = this.source): Promise<FileRow> {
    const [row] = await this.fileRows('f.id = $1', [fileId], reader);
    if (!row) throw bidFileErrors('not-found');
    return row;
  }

  /** The file's bytes, chunk by chunk. */
  async *fileBytes(file: Pick<FileRow, 'id' | 'size'>): AsyncGenerator<Buffer> {
    for (let no = 0; no * chunkBytes < file.size; no++) {
      const [row] = await this.source.query<{ bytes: Buffer }[]>(
        'select bytes from bid_file_chunks where file_id = $1 and no = $2',
        [file.id, no],
      );
      if (!row) throw bidFileErrors('unfinished', { no });
      yield this.secrets.drafts.open(row.bytes, bound.chunk(file.id, no));
    }
  }

  async receiptHeads(bidId: string): Promise<Bid['receipts']> {
    return this.source.query(
      `select version, hash, sealed_at as "sealedAt", superseded_at as "supersededAt" from bid_receipts
       where bid_id = $1 order by version desc`,
      [bidId],
    );
  }

  async defects(bidId: string): Promise<Defect[]> {
    return this.source.query(
      `select field, note, found_at as "foundAt", due_at as "dueAt", cured_at as "curedAt", file_id as "fileId",
         tax_included as "taxIncluded" from bid_defects where bid_id = $1 order by found_at, field`,
      [bidId],
    );
  }

  /** What came out of the envelopes; the price null until it was opened. Cured flags are in it. */
  async opened(row: BidRow): Promise<Bid['opened']> {
    if (!row.openedAt) return null;
    const technique = await this.openedTechnique(row.id);
    if (!technique) return null;
    const { files, ...content } = technique;
    return {
      ...{ technique: content, files: [...files], price: await this.openedPrice(row.id) },
      ...{ openedAt: row.openedAt, priceOpenedAt: row.priceOpenedAt },
    };
  }

  async openedTechnique(bidId: string, reader: Reader = this.source) {
    const found = await this.header<{ technique: TechniqueInput; files: BidFileHead[] }>(
      bidId,
      'technique',
      reader,
    );
    return found && { ...found.technique, files: found.files };
  }

  async openedPrice(bidId: string, reader: Reader = this.source): Promise<BidPrice | null> {
    const found = await this.header<{ price: BidPrice }>(bidId, 'price', reader);
    if (!found) return null;
    const cured = await reader.query<{ taxIncluded: boolean }[]>(
      `select tax_included as "taxIncluded" from bid_defects where bid_id = $1 and tax_included is not null`,
      [bidId],
    );
    return { ...found.price, ...cured[0] };
  }

  private async header<T>(bidId: string, kind: string, reader: Reader): Promise<T | null> {
    const rows = await reader.query<{ sealingId: string; header: Buffer }[]>(
      `select e.sealing_id as "sealingId", e.header from bid_envelopes e
         join bid_receipts r on r.sealing_id = e.sealing_id and r.superseded_at is null
       where r.bid_id = $1 and e.kind = $2 and e.header is not null`,
      [bidId, kind],
    );
    const [row] = rows;
    return row
      ? this.secrets.drafts.openJson<T>(row.header, bound.header(row.sealingId, kind))
      : null;
  }

  private async fileRows(where: string, params: unknown[], reader: Reader): Promise<FileRow[]> {
    const rows = await reader.query<(Omit<FileRow, keyof FileMeta> & { meta: Buffer })[]>(
      `select f.id, f.bid_id as "bidId", f.purpose, f.meta, f.size::int as size, f.complete,
         coalesce((select json_agg(c.no order by c.no) from bid_file_chunks c where c.file_id = f.id), '[]') as received
       from bid_files f where ${where} order by f.created_at, f.id`,
      params,
    );
    return rows.map(({ meta, ...row }) => ({
      ...row,
      ...this.secrets.drafts.openJson<FileMeta>(meta, bound.file(row.id)),
    }));
  }
}

/** A file as its own people see it. */
export function fileView(file: FileRow, edits: boolean): DraftFile {
  const { bidId: _bidId, ...shown } = file;
  const upload = file.complete ? [] : (['upload'] as const);
  return { ...shown, chunkBytes, actions: edits ? [...upload, 'remove'] : [] };
}
