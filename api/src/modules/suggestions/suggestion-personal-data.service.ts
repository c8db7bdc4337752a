import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** Who wrote a suggestion: in their export, forgotten with the account; the text stays the organisation's. */
@Injectable()
export class SuggestionPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('suggestions', (userId) => this.of(userId));
  }

  @On('suggestions.forget-author', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    await tx.query('update suggestions set author_id = null where author_id = $1', [
      event.subjectId,
    ]);
  }

  private async of(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select scenario_id as "scenarioId", topic, body, made_at as "madeAt" from suggestions
       where author_id = $1 order by made_at, id`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}
