import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { organisationErrors } from './identity.errors.js';
import { organisationLifecycle, ownerProvedSql, relationsTo } from './organisation.lifecycle.js';
import type { OrganisationDetail, OrganisationQuery } from './organisations.schemas.js';

type Row = Omit<OrganisationDetail, 'actions' | 'createdAt'> & { createdAt: Date };

/** The public columns of `organisations o`. */
export const organisationColumns = `o.id, o.name, o.short_name as "shortName", o.kind, o.country,
  o.credit_code as "creditCode", o.registration_number as "registrationNumber", o.district, o.park,
  o.intro, o.website, o.publishes, o.supplies, o.team_size as "teamSize", o.founded, o.state, o.demo,
  o.version, o.created_at as "createdAt"`;

const filters = `o.state = 'approved'
  and ($1::text is null or o.name ilike $1 or o.short_name ilike $1 or o.credit_code = $2)
  and ($3::text[] is null or o.kind = any($3))
  and ($4::text[] is null or o.district = any($4))
  and ($5::text is null or case $5 when 'publisher' then o.publishes else o.supplies end)`;

/** Text of a `like` pattern in which the reader's own % and _ mean themselves. */
export const contains = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** Organisations as the public sees them. */
@Injectable()
export class OrganisationsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** The public directory: real organisations before demonstration ones, then by name. */
  async list(
    actor: Actor,
    query: OrganisationQuery,
  ): Promise<Page<Omit<OrganisationDetail, 'reviewNote' | 'createdAt'> & { createdAt: Date }>> {
    const where = [
      query.q ? contains(query.q) : null,
      query.q?.toUpperCase() ?? null,
      query.kind?.length ? query.kind : null,
      query.district?.length ? query.district : null,
      query.role ?? null,
    ];
    const after = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.boolean(), z.string(), z.uuid()]))
      : null;
    const rows = await this.source.query<(Row & { now: Date })[]>(
      `select ${organisationColumns}, (select app_now()) as now from organisations o where ${filters}
         and ($6::boolean is null or (o.demo, o.name, o.id) > ($6, $7::text, $8::uuid))
       order by o.demo, o.name, o.id limit $9`,
      [...where, ...(after ?? [null, null, null]), query.limit + 1],
    );
    const [count] = await this.source.query<{ n: number }[]>(
      `select count(*) as n from organisations o where ${filters}`,
      where,
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      row.demo,
      row.name,
      row.id,
    ]);
    return {
      items: shown.map((row) => ({ ...row, actions: actionsOn(row, actor) })),
      total: count?.n ?? 0,
      nextCursor,
    };
  }

  /**
   * One organisation with what the reader may do to it.
   * @throws AppError 404 for one that is not approved, except for its members and reviewers
   */
  async detail(actor: Actor, id: string): Promise<Row & { actions: string[] }> {
    const [row] = await this.source.query<(Row & { now: Date; ownerProved: boolean })[]>(
      `select ${organisationColumns}, o.review_note as "reviewNote", ${ownerProvedSql} as "ownerProved",
         app_now() as now from organisations o where o.id = $1`,
      [id],
    );
    const inside = belongsTo(actor, id) || hasRole(actor, 'reviewer', 'admin', 'auditor');
    if (!row || (row.state !== 'approved' && !inside)) throw organisationErrors('not-found');
    return {
      ...row,
      reviewNote: inside ? row.reviewNote : null,
      actions: actionsOn(row, actor),
    };
  }
}

/** What the reader may do to an organisation; nothing for visitors. */
function actionsOn(
  row: Pick<Row, 'id' | 'state'> & { readonly now: Date; readonly ownerProved?: boolean },
  actor: Actor,
) {
  return organisationLifecycle.actions(row, relationsTo(actor, row.id), row.now);
}
