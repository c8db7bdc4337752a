import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../database/transaction.js';
import { MAILER, type Mailer } from './mailer.js';

interface Queued {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly attempts: number;
}

/** Mails are rows first: they commit with the fact they tell of and leave when the server is there. */
@Injectable()
export class MailQueue {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(MAILER) private readonly mailer: Mailer,
  ) {}

  /** Queues a mail in the caller's transaction. */
  async put(tx: Tx, mail: { to: string; subject: string; text: string }): Promise<void> {
    await tx.query('insert into mails (id, recipient, subject, body) values ($1, $2, $3, $4)', [
      uuidv7(),
      mail.to,
      mail.subject,
      mail.text,
    ]);
  }

  /** Sends what is due. @returns the number of mails accepted by the mail server */
  async flush(limit = 20): Promise<number> {
    const [rows] = await this.source.query<[Queued[], number]>(
      `update mails set attempts = attempts + 1, due_at = clock_timestamp() + make_interval(secs => least(3600, 30 * 2 ^ attempts))
       where id in (select id from mails where state = 'queued' and due_at <= clock_timestamp()
                    order by due_at limit $1 for update skip locked)
       returning id, recipient, subject, body, attempts`,
      [limit],
    );
    let sent = 0;
    for (const row of rows) sent += (await this.send(row)) ? 1 : 0;
    return sent;
  }

  private async send(row: Queued): Promise<boolean> {
    try {
      await this.mailer.send({
        to: row.recipient,
        subject: row.subject,
        text: row.body,
        messageId: `<${row.id}@aism>`,
      });
      await this.source.query(
        // A sent body may hold a link that opens an account: it is not kept.
        `update mails set state = 'sent', sent_at = app_now(), error = null,
           body = case when $2 then '' else body end where id = $1`,
        [row.id, this.mailer.forgets],
      );
      return true;
    } catch (error) {
      // A mail server that is down for a day: 12 attempts with an hour at most between them cover it.
      await this.source.query(
        `update mails set error = $2, state = case when attempts >= 30 then 'failed' else 'queued' end where id = $1`,
        [row.id, (error as Error).message.slice(0, 500)],
      );
      return false;
    }
  }
}
