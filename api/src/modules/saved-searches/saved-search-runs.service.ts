import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { EventPayload, RecordedEvent } from '../../platform/events/define-event.js';
import { On } from '../../platform/events/subscriber-registry.js';
import { ListPublished } from '../lists/list.events.js';
import {
  ScenarioAnnounced,
  ScenarioCancelled,
  ScenarioChanged,
  ScenarioClosed,
  ScenarioPublished,
  ScenarioWithdrawn,
} from '../scenarios/scenario.events.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { systemActor } from '../../platform/http/actor.js';

interface NewRun {
  readonly key: string;
  readonly kind: 'published' | 'changed' | 'closed';
  readonly scenarioIds: readonly string[];
  readonly versionBefore?: number;
}

/** From this hour of the morning on the rest of the day before is told. */
const morning = 8;
const keptDays = 90;

/** What happened becomes a run: one for a publication of any size, so that each reader is told once of all of it. */
@Injectable()
export class SavedSearchRuns {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  @On('saved-searches.published', ScenarioPublished, ScenarioAnnounced)
  async published(event: RecordedEvent, tx: Tx): Promise<void> {
    const { n, listId } = event.payload as { n: number; listId?: string | null };
    // Of a list there is one word for all that it opened.
    if (listId) return;
    const key = `${event.type}:${event.subjectId}:${n}`;
    await this.begin(tx, { key, kind: 'published', scenarioIds: [event.subjectId] });
  }

  @On('saved-searches.list-published', ListPublished)
  async listPublished(event: RecordedEvent, tx: Tx): Promise<void> {
    const { scenarioIds } = event.payload as EventPayload<typeof ListPublished>;
    // What was open before the list was told of then.
    const opened = await tx.query<{ id: string }>(
      `select subject_id as id from events where subject_type = 'scenario' and subject_id = any($1::uuid[])
         and type = $2 and payload ->> 'listId' = $3`,
      [scenarioIds, ScenarioPublished.type, event.subjectId],
    );
    const known = new Set(opened.map((row) => row.id));
    const ids = scenarioIds.filter((id) => known.has(id));
    const key = `${event.type}:${event.subjectId}`;
    await this.begin(tx, { key, kind: 'published', scenarioIds: ids });
  }

  /** Only those whom the change lets in: who matched before was told then. */
  @On('saved-searches.changed', ScenarioChanged)
  async changed(event: RecordedEvent, tx: Tx): Promise<void> {
    const { n, material } = event.payload as EventPayload<typeof ScenarioChanged>;
    if (!material) return;
    const key = `${event.type}:${event.subjectId}:${n}`;
    const scenarioIds = [event.subjectId];
    await this.begin(tx, { key, kind: 'changed', scenarioIds, versionBefore: n - 1 });
  }

  /** At its deadline, early, withdrawn or cancelled: told once, whichever comes first. */
  @On('saved-searches.closed', ScenarioClosed, ScenarioWithdrawn, ScenarioCancelled)
  async closed(event: RecordedEvent, tx: Tx): Promise<void> {
    const key = `closed:${event.subjectId}`;
    await this.begin(tx, { key, kind: 'closed', scenarioIds: [event.subjectId] });
  }

  /** Each morning what went beyond the caps of the days before, as one message a reader. */
  @Job('saved-searches.rest', 300)
  async rest(): Promise<void> {
    for (const demo of [false, true])
      await this.transactions.run(systemActor(), (tx) => this.restOf(tx, demo));
  }

  /** What was told long ago is kept as tellings only. */
  @Job('saved-searches.tidy', 86_400)
  async tidy(): Promise<void> {
    await this.transactions.run(systemActor(), async (tx) => {
      await tx.query(
        `delete from saved_search_runs r where r.finished_at < $1::timestamptz - make_interval(days => $2)
           and not exists (select from saved_search_matches m where m.run_id = r.id and m.tell = 'later')`,
        [tx.now, keptDays],
      );
      await tx.query(
        'delete from saved_search_days where day < ($1::timestamptz - make_interval(days => $2))::date',
        [tx.now, keptDays],
      );
    });
  }

