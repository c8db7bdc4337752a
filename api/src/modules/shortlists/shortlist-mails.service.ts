import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Tx } from '../../platform/database/transaction.js';
import type { Language } from '../../platform/http/actor.js';
import { MailQueue } from '../../platform/mail/mail-queue.js';
import { IdentityReads, type Person } from '../identity/identity.reads.js';
import type { EntryRow, ShortlistRow } from './shortlist-rows.queries.js';

type Text = Readonly<Record<Language, { subject: string; text: string }>>;

/** Tells the owner of a new shortlist, and its matchmaker of the answers; the texts hold no names and no contacts. */
@Injectable()
export class ShortlistMails {
  constructor(
    @Inject(MailQueue) private readonly queue: MailQueue,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async tellOwner(tx: Tx, list: ShortlistRow, entries: number, answerBy: Date): Promise<void> {
    const day = answerBy.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
    const people = await this.identity.membersOf(list.organisationId);
    await this.put(tx, list, people, {
      'zh-CN': {
        subject: '撮合员为您推荐了对接对象',
        text: `撮合员为您挑选了 ${entries} 个对接对象，并写明了理由。请在 ${day} 前逐个回应。`,
      },
      en: {
        subject: 'A matchmaker has a shortlist for you',
        text: `A matchmaker has picked ${entries} candidates for you, with reasons. Please answer each of them by ${day}.`,
      },
    });
  }

  async tellMatchmaker(tx: Tx, list: ShortlistRow, entries: readonly EntryRow[]): Promise<void> {
    const yes = entries.filter((entry) => entry.answer && entry.answer !== 'decline').length;
    const people = (await this.identity.holdersOf('matchmaker')).filter(
      (person) => person.userId === list.createdBy,
    );
    await this.put(tx, list, people, {
      'zh-CN': {
        subject: '推荐名单已全部回应',
        text: `您发送的推荐名单已全部回应：${entries.length} 个中有 ${yes} 个愿意对接或了解。`,
      },
      en: {
        subject: 'Your shortlist has been answered',
        text: `Your shortlist has been answered: ${yes} of ${entries.length} are wanted or of interest.`,
      },
    });
  }

  private async put(tx: Tx, list: ShortlistRow, people: readonly Person[], text: Text) {
    const link = new URL(`/bench/shortlists/${list.id}`, this.config.PUBLIC_URL).toString();
    for (const person of people) {
      const mail = text[person.language];
      await this.queue.put(tx, {
        to: person.email,
        subject: mail.subject,
        text: `${mail.text}\n\n${link}`,
      });
    }
  }
}
