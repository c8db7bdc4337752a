import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { Counters } from '../../platform/http/counters.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { mailProofErrors } from './identity.errors.js';
import { mailProved, organisationRejected } from './identity.events.js';
import { IdentityMails } from './identity-mails.service.js';
import { ownerProvedSql } from './organisation.lifecycle.js';
import { organisationSubject } from './organisations.service.js';
import { newToken, tokenHash } from './tokens.js';
import type { User } from './user.entity.js';
import { lockUser } from './users.service.js';

const perUserAndHour = 3;

/**
 * Whether a mail address is its account's own is proved by a link sent to it. Until then the account gets no
 * platform role, its organisation is not approved, and it is sent nothing but the proof.
 */
@Injectable()
export class MailProofsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(IdentityMails) private readonly mails: IdentityMails,
    @Inject(Counters) private readonly counters: Counters,
  ) {}

  /** Sends the link in the transaction that made the account. */
  async send(tx: Tx, user: Pick<User, 'id' | 'email' | 'language'>): Promise<void> {
    if (!user.email) return;
    const token = newToken();
    await tx.query(
      `insert into mail_proofs (id, user_id, token_hash, expires_at)
       values ($1, $2, $3, app_now() + interval '3 days')`,
      [uuidv7(), user.id, tokenHash(token)],
    );
    await this.mails.sendProof(tx, { email: user.email, language: user.language }, token);
  }

  /** Sends the reader another link; earlier ones stay good until they expire. A proved address gets none. */
  async sendAgain(actor: Actor): Promise<void> {
    const hits = await this.counters.hit('mail-proof', actor.userId ?? '', 3600);
    if (hits > perUserAndHour) throw requestErrors('too-many', { seconds: 3600 });
    await this.transactions.run(actor, async (tx) => {
      const user = await lockUser(tx, actor.userId);
      if (user.emailProvedAt) throw mailProofErrors('not-needed');
      await this.send(tx, user);
    });
  }

  /**
   * Two weeks after it was last handed in and its founders were last sent the link; who was never sent one waits on.
   * A registration whose founder never proved their address must not keep the code from its rightful holder.
   */
  @Job('identity.withdraw-unproved', 3600)
  async withdrawUnproved(): Promise<void> {
    await this.transactions.run(systemActor(), async (tx) => {
      const [withdrawn] = await tx.query<{ id: string }[]>(
        `update organisations o set state = 'rejected', version = version + 1, updated_at = app_now()
         where o.state = 'pending' and not ${ownerProvedSql}
           and greatest(o.updated_at, (select max(p.created_at) from mail_proofs p
             join memberships m on m.user_id = p.user_id and m.role = 'owner' and m.organisation_id = o.id))
               <= app_now() - interval '14 days'
           and exists (select 1 from mail_proofs p
             join memberships m on m.user_id = p.user_id and m.role = 'owner' and m.organisation_id = o.id)
         returning o.id`,
      );
      for (const { id } of withdrawn ?? [])
        await tx.record(organisationRejected, organisationSubject(id), { withdrawn: true });
    });
  }

  /** Proves the address by the link, whoever opens it: only its reader can have it. A second click is no error. */
  async prove(actor: Actor, token: string): Promise<void> {
    await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<{ userId: string }>(
        `select user_id as "userId" from mail_proofs
         where token_hash = $1 and expires_at > app_now() for update`,
        [tokenHash(token)],
      );
      if (!row) throw mailProofErrors('not-found');
      await tx.query(
        'update mail_proofs set used_at = coalesce(used_at, app_now()) where token_hash = $1',
        [tokenHash(token)],
      );
      await markProved(tx, row.userId, 'link');
    });
  }
}

/** Notes that the account's address is its own; once. @param by the secret link that showed it */
export async function markProved(
  tx: Tx,
  userId: string,
  by: 'link' | 'invitation' | 'reset',
): Promise<void> {
  // An update answers [rows, count].
  const [rows] = await tx.query<{ id: string }[]>(
    `update users set email_proved_at = app_now(), updated_at = app_now()
     where id = $1 and email_proved_at is null and erased_at is null returning id`,
    [userId],
  );
  if (rows?.length) await tx.record(mailProved, { type: 'user', id: userId }, { by });
}
