import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import type { CapabilityCard, CapabilityDetail } from './capability-answers.schemas.js';
import {
  approvedOwnerSql,
  capabilityRowSql,
  cardOf,
  detailOf,
  readCapability,
  readEvidence,
  viewOf,
  type CapabilityRow,
} from './capability-rows.queries.js';
import { capabilityErrors } from './supplier.errors.js';
import type { CapabilityListQuery, MyCapabilitiesQuery } from './suppliers.schemas.js';

const listKey = z.tuple([z.int(), z.string(), z.uuid()]);
const timeKey = z.tuple([z.string(), z.uuid()]);
const rankSql = 'c.unclaimed::int';

/** Conditions with numbered parameters. */
class Where {
  readonly values: unknown[] = [];
  readonly parts: string[] = [];
  add(build: (p: (value: unknown) => string) => string): void {
    this.parts.push(build((value) => `$${this.values.push(value)}`));
  }
  get sql(): string {
    return this.parts.join(' and ') || 'true';
  }
}

/** Reads for screens. */
@Injectable()
export class CapabilitiesQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** The public directory: claimed before unclaimed, newest first. */
  async list(query: CapabilityListQuery, actor: Actor): Promise<Page<CapabilityCard>> {
    const where = listConditions(query);
    const total = this.count(where);
    if (query.cursor) {
      const [rank, at, id] = this.cursors.decode(query.cursor, listKey);
      where.add(
        (p) =>
          `(${rankSql} > ${p(rank)} or (${rankSql} = ${p(rank)} and (c.published_at, c.id) < (${p(at)}::timestamptz, ${p(id)}::uuid)))`,
      );
    }
    const rows: (CapabilityRow & { rank: number; key: string })[] = await this.source.query(
      `with page as (select c.id, ${rankSql} as rank from capabilities c where ${where.sql}
         order by c.unclaimed, c.published_at desc, c.id desc limit ${query.limit + 1})
       select r.*, page.rank, r."publishedAt"::text as key from (${capabilityRowSql}) r join page on page.id = r.id
       order by page.rank, r."publishedAt" desc, r.id desc`,
      where.values,
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      row.rank,
      row.key,
      row.id,
    ]);
    return {
      items: shown.map((row) => cardOf(row, actor)),
      total: await total,
      nextCursor,
    };
  }

  /** The reader's own capabilities in every state, latest change first. */
  async mine(query: MyCapabilitiesQuery, actor: Actor): Promise<Page<CapabilityDetail>> {
    const where = new Where();
    const own = actor.memberships.map((m) => m.organisationId);
    where.add((p) => `c.organisation_id = any(${p(own)}::uuid[])`);
    if (query.organisationId) where.add((p) => `c.organisation_id = ${p(query.organisationId)}`);
    if (query.state?.length) where.add((p) => `c.state = any(${p(query.state)}::text[])`);
    const total = this.count(where);
    if (query.cursor) {
      const [at, id] = this.cursors.decode(query.cursor, timeKey);
      where.add((p) => `(c.updated_at, c.id) < (${p(at)}::timestamptz, ${p(id)}::uuid)`);
    }
    const rows: (CapabilityRow & { key: string })[] = await this.source.query(
      `select r.*, r."updatedAt"::text as key from (${capabilityRowSql} where ${where.sql}
         order by c.updated_at desc, c.id desc limit ${query.limit + 1}) r order by r."updatedAt" desc, r.id desc`,
      where.values,
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.key, row.id]);
    return {
      items: await Promise.all(
        shown.map(async (row) =>
          detailOf(row, await readEvidence(this.source, row.id), actor, 'owner'),
        ),
      ),
      total: await total,
      nextCursor,
    };
  }

  /** @throws AppError `capability.not-found` also for what the actor may not know of */
  async detail(id: string, actor: Actor): Promise<CapabilityDetail> {
    const row = await readCapability(this.source, id);
    const view = row && viewOf(row, actor);
    if (!row || !view) throw capabilityErrors('not-found');
    return detailOf(row, await readEvidence(this.source, id), actor, view);
  }

  private async count(where: Where): Promise<number> {
    const rows: { n: number }[] = await this.source.query(
      `select count(*) as n from capabilities c where ${where.sql}`,
      [...where.values],
    );
    return rows[0]?.n ?? 0;
  }
}

function listConditions(query: CapabilityListQuery): Where {
  const where = new Where();
  where.add(() => `c.state = 'published'`);
  where.add(() => approvedOwnerSql);
  const overlaps = {
    technologies: query.technologies,
    sectors: query.sectors,
    deployments: query.deployments,
    price_modes: query.priceModes,
  };
  for (const [column, codes] of Object.entries(overlaps))
    if (codes?.length) where.add((p) => `c.${column} && ${p(codes)}::text[]`);
  // Whoever serves the whole city serves each district.
  if (query.districts?.length)
    where.add((p) => `c.districts && ${p([...(query.districts ?? []), 'city'])}::text[]`);
  if (query.constraints?.length)
    where.add((p) => `c.constraints @> ${p(query.constraints)}::text[]`);
  if (query.kind?.length) where.add((p) => `c.kind = any(${p(query.kind)}::text[])`);
  const equal = {
    organisation_id: query.organisationId,
    unclaimed: query.unclaimed,
    first_version: query.firstVersion,
    demo: query.demo,
  };
  for (const [column, value] of Object.entries(equal))
    if (value !== undefined) where.add((p) => `c.${column} = ${p(value)}`);
  return where;
}
