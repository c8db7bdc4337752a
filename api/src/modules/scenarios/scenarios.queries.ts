import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { jsonHash } from '../../platform/canonical-json.js';
import { visitor, type Actor } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { CalendarReads } from '../calendar/calendar.reads.js';
import { viewOf, wasAnnounced } from './scenario-access.js';
import type { ScenarioCard, ScenarioDetail, ScenarioOwn } from './scenario-answers.schemas.js';
import { judgeCompleteness, submissionFaults, type Contact } from './scenario-completeness.js';
import { contentOf } from './scenario-content.js';
import { judgeQuality } from './scenario-quality.js';
import type { ContentValues } from './scenario-fields.schemas.js';
import {
  approvedOwnerSql,
  cardOf,
  detailOf,
  ownEntryOf,
  readContact,
  readScenario,
  readSignoff,
  scenarioRowSql,
  signoffNeeded,
  type ScenarioRow,
} from './scenario-rows.queries.js';
import { scenarioErrors } from './scenario.errors.js';
import { effectiveStateSql } from './scenario.lifecycle.js';
import { bandsSql, Conditions, listConditions } from './scenario-filters.queries.js';
import type { MyScenariosQuery, ReviewQueueQuery, ScenarioListQuery } from './scenarios.schemas.js';

const listKey = z.tuple([z.int(), z.string(), z.uuid()]);
const timeKey = z.tuple([z.string(), z.uuid()]);

type Keyed = { key: string };
type Counted = { n: number };
type OwnRow = ScenarioRow & Keyed & { contact: Contact | null };

