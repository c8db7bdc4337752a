import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { viewOf } from './scenario-access.js';
import type { ScenarioCard, ScenarioDetail, ScenarioOwn } from './scenario-answers.schemas.js';
import { judgeCompleteness, submissionFaults, type Contact } from './scenario-completeness.js';
import { contentOf } from './scenario-content.js';
import {
  cardOf,
  detailOf,
  ownEntryOf,
  readContact,
  readScenario,
  scenarioRowSql,
  type ScenarioRow,
} from './scenario-rows.queries.js';
import { scenarioErrors } from './scenario.errors.js';
import { effectiveStateSql } from './scenario.lifecycle.js';
import { Conditions, listConditions } from './scenario-filters.queries.js';
import type { MyScenariosQuery, ReviewQueueQuery, ScenarioListQuery } from './scenarios.schemas.js';

/** Open first, intents last, everything else between; the same bands as the search index. */
const rankSql = `case ${effectiveStateSql('s')} when 'open' then 0 when 'intent' then 2 else 1 end`;
const listKey = z.tuple([z.int(), z.string(), z.uuid()]);
const timeKey = z.tuple([z.string(), z.uuid()]);

type Keyed = { key: string };
type OwnRow = ScenarioRow & Keyed & { contact: Contact | null };

/** Reads for screens. */
@Injectable()
export class ScenariosQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  async list(query: ScenarioListQuery): Promise<Page<ScenarioCard>> {
    const conditions = listConditions(query);
    const counted = this.count(conditions);
    if (query.cursor) {
      const [rank, at, id] = this.cursors.decode(query.cursor, listKey);
      // Descending within a band: one band further, or older within the same.
      conditions.add(
        (p) =>
          `(${rankSql} > ${p(rank)} or (${rankSql} = ${p(rank)} and (s.published_at, s.id) < (${p(at)}::timestamptz, ${p(id)}::uuid)))`,
      );
    }
    const rows: (ScenarioRow & Keyed & { rank: number })[] = await this.source.query(
      `with page as (
         select s.id, ${rankSql} as rank from scenarios s where ${conditions.sql}
         order by rank, s.published_at desc, s.id desc limit ${query.limit + 1})
       select r.*, page.rank, r."publishedAt"::text as key from (${scenarioRowSql}) r join page on page.id = r.id
       order by page.rank, r."publishedAt" desc, r.id desc`,
      conditions.values,
    );
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
    return {
      items: rows.slice(0, query.limit).map(cardOf),
      total: await counted,
      nextCursor: last ? this.cursors.encode([last.rank, last.key, last.id]) : null,
    };
  }

  /** @throws AppError `scenario.not-found` also for what the actor may not know of */
  async detail(id: string, actor: Actor): Promise<ScenarioDetail> {
    const { row, view } = await this.known(id, actor);
    const [contact, review] = await Promise.all([
      view === 'publisher' ? readContact(this.source, id) : null,
      view === 'public' ? null : this.lastReview(id),
    ]);
    return detailOf(row, actor, { view, contact, review });
  }

  async completeness(id: string, actor: Actor) {
    const { row, view } = await this.known(id, actor);
    if (view === 'public') throw scenarioErrors('not-found');
    const contact = await readContact(this.source, id);
    const content = contentOf(row);
    const faults = submissionFaults(content, contact, { language: actor.language, now: row.now });
    return {
      ...judgeCompleteness(content, contact, actor.language),
      submittable: faults.length === 0,
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
    conditions.add((p) => `s.organisation_id <> all(${p(own)}::uuid[])`);
    if (query.districts?.length)
      conditions.add((p) => `s.districts && ${p(query.districts)}::text[]`);
    return this.ownPage(
      conditions,
      { ...query, order: 's.submitted_at', descending: false },
      actor,
    );
  }

  private async ownPage(
    conditions: Conditions,
    query: { limit: number; cursor?: string | undefined; order: string; descending: boolean },
    actor: Actor,
  ): Promise<Page<ScenarioOwn>> {
    const { order, limit } = query;
    const total = this.count(conditions);
    if (query.cursor) {
      const [at, id] = this.cursors.decode(query.cursor, timeKey);
      const beyond = query.descending ? '<' : '>';
      conditions.add((p) => `(${order}, s.id) ${beyond} (${p(at)}::timestamptz, ${p(id)}::uuid)`);
    }
    const direction = query.descending ? 'desc' : 'asc';
    const rows: OwnRow[] = await this.source.query(
      `select r.*, page.key, (select to_json(c) from (select role, name, email from scenario_contacts
                where scenario_id = r.id) c) as contact
       from (select s.id, ${order}::text as key, ${order} as at from scenarios s where ${conditions.sql}
             order by ${order} ${direction}, s.id ${direction} limit ${limit + 1}) page
       join (${scenarioRowSql}) r on r.id = page.id order by page.at ${direction}, r.id ${direction}`,
      conditions.values,
    );
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    const nobody = { role: null, name: null, email: null };
    return {
      items: rows.slice(0, limit).map((row) => ownEntryOf(row, row.contact ?? nobody, actor)),
      total: await total,
      nextCursor: last ? this.cursors.encode([last.key, last.id]) : null,
    };
  }

  private async count(conditions: Conditions): Promise<number> {
    const rows: { n: number }[] = await this.source.query(
      `select count(*)::int as n from scenarios s where ${conditions.sql}`,
      [...conditions.values],
    );
    return rows[0]?.n ?? 0;
  }

  private async known(id: string, actor: Actor) {
    const row = await readScenario(this.source, id);
    const view = row && viewOf(row, actor);
    if (!row || !view) throw scenarioErrors('not-found');
    return { row, view };
  }

  private async lastReview(id: string): Promise<ScenarioDetail['review']> {
    const rows: NonNullable<ScenarioDetail['review']>[] = await this.source.query(
      `select decision, comments, note, at from scenario_reviews where scenario_id = $1
       order by at desc, id desc limit 1`,
      [id],
    );
    return rows[0] ?? null;
  }
}
