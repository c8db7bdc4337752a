import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { belongsTo, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { savedSearchErrors } from './saved-search.errors.js';
import {
  actionsOf,
  readSavedSearch,
  savedSearchSql,
  type SavedSearchRow,
} from './saved-search-rows.queries.js';
import type { SavedSearchesQuery } from './saved-searches.schemas.js';

const keyShape = z.tuple([z.string(), z.uuid()]);

interface ToldRow {
  readonly scenarioId: string;
  readonly words: string[];
  readonly filters: Record<string, string[]>;
  readonly at: Date;
  readonly key: string;
  readonly total: number;
}

/** Saved searches as their readers see them. */
@Injectable()
export class SavedSearchesQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
  ) {}

  mine(query: SavedSearchesQuery, actor: Actor) {
    return this.page('s.user_id = $1', [], { query, actor });
  }

  /** @throws AppError `saved-search.not-found` for who does not belong to it */
  async ofOrganisation(organisationId: string, query: SavedSearchesQuery, actor: Actor) {
    if (!belongsTo(actor, organisationId)) throw savedSearchErrors('not-found');
    return this.page('s.organisation_id = $2', [organisationId], { query, actor });
  }

  async detail(id: string, actor: Actor) {
    const row = await readSavedSearch(this.source, id, actor);
    if (!row) throw savedSearchErrors('not-found');
    return { ...row, actions: actionsOf(row, actor) };
  }

  /** The scenarios told of by name, the latest first, with why. */
  async told(id: string, query: SavedSearchesQuery, actor: Actor) {
    await this.detail(id, actor);
    const before = query.cursor ? this.cursors.decode(query.cursor, keyShape) : null;
    const rows = await this.source.query<ToldRow[]>(
      `select t.scenario_id as "scenarioId", t.words, t.filters, t.at, t.at::text as key, t.total from (
         select x.*, (count(*) over ())::int as total from saved_search_tellings x where x.saved_search_id = $1) t
       where $2::timestamptz is null or (t.at, t.scenario_id) < ($2, $3::uuid)
       order by t.at desc, t.scenario_id desc limit $4`,
      [id, before?.[0] ?? null, before?.[1] ?? null, query.limit + 1],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      row.key,
      row.scenarioId,
    ]);
    const heads = await this.scenarios.heads(shown.map((row) => row.scenarioId));
    const titles = new Map(heads.map((head) => [head.id, head.known ? head.publicTitle : null]));
    return {
      // Of what is public no more not even the title is told.
      items: shown.map((row) => ({ ...row, title: titles.get(row.scenarioId) ?? '' })),
      total: rows[0]?.total ?? 0,
      nextCursor,
    };
  }

  private async page(
    condition: string,
    values: readonly unknown[],
    { query, actor }: { query: SavedSearchesQuery; actor: Actor },
  ) {
    const before = query.cursor ? this.cursors.decode(query.cursor, keyShape) : null;
    const n = values.length + 1;
    const rows = await this.source.query<(SavedSearchRow & { key: string; total: number })[]>(
      `select * from (
         select l.*, l."createdAt"::text as key, (count(*) over ())::int as total
         from (${savedSearchSql} where ${condition}) l) l
       where $${n + 1}::timestamptz is null or (l."createdAt", l.id) < ($${n + 1}, $${n + 2}::uuid)
       order by l."createdAt" desc, l.id desc limit $${n + 3}`,
      [actor.userId, ...values, before?.[0] ?? null, before?.[1] ?? null, query.limit + 1],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    return {
      items: shown.map((row) => ({ ...row, actions: actionsOf(row, actor) })),
      total: rows[0]?.total ?? 0,
      nextCursor,
    };
  }
}