/** Reads for screens. */
@Injectable()
export class ScenariosQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(CalendarReads) private readonly calendar: CalendarReads,
  ) {}

  async list(query: ScenarioListQuery, actor: Actor): Promise<Page<ScenarioCard>> {
    const conditions = listConditions(query);
    const counting = countSql(conditions);
    const from = query.cursor ? this.cursors.decode(query.cursor, listKey) : null;
    const [counted, rows] = await Promise.all([
      this.source.query<Counted[]>(...counting),
      this.source.query<(ScenarioRow & Keyed & { rank: number })[]>(
        `with ${bandsSql(conditions, query.limit + 1, from)}
         select r.*, page.rank, r."publishedAt"::text as key from (${scenarioRowSql}) r join page on page.id = r.id
         order by page.rank, r."publishedAt" desc, r.id desc`,
        conditions.values,
      ),
    ]);
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      row.rank,
      row.key,
      row.id,
    ]);
    return {
      items: shown.map((row) => cardOf(row, actor)),
      total: counted[0]?.n ?? 0,
      nextCursor,
    };
  }

  /** @throws AppError `scenario.not-found` also for what the actor may not know of */
  async detail(id: string, actor: Actor): Promise<ScenarioDetail> {
    const announced = await this.announced(id, actor);
    if (announced) return announced;
    const { row, view } = await this.known(id, actor);
    const inside = view === 'publisher' || view === 'reviewer';
    const [contact, review, signoff] = await Promise.all([
      view === 'publisher' ? readContact(this.source, id) : null,
      view === 'public' ? null : this.lastReview(id),
      inside ? readSignoff(this.source, id, jsonHash(contentOf(row))) : null,
    ]);
    const detail = detailOf(row, actor, { view, contact, review, signoff });
    return (await this.withCalendar([detail]))[0] ?? detail;
  }

  async completeness(id: string, actor: Actor) {
    const { row, view } = await this.known(id, actor);
    if (view === 'public') throw scenarioErrors('not-found');
    const contact = await readContact(this.source, id);
    const content = contentOf(row);
    const faults = submissionFaults(content, contact, { language: actor.language, now: row.now });
    const quality = judgeQuality(content, actor.language);
    const needed = await signoffNeeded(this.source, id, jsonHash(content));
    return {
      ...judgeCompleteness(content, contact, actor.language),
      signoffNeeded: needed,
      quality,
      submittable: faults.length === 0 && !quality.some((finding) => finding.blocks),
    };
  }

  async mine(query: MyScenariosQuery, actor: Actor): Promise<Page<ScenarioOwn>> {
    const conditions = new Conditions();
    const own = actor.memberships.map((m) => m.organisationId);
    conditions.add((p) => `s.organisation_id = any(${p(own)}::uuid[])`);
    const { organisationId, state } = query;
    if (organisationId) conditions.add((p) => `s.organisation_id = ${p(organisationId)}`);
    if (state?.length) conditions.add((p) => `${effectiveStateSql('s')} = any(${p(state)})`);
    return this.ownPage(conditions, { ...query, order: 's.updated_at', descending: true }, actor);
  }

  async reviewQueue(query: ReviewQueueQuery, actor: Actor): Promise<Page<ScenarioOwn>> {
    const conditions = new Conditions();
    const own = actor.memberships.map((m) => m.organisationId);
    conditions.add((p) => `s.state = ${p(query.state)}`);
    // What awaits its own organisation is not before the platform yet.
    conditions.add(() => `s.review_step is distinct from 'own'`);
    const { desk } = query;
    if (desk?.length) conditions.add((p) => `s.review_desk = any(${p(desk)}::text[])`);
    if (query.mine) conditions.add((p) => `s.claimed_by = ${p(actor.userId)}`);
    conditions.add((p) => `s.organisation_id <> all(${p(own)}::uuid[])`);
    if (query.districts?.length)
      conditions.add((p) => `s.districts && ${p(query.districts)}::text[]`);
    return this.ownPage(
      conditions,
      { ...query, order: 's.submitted_at', descending: false },
      actor,
    );
  }

  /** Scheduled scenarios whose time has come, oldest first. */
  dueForPublication(): Promise<{ id: string }[]> {
    // While its publisher is suspended it waits.
    return this.source.query<{ id: string }[]>(
      `select s.id from scenarios s where s.state = 'scheduled' and s.publish_at <= app_now() and ${approvedOwnerSql}
       order by s.publish_at limit 200`,
    );
  }

  private async ownPage(
    conditions: Conditions,
    query: { limit: number; cursor?: string | undefined; order: string; descending: boolean },
    actor: Actor,
  ): Promise<Page<ScenarioOwn>> {
    const { order, limit } = query;
    const counting = countSql(conditions);
    if (query.cursor) {
      const [at, id] = this.cursors.decode(query.cursor, timeKey);
      const beyond = query.descending ? '<' : '>';
      conditions.add((p) => `(${order}, s.id) ${beyond} (${p(at)}::timestamptz, ${p(id)}::uuid)`);
    }
    const direction = query.descending ? 'desc' : 'asc';
    const [counted, rows] = await Promise.all([
      this.source.query<Counted[]>(...counting),
      this.source.query<OwnRow[]>(
        `select r.*, page.key, (select to_json(c) from (select role, name, email from scenario_contacts
                  where scenario_id = r.id) c) as contact
         from (select s.id, ${order}::text as key, ${order} as at from scenarios s where ${conditions.sql}
               order by ${order} ${direction}, s.id ${direction} limit ${limit + 1}) page
         join (${scenarioRowSql}) r on r.id = page.id order by page.at ${direction}, r.id ${direction}`,
        conditions.values,
      ),
    ]);
    const { shown, nextCursor } = this.cursors.cut(rows, limit, (row) => [row.key, row.id]);
    const nobody = { role: null, name: null, email: null };
    const entries = shown.map((row) => ownEntryOf(row, row.contact ?? nobody, actor));
    return {
      items: await this.withCalendar(entries),
      total: counted[0]?.n ?? 0,
      nextCursor,
    };
  }

  /** Says of each review's time limit whether it was counted through a provisional year. */
  private async withCalendar<
    T extends Pick<ScenarioOwn | ScenarioDetail, 'reviewing' | 'submittedAt'>,
  >(entries: readonly T[]): Promise<T[]> {
    if (!entries.some(({ reviewing }) => reviewing?.due)) return [...entries];
    const calendars = await this.calendar.calendars();
    return entries.map((entry) => {
      const { reviewing, submittedAt } = entry;
      if (!reviewing?.due || !submittedAt) return entry;
      const [from, to] = [new Date(submittedAt), new Date(reviewing.due)];
      const provisionalYear = calendars.asOf(from).provisionalYear(from, to);
      return { ...entry, reviewing: { ...reviewing, provisionalYear } };
    });
  }

  /**
   * The public view of an intent that its publisher is making into a scenario: what was announced, from its
   * version, never the words being written. Null for everything else.
   */
  private async announced(id: string, actor: Actor): Promise<ScenarioDetail | null> {
    const row = await readScenario(this.source, id);
    if (!row || !wasAnnounced(row) || viewOf(row, actor)) return null;
    const [version] = await this.source.query<{ content: ContentValues; at: Date }[]>(
      'select content, at from scenario_versions where scenario_id = $1 and n = $2',
      [id, row.publishedVersion],
    );
    if (!version) return null;
    const { content, at: publishedAt } = version;
    const deadline = content.deadline === null ? null : new Date(content.deadline);
    const gone = row.exitReason !== null;
    const shown = {
      ...{ ...row, ...content, deadline, publishedAt, version: row.publishedVersion },
      state: gone ? row.state : ('intent' as const),
    };
    return detailOf(shown, visitor(actor.language), {
      ...{ view: 'public', contact: null, review: null, preparing: !gone },
    });
  }

  private async known(id: string, actor: Actor) {
    const row = await readScenario(this.source, id);
    const view = row && viewOf(row, actor);
    if (!row || !view) throw scenarioErrors('not-found');
    return { row, view };
  }

  private async lastReview(id: string): Promise<ScenarioDetail['review']> {
    const rows: NonNullable<ScenarioDetail['review']>[] = await this.source.query(
      `select decision, comments, note, at, step, desk, acting from scenario_reviews where scenario_id = $1
       order by at desc, id desc limit 1`,
      [id],
    );
    return rows[0] ?? null;
  }
}

/** The statement that counts what the conditions allow; taken before a cursor narrows them. */
function countSql(conditions: Conditions): [sql: string, values: unknown[]] {
  return [
    `select count(*)::int as n from scenarios s where ${conditions.sql}`,
    [...conditions.values],
  ];
}
