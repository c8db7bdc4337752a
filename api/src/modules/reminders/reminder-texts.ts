import type { Language } from '../../platform/http/actor.js';

/** What a mail tells; never a name or a contact of the other side. */
export interface ReminderFacts {
  readonly stage: 'reminder' | 'escalation';
  readonly scenario: string;
  readonly capability: string;
  readonly days: number;
  readonly actor: 'demand' | 'supply' | 'matchmaker';
  readonly link: string;
}

const who = {
  'zh-CN': { demand: '需求方', supply: '供给方', matchmaker: '撮合员' },
  en: { demand: 'the demand side', supply: 'the supply side', matchmaker: 'the matchmaker' },
} as const;

/** Subject and text of a reminder to whose move it is, or of its escalation. */
export function reminderMail(facts: ReminderFacts, language: Language) {
  const { scenario, capability, days, actor, link } = facts;
  if (language === 'en')
    return {
      subject: facts.stage === 'reminder' ? 'A pairing waits for you' : 'A pairing has stalled',
      text:
        facts.stage === 'reminder'
          ? `“${scenario}” and “${capability}” have waited ${days} days for your next step.\n\n${link}`
          : `“${scenario}” and “${capability}” have waited ${days} days for ${who.en[actor]}; a reminder a week ago moved nothing.\n\n${link}`,
    };
  return {
    subject: facts.stage === 'reminder' ? '有一条配对等您处理' : '有一条配对停滞，请督促',
    text:
      facts.stage === 'reminder'
        ? `“${scenario}”与“${capability}”的配对已等待 ${days} 天，轮到您处理。\n\n${link}`
        : `“${scenario}”与“${capability}”的配对已等待${who['zh-CN'][actor]} ${days} 天，一周前提醒后仍无进展。\n\n${link}`,
  };
}
