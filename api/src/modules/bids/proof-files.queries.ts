import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { BidContents, fileView, type FileRow } from './bid-contents.queries.js';
import type { DraftFile } from './bids.schemas.js';

type Reader = Pick<EntityManager, 'query'>;

/** A file of a proof of concept; its type is known once it is complete. */
export type ProofFile = FileRow;

/** The evidence files of bids, for the module that judges proofs. Who may read them is its rule. */
@Injectable()
export class ProofFiles {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(BidContents) private readonly contents: BidContents,
  ) {}

  /** Of one bid, in the order in which they were added; those that have not arrived yet as well. */
  of(bidId: string, reader: Reader = this.source): Promise<ProofFile[]> {
    return this.contents.files(bidId, 'proof', reader);
  }

  /** As its own people see it. @param edits whether it can be changed now */
  view(file: ProofFile, edits: boolean): DraftFile {
    return fileView(file, edits);
  }

  /** The bytes, chunk by chunk. */
  bytes(file: ProofFile): AsyncGenerator<Buffer> {
    return this.contents.fileBytes(file);
  }
}
