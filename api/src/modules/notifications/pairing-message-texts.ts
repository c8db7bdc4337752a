import { sampleId, sampleOf } from './message-samples.js';
import type { MessageFacts, MessageKind } from './notifications.reads.js';

/** Pairings and shortlists. No text names a person or a contact: those stay behind the pairing's own page. */

const ids = { scenarioId: sampleId, capabilityId: sampleId };
const base = {
  topic: 'pairings',
  path: ({ subject }: Pick<MessageFacts, 'subject'>) => `/bench/pairings/${subject.id}`,
  mutable: true,
  working: true,
} as const;
const zhPair = (f: MessageFacts) => `“${f.title('scenario')}”与“${f.title('capability')}”`;
const enPair = (f: MessageFacts) => `“${f.title('scenario')}” and “${f.title('capability')}”`;
const sides = {
  'zh-CN': { demand: '需求方', supply: '供给方', matchmaker: '撮合员' },
  en: { demand: 'The demand side', supply: 'The supply side', matchmaker: 'A matchmaker' },
} as const;
const sideOf = (f: MessageFacts, language: 'zh-CN' | 'en') =>
  sides[language][f.text('side') as 'demand'] ?? sides[language].matchmaker;

const opened: MessageKind = {
  ...base,
  name: 'pairing.opened',
  label: { 'zh-CN': '有新的配对等您回应', en: 'A new pairing waits for your answer' },
  mutable: false,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `新的配对：${f.title('scenario')}`,
      lines: [
        `${sideOf(f, 'zh-CN')}发起了${zhPair(f)}的配对，请回应：想对接、可以了解或暂不合适。`,
      ],
    }),
    en: (f) => ({
      title: `A new pairing: ${f.title('scenario')}`,
      lines: [`${sideOf(f, 'en')} opened a pairing of ${enPair(f)}. Please answer it.`],
    }),
  },
  sample: sampleOf('pairing', { ...ids, side: 'supply' }),
};

const answers = {
  'zh-CN': { connect: '想对接', learn: '可以了解', decline: '暂不合适' },
  en: { connect: 'wants to connect', learn: 'would like to learn more', decline: 'says not now' },
} as const;
const answerOf = (f: MessageFacts, language: 'zh-CN' | 'en') =>
  answers[language][f.text('answer') as 'learn'] ?? answers[language].learn;

const answered: MessageKind = {
  ...base,
  name: 'pairing.answered',
  label: { 'zh-CN': '对方作了回应', en: 'The other side answered' },
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `对方回应“${answerOf(f, 'zh-CN')}”：${f.title('scenario')}`,
      lines: [`${sideOf(f, 'zh-CN')}对${zhPair(f)}的配对回应：${answerOf(f, 'zh-CN')}。`],
    }),
    en: (f) => ({
      title: `The other side ${answerOf(f, 'en')}: ${f.title('scenario')}`,
      lines: [`On ${enPair(f)}: ${sideOf(f, 'en').toLowerCase()} ${answerOf(f, 'en')}.`],
    }),
  },
  sample: sampleOf('pairing', { ...ids, side: 'supply', answer: 'learn' }),
};

const mutual: MessageKind = {
  ...base,
  name: 'pairing.became-mutual',
  label: { 'zh-CN': '双向奔赴', en: 'Both sides said yes' },
  mutable: false,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `双向奔赴：${f.title('scenario')}`,
      lines: [`${zhPair(f)}：双方都想对接。下一步由撮合员引荐，进展见配对页面。`],
    }),
    en: (f) => ({
      title: `Both sides said yes: ${f.title('scenario')}`,
      lines: [`${enPair(f)}: a matchmaker introduces you next; see the pairing’s page.`],
    }),
  },
  sample: sampleOf('pairing', ids),
};

const steps = {
  'zh-CN': {
    introduce: '已引荐',
    'set-meeting': '已约定见面',
    'record-meeting': '已见面',
    negotiate: '进入洽谈',
    agree: '同意达成合作',
    'no-fit': '确认不合适',
    park: '暂时搁置',
    resume: '恢复推进',
    override: '由撮合员终止',
    expire: '未及双方回应而失效',
    stall: '停滞',
  },
  en: {
    introduce: 'introduced',
    'set-meeting': 'a meeting is set',
    'record-meeting': 'the meeting took place',
    negotiate: 'in negotiation',
    agree: 'agreed by one side',
    'no-fit': 'found not to fit',
    park: 'parked',
    resume: 'taken up again',
    override: 'ended by a matchmaker',
    expire: 'lapsed before both sides had answered',
    stall: 'stalled',
  },
} as const;
const stepOf = (f: MessageFacts, language: 'zh-CN' | 'en') => {
  const step = f.text('action') as 'resume';
  if (f.text('to') === 'agreed') return language === 'en' ? 'agreed' : '达成合作';
  return steps[language][step] ?? (language === 'en' ? 'moved on' : '有进展');
};

