/** One message to one person: plain text, and the same as simple HTML where somebody made it. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Further header lines, e.g. `List-Unsubscribe`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Stable id: a mail sent again after a crash carries the same one, so clients can drop it. */
  readonly messageId: string;
}

/** The port to the mail system, which we do not own; its fake is held to the same contract. */
export interface Mailer {
  /** @throws Error when the mail was not accepted; the caller retries later */
  send(mail: Mail): Promise<void>;
  /** Whether sent mails may be forgotten; false where the table is the only place to read them. */
  readonly forgets: boolean;
}
export const MAILER = Symbol('mailer');
