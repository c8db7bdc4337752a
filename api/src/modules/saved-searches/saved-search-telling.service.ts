import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import { Messages, type MessageRow } from '../notifications/notifications.reads.js';
import { readersSql } from './saved-search-holders.js';
import {
  closedKind,
  kindFor,
  messageOf,
  type ToldSearch,
} from './saved-search-messages.service.js';
import { SavedSearchMuteLinks } from './saved-search-mute-links.service.js';

interface Run {
  readonly id: string;
  readonly kind: 'published' | 'changed' | 'rest' | 'closed';
  readonly scenarioIds: readonly string[];
  readonly after: string | null;
}

/** Saved searches of a run that are told now; more columns for the page. */
const toldNow = (more = '') => `select s.id, s.user_id, s.organisation_id ${more}
  from saved_search_matches m join saved_searches s on s.id = m.saved_search_id and s.active
  where m.run_id = $1 and m.tell = 'now'`;
/** Those by which one of the scenarios was told of. */
const toldOnce = (more = '') => `select distinct s.id, s.user_id, s.organisation_id ${more}
  from saved_search_tellings t join saved_searches s on s.id = t.saved_search_id and s.active and s.tell_closing
  where t.scenario_id = any($2::uuid[])`;

/** Tells what a run found: one message a reader, a page of readers in one transaction. */
@Injectable()
export class SavedSearchTelling {
  constructor(
    @Inject(Messages) private readonly messages: Messages,
    @Inject(SavedSearchMuteLinks) private readonly links: SavedSearchMuteLinks,
  ) {}

  /** Writes down whom the run has to tell. Followers are told of a closing as such. */
  async gather(tx: Tx, run: Run): Promise<void> {
    if (run.kind !== 'closed') {
      await tx.query(
        `insert into saved_search_recipients (run_id, user_id)
         select distinct $1::uuid, r.reader from (${readersSql(toldNow())}) r on conflict do nothing`,
        [run.id],
      );
      return;
    }
    await tx.query(
      `insert into saved_search_recipients (run_id, user_id)
       select distinct $1::uuid, r.reader from (${readersSql(toldOnce())}) r
       where not exists (select from scenario_follows f where f.scenario_id = any($2::uuid[])
         and (f.user_id = r.reader or f.organisation_id in (
           select m.organisation_id from memberships m where m.user_id = r.reader)))
       on conflict do nothing`,
      [run.id, run.scenarioIds],
    );
  }

  /** @returns the last reader told, null when there are no more */
  async page(tx: Tx, run: Run, size: number): Promise<{ last: string | null; told: number }> {
    const readers = await tx.query<{ id: string }>(
      `select user_id as id from saved_search_recipients
       where run_id = $1 and ($2::uuid is null or user_id > $2) order by user_id limit $3`,
      [run.id, run.after, size],
    );
    const ids = readers.map((row) => row.id);
    const told =
      run.kind === 'closed' ? await this.closing(tx, run, ids) : await this.hits(tx, run, ids);
    return { last: ids.length < size ? null : (ids.at(-1) ?? null), told };
  }

  private async hits(tx: Tx, run: Run, readers: readonly string[]): Promise<number> {
    const columns = `, s.channel, s.daily_cap as cap, m.hits, m.total`;
    const rows = await tx.query<{ reader: string; searches: ToldSearch[] }>(
      `select r.reader, jsonb_agg(jsonb_build_object('id', r.id, 'organisationId', r.organisation_id,
         'channel', r.channel, 'cap', r.cap, 'hits', r.hits, 'total', r.total) order by r.id) as searches
       from (${readersSql(`${toldNow(columns)} and (s.user_id = any($2::uuid[]) or s.organisation_id in (
         select g.organisation_id from memberships g where g.user_id = any($2::uuid[])))`)}) r
       where r.reader = any($2::uuid[]) group by r.reader order by r.reader`,
      [run.id, readers],
    );
    const messages = rows.map(({ reader, searches }) => {
      const mute = this.links.tokenOf(searches[0]?.id ?? '', reader);
      return { kind: kindFor(searches), row: messageOf(run, { reader, searches, mute }) };
    });
    let told = 0;
    for (const kind of new Set(messages.map((one) => one.kind)))
      told += await this.messages.sendMany(
        tx,
        kind,
        messages.filter((one) => one.kind === kind).map((one) => one.row),
      );
    return told;
  }

  private closing(tx: Tx, run: Run, readers: readonly string[]): Promise<number> {
    const rows = run.scenarioIds.flatMap((id) =>
      readers.map((userId): MessageRow => ({
        ...{ userId, key: `${closedKind}:${id}`, subject: { type: 'scenario', id } },
        data: { readerId: userId },
      })),
    );
    return this.messages.sendMany(tx, closedKind, rows);
  }
}
