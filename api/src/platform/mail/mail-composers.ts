import { Injectable } from '@nestjs/common';
import type { Mail } from './mailer.js';

/** Writes the mail of a key as things stand now; null when it is to be sent no more. */
export type MailComposer = (key: string) => Promise<Omit<Mail, 'messageId'> | null>;

/** Who writes mails at the moment they leave: until then the queue holds neither text nor address. */
@Injectable()
export class MailComposers {
  private readonly composers = new Map<string, MailComposer>();

  /** Registers a composer, e.g. from a constructor. The name is stored: never rename it. */
  add(name: string, composer: MailComposer): void {
    if (this.composers.has(name)) throw new Error(`composer ${name} is registered twice`);
    this.composers.set(name, composer);
  }

  /** @throws Error for a composer that this version does not have: the mail waits for one that has it */
  compose(name: string, key: string): ReturnType<MailComposer> {
    const composer = this.composers.get(name);
    if (!composer) throw new Error(`no composer ${name} in this version`);
    return composer(key);
  }
}
