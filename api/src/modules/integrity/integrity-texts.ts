import type { Language } from '../../platform/http/actor.js';
import type { HeldStep } from './integrity.events.js';

const names = {
  'zh-CN': { opening: '开启', evaluation: '评审', award: '确定结果', standstill: '公示期结束' },
  en: {
    ...{ opening: 'opening', evaluation: 'evaluation', award: 'award' },
    standstill: 'end of the standstill',
  },
} as const satisfies Record<Language, Record<HeldStep, string>>;

/** Tells a publisher which steps are frozen, or free again. */
export function holdMail(
  facts: {
    readonly what: 'placed' | 'lifted';
    readonly steps: readonly HeldStep[];
    readonly title: string;
    readonly link: string;
  },
  language: Language,
): { subject: string; text: string } {
  const { what, steps, title, link } = facts;
  const named = steps.map((step) => names[language][step]);
  if (language === 'en')
    return {
      subject: what === 'placed' ? 'Steps of your scenario are on hold' : 'A hold was lifted',
      text:
        what === 'placed'
          ? `For “${title}” these steps are on hold by the auditors: ${named.join(', ')}. They cannot be taken until the hold is lifted.\n\n${link}`
          : `For “${title}” these steps are free again: ${named.join(', ')}.\n\n${link}`,
    };
  return {
    subject: what === 'placed' ? '您的场景有步骤被监察暂停' : '监察暂停已解除',
    text:
      what === 'placed'
        ? `“${title}”的以下步骤已被监察暂停：${named.join('、')}。解除之前不能进行。\n\n${link}`
        : `“${title}”的以下步骤可以继续：${named.join('、')}。\n\n${link}`,
  };
}

/** Tells who leads the platform that an auditor passed a flag on. */
export function escalationMail(
  facts: { readonly title: string; readonly code: string; readonly link: string },
  language: Language,
): { subject: string; text: string } {
  const { title, code, link } = facts;
  return language === 'en'
    ? {
        subject: 'An auditor escalates a flag',
        text: `For “${title}” an auditor escalates a red flag (${code}). Please look into it.\n\n${link}`,
      }
    : {
        subject: '监察上报了一条线索',
        text: `监察就“${title}”上报了一条线索（${code}），请处理。\n\n${link}`,
      };
}
