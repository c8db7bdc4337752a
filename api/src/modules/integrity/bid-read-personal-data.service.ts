import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** Who read which bid how often: in their export, and forgotten with the account; so is who decided on a flag or a hold. */
@Injectable()
export class BidReadPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) personal: PersonalDataSources,
  ) {
    personal.add('bid-reads', (userId) => this.of(userId));
  }

  @On('integrity.forget-person', userErased)
  async forget({ subjectId }: RecordedEvent, tx: Tx): Promise<void> {
    await tx.query('delete from bid_reads where user_id = $1', [subjectId]);
    await tx.query('update integrity_flags set decided_by = null where decided_by = $1', [
      subjectId,
    ]);
    await tx.query('update step_holds set placed_by = null where placed_by = $1', [subjectId]);
    await tx.query('update step_holds set lifted_by = null where lifted_by = $1', [subjectId]);
  }

  private async of(userId: string): Promise<unknown> {
    const reads = await this.source.query<unknown[]>(
      'select bid_id as "bidId", hour, reads from bid_reads where user_id = $1 order by hour, bid_id',
      [userId],
    );
    const words = await this.source.query<unknown[]>(
      `select scenario_id as "scenarioId", code, note, decided_at as at from integrity_flags where decided_by = $1
       union all select subject_id, 'hold', note, placed_at from step_holds where placed_by = $1
       union all select subject_id, 'lift', lift_note, lifted_at from step_holds where lifted_by = $1 order by at`,
      [userId],
    );
    return reads.length + words.length ? { reads, words } : undefined;
  }
}
