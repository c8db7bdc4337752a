import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { eventColumns } from '../../platform/events/event-store.js';
import { Sealer } from '../../platform/events/sealer.js';
import type { Actor } from '../../platform/http/actor.js';
import { BidReads, sealedEventSql, silentCallSql } from '../bids/bids.reads.js';
import { EvaluationReads } from '../evaluation/evaluation.reads.js';
import type { ExportQuery, loggedEvent, LogQuery, verification } from './audit.schemas.js';

type LoggedEvent = z.input<typeof loggedEvent>;
const cursorShape = z.tuple([z.uuid()]);
const batch = 1000;

/**
 * Bids tell nobody of themselves before they are opened, their number, whether there is one and since when neither: their
 * events are left out, and every place in the chain from the publication of the call on, whether or not anybody bids.
 */
const isSealed = sealedEventSql('e');
const openUpToSql = `(select min(hs.position) from event_seals hs join events e on e.id = hs.event_id
  where ${isSealed} or (e.type = 'scenario.published'
    and exists (select 1 from scenarios c where c.id = e.subject_id and ${silentCallSql('c')})))`;
const columns = `${eventColumns},
  case when s.position < coalesce(${openUpToSql}, 9223372036854775807) then s.position end as position,
  case when s.position < coalesce(${openUpToSql}, 9223372036854775807) then s.hash end as hash`;
const where = `not ${isSealed}
  and ($1::uuid is null or e.subject_id = $1 or e.payload ->> 'scenarioId' = $1::text)
  and ($2::uuid is null or e.subject_id = $2)
  and ($3::text is null or e.type = $3 or (right($3, 1) = '.' and starts_with(e.type, $3)))
  and ($4::uuid is null or e.actor_id = $4)
  and ($5::text is null or case $5 when 'system' then e.actor_id is null
    when 'member' then e.actor_id is not null and not exists (select 1 from user_roles r where r.user_id = e.actor_id)
    else exists (select 1 from user_roles r where r.user_id = e.actor_id and r.role = $5) end)
  and ($6::timestamptz is null or e.at >= $6) and ($7::timestamptz is null or e.at < $7)
  and not (e.subject_id = any($8::uuid[]) or coalesce(e.payload ->> 'scenarioId', '') = any($8::text[]))`;
const valuesOf = (query: ExportQuery, own: readonly string[]) => [
  ...[query.scenarioId ?? null, query.subjectId ?? null, query.type ?? null],
  ...[query.actorId ?? null, query.actorRole ?? null, query.from ?? null, query.to ?? null],
  own,
];

@Injectable()
export class AuditQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(Sealer) private readonly sealer: Sealer,
    @Inject(BidReads) private readonly bids: BidReads,
    @Inject(EvaluationReads) private readonly evaluation: EvaluationReads,
  ) {}

  /**
   * The head of each day that is over, newest first: whoever keeps one can prove a later change. Neither a place in the
   * chain nor the head of the running day is told: they would count, to the minute, what is sealed.
   */
  async heads() {
    const items = await this.source.query<{ day: string; hash: string }[]>(
      `select day::text, hash from event_heads
       where day < (app_now() at time zone 'Asia/Shanghai')::date order by day desc limit 400`,
    );
    return { items, total: items.length };
  }

  /**
   * The event log, newest first, with each event's place in the chain. Its cursor is an event, not a number that counts.
   * What belongs to a call in which the auditor's own organisation bids, or which the auditor judges, is for others.
   */
  async events(query: LogQuery, actor: Actor): Promise<Page<LoggedEvent>> {
    const before = query.cursor ? this.cursors.decode(query.cursor, cursorShape)[0] : null;
    const values = valuesOf(query, await this.notFor(actor));
    const rows = await this.source.query<LoggedEvent[]>(
      `select ${columns} from events e left join event_seals s on s.event_id = e.id
       where ${where} and ($9::uuid is null or e.id < $9) order by e.id desc limit $10`,
      [...values, before, query.limit + 1],
    );
    const [{ total }] = await this.source.query<[{ total: number }]>(
      `select count(*)::int as total from events e where ${where}`,
      values,
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.id]);
    return { items: shown, total, nextCursor };
  }

  /** All events that fit, oldest first, a batch at a time: the whole log never stands in memory. */
  async *stream(query: ExportQuery, actor: Actor): AsyncGenerator<LoggedEvent[]> {
    const values = valuesOf(query, await this.notFor(actor));
    let after: string | null = null;
    for (;;) {
      const rows: LoggedEvent[] = await this.source.query<LoggedEvent[]>(
        `select ${columns} from events e left join event_seals s on s.event_id = e.id
         where ${where} and ($9::uuid is null or e.id > $9) order by e.id limit $10`,
        [...values, after, batch],
      );
      if (rows.length) yield rows;
      after = rows.at(-1)?.id ?? null;
      if (rows.length < batch) return;
    }
  }

  private async notFor(actor: Actor): Promise<string[]> {
    return [...(await this.bids.callsOf(actor)), ...(await this.evaluation.seatsOf(actor))];
  }

  /** Recomputes the whole chain, as `npm run verify-log` does; how long it is stays untold while a call takes sealed bids. */
  async verify(): Promise<z.input<typeof verification>> {
    const { sealed, head, fault } = await this.sealer.verify();
    const [{ now, hidden }] = await this.source.query<[{ now: Date; hidden: boolean }]>(
      `select app_now() as now, exists (select 1 from events e where ${isSealed})
         or exists (select 1 from scenarios c where ${silentCallSql('c')}) as hidden`,
    );
    return {
      ...{ ok: fault === null, checkedAt: now },
      // The head changes with every event, hidden ones too: beside the list of events it would tell when one came.
      ...{ sealed: hidden ? null : sealed, head: hidden ? null : head },
      fault: fault && { eventId: fault.eventId, fault: fault.fault },
    };
  }
}
