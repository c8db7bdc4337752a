import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** What a user wrote and answered in shortlists, for the export of their personal data. */
@Injectable()
export class ShortlistPersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('shortlists', (userId) => this.of(userId));
  }

  /** Undefined, and so no section of the export, when the user has drafted and answered nothing. */
  private async of(userId: string): Promise<unknown> {
    const [drafted, answers] = await Promise.all([
      this.source.query<unknown[]>(
        `select l.id as "shortlistId", l.words, l.created_at as "createdAt", l.sent_at as "sentAt",
           array(select e.words from shortlist_entries e where e.shortlist_id = l.id order by e.position) as entries
         from shortlists l where l.created_by = $1 order by l.created_at, l.id`,
        [userId],
      ),
      this.source.query<unknown[]>(
        `select shortlist_id as "shortlistId", answer, reason, note, answered_at as "answeredAt"
         from shortlist_entries where answered_by = $1 order by answered_at, shortlist_id, position`,
        [userId],
      ),
    ]);
    return drafted.length || answers.length ? { drafted, answers } : undefined;
  }
}
