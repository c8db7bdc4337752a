import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/http/actor.js';
import { ProofFiles, type ProofFile } from '../bids/bids.reads.js';
import { bidsOf, readsDesk } from './award-places.js';
import { AwardRows } from './award-rows.queries.js';
import { proofErrors } from './award.errors.js';

/** The bytes of evidence. */
@Injectable()
export class ProofFilesQueries {
  constructor(
    @Inject(AwardRows) private readonly rows: AwardRows,
    @Inject(ProofFiles) private readonly files: ProofFiles,
  ) {}

  /**
   * A bidder's people read what they have uploaded; whoever reads the desk what was handed in, and nothing before.
   * @throws AppError `proof.not-found` for all others, and for what has not arrived
   */
  async read(
    actor: Actor,
    bidId: string,
    fileId: string,
  ): Promise<ProofFile & { bytes: AsyncGenerator<Buffer> }> {
    const scenarioId = (await this.rows.bidOf(bidId))?.scenarioId;
    if (!scenarioId) throw proofErrors('not-found');
    const standing = await this.rows.standing(scenarioId);
    const isOwn = bidsOf(actor, standing).some((bid) => bid.id === bidId);
    const isHandedIn = standing.proofs.some(
      (proof) => proof.bidId === bidId && proof.fileIds.includes(fileId),
    );
    const file = (await this.files.of(bidId)).find((one) => one.id === fileId && one.complete);
    if (!file || !(isOwn || (isHandedIn && readsDesk(actor, standing))))
      throw proofErrors('not-found');
    return { ...file, bytes: this.files.bytes(file) };
  }
}
