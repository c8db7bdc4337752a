import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../database/transaction.js';
import { MailComposers } from './mail-composers.js';
import { MAILER, type Mail, type Mailer } from './mailer.js';

interface Queued {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly composer: string | null;
  readonly composerKey: string | null;
  readonly attempts: number;
}

/** With an hour at most between them: more than three days. */
const maxAttempts = 80;
/** 30 seconds, 1, 2, 4 … minutes, at most an hour. */
const waitSql = (attempts: string) => `least(3600, 30 * 2 ^ least(${attempts}, 10))`;

/** Mails are rows first: they commit with the fact they tell of and leave when the server is there. */
@Injectable()
export class MailQueue {
  /** Taken by the mail server, but the row does not say so yet: told to the row before anything else is sent. */
  private readonly accepted = new Map<string, Mail>();

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(MAILER) private readonly mailer: Mailer,
    @Inject(MailComposers) private readonly composers: MailComposers,
  ) {}

  /** Queues a mail in the caller's transaction. */
  async put(tx: Tx, mail: { to: string; subject: string; text: string }): Promise<void> {
    await tx.query(
      'insert into mails (id, recipient, subject, body, due_at) values ($1, $2, $3, $4, app_now())',
      [uuidv7(), mail.to, mail.subject, mail.text],
    );
  }

  /** Sends what is due. @returns the number of mails accepted by the mail server */
  async flush(limit = 20): Promise<number> {
    for (const [id, mail] of this.accepted) await this.forget(id, mail);
    const [rows] = await this.source.query<[Queued[], number]>(
      `update mails set attempts = attempts + 1, due_at = app_now() + make_interval(secs => ${waitSql('attempts')})
       where id in (select id from mails where state = 'queued' and due_at <= app_now()
                    order by due_at limit $1 for update skip locked)
       returning id, recipient, subject, body, composer, composer_key as "composerKey", attempts`,
      [limit],
    );
    let sent = 0;
    for (const row of rows) sent += (await this.send(row)) ? 1 : 0;
    return sent;
  }

  private async send(row: Queued): Promise<boolean> {
    let mail: Mail | null;
    try {
      if (!(await this.mine(row))) return false;
      mail = await this.write(row);
      if (!mail) {
        await this.source.query(`update mails set state = 'dropped' where id = $1`, [row.id]);
        return false;
      }
      await this.mailer.send(mail);
      this.accepted.set(row.id, mail);
    } catch (error) {
      await this.source.query(
        `update mails set error = $2, state = case when attempts >= $3 then 'failed' else 'queued' end,
           due_at = app_now() + make_interval(secs => ${waitSql('attempts - 1')}) where id = $1`,
        [row.id, (error as Error).message.slice(0, 500), maxAttempts],
      );
      return false;
    }
    // Not among what is tried again: a mail that was taken is never sent by this process a second time. One that is killed
    // just here leaves it to another after five minutes, with the Message-ID by which mail programs know it.
    await this.forget(row.id, mail);
    return true;
  }

  /** Mails before it may have taken long: whoever claimed it since has it. Else it stays ours while it is sent. */
  private async mine(row: Queued): Promise<boolean> {
    const [kept] = await this.source.query<[unknown[], number]>(
      `update mails set due_at = greatest(due_at, app_now() + interval '5 minutes')
       where id = $1 and state = 'queued' and attempts = $2 returning id`,
      [row.id, row.attempts],
    );
    return kept.length > 0;
  }

  private async write(row: Queued): Promise<Mail | null> {
    const messageId = `<${row.id}@aism>`;
    if (row.composer === null || row.composerKey === null)
      return { to: row.recipient, subject: row.subject, text: row.body, messageId };
    const mail = await this.composers.compose(row.composer, row.composerKey);
    return mail && { ...mail, messageId };
  }

  private async forget(id: string, mail: Mail): Promise<void> {
    await this.source.query(
      // A sent body may hold a link that opens an account: it is not kept. Without a mail server the row is the mail.
      `update mails set state = 'sent', sent_at = app_now(), error = null, recipient = $3, subject = $4,
         body = case when $2 then '' else $5 end where id = $1`,
      [id, this.mailer.forgets, mail.to, mail.subject, mail.text],
    );
    this.accepted.delete(id);
  }
}
