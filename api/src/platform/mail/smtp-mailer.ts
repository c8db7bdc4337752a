import { createTransport, type Transporter } from 'nodemailer';
import type { Mail, Mailer } from './mailer.js';

/** Sends by SMTP. */
export class SmtpMailer implements Mailer {
  readonly forgets = true;
  private readonly transport: Transporter;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    // Well below the time for which the queue holds a mail for its sender.
    this.transport = createTransport({
      ...{ url, connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 },
    });
  }

  async send({ headers, ...mail }: Mail): Promise<void> {
    await this.transport.sendMail({ from: this.from, ...mail, headers: { ...headers } });
  }
}

/** Keeps mails in the `mails` table only: development without a mail server. */
export class NoMailer implements Mailer {
  readonly forgets = false;

  send(): Promise<void> {
    return Promise.resolve();
  }
}
