import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** Contacts are personal data: they go into their owner's export and vanish with the account. */
@Injectable()
export class ScenarioContactsService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('scenarioContacts', (userId) => this.of(userId));
  }

  @On('scenarios.forget-contact', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    await tx.query('delete from scenario_contacts where user_id = $1', [event.subjectId]);
  }

  /** Undefined, and so no section of the export, when no scenario names the user. */
  private async of(userId: string): Promise<unknown> {
    const rows = await this.source.query<unknown[]>(
      `select scenario_id as "scenarioId", role, name, email from scenario_contacts
       where user_id = $1 order by scenario_id`,
      [userId],
    );
    return rows.length ? rows : undefined;
  }
}
