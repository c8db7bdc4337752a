import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import type { Actor } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { organisationLifecycle, ownerProvedSql, relationsTo } from './organisation.lifecycle.js';
import { organisationColumns } from './organisations.queries.js';
import type { Queued, RegistrationQuery } from './registrations.schemas.js';

type Row = Omit<Queued, 'actions'> & { now: Date; position: string };

/** The reviewers' queue: who waits longest comes first. */
@Injectable()
export class RegistrationsQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  async list(actor: Actor, query: RegistrationQuery): Promise<Page<Queued>> {
    const after = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : [null, null];
    const rows = await this.source.query<Row[]>(
      `select ${organisationColumns}, o.review_note as "reviewNote", o.updated_at as "updatedAt",
         ${ownerProvedSql} as "ownerProved",
         app_now() as now, o.created_at::text as position,
         (select json_build_object('displayName', u.display_name, 'email', u.email,
            'emailProved', u.email_proved_at is not null)
          from memberships m join users u on u.id = m.user_id
          where m.organisation_id = o.id and m.role = 'owner' order by m.created_at limit 1) as contact
       from organisations o
       where o.state = $1 and ($2::timestamptz is null or (o.created_at, o.id) > ($2, $3::uuid))
       order by o.created_at, o.id limit $4`,
      [query.state, ...after, query.limit + 1],
    );
    const [count] = await this.source.query<{ n: number }[]>(
      'select count(*) as n from organisations where state = $1',
      [query.state],
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      row.position,
      row.id,
    ]);
    return {
      items: shown.map((row) => ({
        ...row,
        actions: organisationLifecycle.actions(row, relationsTo(actor, row.id), row.now),
      })),
      total: count?.n ?? 0,
      nextCursor,
    };
  }
}
