import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { mailProved, userErased, userRegistered } from '../identity/identity.events.js';
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

  /**
   * Whoever was named before having an account may export and erase the row once they have one, and once the
   * address is proved to be theirs: anybody can type it.
   */
  @On('scenarios.own-contact', userRegistered)
  async own(event: RecordedEvent, tx: Tx): Promise<void> {
    await tx.query(
      `update scenario_contacts c set user_id = u.id from users u
       where u.id = $1 and u.email_proved_at is not null and c.user_id is null
         and lower(c.email) = lower(u.email)`,
      [event.subjectId],
    );
  }

  @On('scenarios.own-proved-contact', mailProved)
  ownProved(event: RecordedEvent, tx: Tx): Promise<void> {
    return this.own(event, tx);
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