const moved: MessageKind = {
  ...base,
  name: 'pairing.moved',
  label: { 'zh-CN': '配对有进展', en: 'A pairing moved on' },
  defaults: { inApp: true, mail: 'daily' },
  texts: {
    'zh-CN': (f) => ({
      title: `配对${stepOf(f, 'zh-CN')}：${f.title('scenario')}`,
      lines: [`${zhPair(f)}的配对：${stepOf(f, 'zh-CN')}。`],
    }),
    en: (f) => ({
      title: `Pairing: ${stepOf(f, 'en')}. ${f.title('scenario')}`,
      lines: [`${enPair(f)}: ${stepOf(f, 'en')}.`],
    }),
  },
  sample: sampleOf('pairing', { ...ids, action: 'set-meeting', to: 'meeting_set' }),
};

const said: MessageKind = {
  ...base,
  name: 'pairing.message-sent',
  label: { 'zh-CN': '配对中有新留言', en: 'A new message in a pairing' },
  defaults: { inApp: true, mail: 'daily' },
  texts: {
    'zh-CN': (f) => ({
      title: `新留言：${f.title('scenario')}`,
      lines: [`${sideOf(f, 'zh-CN')}在${zhPair(f)}的配对中留言。`],
    }),
    en: (f) => ({
      title: `New message: ${f.title('scenario')}`,
      lines: [`${sideOf(f, 'en')} wrote in the pairing of ${enPair(f)}.`],
    }),
  },
  sample: sampleOf('pairing', { ...ids, side: 'supply' }),
};

const waits: MessageKind = {
  ...base,
  name: 'reminder.sent',
  label: { 'zh-CN': '催办', en: 'Reminders of pairings that wait' },
  mutable: false,
  // The reminders module sends the mail itself.
  defaults: { inApp: true, mail: null },
  texts: {
    'zh-CN': (f) => ({
      title: f.text('stage') === 'escalation' ? '配对停滞，请督促' : '有一条配对等您处理',
      lines: ['这条配对已等待较久，请查看并推进。'],
    }),
    en: (f) => ({
      title: f.text('stage') === 'escalation' ? 'A pairing has stalled' : 'A pairing waits for you',
      lines: ['It has waited for some time; please look at it.'],
    }),
  },
  sample: sampleOf('pairing', { stage: 'reminder' }),
};

const shortlist = {
  ...base,
  path: ({ subject }: Pick<MessageFacts, 'subject'>) => `/bench/shortlists/${subject.id}`,
  mutable: false,
  // The shortlists module sends the mails itself.
  defaults: { inApp: true, mail: null },
} as const;

const recommended: MessageKind = {
  ...shortlist,
  name: 'shortlist.sent',
  label: { 'zh-CN': '撮合员的推荐名单', en: 'A shortlist from a matchmaker' },
  texts: {
    'zh-CN': (f) => ({
      title: '撮合员为您推荐了对接对象',
      lines: [`名单中有 ${f.number('entries')} 个对接对象，请逐个回应。`],
    }),
    en: (f) => ({
      title: 'A matchmaker has a shortlist for you',
      lines: [`Candidates on it: ${f.number('entries')}. Please answer each of them.`],
    }),
  },
  sample: sampleOf('shortlist', { entries: 5 }),
};

const listAnswered: MessageKind = {
  ...shortlist,
  name: 'shortlist.settled',
  label: { 'zh-CN': '推荐名单已全部回应', en: 'Your shortlist has been answered' },
  texts: {
    'zh-CN': () => ({ title: '推荐名单已全部回应', lines: ['您发送的推荐名单已逐个得到回应。'] }),
    en: () => ({
      title: 'Your shortlist has been answered',
      lines: ['Every candidate on the shortlist you sent has an answer.'],
    }),
  },
  sample: sampleOf('shortlist', {}),
};

export const pairingKinds: readonly MessageKind[] = [
  ...[opened, answered, mutual, moved, said, waits, recommended, listAnswered],
];
