import { Inject, Injectable } from '@nestjs/common';
import {
  chunkBytes,
  importContentKey,
  openChunk,
  tagBytes,
  type EnvelopeContext,
} from '@aism/sealing';
import { DataSource } from 'typeorm';
import { bound } from './bid-contents.queries.js';
import type { BidFileHead } from './bid-fields.schemas.js';
import { BidSecrets } from './bid-secrets.service.js';

/** A file of an opened bid with its bytes, read from the sealed chunks as they are asked for. */
export interface OpenedFile extends BidFileHead {
  readonly bytes: AsyncGenerator<Uint8Array>;
}

interface EnvelopeRow {
  readonly sealingId: string;
  readonly chunks: number;
  readonly contentKey: Buffer;
  readonly header: Buffer;
  readonly filesAt: number;
  readonly context: EnvelopeContext;
}

/** The files of opened bids. They stay as they were sealed; only their key is at hand since the opening. */
@Injectable()
export class OpenedFiles {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(BidSecrets) private readonly secrets: BidSecrets,
  ) {}

  /** Null where there is no such file or the bid is not open. */
  async find(bidId: string, fileId: string): Promise<OpenedFile | null> {
    const [row] = await this.source.query<EnvelopeRow[]>(
      `select e.sealing_id as "sealingId", e.chunks, e.content_key as "contentKey", e.header, e.files_at as "filesAt",
         json_build_object('scenarioId', b.scenario_id, 'bidId', b.id, 'version', s.version, 'kind', e.kind,
           'keySetId', s.key_set_id) as context
       from bid_envelopes e join bid_sealings s on s.id = e.sealing_id join bids b on b.id = s.bid_id
         join bid_receipts r on r.sealing_id = s.id and r.superseded_at is null
       where b.id = $1 and e.kind = 'technique' and e.opened_at is not null`,
      [bidId],
    );
    if (!row) return null;
    const { files } = this.secrets.drafts.openJson<{ files: BidFileHead[] }>(
      row.header,
      bound.header(row.sealingId, 'technique'),
    );
    const at = files.findIndex((file) => file.id === fileId);
    const file = files[at];
    if (!file) return null;
    const start = files.slice(0, at).reduce((sum, { size }) => sum + size, row.filesAt);
    return { ...file, bytes: this.bytes(row, start, file.size) };
  }

  private async *bytes(row: EnvelopeRow, start: number, size: number): AsyncGenerator<Uint8Array> {
    const raw = this.secrets.drafts.open(
      row.contentKey,
      bound.contentKey(row.sealingId, 'technique'),
    );
    const key = await importContentKey(raw);
    const step = chunkBytes - tagBytes;
    const end = start + size;
    for (let no = Math.floor(start / step); no * step < end; no++) {
      const [chunk] = await this.source.query<{ bytes: Buffer }[]>(
        `select bytes from bid_sealed_chunks where sealing_id = $1 and kind = 'technique' and no = $2`,
        [row.sealingId, no],
      );
      if (!chunk) throw new Error(`chunk ${no} of sealing ${row.sealingId} is missing`);
      const last = no === row.chunks - 1;
      const plain = await openChunk(key, row.context, chunk.bytes, { no, last });
      yield plain.subarray(Math.max(0, start - no * step), end - no * step);
    }
  }
}
