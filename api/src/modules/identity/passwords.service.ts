import { Inject, Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../../platform/config.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { requestErrors } from '../../platform/errors.js';
import type { Actor, Language } from '../../platform/http/actor.js';
import { Counters } from '../../platform/http/counters.js';
import { networkOf } from '../../platform/http/network.js';
import { passwordResetErrors, userErrors } from './identity.errors.js';
import { passwordChanged } from './identity.events.js';
import { IdentityMails } from './identity-mails.service.js';
import { markProved } from './mail-proofs.service.js';
import { hashPassword, passwordFits } from './passwords.js';
import { SessionsService } from './sessions.service.js';
import { SignInDelays } from './sign-in-delays.service.js';
import { keyedDigest, newToken, tokenHash } from './tokens.js';
import type { User } from './user.entity.js';
import type { ChangePassword } from './users.schemas.js';
import { lockUser } from './users.service.js';

const perNetworkAndHour = 30;
const perMailAndHour = 3;
/** Longer than the work takes, so that the time of the answer does not tell whether there is an account. */
const answerAfterMs = 80;

/** New passwords: by the old one, or by a link sent to the account's address. */
@Injectable()
export class PasswordsService {
  constructor(
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(SessionsService) private readonly sessions: SessionsService,
    @Inject(SignInDelays) private readonly delays: SignInDelays,
    @Inject(IdentityMails) private readonly mails: IdentityMails,
    @Inject(Counters) private readonly counters: Counters,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Changes the reader's password and ends all their sessions but a new one.
   * @returns the new session's token
   * @throws AppError `user.password-wrong`
   */
  async change(actor: Actor, body: ChangePassword): Promise<string> {
    const hash = await hashPassword(body.newPassword);
    return this.withPassword(actor, body.currentPassword, async (tx, user) => {
      await this.replace(tx, user.id, hash, 'owner');
      return (await this.sessions.open(tx, user.id)).token;
    });
  }

  /** Runs work that only the holder of the password may ask for; guessing it is slowed down. */
  async withPassword<T>(
    actor: Actor,
    currentPassword: string,
    work: (tx: Tx, user: User) => Promise<T>,
  ): Promise<T> {
    const origin = { address: actor.address ?? '', device: undefined };
    const attempt = await this.delays.admit(`password of ${actor.userId ?? ''}`, origin);
    const result = await this.transactions.run(actor, async (tx) => {
      const user = await lockUser(tx, actor.userId);
      if (!(await passwordFits(currentPassword, user.passwordHash))) throw wrong(actor.language);
      return work(tx, user);
    });
    await attempt.succeeded();
    return result;
  }

  /** Sends a link to the address if it has an account; the answer is the same if not. */
  async requestReset(actor: Actor, email: string): Promise<void> {
    const network = networkOf(actor.address ?? '');
    if ((await this.counters.hit('password-reset', network, 3600)) > perNetworkAndHour)
      throw requestErrors('too-many', { seconds: 3600 });
    await Promise.all([
      this.sendReset(actor, email),
      new Promise((resolve) => setTimeout(resolve, answerAfterMs)),
    ]);
  }

  private async sendReset(actor: Actor, email: string): Promise<void> {
    const bucket = keyedDigest(this.config.APP_SECRET, email);
    if ((await this.counters.hit('password-reset-mail', bucket, 3600)) > perMailAndHour) return;
    await this.transactions.run(actor, async (tx) => {
      const [user] = await tx.query<{
        id: string;
        email: string;
        language: Language;
        proved: boolean;
      }>(
        'select id, email, language, email_proved_at is not null as proved from users where email = $1',
        [email],
      );
      if (!user) return;
      const token = newToken();
      await tx.query(
        `insert into password_resets (id, user_id, token_hash, expires_at)
         values ($1, $2, $3, app_now() + interval '1 hour')`,
        [uuidv7(), user.id, tokenHash(token)],
      );
      await this.mails.sendReset(tx, user, token);
    });
  }

  /** Sets a new password by the link; it works once, and all sessions and other links end. */
  async reset(actor: Actor, token: string, password: string): Promise<void> {
    const hash = await hashPassword(password);
    await this.transactions.run(actor, async (tx) => {
      const [row] = await tx.query<{ userId: string }>(
        `select user_id as "userId" from password_resets
         where token_hash = $1 and used_at is null and expires_at > app_now() for update`,
        [tokenHash(token)],
      );
      if (!row) throw passwordResetErrors('not-found');
      await this.replace(tx, row.userId, hash, 'reset');
      await markProved(tx, row.userId, 'reset');
    });
  }

  private async replace(tx: Tx, userId: string, hash: string, by: 'owner' | 'reset') {
    await tx.query(
      'update users set password_hash = $2, updated_at = app_now() where id = $1 and erased_at is null',
      [userId, hash],
    );
    await tx.query('delete from sessions where user_id = $1', [userId]);
    await tx.query(
      'update password_resets set used_at = app_now() where user_id = $1 and used_at is null',
      [userId],
    );
    await tx.record(passwordChanged, { type: 'user', id: userId }, { by });
  }
}

function wrong(language: Language) {
  const message = userErrors('password-wrong').sentence(language);
  const field = { pointer: '/currentPassword', code: 'password-wrong', message };
  return userErrors('password-wrong', {}, [field]);
}
