import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { belongsTo, hasRole, type Actor } from '../../platform/http/actor.js';
import { Cursors, type Page } from '../../platform/http/pagination.js';
import { requestErrors } from '../../platform/errors.js';
import { organisationErrors } from './identity.errors.js';
import { organisationLifecycle, relationsTo } from './organisation.lifecycle.js';
import type { Member, MemberQuery } from './members.schemas.js';

export interface InvitationRow {
  readonly id: string;
  readonly email: string | null;
  readonly role: 'owner' | 'editor' | 'viewer';
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly position: string;
}
const openInvitation = `i.accepted_at is null and i.revoked_at is null and i.expires_at > app_now()`;

/** Who belongs to an organisation and who is invited; for its members and administrators. */
@Injectable()
export class MembersQueries {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  async members(actor: Actor, organisationId: string, query: MemberQuery): Promise<Page<Member>> {
    const manages = await this.mayManage(actor, organisationId, 'look');
    const after = this.after(query);
    const rows = await this.source.query<(Omit<Member, 'actions'> & { position: string })[]>(
      `select m.user_id as "userId", u.display_name as "displayName", u.email, m.role,
         m.created_at as since, m.created_at::text as position
       from memberships m join users u on u.id = m.user_id
       where m.organisation_id = $1
         and ($2::timestamptz is null or (m.created_at, m.user_id) > ($2, $3::uuid))
       order by m.created_at, m.user_id limit $4`,
      [organisationId, ...after, query.limit + 1],
    );
    const total = await this.count('memberships m where m.organisation_id = $1', organisationId);
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      row.position,
      row.userId,
    ]);
    const items = shown.map((row) => ({
      ...row,
      actions: [
        ...(manages ? ['change-role'] : []),
        ...(manages || row.userId === actor.userId ? ['remove'] : []),
      ],
    }));
    return { items, total, nextCursor };
  }

  /** Open invitations, for those who may send them. */
  async invitations(
    actor: Actor,
    organisationId: string,
    query: MemberQuery,
  ): Promise<Page<InvitationRow & { actions: 'revoke'[] }>> {
    await this.mayManage(actor, organisationId, 'manage');
    const rows = await this.source.query<InvitationRow[]>(
      `select i.id, i.email, i.role, i.created_at as "createdAt", i.expires_at as "expiresAt",
         i.created_at::text as position
       from invitations i where i.organisation_id = $1 and ${openInvitation}
         and ($2::timestamptz is null or (i.created_at, i.id) > ($2, $3::uuid))
       order by i.created_at, i.id limit $4`,
      [organisationId, ...this.after(query), query.limit + 1],
    );
    const from = `invitations i where i.organisation_id = $1 and ${openInvitation}`;
    const { shown, nextCursor } = this.cursors.cut(rows, query.limit, (row) => [
      row.position,
      row.id,
    ]);
    return {
      // Whoever may list them may take them back.
      items: shown.map((row) => ({ ...row, actions: ['revoke'] })),
      total: await this.count(from, organisationId),
      nextCursor,
    };
  }

  /** @throws AppError 404 where the reader may not know of it, 403 where they may not look inside */
  private async mayManage(
    actor: Actor,
    organisationId: string,
    need: 'look' | 'manage',
  ): Promise<boolean> {
    const [row] = await this.source.query<
      { state: 'pending' | 'approved' | 'rejected' | 'suspended'; now: Date }[]
    >('select state, app_now() as now from organisations where id = $1', [organisationId]);
    const inside = belongsTo(actor, organisationId) || hasRole(actor, 'admin');
    if (!row || (row.state !== 'approved' && !inside && !hasRole(actor, 'reviewer')))
      throw organisationErrors('not-found');
    const relations = relationsTo(actor, organisationId);
    const manages = organisationLifecycle
      .actions(row, relations, row.now)
      .includes('manage-members');
    if (need === 'manage' ? !manages : !inside) throw requestErrors('not-allowed');
    return manages;
  }

  private after(query: MemberQuery): (string | null)[] {
    return query.cursor
      ? this.cursors.decode(query.cursor, z.tuple([z.string(), z.uuid()]))
      : [null, null];
  }

  private async count(from: string, organisationId: string): Promise<number> {
    const [row] = await this.source.query<{ n: number }[]>(`select count(*) as n from ${from}`, [
      organisationId,
    ]);
    return row?.n ?? 0;
  }
}
