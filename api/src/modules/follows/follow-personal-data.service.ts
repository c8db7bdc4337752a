import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** What a person follows goes into their export and vanishes with the account. */
@Injectable()
export class FollowPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('follows', (userId) => this.of(userId));
  }

  @On('follows.forget', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    await tx.query('delete from scenario_follows where user_id = $1', [event.subjectId]);
  }

  private async of(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      'select scenario_id as "scenarioId", at from scenario_follows where user_id = $1 order by at',
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}
