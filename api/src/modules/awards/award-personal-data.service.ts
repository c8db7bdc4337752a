import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

const columns = [
  ['awards', 'proposed_by'],
  ['objections', 'filed_by'],
  ['objections', 'answered_by'],
  ['award_proofs', 'submitted_by'],
  ['award_proofs', 'reviewed_by'],
  ['bid_feedback', 'written_by'],
] as const;

/** Who typed what, in their export; forgotten with the account, what was said stays the organisation's. */
@Injectable()
export class AwardPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('awards', (userId) => this.of(userId));
  }

  @On('awards.forget-person', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    for (const [table, column] of columns)
      await tx.query(`update ${table} set ${column} = null where ${column} = $1`, [
        event.subjectId,
      ]);
  }

  private async of(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select 'proposed' as what, scenario_id as "scenarioId", note as text, announced_at as at from awards
         where proposed_by = $1
       union all select 'objection', scenario_id, body, filed_at from objections where filed_by = $1
       union all select 'answer', scenario_id, answer, answered_at from objections where answered_by = $1
       union all select 'feedback', scenario_id, strengths || E'\\n' || improvements, given_at from bid_feedback
         where written_by = $1
       union all select 'proof', a.scenario_id, p.summary, p.submitted_at from award_proofs p
         join awards a on a.id = p.award_id where p.submitted_by = $1
       union all select 'proof-review', a.scenario_id, p.note, p.reviewed_at from award_proofs p
         join awards a on a.id = p.award_id where p.reviewed_by = $1
       order by at`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}
