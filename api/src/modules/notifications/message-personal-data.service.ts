import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { userErased } from '../identity/identity.events.js';
import { PersonalDataSources } from '../identity/personal-data.reads.js';

/** Read messages, and those that were only mails, are kept so long. */
const keptDays = 180;
const atOnce = 10_000;

/** Messages are personal: in the export, gone with the account, and not kept longer than they serve. */
@Injectable()
export class MessagePersonalData {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PersonalDataSources) sources: PersonalDataSources,
  ) {
    sources.add('messages', (userId) => this.of(userId));
  }

  @On('notifications.forget', userErased)
  async forget(event: RecordedEvent, tx: Tx): Promise<void> {
    for (const table of [
      ...['messages', 'message_digests', 'message_preferences', 'calendar_feeds'],
      'spent_message_keys',
    ])
      await tx.query(`delete from ${table} where user_id = $1`, [event.subjectId]);
  }

  /** What remains is that the key was used: an event told again years later makes no second message. */
  @Job('notifications.remove-old', 3600)
  async removeOld(): Promise<number> {
    const [answer] = await this.source.query<{ removed: number }[]>(
      `with old as (
         select m.id from messages m
         where m.read_at < app_now() - interval '${keptDays} days'
            or (not m.in_app and m.at < app_now() - interval '${keptDays} days')
         limit ${atOnce} for update skip locked),
       gone as (delete from messages m using old where m.id = old.id returning m.user_id, m.key),
       spent as (insert into spent_message_keys (user_id, digest)
         select user_id, sha256(convert_to(key, 'UTF8')) from gone on conflict do nothing)
       select count(*)::int as removed from gone`,
    );
    await this.source.query(
      `delete from message_digests d where d.made_at < app_now() - interval '${keptDays} days'
         and not exists (select 1 from messages m where m.digest_id = d.id)`,
    );
    return answer?.removed ?? 0;
  }

  private async of(userId: string): Promise<unknown> {
    const [messages, preferences, feeds] = await Promise.all([
      this.source.query<unknown[]>(
        `select kind, subject_type as "subjectType", subject_id as "subjectId", at, read_at as "readAt"
         from messages where user_id = $1 order by at, id`,
        [userId],
      ),
      this.source.query<unknown[]>(
        `select kind, in_app as "inApp", mail, changed_at as "changedAt" from message_preferences
         where user_id = $1 order by kind`,
        [userId],
      ),
      this.source.query<unknown[]>(
        'select made_at as "madeAt", language from calendar_feeds where user_id = $1',
        [userId],
      ),
    ]);
    const held = { messages, preferences, calendarFeeds: feeds };
    return messages.length + preferences.length + feeds.length ? held : undefined;
  }
}
