import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** Who uploaded a file of evidence and who decided on one: in their export, and forgotten with the account. */
@Injectable()
export class EvidencePersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('evidenceFiles', (userId) => this.filesOf(userId));
    sources.add('evidenceReviews', (userId) => this.reviewsOf(userId));
  }

  /** The file stays its organisation's, which can take it away; the decision stays the reviewers'. */
  @On('suppliers.forget-people', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    const user = [event.subjectId];
    await tx.query('update evidence_files set uploaded_by = null where uploaded_by = $1', user);
    await tx.query('update evidence set reviewer_id = null where reviewer_id = $1', user);
  }

  private async filesOf(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select evidence_id as "evidenceId", name, size, sha256, uploaded_at as "uploadedAt" from evidence_files
       where uploaded_by = $1 order by uploaded_at, evidence_id`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }

  private async reviewsOf(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select id as "evidenceId", state, review_note as ground, reviewed_at as "reviewedAt" from evidence
       where reviewer_id = $1 order by reviewed_at, id`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}
