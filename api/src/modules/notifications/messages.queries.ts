import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { messageColumns, stillTheirsSql, type StoredMessage } from './message-rows.queries.js';
import { MessageTexts } from './message-texts.queries.js';
import { MessageKinds } from './notifications.reads.js';
import type { MessagesQuery, MessageView, ReadAll } from './notifications.schemas.js';
import { messageErrors } from './notifications.errors.js';

const counted = 100;

/** A reader's own messages. Marking them is no fact of the domain: it records no event. */
@Injectable()
export class MessagesQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(MessageKinds) private readonly kinds: MessageKinds,
    @Inject(MessageTexts) private readonly texts: MessageTexts,
  ) {}

  async list(query: MessagesQuery, actor: Actor) {
    const before = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : null;
    const where = [actor.userId, query.state === 'unread', this.kindsOf(query)];
    const [rows, [all]] = await Promise.all([
      this.source.query<(StoredMessage & { key: string })[]>(
        `select ${messageColumns}, m.at::text as key from messages m where ${mineSql}
           and ($4::timestamptz is null or (m.at, m.id) < ($4, $5::uuid))
         order by m.at desc, m.id desc limit $6`,
        [...where, before?.[0] ?? null, before?.[1] ?? null, query.limit + 1],
      ),
      this.source.query<{ n: number }[]>(
        `select count(*)::int as n from messages m where ${mineSql}`,
        where,
      ),
    ]);
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    const entries = await this.texts.write(shown, actor.language);
    return {
      items: entries.map(({ message, written }): MessageView => {
        const { id, kind, at, readAt } = message;
        const { topic } = this.kinds.get(kind);
        const lines = [...written.lines];
        return { ...written, lines, id, topic, at, readAt, actions: [readAt ? 'unread' : 'read'] };
      }),
      total: all?.n ?? 0,
      nextCursor,
    };
  }

  /** Stops counting at a hundred, so that a thousand unread ones cost no more. */
  async unread(actor: Actor) {
    const [row] = await this.source.query<{ unread: number }[]>(
      `select count(*)::int as unread from (select 1 from messages m
         where ${mineSql} limit ${counted}) u`,
      [actor.userId, true, this.kindsOf({})],
    );
    return { unread: row?.unread ?? 0 };
  }

  /** Repeating changes nothing. @throws AppError `message.not-found` also for somebody else's */
  async mark(id: string, read: boolean, actor: Actor): Promise<void> {
    const [rows] = await this.source.query<[unknown[], number]>(
      `update messages m set read_at = case when $3::boolean then coalesce(m.read_at, app_now()) end
       where m.id = $2 and m.user_id = $1 and m.in_app and ${stillTheirsSql} returning m.id`,
      [actor.userId, id, read],
    );
    if (rows.length === 0) throw messageErrors('not-found');
  }

  async markAll({ before, topic }: ReadAll, actor: Actor) {
    const [rows] = await this.source.query<[unknown[], number]>(
      `update messages m set read_at = app_now() where ${mineSql} and m.at <= $4 returning m.id`,
      [actor.userId, true, this.kindsOf({ topic }), before],
    );
    return { marked: rows.length };
  }

  /** Names of the kinds asked for, among those this version can write out. */
  private kindsOf({ kind, topic }: Partial<Pick<MessagesQuery, 'kind' | 'topic'>>): string[] {
    return this.kinds
      .all()
      .filter(
        (one) => (!kind?.length || kind.includes(one.name)) && (!topic || one.topic === topic),
      )
      .map((one) => one.name);
  }
}

/** $1 the reader, $2 whether only unread ones, $3 the kinds. */
const mineSql = `m.user_id = $1 and m.in_app and (not $2::boolean or m.read_at is null)
  and m.kind = any($3::text[]) and ${stillTheirsSql}`;
