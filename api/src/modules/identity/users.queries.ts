import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { hasRole, type Actor } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { userErrors } from './identity.errors.js';
import { contains } from './organisations.queries.js';
import type { UserQuery, UserView } from './users.schemas.js';

type Row = Omit<UserView, 'actions'>;

const columns = `u.id, u.email, u.email_proved_at as "emailProvedAt", u.display_name as "displayName", u.language, u.created_at as "createdAt",
  array(select r.role from user_roles r where r.user_id = u.id order by r.role) as roles,
  coalesce((select json_agg(json_build_object('organisationId', o.id, 'name', o.name, 'role', m.role)
              order by m.created_at, o.id)
            from memberships m join organisations o on o.id = m.organisation_id
            where m.user_id = u.id), '[]') as memberships`;

const filters = `u.erased_at is null and ($1::text is null or u.email ilike $1 or u.display_name ilike $1)
  and ($2::text is null or exists (select 1 from user_roles r where r.user_id = u.id and r.role = $2))`;

/** Accounts, for administrators and for their own holders. */
@Injectable()
export class UsersQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  async list(actor: Actor, query: UserQuery): Promise<Page<UserView>> {
    const where = [query.q ? contains(query.q) : null, query.role ?? null];
    const after = query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : [null, null];
    const rows = await this.source.query<Row[]>(
      `select ${columns} from users u where ${filters}
         and ($3::text is null or (u.email, u.id) > ($3, $4::uuid))
       order by u.email, u.id limit $5`,
      [...where, ...after, query.limit + 1],
    );
    const [count] = await this.source.query<{ n: number }[]>(
      `select count(*) as n from users u where ${filters}`,
      where,
    );
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [row.email, row.id]);
    return {
      items: shown.map((row) => ({ ...row, actions: actionsOn(row, actor) })),
      total: count?.n ?? 0,
      nextCursor,
    };
  }

  async detail(actor: Actor, id: string | null): Promise<UserView> {
    const [row] = await this.source.query<Row[]>(
      `select ${columns} from users u where u.id = $1 and u.erased_at is null`,
      [id],
    );
    if (!row) throw userErrors('not-found');
    return { ...row, actions: actionsOn(row, actor) };
  }
}

/** An account is its holder's; its platform roles are an administrator's. */
function actionsOn(row: Row, actor: Actor): UserView['actions'] {
  return [
    ...(row.id === actor.userId ? (['edit', 'change-password', 'erase'] as const) : []),
    ...(row.id === actor.userId && !row.emailProvedAt ? (['prove-mail'] as const) : []),
    ...(hasRole(actor, 'admin') ? (['set-roles'] as const) : []),
  ];
}
