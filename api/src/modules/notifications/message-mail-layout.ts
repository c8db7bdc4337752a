import type { Language } from '../../platform/http/actor.js';

/** What a mail shows of one message. */
export interface MailItem {
  readonly title: string;
  readonly lines: readonly string[];
  /** The full address of the thing. */
  readonly link: string;
}
export interface MailParts {
  readonly subject: string;
  readonly items: readonly MailItem[];
  /** Where its reader chooses what comes. */
  readonly preferences: string;
  /** One click ends this kind; not in a digest, which holds many. */
  readonly mute?: string;
}

const words = {
  'zh-CN': {
    site: 'AI厦门机会清单',
    open: '查看',
    why: '您收到此邮件，是因为您在平台上的账号选择了接收。',
    preferences: '设置接收方式',
    mute: '不再收到这类邮件',
    noReply: '本邮件由系统发出，请勿直接回复。',
  },
  en: {
    site: 'AI Xiamen Opportunity List',
    open: 'Open',
    why: 'You receive this mail because your account on the platform asks for it.',
    preferences: 'Choose what you receive',
    mute: 'No more mails of this kind',
    noReply: 'This mail was sent by a machine; please do not reply.',
  },
} as const;

/** The mail as plain text and as simple HTML that says the same. Pure. */
export function layOutMail(parts: MailParts, language: Language) {
  return { subject: parts.subject, text: textOf(parts, language), html: htmlOf(parts, language) };
}

function textOf({ items, preferences, mute }: MailParts, language: Language): string {
  const w = words[language];
  const bodies = items.map(({ title, lines, link }) => [title, ...lines, link].join('\n'));
  const foot = [
    '—',
    w.why,
    `${w.preferences}: ${preferences}`,
    ...(mute ? [`${w.mute}: ${mute}`] : []),
    w.noReply,
  ];
  return [...bodies, foot.join('\n')].join('\n\n');
}

function htmlOf({ items, preferences, mute }: MailParts, language: Language): string {
  const w = words[language];
  const body = items
    .map(
      ({ title, lines, link }) => `
<h2 style="font-size:18px;margin:24px 0 8px">${escaped(title)}</h2>
${lines
  .filter((line) => line !== '')
  .map((line) => `<p style="margin:0 0 8px">${escaped(line)}</p>`)
  .join('\n')}
<p style="margin:0 0 16px"><a href="${escaped(link)}" style="color:#0050b3">${w.open}</a></p>`,
    )
    .join('\n');
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"></head>
<body style="margin:0;padding:24px;font-family:sans-serif;font-size:16px;line-height:1.6;color:#1f2328;background:#ffffff">
<p style="margin:0;color:#0050b3;font-weight:bold">${w.site}</p>${body}
<hr style="border:none;border-top:1px solid #d0d7de;margin:24px 0">
<p style="margin:0;font-size:14px;color:#57606a">${w.why}
<a href="${escaped(preferences)}" style="color:#57606a">${w.preferences}</a>${
    mute ? ` · <a href="${escaped(mute)}" style="color:#57606a">${w.mute}</a>` : ''
  }<br>${w.noReply}</p>
</body></html>`;
}

const entities: Readonly<Record<string, string>> = {
  ...{ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' },
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (char) => entities[char] ?? char);

/** The heading of a digest. */
export function digestSubject(count: number, language: Language): string {
  return language === 'en'
    ? `Your messages on AI Xiamen Opportunity List: ${count}`
    : `AI厦门机会清单：${count} 条消息`;
}

/** What stands for the messages that a digest does not show. */
export function moreItem(count: number, link: string, language: Language): MailItem {
  const title = language === 'en' ? `Further messages: ${count}` : `另有 ${count} 条消息`;
  return { title, lines: [], link };
}
