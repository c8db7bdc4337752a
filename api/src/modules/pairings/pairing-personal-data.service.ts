import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** What a user wrote and consented to in pairings, for the export of their personal data. */
@Injectable()
export class PairingPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('pairings', (userId) => this.of(userId));
  }

  /** Undefined, and so no section of the export, when the user took no part in any pairing. */
  private async of(userId: string): Promise<unknown> {
    const [messages, consents] = await Promise.all([
      this.source.query<unknown[]>(
        `select pairing_id as "pairingId", side, body, sent_at as "sentAt" from pairing_messages
         where author_id = $1 order by sent_at, id`,
        [userId],
      ),
      this.source.query<unknown[]>(
        `select pairing_id as "pairingId", side, scope, consented_at as "consentedAt",
           released_at as "releasedAt" from pairing_consents
         where user_id = $1 order by consented_at, pairing_id`,
        [userId],
      ),
    ]);
    return messages.length || consents.length ? { messages, consents } : undefined;
  }
}
