import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/transaction.js';
import {
  MessageKinds,
  Messages,
  type MemberPermission,
  type Message,
  type MessageKind,
  type MessageRow,
  type Recipients,
} from './notifications.reads.js';

interface Query {
  readonly sql: string;
  readonly params: readonly unknown[];
}
const rowsAtOnce = 5000;
const rolesWith: Readonly<Record<MemberPermission, readonly string[]>> = {
  view: ['owner', 'editor', 'viewer'],
  edit: ['owner', 'editor'],
  own: ['owner'],
};

/** Writes messages and, for those that leave at once, their mails: always one statement. */
@Injectable()
export class MessagesService extends Messages {
  constructor(@Inject(MessageKinds) private readonly kinds: MessageKinds) {
    super();
  }

  send(tx: Tx, { recipients, ...message }: Message & { recipients: Recipients }): Promise<number> {
    return this.sendTo(tx, message, audienceOf(recipients));
  }

  sendTo(tx: Tx, message: Message, audience: Query): Promise<number> {
    const { kind, key, subject, data, group } = message;
    const n = audience.params.length;
    return this.insert(tx, this.kinds.get(kind), {
      sql: `select a.user_id, a.organisation_id, a.role, $${n + 1}::text as key, $${n + 2}::text as subject_type,
              $${n + 3}::uuid as subject_id, $${n + 4}::jsonb as data, $${n + 5}::text as group_key
            from (${audience.sql}) a`,
      params: [
        ...audience.params,
        ...[key, subject.type, subject.id, JSON.stringify(data), group ?? null],
      ],
    });
  }

  async sendMany(tx: Tx, kind: string, rows: readonly MessageRow[]): Promise<number> {
    let made = 0;
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      made += await this.sendSelected(tx, kind, {
        sql: `select x.* from jsonb_to_recordset($1::jsonb) as x (user_id uuid, organisation_id uuid, key text,
                subject_type text, subject_id uuid, data jsonb, group_key text)`,
        params: [JSON.stringify(rows.slice(from, from + rowsAtOnce).map(columnsOf))],
      });
    return made;
  }

  sendSelected(tx: Tx, kind: string, query: Query): Promise<number> {
    return this.insert(tx, this.kinds.get(kind), {
      sql: `select q.user_id, q.organisation_id, null::text as role, q.key, q.subject_type, q.subject_id, q.data,
              q.group_key from (${query.sql}) q`,
      params: query.params,
    });
  }

  private async insert(tx: Tx, kind: MessageKind, rows: Query): Promise<number> {
    const n = rows.params.length;
    const [answer] = await tx.query<{ made: number }>(insertSql(rows.sql, n), [
      ...rows.params,
      ...[kind.name, kind.defaults.inApp, kind.defaults.mail ?? 'off'],
      ...[kind.mutable, kind.defaults.mail !== null, tx.now],
    ]);
    return answer?.made ?? 0;
  }
}

const columnsOf = (row: MessageRow) => ({
  ...{ user_id: row.userId, organisation_id: row.organisationId ?? null, key: row.key },
  ...{ subject_type: row.subject.type, subject_id: row.subject.id, data: row.data },
  group_key: row.group ?? null,
});

function audienceOf(recipients: Recipients): Query {
  if ('organisationId' in recipients)
    return {
      sql: `select m.user_id, m.organisation_id, null::text as role from memberships m
            where m.organisation_id = $1 and m.role = any($2::text[])`,
      params: [recipients.organisationId, rolesWith[recipients.permission]],
    };
  if ('role' in recipients)
    return {
      sql: `select r.user_id, null::uuid as organisation_id, r.role from user_roles r
            where r.role = $1 and ($2::uuid is null or r.user_id = $2)`,
      params: [recipients.role, recipients.userId ?? null],
    };
  return {
    sql: `select unnest($1::uuid[]) as user_id, null::uuid as organisation_id, null::text as role`,
    params: [recipients],
  };
}

/**
 * Who is reached in several ways is told once, in person first: that holds whatever they leave. Parameters after the
 * rows' own: kind, default in-app, default mail, mutable, by mail at all, now.
 */
const insertSql = (rows: string, n: number) => `
  with rows as (${rows}),
  told as (
    select distinct on (r.user_id, r.key) r.*,
      case when $${n + 4}::boolean then coalesce(p.in_app, $${n + 2}::boolean) else true end as in_app,
      case when u.email_proved_at is null or not $${n + 5}::boolean then 'off'
        else coalesce(p.mail, $${n + 3}::text) end as mail
    from rows r
    join users u on u.id = r.user_id and u.erased_at is null
    left join message_preferences p on p.user_id = r.user_id and p.kind = $${n + 1}
    order by r.user_id, r.key, r.organisation_id nulls first, r.role nulls first),
  made as (
    insert into messages (id, user_id, organisation_id, role, kind, key, subject_type, subject_id, data, group_key, at,
      in_app, mail)
    select new_row_id(), t.user_id, t.organisation_id, t.role, $${n + 1}, t.key, t.subject_type, t.subject_id,
      coalesce(t.data, '{}'), t.group_key, $${n + 6}::timestamptz, t.in_app, t.mail
    from told t
    where (t.in_app or t.mail <> 'off') and not exists (
      select 1 from spent_message_keys s where s.user_id = t.user_id and s.digest = sha256(convert_to(t.key, 'UTF8')))
    on conflict (user_id, key) do nothing
    returning id, mail),
  leaving as (
    insert into mails (id, recipient, subject, body, composer, composer_key, due_at)
    select new_row_id(), '', '', '', 'message', id, app_now() from made where mail = 'at-once')
  select count(*)::int as made from made`;
