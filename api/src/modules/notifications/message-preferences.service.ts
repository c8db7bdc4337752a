import { Inject, Injectable } from '@nestjs/common';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor, type Actor } from '../../platform/http/actor.js';
import { DataSource } from 'typeorm';
import { MessageMails } from './message-mails.service.js';
import { messageErrors } from './notifications.errors.js';
import { MessageKinds, type MailChoice, type MessageKind } from './notifications.reads.js';
import type { ChangePreference, PreferenceView } from './notifications.schemas.js';

interface Chosen {
  readonly kind: string;
  readonly inApp: boolean;
  readonly mail: MailChoice;
}

/** What each person wants to be told by which way. */
@Injectable()
export class MessagePreferences {
  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(MessageKinds) private readonly kinds: MessageKinds,
    @Inject(MessageMails) private readonly mails: MessageMails,
  ) {}

  async list(actor: Actor) {
    const chosen = await this.chosen(actor.userId);
    const items = this.kinds.all().map((kind) => viewOf(kind, chosen.get(kind.name), actor));
    return { items, total: items.length };
  }

  /** @throws AppError `message.kind-not-found`, `.kind-not-mutable`, `.kind-without-mail` */
  async change(name: string, wanted: ChangePreference, actor: Actor) {
    const kind = this.known(name);
    if (!wanted.inApp && !kind.mutable) throw messageErrors('kind-not-mutable');
    if (wanted.mail !== 'off' && kind.defaults.mail === null)
      throw messageErrors('kind-without-mail');
    await this.transactions.run(actor, (tx) => this.write(tx, actor.userId ?? '', kind, wanted));
    return this.list(actor);
  }

  /** Back to the default. */
  async reset(name: string, actor: Actor) {
    const kind = this.known(name);
    await this.transactions.run(actor, async (tx) => {
      await tx.query('delete from message_preferences where user_id = $1 and kind = $2', [
        actor.userId,
        kind.name,
      ]);
      await adjustWaiting(tx, actor.userId ?? '', kind.name, kind.defaults.mail ?? 'off');
    });
    return this.list(actor);
  }

  /** What a link in a mail would end. @throws AppError `message.link-invalid` */
  async readMute(token: string, actor: Actor) {
    const { userId, kind } = this.muted(token);
    const chosen = (await this.chosen(userId)).get(kind.name);
    const label = kind.label[actor.language];
    return { kind: kind.name, label, muted: (chosen?.mail ?? kind.defaults.mail) === 'off' };
  }

  /** Ends the mails of that kind, and of no other; what the application shows stays. Repeating changes nothing. */
  async mute(token: string): Promise<void> {
    const { userId, kind } = this.muted(token);
    const chosen = (await this.chosen(userId)).get(kind.name);
    const inApp = chosen?.inApp ?? kind.defaults.inApp;
    await this.transactions.run(systemActor(), (tx) =>
      this.write(tx, userId, kind, { inApp, mail: 'off' }),
    );
  }

  private muted(token: string): { userId: string; kind: MessageKind } {
    const read = this.mails.readMuteToken(token);
    const kind = read && this.kinds.find(read.kind);
    if (!kind) throw messageErrors('link-invalid');
    return { userId: read.userId, kind };
  }

  private known(name: string): MessageKind {
    const kind = this.kinds.find(name);
    if (!kind) throw messageErrors('kind-not-found');
    return kind;
  }

  private async write(tx: Tx, userId: string, kind: MessageKind, wanted: ChangePreference) {
    await tx.query(
      `insert into message_preferences (user_id, kind, in_app, mail, changed_at)
       select u.id, $2, $3, $4, $5 from users u where u.id = $1 and u.erased_at is null
       on conflict (user_id, kind) do update set in_app = excluded.in_app, mail = excluded.mail,
         changed_at = excluded.changed_at`,
      [userId, kind.name, wanted.inApp, wanted.mail, tx.now],
    );
    await adjustWaiting(tx, userId, kind.name, wanted.mail);
  }

  private async chosen(userId: string | null): Promise<ReadonlyMap<string, Chosen>> {
    const rows = await this.source.query<Chosen[]>(
      'select kind, in_app as "inApp", mail from message_preferences where user_id = $1',
      [userId],
    );
    return new Map(rows.map((row) => [row.kind, row]));
  }
}

/** What waits follows the new choice: off stops it, another rhythm carries it. */
async function adjustWaiting(tx: Tx, userId: string, kind: string, mail: MailChoice) {
  if (mail === 'at-once') return;
  await tx.query(
    `update messages set mail = $3 where user_id = $1 and kind = $2 and mail <> 'off'
       and ($3 = 'off' or (mail <> 'at-once' and digest_id is null))`,
    [userId, kind, mail],
  );
}

function viewOf(kind: MessageKind, chosen: Chosen | undefined, actor: Actor): PreferenceView {
  const { name, topic, label, mutable, defaults } = kind;
  return {
    ...{ kind: name, topic, label: label[actor.language], mutable, chosen: chosen !== undefined },
    inApp: mutable ? (chosen?.inApp ?? defaults.inApp) : true,
    mail: defaults.mail === null ? null : (chosen?.mail ?? defaults.mail),
    actions: chosen ? ['change', 'reset'] : ['change'],
  };
}
