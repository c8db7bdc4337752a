import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { eventColumns } from '../../platform/events/event-store.js';
import type { loggedEvent, LogQuery } from './audit.schemas.js';

type LoggedEvent = z.input<typeof loggedEvent>;
const cursorShape = z.tuple([z.number()]);

@Injectable()
export class AuditQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** The published head of each day, newest first: whoever keeps one can prove a later change. */
  async heads() {
    const items = await this.source.query<{ day: string; position: number; hash: string }[]>(
      'select day::text, position, hash from event_heads order by day desc limit 400',
    );
    return { items, total: items.length };
  }

  /** The event log, newest first, with each event's place in the chain. */
  async events(query: LogQuery): Promise<Page<LoggedEvent>> {
    const before = query.cursor ? this.cursors.decode(query.cursor, cursorShape)[0] : null;
    const values = [query.subjectId ?? null, query.type ?? null];
    const where = '($1::uuid is null or e.subject_id = $1) and ($2::text is null or e.type = $2)';
    const rows = await this.source.query<(LoggedEvent & { seq: number })[]>(
      `select ${eventColumns}, e.seq, s.position, s.hash from events e left join event_seals s on s.event_id = e.id
       where ${where} and ($3::bigint is null or e.seq < $3) order by e.seq desc limit $4`,
      [...values, before, query.limit + 1],
    );
    const [{ total }] = await this.source.query<[{ total: number }]>(
      `select count(*) as total from events e where ${where}`,
      values,
    );
    const items = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? items.at(-1) : undefined;
    return { items, total, nextCursor: last ? this.cursors.encode([last.seq]) : null };
  }
}
