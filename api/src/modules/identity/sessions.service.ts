import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CONFIG, type Config } from '../../platform/config.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor, visitor, type Actor } from '../../platform/http/actor.js';
import { newSessionToken } from '../../platform/http/session-token.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { sessionErrors } from './identity.errors.js';
import { sessionOpened } from './identity.events.js';
import { passwordFits } from './passwords.js';
import type { SignIn } from './sessions.schemas.js';
import { SignInDelays, type Origin } from './sign-in-delays.service.js';
import { tokenHash } from './tokens.js';

export interface OpenedSession {
  /** Goes to the cookie and is stored nowhere. */
  readonly token: string;
  readonly userId: string;
}

/** Opens and closes sessions: an opaque token in the browser, its hash in a row. */
@Injectable()
export class SessionsService {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(SignInDelays) private readonly delays: SignInDelays,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * Signs in by mail and password; the browser's former session ends.
   * @throws AppError `session.wrong-credentials`, the same for an unknown mail, a wrong password and a
   *   demonstration account in production; `request.too-many` after repeated failures
   */
  async signIn(
    body: SignIn,
    origin: Origin,
    former: string | undefined,
  ): Promise<OpenedSession & { device: string }> {
    const attempt = await this.delays.admit(body.email, origin);
    const [user] = await this.source.query<{ id: string; passwordHash: string | null }[]>(
      'select id, password_hash as "passwordHash" from users where email = $1',
      [body.email],
    );
    const refused = this.config.NODE_ENV === 'production' && body.email.endsWith('@demo.example');
    const fits = await passwordFits(body.password, user?.passwordHash ?? null);
    if (!user || !fits || refused) {
      await attempt.failed();
      throw sessionErrors('wrong-credentials');
    }
    const actor = { ...visitor(), userId: user.id };
    const opened = await this.transactions.run(actor, async (tx) => {
      await this.refuseOutdated(tx, user.id, user.passwordHash);
      if (former) await this.close(tx, former);
      return this.open(tx, user.id);
    });
    await attempt.succeeded();
    return { ...opened, device: this.delays.deviceFor(body.email) };
  }

  /** Opens a session in the caller's transaction, however the user has proved who they are. */
  async open(tx: Tx, userId: string): Promise<OpenedSession> {
    const token = newSessionToken(this.config.APP_SECRET);
    await tx.query(
      `insert into sessions (id, user_id, token_hash, expires_at)
       values ($1, $2, $3, app_now() + interval '30 days')`,
      [uuidv7(), userId, tokenHash(token)],
    );
    await tx.record(sessionOpened, { type: 'user', id: userId }, {});
    return { token, userId };
  }

  /** While the old password was checked it may have been replaced, or the account erased. */
  private async refuseOutdated(tx: Tx, userId: string, hash: string | null): Promise<void> {
    const same = await tx.query(
      'select 1 from users where id = $1 and password_hash = $2 for share',
      [userId, hash],
    );
    if (same.length === 0) throw sessionErrors('wrong-credentials');
  }

  private close(tx: Tx, token: string): Promise<unknown> {
    return tx.query('delete from sessions where token_hash = $1', [tokenHash(token)]);
  }

  /** Ends the session of this browser; ending none is no error. */
  async signOut(actor: Actor): Promise<void> {
    if (actor.sessionId)
      await this.source.query('delete from sessions where id = $1', [actor.sessionId]);
  }

  /** Ends all sessions of the user, on every device. */
  async signOutEverywhere(actor: Actor): Promise<void> {
    await this.source.query('delete from sessions where user_id = $1', [actor.userId]);
  }

  /** Removes what has run out: sessions, links, counters. */
  @Job('identity.expire', 3600)
  async expire(): Promise<void> {
    await this.transactions.run(systemActor(), async (tx) => {
      await tx.query(
        `delete from sessions where expires_at <= app_now() or seen_at <= app_now() - interval '12 hours'`,
      );
      await tx.query(
        `delete from password_resets where expires_at <= app_now() - interval '1 day'`,
      );
      await tx.query(`delete from mail_proofs where expires_at <= app_now() - interval '1 day'`);
      await tx.query('delete from counters where expires_at <= app_now()');
      // A sent mail is kept only as long as somebody may ask whether it was sent.
      await tx.query(
        `delete from mails where state <> 'queued' and created_at <= app_now() - interval '30 days'`,
      );
      // An invitation keeps who and when; the address of somebody who never came is dropped.
      await tx.query(
        `update invitations set email = null where email is not null and accepted_at is null
           and expires_at <= app_now() - interval '30 days'`,
      );
    });
  }
}
