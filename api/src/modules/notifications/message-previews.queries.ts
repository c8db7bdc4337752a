import { Inject, Injectable } from '@nestjs/common';
import type { Language } from '../../platform/http/actor.js';
import { sampleId } from './message-samples.js';
import { MessageMails } from './message-mails.service.js';
import { writeMessage } from './message-texts.queries.js';
import { MessageKinds, type MessageKind } from './notifications.reads.js';

const languages: readonly Language[] = ['zh-CN', 'en'];

/** Every mail in both languages, written from made-up facts (示例) by the very code that writes the real ones. */
@Injectable()
export class MessagePreviews {
  constructor(
    @Inject(MessageKinds) private readonly kinds: MessageKinds,
    @Inject(MessageMails) private readonly mails: MessageMails,
  ) {}

  all() {
    const items = this.kinds
      .all()
      .flatMap((kind) => languages.map((language) => this.preview(kind, language)));
    return { items, total: items.length };
  }

  private preview(kind: MessageKind, language: Language) {
    const { subject, data, titles, details } = kind.sample;
    const message = { subjectType: subject.type, subjectId: subject.id, data };
    const written = writeMessage(kind, message, language, {
      titleOf: (type) => titles[type],
      provisionalYear: () => null,
    });
    const reader = { userId: sampleId, email: '', language };
    const mail = this.mails.lay(written, details?.[language] ?? [], reader);
    return {
      ...{ kind: kind.name, topic: kind.topic, label: kind.label[language], language },
      ...{ subject: mail.subject, text: mail.text, html: mail.html ?? '' },
      byMail: kind.defaults.mail !== null,
    };
  }
}
