import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { Actor, MemberRole } from '../../platform/http/actor.js';
import { userErrors } from './identity.errors.js';
import { memberRemoved, organisationRejected, userErased } from './identity.events.js';
import { organisationSubject } from './organisations.service.js';
import { PasswordsService } from './passwords.service.js';
import { ErasureGates, PersonalDataSources } from './personal-data.reads.js';
import type { PersonalExport } from './users.schemas.js';
import { refuseLastAdmin } from './users.service.js';

interface Belonging {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly role: MemberRole;
  readonly otherOwners: number;
  readonly otherMembers: number;
}

/** A person's right to see and to erase what is held about them. */
@Injectable()
export class PersonalDataService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(PasswordsService) private readonly passwords: PasswordsService,
    @Inject(PersonalDataSources) private readonly sections: PersonalDataSources,
    @Inject(ErasureGates) private readonly gates: ErasureGates,
  ) {}

  /** All personal data about the reader, secrets left out. */
  async export(actor: Actor): Promise<PersonalExport> {
    const userId = actor.userId ?? '';
    const [row] = await this.source.query<Omit<PersonalExport, 'sections'>[]>(exportSql, [userId]);
    if (!row) throw userErrors('not-found');
    return { ...row, sections: await this.sections.collect(userId) };
  }

  /**
   * Erases the reader: name, mail and password are gone, the id stays for the event log.
   * @throws AppError `user.last-owner` while an organisation has no other owner, `user.last-admin`,
   *   `user.password-wrong`, and what the modules above hold against it
   */
  async erase(actor: Actor, currentPassword: string): Promise<void> {
    await this.passwords.withPassword(actor, currentPassword, async (tx, user) => {
      if (actor.roles.includes('admin')) await refuseLastAdmin(tx, user.id);
      await this.gates.pass(tx, user.id);
      for (const organisation of await this.belongings(tx, user.id))
        await this.leave(tx, organisation, user.id);
      await this.erasePerson(tx, user.id, user.email);
      await tx.record(userErased, { type: 'user', id: user.id }, {});
    });
  }

  /** The user's organisations, their rows held in one order so that two who leave do not deadlock. */
  private async belongings(tx: Tx, userId: string): Promise<Belonging[]> {
    await tx.query(
      `select 1 from organisations where id in (select organisation_id from memberships where user_id = $1)
       order by id for update`,
      [userId],
    );
    return tx.query(
      `select o.id, o.name, o.state, m.role,
         (select count(*) from memberships x
          where x.organisation_id = o.id and x.user_id <> $1 and x.role = 'owner') as "otherOwners",
         (select count(*) from memberships x
          where x.organisation_id = o.id and x.user_id <> $1) as "otherMembers"
       from memberships m join organisations o on o.id = m.organisation_id
       where m.user_id = $1 order by o.id`,
      [userId],
    );
  }

  private async leave(tx: Tx, organisation: Belonging, userId: string): Promise<void> {
    const { id, name, state, role, otherOwners, otherMembers } = organisation;
    const isLastOwner = role === 'owner' && otherOwners === 0;
    const unreviewed = state === 'pending' || state === 'rejected';
    if (isLastOwner && (otherMembers > 0 || !unreviewed))
      throw userErrors('last-owner', { organisation: name });
    await tx.query('delete from memberships where organisation_id = $1 and user_id = $2', [
      id,
      userId,
    ]);
    await tx.record(memberRemoved, organisationSubject(id), { userId });
    if (!isLastOwner || state !== 'pending') return;
    // Nobody is left to answer a reviewer: the registration is withdrawn and frees its code.
    await tx.query(
      `update organisations set state = 'rejected', version = version + 1, updated_at = app_now() where id = $1`,
      [id],
    );
    await tx.record(organisationRejected, organisationSubject(id), { withdrawn: true });
  }

  private async erasePerson(tx: Tx, userId: string, email: string | null): Promise<void> {
    await tx.query(
      `update users set email = null, password_hash = null, display_name = '已注销用户', language = 'zh-CN',
         email_proved_at = null,
         erased_at = app_now(), updated_at = app_now() where id = $1`,
      [userId],
    );
    for (const table of ['sessions', 'user_roles', 'password_resets', 'mail_proofs'])
      await tx.query(`delete from ${table} where user_id = $1`, [userId]);
    await tx.query('delete from idempotency_keys where account = $1', [userId]);
    await tx.query('update invitations set email = null, revoked_at = app_now() where email = $1', [
      email,
    ]);
    await tx.query('delete from mails where recipient = $1', [email]);
  }
}

const exportSql = `
  select app_now() as "exportedAt",
    json_build_object('id', u.id, 'email', u.email, 'displayName', u.display_name, 'language', u.language,
      'createdAt', u.created_at, 'emailProvedAt', u.email_proved_at) as "user",
    coalesce((select json_agg(json_build_object('role', r.role, 'grantedAt', r.granted_at) order by r.role)
      from user_roles r where r.user_id = u.id), '[]') as roles,
    coalesce((select json_agg(json_build_object('organisationId', o.id, 'name', o.name, 'role', m.role,
        'since', m.created_at) order by m.created_at)
      from memberships m join organisations o on o.id = m.organisation_id where m.user_id = u.id), '[]') as memberships,
    coalesce((select json_agg(json_build_object('createdAt', s.created_at, 'seenAt', s.seen_at,
        'expiresAt', s.expires_at) order by s.created_at)
      from sessions s where s.user_id = u.id), '[]') as sessions,
    coalesce((select json_agg(json_build_object('organisationId', i.organisation_id, 'email', i.email,
        'createdAt', i.created_at) order by i.created_at)
      from invitations i where i.email = u.email or i.accepted_by = u.id), '[]') as invitations,
    coalesce((select json_agg(json_build_object('subject', m.subject, 'createdAt', m.created_at)
        order by m.created_at) from mails m where m.recipient = u.email), '[]') as mails,
    coalesce((select json_agg(json_build_object('type', e.type, 'subjectType', e.subject_type,
        'subjectId', e.subject_id, 'at', e.at) order by e.seq) from events e where e.actor_id = u.id), '[]') as actions
  from users u where u.id = $1`;
