import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { emptyContent } from './scenario-content.js';
import { diffContent, isMaterial } from './scenario-diff.js';
import type { ContentValues } from './scenario-fields.schemas.js';
import { scenarioErrors } from './scenario.errors.js';
import type { VersionsQuery } from './scenarios.schemas.js';

export interface VersionHead {
  readonly n: number;
  readonly at: Date;
  readonly fields: string[];
  readonly material: boolean;
  readonly hash: string;
}
export type VersionRow = VersionHead & { readonly content: ContentValues };

/** The public history of a scenario. Versions exist only of what was published, so all may read them. */
@Injectable()
export class ScenarioVersionsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** @throws AppError `scenario.not-found` when nothing was ever published under this id */
  async list(id: string, query: VersionsQuery): Promise<Page<VersionHead>> {
    const before = query.cursor ? this.cursors.decode(query.cursor, z.tuple([z.int()]))[0] : null;
    const [rows, counted] = await Promise.all([
      this.source.query<VersionHead[]>(
        `select n, at, fields, material, hash from scenario_versions
         where scenario_id = $1 and ($2::int is null or n < $2) order by n desc limit $3`,
        [id, before, query.limit + 1],
      ),
      this.source.query<{ n: number }[]>(
        'select count(*)::int as n from scenario_versions where scenario_id = $1',
        [id],
      ),
    ]);
    const total = counted[0]?.n ?? 0;
    if (total === 0) await this.refuseUnknown(id);
    const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
    return {
      items: rows.slice(0, query.limit),
      total,
      nextCursor: last ? this.cursors.encode([last.n]) : null,
    };
  }

  /** @throws AppError `scenario.version-not-found` */
  async one(id: string, n: number): Promise<VersionRow> {
    const rows: VersionRow[] = await this.source.query(
      `select n, at, fields, material, hash, content from scenario_versions where scenario_id = $1 and n = $2`,
      [id, n],
    );
    const row = rows[0];
    if (!row) throw scenarioErrors('version-not-found', { n });
    return row;
  }

  /** Compares two versions; the first is compared with an empty form. */
  async diff(id: string, n: number, from = n - 1) {
    const [before, after] = await Promise.all([
      from === 0 ? { content: emptyContent() } : this.one(id, from),
      this.one(id, n),
    ]);
    const changes = diffContent(before.content, after.content);
    return { from, to: n, material: isMaterial(changes), changes };
  }

  private async refuseUnknown(id: string): Promise<void> {
    const rows: unknown[] = await this.source.query(
      'select 1 from scenarios where id = $1 and published_at is not null',
      [id],
    );
    if (rows.length === 0) throw scenarioErrors('not-found');
  }
}
