import { createHmac, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Language } from '../../platform/http/actor.js';
import { MailComposers } from '../../platform/mail/mail-composers.js';
import type { Mail } from '../../platform/mail/mailer.js';
import { digestSubject, layOutMail, moreItem, type MailItem } from './message-mail-layout.js';
import {
  messageColumns,
  stillTheirsSql,
  type MailReader,
  type StoredMessage,
} from './message-rows.queries.js';
import { MessageTexts, type WrittenMessage } from './message-texts.queries.js';
import { MessageKinds } from './notifications.reads.js';

type Composed = Omit<Mail, 'messageId'>;
/** A digest shows so many messages; the others are in the application. */
const digestItems = 50;
type Due = StoredMessage & MailReader & { readonly now: Date };

/**
 * Writes mails of messages at the moment they leave, from things as they stand then: nothing goes to who was erased,
 * left, changed their mind or lost the address; nothing is told that is no longer true.
 */
@Injectable()
export class MessageMails {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(MessageKinds) private readonly kinds: MessageKinds,
    @Inject(MessageTexts) private readonly texts: MessageTexts,
    @Inject(MailComposers) composers: MailComposers,
  ) {
    composers.add('message', (id) => this.single(id));
    composers.add('digest', (id) => this.digest(id));
  }

  /** A mail of one message: as sent, or for a preview. */
  lay(
    written: WrittenMessage,
    details: readonly string[],
    reader: { readonly userId: string; readonly email: string; readonly language: Language },
  ): Composed {
    const { language } = reader;
    const token = this.muteToken(reader.userId, written.kind);
    const item = { ...this.item(written), lines: [...written.lines, ...details] };
    const mail = layOutMail(
      {
        ...{ subject: written.title, items: [item], preferences: this.preferences },
        mute: this.link(`/mute/${token}`),
      },
      language,
    );
    return {
      ...{ to: reader.email, ...mail },
      headers: {
        // RFC 8058: a mail program posts to the address without anybody signing in.
        'List-Unsubscribe': `<${this.link(`/api/v1/message-mutes/${token}/one-click`)}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  }

  /** @returns whose mails of which kind the token of a link ends; null for one that was not made here */
  readMuteToken(token: string): { userId: string; kind: string } | null {
    const [body = '', mark = ''] = token.split('.');
    const [expected, given] = [Buffer.from(this.sign(body)), Buffer.from(mark)];
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
    const [userId = '', kind = ''] = Buffer.from(body, 'base64url').toString().split(' ');
    return { userId, kind };
  }

  private async single(id: string): Promise<Composed | null> {
    const [due] = await this.due('m.id = $1', id);
    const mine = due && (await this.stillTrue(due)) ? due : null;
    if (!mine) return null;
    const [entry] = await this.texts.write([mine], mine.language);
    return entry ? this.lay(entry.written, await this.details(mine), mine) : null;
  }

  /** Nothing that has been read meanwhile, and nothing at all when nothing is left. */
  private async digest(id: string): Promise<Composed | null> {
    const due = await this.due('m.digest_id = $1 and m.read_at is null', id);
    const valid: Due[] = [];
    for (const message of due) if (await this.stillTrue(message)) valid.push(message);
    const [reader] = valid;
    if (!reader) return null;
    const entries = await this.texts.write(valid, reader.language);
    if (entries.length === 0) return null;
    const items = entries.slice(0, digestItems).map(({ written }) => this.item(written));
    const left = entries.length - items.length;
    if (left > 0) items.push(moreItem(left, this.link('/bench/messages'), reader.language));
    const subject = digestSubject(entries.length, reader.language);
    const mail = layOutMail({ subject, items, preferences: this.preferences }, reader.language);
    return { to: reader.email, ...mail };
  }

  /** In one order: groups together, by their first message. */
  private due(condition: string, id: string): Promise<Due[]> {
    return this.source.query<Due[]>(
      `select ${messageColumns}, u.email, u.language, app_now() as now
       from messages m join users u on u.id = m.user_id
       where ${condition} and u.erased_at is null and u.email_proved_at is not null and m.mail <> 'off'
         and ${stillTheirsSql}
       order by min(m.at) over (partition by coalesce(m.group_key, m.id::text)), coalesce(m.group_key, m.id::text), m.at, m.id`,
      [id],
    );
  }

  private async stillTrue(due: Due): Promise<boolean> {
    const kind = this.kinds.find(due.kind);
    if (!kind) return false;
    return (await kind.stillTrue?.(factsOf(due), this.source, due.now)) ?? true;
  }

  private async details(due: Due): Promise<readonly string[]> {
    return (await this.kinds.find(due.kind)?.details?.(factsOf(due), due.language)) ?? [];
  }

  private item({ title, lines, path }: WrittenMessage): MailItem {
    return { title, lines, link: this.link(path) };
  }

  private get preferences(): string {
    return this.link('/bench/messages/preferences');
  }

  private link(path: string): string {
    return new URL(path, this.config.PUBLIC_URL).toString();
  }

  private muteToken(userId: string, kind: string): string {
    const body = Buffer.from(`${userId} ${kind}`).toString('base64url');
    return `${body}.${this.sign(body)}`;
  }

  private sign(body: string): string {
    return createHmac('sha256', `mute ${this.config.APP_SECRET}`).update(body).digest('base64url');
  }
}

const factsOf = ({ subjectType, subjectId, data }: Due) => ({
  ...{ subject: { type: subjectType, id: subjectId }, data },
});
