import type { Language, MemberRole } from '../../platform/http/actor.js';

export interface MailText {
  readonly subject: string;
  readonly text: string;
}
export type Decision = 'approve' | 'reject' | 'suspend' | 'reinstate';

const signature = {
  'zh-CN': '\n\nAI厦门机会清单\n（系统邮件，请勿直接回复）',
  en: '\n\nAI Xiamen Opportunity List\n(sent by the system; please do not reply)',
} as const;

function mail(language: Language, subject: string, lines: readonly string[]): MailText {
  return { subject, text: lines.filter(Boolean).join('\n\n') + signature[language] };
}

const decided: Readonly<Record<Decision, Readonly<Record<Language, string>>>> = {
  approve: {
    'zh-CN': '“{name}”已通过审核，现在可以发布场景、展示能力和发起对接。',
    en: '“{name}” has been approved: you can now publish, present capabilities and open pairings.',
  },
  reject: {
    'zh-CN': '“{name}”的登记未通过审核。按意见修改后会自动重新提交。',
    en: 'The registration of “{name}” was not approved. Correct it and it goes back to the reviewer.',
  },
  suspend: {
    'zh-CN': '“{name}”已被暂停使用平台。',
    en: '“{name}” has been suspended from the platform.',
  },
  reinstate: { 'zh-CN': '“{name}”已恢复使用。', en: '“{name}” has been reinstated.' },
};
const decisionSubject = { 'zh-CN': '机构审核结果', en: 'Review of your organisation' } as const;

/** The reviewer's decision on an organisation. */
export function decisionMail(
  decision: Decision,
  facts: { name: string; note: string; link: string },
  language: Language,
): MailText {
  const note = language === 'en' ? `Reviewer's note: ${facts.note}` : `审核意见：${facts.note}`;
  return mail(language, decisionSubject[language], [
    decided[decision][language].replace('{name}', () => facts.name),
    facts.note && note,
    facts.link,
  ]);
}

const roles: Readonly<Record<Language, Readonly<Record<MemberRole, string>>>> = {
  'zh-CN': { owner: '管理员', editor: '编辑', viewer: '查看者' },
  en: { owner: 'owner', editor: 'editor', viewer: 'viewer' },
};

/** An invitation; the link holds the secret. */
export function invitationMail(
  facts: { organisation: string; role: MemberRole; link: string },
  language: Language,
): MailText {
  const role = roles[language][facts.role];
  return language === 'en'
    ? mail(language, `Invitation to ${facts.organisation}`, [
        `“${facts.organisation}” invites you to join as ${role}. The link is valid for 7 days:`,
        facts.link,
        'If you do not expect this, ignore the mail.',
      ])
    : mail(language, `邀请您加入“${facts.organisation}”`, [
        `“${facts.organisation}”邀请您以${role}身份加入，链接 7 天内有效：`,
        facts.link,
        '如非本人预期，请忽略本邮件。',
      ]);
}

/** Somebody tried to register an organisation that has owners. */
export function joinMail(facts: { email: string; link: string }, language: Language): MailText {
  return language === 'en'
    ? mail(language, 'Somebody wants to join your organisation', [
        `The holder of ${facts.email} tried to register your organisation again. If they belong to it, invite them:`,
        facts.link,
      ])
    : mail(language, '有人希望加入您的机构', [
        `${facts.email} 试图重新登记您的机构。如确为本机构人员，请发出邀请：`,
        facts.link,
      ]);
}

/** Asks whether the address is the account's own; the link holds the secret. */
export function proofMail(facts: { link: string }, language: Language): MailText {
  return language === 'en'
    ? mail(language, 'Confirm your mail address', [
        'Somebody registered on the AI Xiamen Opportunity List with this address. If it was you, confirm it; the link is valid for 3 days:',
        facts.link,
        'If it was not you, ignore the mail; nothing else will be sent.',
      ])
    : mail(language, '请确认您的邮箱', [
        '有人用这个邮箱在 AI厦门机会清单 注册了账号。如是您本人，请打开链接确认，3 天内有效：',
        facts.link,
        '如非本人操作，请忽略本邮件，我们不会再寄其他邮件。',
      ]);
}

/** A way to a new password; the link holds the secret and, for an address not yet proved, proves it. */
export function resetMail(facts: { link: string; proves: boolean }, language: Language): MailText {
  const { link, proves } = facts;
  return language === 'en'
    ? mail(
        language,
        proves ? 'Confirm your mail address and set a password' : 'Set a new password',
        [
          'The link is valid for one hour:',
          link,
          'If you did not ask for it, ignore the mail; your password stays as it is.',
        ],
      )
    : mail(language, proves ? '确认邮箱并重设密码' : '重设密码', [
        '链接一小时内有效：',
        link,
        '如非本人申请，请忽略本邮件，密码不会改变。',
      ]);
}