  private async restOf(tx: Tx, demo: boolean): Promise<void> {
    const id = uuidv7();
    const [day] = await tx.query<{ today: string; due: boolean }>(
      `select to_char(at.here, 'YYYY-MM-DD') as today, extract(hour from at.here) >= $1 as due
       from (select app_now() at time zone 'Asia/Shanghai' as here) at`,
      [morning],
    );
    if (!day?.due) return;
    const waiting = await tx.query<{ runId: string; savedSearchId: string }>(
      `select m.run_id as "runId", m.saved_search_id as "savedSearchId" from saved_search_matches m
       join saved_search_runs r on r.id = m.run_id and r.demo = $2
       where m.tell = 'later' and m.day < $1::date for update of m`,
      [day.today, demo],
    );
    if (waiting.length === 0) return;
    const made = await tx.query(
      `insert into saved_search_runs (id, key, kind, scenario_ids, demo, at, step)
       values ($1, $2, 'rest', '{}', $3, $4, 'match') on conflict (key) do nothing returning id`,
      [id, `rest:${day.today}:${String(demo)}`, demo, tx.now],
    );
    if (made.length === 0) return;
    await tx.query(gatherRestSql, [id, day.today, demo]);
    await tx.query(restTellingsSql, [id, tx.now]);
  }

  private async begin(tx: Tx, run: NewRun): Promise<void> {
    const [first] = await this.scenarios.profiles(run.scenarioIds.slice(0, 1), tx.manager);
    if (!first) return;
    await tx.query(
      `insert into saved_search_runs (id, key, kind, scenario_ids, version_before, demo, at, step)
       values ($1, $2, $3, $4, $5, $6, $7, 'match') on conflict (key) do nothing`,
      [
        ...[uuidv7(), run.key, run.kind, run.scenarioIds, run.versionBefore ?? null],
        ...[first.demo, tx.now],
      ],
    );
  }
}

/** $1 the run of the rest, $2 today, $3 demo: what waits is moved there, one row a saved search. */
const gatherRestSql = `
  with moved as (
    update saved_search_matches m set tell = 'moved' from saved_search_runs r
    where r.id = m.run_id and r.demo = $3 and m.tell = 'later' and m.day < $2::date
    returning m.saved_search_id, m.run_id, m.hits, m.total),
  named as (
    select x.saved_search_id, jsonb_agg(x.hit order by x.run_id, x.place) as hits from (
      select distinct on (m.saved_search_id, h.value ->> 'id') m.saved_search_id, m.run_id, h.value as hit,
        h.ordinality as place
      from moved m cross join lateral jsonb_array_elements(m.hits) with ordinality h
      order by m.saved_search_id, h.value ->> 'id', m.run_id, h.ordinality) x
    group by x.saved_search_id)
  insert into saved_search_matches (saved_search_id, run_id, hits, total, day, tell)
  select n.saved_search_id, $1, n.hits, (select sum(m.total) from moved m where m.saved_search_id = n.saved_search_id),
    $2::date, 'now'
  from named n`;

/** $1 the run of the rest, $2 now: the first of each, up to its cap, are told by name. */
const restTellingsSql = `
  insert into saved_search_tellings (saved_search_id, scenario_id, as_open, words, filters, at)
  select m.saved_search_id, (h.value ->> 'id')::uuid, (h.value ->> 'open')::boolean,
    array(select jsonb_array_elements_text(h.value -> 'words')), h.value -> 'filters', $2
  from saved_search_matches m join saved_searches s on s.id = m.saved_search_id
  cross join lateral jsonb_array_elements(m.hits) with ordinality h
  where m.run_id = $1 and h.ordinality <= s.daily_cap
    and exists (select from scenarios c where c.id = (h.value ->> 'id')::uuid)
  on conflict (saved_search_id, scenario_id) do update set as_open = excluded.as_open, at = excluded.at`;
