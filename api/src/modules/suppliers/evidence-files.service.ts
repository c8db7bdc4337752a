import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type/core';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { requireVersion } from '../../platform/http/if-match.js';
import { evidenceFileTypes, mostEvidenceMb } from './capability-fields.schemas.js';
import { EvidenceQueries } from './evidence.queries.js';
import { holdEvidence, resubmit } from './evidence.service.js';
import { evidenceErrors } from './supplier.errors.js';

/** The one file of a piece of evidence: judged by its content before it is kept, and each change asks for a new review. */
@Injectable()
export class EvidenceFilesService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(EvidenceQueries) private readonly queries: EvidenceQueries,
  ) {}

  /** Keeps the file under its name, in place of the one before. @throws AppError `evidence.file-type` among others */
  async put(
    actor: Actor,
    id: string,
    file: { readonly name: string; readonly bytes: unknown },
    version: string | undefined,
  ) {
    const bytes = Buffer.isBuffer(file.bytes) ? file.bytes : Buffer.alloc(0);
    const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
    const type = evidenceFileTypes.find((one) => one === found?.mime);
    await this.transactions.run(actor, async (tx) => {
      const row = await holdEvidence(tx, id, 'edit');
      requireVersion(version, row.version);
      if (!type) throw evidenceErrors('file-type');
      await refuseFull(tx, id, bytes.length);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await tx.query(
        `insert into evidence_files (evidence_id, name, type, size, sha256, bytes, uploaded_by, uploaded_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8)
         on conflict (evidence_id) do update set name = excluded.name, type = excluded.type, size = excluded.size,
           sha256 = excluded.sha256, bytes = excluded.bytes, uploaded_by = excluded.uploaded_by,
           uploaded_at = excluded.uploaded_at`,
        [id, file.name, type, bytes.length, sha256, bytes, actor.userId, tx.now],
      );
      await resubmit(tx, row);
    });
    return this.queries.one(actor, id);
  }

  /** Destroys the file. @throws AppError `evidence.file-missing` where there is none */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const row = await holdEvidence(tx, id, 'edit');
      const gone = await tx.query(
        `with gone as (delete from evidence_files where evidence_id = $1 returning evidence_id) select * from gone`,
        [id],
      );
      if (gone.length === 0) throw evidenceErrors('file-missing');
      await resubmit(tx, row);
    });
  }
}

/** The database holds the files beside everything else, so an organisation has so much room. @throws AppError `evidence.files-full` */
async function refuseFull(tx: Tx, id: string, more: number): Promise<void> {
  // Files that come at once would each find the room that is left for one.
  await tx.query(
    `select pg_advisory_xact_lock($1, hashtext(c.organisation_id::text))
     from evidence e join capabilities c on c.id = e.capability_id where e.id = $2`,
    [roomLock, id],
  );
  const [row] = await tx.query<{ full: boolean }>(
    `select coalesce(sum(f.size), 0) + $2 > $3 as full
     from evidence mine join capabilities own on own.id = mine.capability_id
       join capabilities c on c.organisation_id = own.organisation_id
       join evidence e on e.capability_id = c.id and e.id <> mine.id
       join evidence_files f on f.evidence_id = e.id
     where mine.id = $1`,
    [id, more, mostEvidenceMb * 1024 * 1024],
  );
  if (row?.full) throw evidenceErrors('files-full', { most: mostEvidenceMb });
}
const roomLock = 750033;
