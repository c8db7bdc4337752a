import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { uniqueViolation } from '../../platform/database/database-errors.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import type { Actor, Language } from '../../platform/http/actor.js';
import { Counters } from '../../platform/http/counters.js';
import { networkOf } from '../../platform/http/network.js';
import { organisationErrors, registrationErrors } from './identity.errors.js';
import { memberAdded, organisationRegistered, userRegistered } from './identity.events.js';
import { IdentityMails } from './identity-mails.service.js';
import { MailProofsService } from './mail-proofs.service.js';
import { Organisation } from './organisation.entity.js';
import { identityFault, tidyIdentity } from './organisation-rules.js';
import type { NewOrganisation } from './organisations.schemas.js';
import { organisationSubject } from './organisations.service.js';
import { hashPassword } from './passwords.js';
import type { Register } from './registrations.schemas.js';
import { User } from './user.entity.js';

const perNetworkAndHour = 60;

/** An organisation comes to the platform with its first owner and waits for a reviewer. */
@Injectable()
export class RegistrationsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdentityMails) private readonly mails: IdentityMails,
    @Inject(MailProofsService) private readonly proofs: MailProofsService,
    @Inject(Counters) private readonly counters: Counters,
  ) {}

  /**
   * @returns the new organisation and its owner; the organisation is pending
   * @throws AppError `organisation.code-invalid`, `organisation.known` (its owners are told),
   *   `registration.email-taken`
   */
  async register(actor: Actor, body: Register) {
    await this.admit(actor);
    if (!actor.userId && !body.user) throw registrationErrors('user-needed');
    if (actor.userId && body.user) throw registrationErrors('user-not-needed');
    const organisation = tidyIdentity(body.organisation);
    const fault = identityFault(organisation, actor.language, '/organisation');
    if (fault) throw fault;
    const hash = body.user ? await hashPassword(body.user.password) : null;
    try {
      return await this.transactions.run(actor, async (tx) => {
        const userId = actor.userId ?? (await this.addUser(tx, body.user, hash));
        const organisationId = await this.addOrganisation(tx, organisation);
        await this.addOwner(tx, organisationId, userId);
        return { organisationId, userId, state: 'pending' as const };
      });
    } catch (error) {
      const broken = uniqueViolation(error);
      if (broken?.startsWith('users_')) throw emailTaken(actor.language);
      if (!broken?.startsWith('organisations_')) throw error;
      await this.tellOwners(actor, organisation, body.user?.email);
      throw organisationErrors('known');
    }
  }

  private async admit(actor: Actor): Promise<void> {
    const hits = await this.counters.hit('registration', networkOf(actor.address ?? ''), 3600);
    if (hits > perNetworkAndHour) throw requestErrors('too-many', { seconds: 3600 });
  }

  private async addUser(tx: Tx, user: Register['user'], hash: string | null): Promise<string> {
    if (!user) throw registrationErrors('user-needed');
    const { email, displayName, language } = user;
    const id = uuidv7();
    await tx.manager.insert(User, { id, email, displayName, language, passwordHash: hash });
    await tx.record(userRegistered, { type: 'user', id }, {});
    await this.proofs.send(tx, { id, email, language });
    return id;
  }

  private async addOrganisation(tx: Tx, fields: NewOrganisation): Promise<string> {
    const id = uuidv7();
    await tx.manager.insert(Organisation, { ...fields, id, state: 'pending' });
    const { kind, country } = fields;
    await tx.record(organisationRegistered, organisationSubject(id), {
      kind,
      country,
      demo: false,
    });
    return id;
  }

  private async addOwner(tx: Tx, organisationId: string, userId: string): Promise<void> {
    await tx.query(
      `insert into memberships (organisation_id, user_id, role) values ($1, $2, 'owner')`,
      [organisationId, userId],
    );
    const subject = organisationSubject(organisationId);
    await tx.record(memberAdded, subject, { userId, role: 'owner' });
  }

  /** At most one mail a day per organisation, so that nobody can fill its owners' boxes. */
  private async tellOwners(
    actor: Actor,
    { country, creditCode, registrationNumber }: NewOrganisation,
    email: string | undefined,
  ): Promise<void> {
    const bucket = creditCode ?? `${country} ${registrationNumber ?? ''}`;
    if ((await this.counters.hit('newcomer', bucket, 86_400)) > 1) return;
    await this.transactions.run(actor, async (tx) => {
      const [known] = await tx.query<{ id: string; email: string | null }>(
        `select o.id, coalesce($4, (select u.email from users u where u.id = $5)) as email
         from organisations o where o.state <> 'rejected'
           and (o.credit_code = $1 or (o.country = $2 and o.registration_number = $3))`,
        [creditCode, country, registrationNumber, email ?? null, actor.userId],
      );
      if (known?.email) await this.mails.tellOfNewcomer(tx, known.id, known.email);
    });
  }
}

function emailTaken(language: Language) {
  const message = registrationErrors('email-taken').sentence(language);
  const field = { pointer: '/user/email', code: 'email-taken', message };
  return registrationErrors('email-taken', {}, [field]);
}
