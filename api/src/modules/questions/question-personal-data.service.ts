import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** Who typed a question: in their export, and forgotten with the account; the question stays the organisation's. */
@Injectable()
export class QuestionPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('questions', (userId) => this.of(userId));
  }

  @On('questions.forget-asker', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    await tx.query('update questions set asker_id = null where asker_id = $1', [event.subjectId]);
  }

  private async of(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select scenario_id as "scenarioId", no, body, asked_at as "askedAt" from questions
       where asker_id = $1 order by asked_at, id`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}
