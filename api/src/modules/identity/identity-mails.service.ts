import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Language, MemberRole } from '../../platform/http/actor.js';
import { MailQueue } from '../../platform/mail/mail-queue.js';
import {
  decisionMail,
  invitationMail,
  joinMail,
  proofMail,
  resetMail,
  type Decision,
  type MailText,
} from './identity-mail-texts.js';

interface Reader {
  readonly email: string;
  readonly language: Language;
}

/** The mails of this module; each is queued in the transaction of what it tells. */
@Injectable()
export class IdentityMails {
  constructor(
    @Inject(MailQueue) private readonly queue: MailQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Tells the owners what the reviewer decided. */
  async tellOwners(
    tx: Tx,
    organisation: { id: string; name: string; reviewNote: string | null },
    decision: Decision,
  ): Promise<void> {
    const facts = {
      name: organisation.name,
      note: organisation.reviewNote ?? '',
      link: this.link(`/organisations/${organisation.id}`),
    };
    for (const owner of await this.owners(tx, organisation.id))
      await this.put(tx, owner.email, decisionMail(decision, facts, owner.language));
  }

  /** Tells the owners that somebody wanted to register their organisation anew. */
  async tellOfNewcomer(tx: Tx, organisationId: string, email: string): Promise<void> {
    const link = this.link('/organisation/members');
    for (const owner of await this.owners(tx, organisationId))
      await this.put(tx, owner.email, joinMail({ email, link }, owner.language));
  }

  async invite(
    tx: Tx,
    to: { email: string; organisation: string; role: MemberRole; token: string },
  ): Promise<void> {
    const link = this.link(`/invitations/${to.token}`);
    await this.put(tx, to.email, invitationMail({ ...to, link }, tx.actor.language));
  }

  async sendProof(tx: Tx, to: Reader, token: string): Promise<void> {
    const link = this.link(`/mail-proofs/${token}`);
    await this.put(tx, to.email, proofMail({ link }, to.language));
  }

  /** @param to.proved false: the link proves the address too, and the mail says so */
  async sendReset(tx: Tx, to: Reader & { proved: boolean }, token: string): Promise<void> {
    const link = this.link(`/password-resets/${token}`);
    await this.put(tx, to.email, resetMail({ link, proves: !to.proved }, to.language));
  }

  private owners(tx: Tx, organisationId: string): Promise<Reader[]> {
    return tx.query<Reader>(
      `select u.email, u.language from memberships m join users u on u.id = m.user_id
       where m.organisation_id = $1 and m.role = 'owner' and u.email_proved_at is not null order by u.id`,
      [organisationId],
    );
  }

  private link(path: string): string {
    return new URL(path, this.config.PUBLIC_URL).toString();
  }

  private put(tx: Tx, to: string, mail: MailText): Promise<void> {
    return this.queue.put(tx, { to, ...mail });
  }
}
