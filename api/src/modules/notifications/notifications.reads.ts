import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transaction.js';
import type { Language } from '../../platform/http/actor.js';

/**
 * The door of this module: telling people something, in the application and by mail.
 *
 * A new kind of message is one file. In it a provider
 * 1. declares the kind in its constructor: `kinds.add({ name: 'bid.opened', … })`, with both texts and sample facts
 *    (the preview page and its test then show it by themselves), and
 * 2. subscribes to the event: `@On('notifications.bid-opened', BidOpened)` and calls `messages.send(tx, …)`.
 * For what lower modules tell, the file lies here (`*-messages.service.ts`, one line in notifications.module.ts);
 * modules above import NotificationsModule and keep the file themselves. Where a text names something of theirs,
 * they say how its title is read: `kinds.addTitles('saved-search', loader)`.
 */

/** When the mail of a message leaves. */
export const mailChoices = ['off', 'at-once', 'daily', 'weekly'] as const;
export type MailChoice = (typeof mailChoices)[number];

/** The headings under which people choose what they are told. */
export const messageTopics = [
  ...(['following', 'questions', 'reviews', 'pairings', 'lists', 'bids', 'searches'] as const),
];
export type MessageTopic = (typeof messageTopics)[number];

export interface MessageSubject {
  readonly type: string;
  readonly id: string;
}
/** Ids and facts only: never a name, a contact or anything else of a person. */
export type MessageData = Readonly<Record<string, unknown>>;

/** What a text is written from, for one reader. */
export interface MessageFacts {
  readonly subject: MessageSubject;
  readonly data: MessageData;
  /**
   * The title of the subject, or of what `data.<type>Id` names, as the reader may see it now; a general word where it
   * may not be told or is gone.
   */
  title(type?: string): string;
  /** A moment in 厦门 time; a dash when there is none. */
  time(value: unknown): string;
  /** The same where something ends then: a term that ends with a day ends at its 24:00, not at 00:00 of the next. */
  until(value: unknown): string;
  /** A day (`2027-06-30`) in words; a dash when there is none. */
  day(value: unknown): string;
  /**
   * What is to be said beside a moment that was counted in working days when the message was made: that the year was
   * provisional. Nothing for other moments. For kinds that say `countsDays` alone.
   */
  counted(value: unknown): readonly string[];
  /** The fact as a number; 0 when it is none. */
  number(name: string): number;
  /** The fact as a text; '' when it is none. */
  text(name: string): string;
}
export interface MessageText {
  readonly title: string;
  readonly lines: readonly string[];
}
export type MessageTemplate = (facts: MessageFacts) => MessageText;

export interface MessageKind {
  /** Mostly the name of the event; stored: never rename it. */
  readonly name: string;
  readonly topic: MessageTopic;
  /** What it is called where people choose. */
  readonly label: Readonly<Record<Language, string>>;
  readonly texts: Readonly<Record<Language, MessageTemplate>>;
  /** Where the thing is, as a path of the web. */
  readonly path: (facts: Pick<MessageFacts, 'subject' | 'data'>) => string;
  /** How it comes when its reader chose nothing. `mail: null`: never by mail (another module sends its own). */
  readonly defaults: { readonly inApp: boolean; readonly mail: MailChoice | null };
  /** Whether it may be switched off in the application; what the process or the law asks for may not. */
  readonly mutable: boolean;
  /** Made-up facts for the preview (示例); titles by type. */
  readonly sample: {
    readonly subject: MessageSubject;
    readonly data: MessageData;
    readonly titles: Readonly<Record<string, string>>;
    readonly details?: Readonly<Record<Language, readonly string[]>>;
  };
  /** Readers who work on the thing see its unpublished title; all others the published one. */
  readonly working?: boolean;
  /** Its texts tell of a moment counted in working days (`counted`): the calendars are read for such kinds alone. */
  readonly countsDays?: boolean;
  /** Further lines of the mail, read when it leaves. */
  readonly details?: (
    message: { readonly subject: MessageSubject; readonly data: MessageData },
    language: Language,
  ) => Promise<readonly string[]>;
  /** Asked when a mail leaves: false drops what is no longer true (a reminder of a deadline that moved). */
  readonly stillTrue?: (
    message: { readonly subject: MessageSubject; readonly data: MessageData },
    reader: Pick<EntityManager, 'query'>,
    now: Date,
  ) => Promise<boolean>;
}

