import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { memberRemoved, userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** What a person searches for says much of them: it goes into their export and vanishes with the account. */
@Injectable()
export class SavedSearchPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('savedSearches', (userId) => this.of(userId));
  }

  @On('saved-searches.forget', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    await tx.query('delete from saved_searches where user_id = $1', [event.subjectId]);
    await tx.query('delete from saved_search_mutes where user_id = $1', [event.subjectId]);
    await tx.query('delete from saved_search_recipients where user_id = $1', [event.subjectId]);
  }

  /** Whoever comes back later begins anew. */
  @On('saved-searches.forget-mutes', memberRemoved)
  async forgetMutes(event: RecordedEvent, tx: Tx): Promise<void> {
    const { userId } = event.payload as { userId: string };
    await tx.query(
      `delete from saved_search_mutes x using saved_searches s
       where s.id = x.saved_search_id and x.user_id = $1 and s.organisation_id = $2
         and not exists (select from memberships m where m.user_id = $1 and m.organisation_id = $2)`,
      [userId, event.organisationId ?? event.subjectId],
    );
  }

  private async of(userId: string): Promise<unknown> {
    const [own, muted] = await Promise.all([
      this.source.query<unknown[]>(
        `select name, q, filters, exclude, daily_cap as cap, channel, active, created_at as "createdAt",
           updated_at as "updatedAt" from saved_searches where user_id = $1 order by created_at, id`,
        [userId],
      ),
      this.source.query<unknown[]>(
        `select saved_search_id as "savedSearchId", at from saved_search_mutes where user_id = $1 order by at`,
        [userId],
      ),
    ]);
    return own.length || muted.length ? { own, muted } : undefined;
  }
}
