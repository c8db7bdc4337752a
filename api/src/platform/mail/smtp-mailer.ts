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
    this.transport = createTransport(url);
  }

  async send(mail: Mail): Promise<void> {
    await this.transport.sendMail({ from: this.from, ...mail });
  }
}

/** Keeps mails in the `mails` table only: development without a mail server. */
export class NoMailer implements Mailer {
  readonly forgets = false;

  send(): Promise<void> {
    return Promise.resolve();
  }
}