/** Titles of the ids that may be told; ids that may not are missing. */
export type TitleLoader = (
  ids: readonly string[],
  options: { readonly working: boolean; readonly reader: Pick<EntityManager, 'query'> },
) => Promise<ReadonlyMap<string, string>>;

/** All kinds of messages. Providers add theirs in their constructors. */
@Injectable()
export class MessageKinds {
  private readonly kinds = new Map<string, MessageKind>();
  private readonly titles = new Map<string, TitleLoader>();

  /** @throws Error when the name is taken */
  add(...kinds: readonly MessageKind[]): void {
    for (const kind of kinds) {
      if (this.kinds.has(kind.name)) throw new Error(`kind ${kind.name} is declared twice`);
      this.kinds.set(kind.name, kind);
    }
  }

  /** Says how titles of a type are read. @throws Error when the type is taken */
  addTitles(type: string, loader: TitleLoader): void {
    if (this.titles.has(type)) throw new Error(`titles of ${type} are declared twice`);
    this.titles.set(type, loader);
  }

  /** @throws Error for a kind nobody declared */
  get(name: string): MessageKind {
    const kind = this.kinds.get(name);
    if (!kind) throw new Error(`no kind of message ${name}`);
    return kind;
  }

  /** Undefined for one that this version does not know (any more). */
  find(name: string): MessageKind | undefined {
    return this.kinds.get(name);
  }

  all(): readonly MessageKind[] {
    return [...this.kinds.values()];
  }

  titlesOf(type: string): TitleLoader | undefined {
    return this.titles.get(type);
  }
}

/** What members must be allowed to do in the organisation to be told. */
export type MemberPermission = 'view' | 'edit' | 'own';
/** Ids of users, the members of an organisation, or the holders of a platform role (one of them: only while they hold it). */
export type Recipients =
  | readonly string[]
  | { readonly organisationId: string; readonly permission: MemberPermission }
  | { readonly role: string; readonly userId?: string };

export interface Message {
  readonly kind: string;
  /** One message for each recipient and key, for ever. */
  readonly key: string;
  readonly subject: MessageSubject;
  readonly data: MessageData;
  /** Messages of one group stand together in a digest. */
  readonly group?: string;
}

/** One row of a set: a message to one user. */
export interface MessageRow extends Omit<Message, 'kind'> {
  readonly userId: string;
  /** The organisation for which the user is told: no more once they have left it. */
  readonly organisationId?: string | null;
}

/**
 * Tells people something; all in the caller's transaction, so that a message exists if and only if its fact does.
 * Who was erased is left out; who muted the kind gets none; by mail only proved addresses. Each method gives the
 * number of messages made, without those that were there already.
 */
export abstract class Messages {
  /** @throws Error for an undeclared kind */
  abstract send(tx: Tx, message: Message & { readonly recipients: Recipients }): Promise<number>;

  /** The same message to whom a query names. @param audience selects `user_id`, `organisation_id` (null: in person), `role` */
  abstract sendTo(
    tx: Tx,
    message: Message,
    audience: { readonly sql: string; readonly params: readonly unknown[] },
  ): Promise<number>;

  /** Many different messages of one kind: a statement for each 5,000 rows. */
  abstract sendMany(tx: Tx, kind: string, rows: readonly MessageRow[]): Promise<number>;

  /**
   * As many messages of one kind as a query has rows, in one statement; nothing passes through this process.
   * @param query selects `user_id uuid, organisation_id uuid, key text, subject_type text, subject_id uuid, data jsonb,
   *   group_key text`
   */
  abstract sendSelected(
    tx: Tx,
    kind: string,
    query: { readonly sql: string; readonly params: readonly unknown[] },
  ): Promise<number>;
}
