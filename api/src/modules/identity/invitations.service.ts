import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import type { Actor, MemberRole } from '../../platform/http/actor.js';
import { invitationErrors, mailProofErrors, memberErrors } from './identity.errors.js';
import { invitationRevoked, memberAdded, userInvited, userRegistered } from './identity.events.js';
import { IdentityMails } from './identity-mails.service.js';
import { markProved } from './mail-proofs.service.js';
import type { AcceptInvitation, Invite } from './members.schemas.js';
import { holdForMembers } from './members.service.js';
import { organisationSubject } from './organisations.service.js';
import { hashPassword } from './passwords.js';
import { SessionsService } from './sessions.service.js';
import { newToken, tokenHash } from './tokens.js';
import { User } from './user.entity.js';
import { lockUser } from './users.service.js';

interface OpenInvitation {
  readonly id: string;
  readonly organisationId: string;
  readonly email: string;
  readonly role: MemberRole;
  readonly userId: string | null;
}

/** Members come by invitation: a secret link, sent to one address, good for seven days and one use. */
@Injectable()
export class InvitationsService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdentityMails) private readonly mails: IdentityMails,
    @Inject(SessionsService) private readonly sessions: SessionsService,
  ) {}

  /** Invites somebody; an earlier open invitation of the same address is replaced. */
  async invite(actor: Actor, organisationId: string, { email, role }: Invite) {
    return this.transactions.run(actor, async (tx) => {
      const organisation = await holdForMembers(tx, organisationId);
      // Who may be anybody sends no mail to others.
      if (!(await lockUser(tx, actor.userId)).emailProvedAt) throw mailProofErrors('needed');
      const [member] = await tx.query(
        `select 1 from memberships m join users u on u.id = m.user_id
         where m.organisation_id = $1 and u.email = $2`,
        [organisationId, email],
      );
      if (member) throw memberErrors('already');
      await tx.query(
        `update invitations set revoked_at = app_now()
         where organisation_id = $1 and email = $2 and accepted_at is null and revoked_at is null`,
        [organisationId, email],
      );
      const id = uuidv7();
      const token = newToken();
      const [row] = await tx.query<{ createdAt: Date; expiresAt: Date }>(
        `insert into invitations (id, organisation_id, email, role, token_hash, invited_by, expires_at)
         values ($1, $2, $3, $4, $5, $6, app_now() + interval '7 days')
         returning created_at as "createdAt", expires_at as "expiresAt"`,
        [id, organisationId, email, role, tokenHash(token), actor.userId],
      );
      await tx.record(userInvited, organisationSubject(organisationId), { invitationId: id, role });
      await this.mails.invite(tx, { email, organisation: organisation.name, role, token });
      return { id, email, role, ...row, actions: ['revoke'] };
    });
  }

  /** Takes an open invitation back. */
  async revoke(actor: Actor, organisationId: string, id: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      await holdForMembers(tx, organisationId);
      const revoked = await tx.query<{ id: string }[]>(
        `update invitations set revoked_at = app_now(), email = null
         where id = $1 and organisation_id = $2 and accepted_at is null and revoked_at is null
         returning id`,
        [id, organisationId],
      );
      // An update answers [rows, count].
      if (revoked[0]?.length === 0) throw invitationErrors('not-found');
      const subject = { type: 'invitation', id, organisationId };
      await tx.record(invitationRevoked, subject, {});
    });
  }

  /** What the holder of the link is invited to. @throws AppError 404 when it is void */
  async received(token: string) {
    const [row] = await this.source.query<Record<string, unknown>[]>(
      `select json_build_object('id', o.id, 'name', o.name, 'demo', o.demo) as organisation, i.email, i.role,
         i.expires_at as "expiresAt", exists (select 1 from users u where u.email = i.email) as "hasAccount"
       from invitations i join organisations o on o.id = i.organisation_id
       where i.token_hash = $1 and i.accepted_at is null and i.revoked_at is null
         and i.expires_at > app_now() and o.state <> 'suspended'`,
      [tokenHash(token)],
    );
    if (!row) throw invitationErrors('not-found');
    return row;
  }

  /**
   * Joins the organisation: with the invited account, or with a new one made here.
   * @returns the membership, and the token of a session for a new account
   */
  async accept(actor: Actor, token: string, { account }: AcceptInvitation) {
    const hash = account ? await hashPassword(account.password) : null;
    try {
      return await this.transactions.run(actor, async (tx) => {
        const invitation = await this.claim(tx, token);
        if (invitation.userId) refuseStranger(actor, invitation.userId);
        else if (actor.userId) throw invitationErrors('other-account');
        else if (!account) throw invitationErrors('account-needed');
        const userId = invitation.userId ?? (await this.addUser(tx, invitation, account, hash));
        await lockUser(tx, userId);
        await this.join(tx, invitation, userId);
        await markProved(tx, userId, 'invitation');
        const session = invitation.userId ? null : await this.sessions.open(tx, userId);
        const { organisationId, role } = invitation;
        return { membership: { organisationId, userId, role }, token: session?.token ?? null };
      });
    } catch (error) {
      const broken = uniqueViolation(error);
      if (broken?.startsWith('users_')) throw invitationErrors('sign-in-first');
      if (broken?.startsWith('memberships_')) throw memberErrors('already');
      throw error;
    }
  }

  private async claim(tx: Tx, token: string): Promise<OpenInvitation> {
    const [row] = await tx.query<OpenInvitation & { isOpen: boolean; used: boolean }>(
      `select i.id, i.organisation_id as "organisationId", i.email, i.role, u.id as "userId",
         i.accepted_at is not null as used,
         i.revoked_at is null and i.expires_at > app_now() and o.state <> 'suspended' as "isOpen"
       from invitations i join organisations o on o.id = i.organisation_id
       left join users u on u.email = i.email
       where i.token_hash = $1 for update of i`,
      [tokenHash(token)],
    );
    if (row?.used) throw invitationErrors('used');
    if (!row?.isOpen) throw invitationErrors('not-found');
    return row;
  }

  private async addUser(
    tx: Tx,
    invitation: OpenInvitation,
    account: AcceptInvitation['account'],
    passwordHash: string | null,
  ): Promise<string> {
    if (!account) throw invitationErrors('account-needed');
    const { displayName, language } = account;
    const id = uuidv7();
    const { email } = invitation;
    await tx.manager.insert(User, { id, email, displayName, language, passwordHash });
    await tx.record(userRegistered, { type: 'user', id }, {});
    return id;
  }

  private async join(tx: Tx, invitation: OpenInvitation, userId: string): Promise<void> {
    const { id, organisationId, role } = invitation;
    await tx.query('insert into memberships (organisation_id, user_id, role) values ($1, $2, $3)', [
      organisationId,
      userId,
      role,
    ]);
    await tx.query(
      'update invitations set accepted_at = app_now(), accepted_by = $2, email = null where id = $1',
      [id, userId],
    );
    await tx.record(memberAdded, organisationSubject(organisationId), { userId, role });
  }
}

function refuseStranger(actor: Actor, invited: string): void {
  if (!actor.userId) throw invitationErrors('sign-in-first');
  if (actor.userId !== invited) throw invitationErrors('other-account');
}
