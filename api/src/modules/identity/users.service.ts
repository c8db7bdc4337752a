import { Inject, Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor } from '../../platform/http/actor.js';
import { mailProofErrors, userErrors } from './identity.errors.js';
import { rolesChanged, userChanged } from './identity.events.js';
import type { PlatformRole } from './sessions.schemas.js';
import { User } from './user.entity.js';
import type { EditMe } from './users.schemas.js';

/** Changes to accounts: roles by administrators, names by their holders. */
@Injectable()
export class UsersService {
  constructor(@Inject(Transactions) private readonly transactions: Transactions) {}

  /**
   * Gives a user exactly these platform roles; they hold from the user's next request.
   * @throws AppError `mail-proof.holder-needed`, `user.last-admin` when no administrator would be left
   */
  async setRoles(actor: Actor, userId: string, roles: readonly PlatformRole[]): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const user = await lockUser(tx, userId);
      const before = await tx.query<{ role: PlatformRole }>(
        'select role from user_roles where user_id = $1',
        [userId],
      );
      const had = before.map((row) => row.role);
      const added = [...new Set(roles)].filter((role) => !had.includes(role)).sort();
      const removed = had.filter((role) => !roles.includes(role)).sort();
      if (added.length + removed.length === 0) return;
      if (added.length && !user.emailProvedAt) throw mailProofErrors('holder-needed');
      if (removed.includes('admin')) await refuseLastAdmin(tx, userId);
      await tx.query('delete from user_roles where user_id = $1 and role = any($2)', [
        userId,
        removed,
      ]);
      await tx.query('insert into user_roles (user_id, role) select $1, unnest($2::text[])', [
        userId,
        added,
      ]);
      await tx.record(rolesChanged, { type: 'user', id: userId }, { added, removed });
    });
  }

  /** Changes the reader's own name or language. */
  async edit(actor: Actor, fields: EditMe): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const user = await lockUser(tx, actor.userId);
      const changed = (['displayName', 'language'] as const).filter(
        (name) => fields[name] !== undefined && fields[name] !== user[name],
      );
      if (changed.length === 0) return;
      Object.assign(user, fields, { updatedAt: tx.now });
      await tx.manager.save(user);
      await tx.record(userChanged, { type: 'user', id: user.id }, { fields: [...changed] });
    });
  }
}

/** Holds a living account's row. @throws AppError `user.not-found` */
export async function lockUser(tx: Tx, id: string | null): Promise<User> {
  const user = id
    ? await tx.manager.findOne(User, { where: { id }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!user || user.erasedAt) throw userErrors('not-found');
  return user;
}

/** Holds the rows of all administrators, so that the last two cannot leave at the same moment. */
export async function refuseLastAdmin(tx: Tx, leaving: string): Promise<void> {
  const admins = await tx.query<{ userId: string }>(
    `select user_id as "userId" from user_roles where role = 'admin' order by user_id for update`,
  );
  if (admins.every(({ userId }) => userId === leaving)) throw userErrors('last-admin');
}
