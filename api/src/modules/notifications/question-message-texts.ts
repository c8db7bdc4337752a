import { sampleId, sampleOf } from './message-samples.js';
import type { MessageFacts, MessageKind } from './notifications.reads.js';

/** Questions and suggestions. Who asked is in no text: the number that all may read is. */

const path = ({ data }: Pick<MessageFacts, 'data'>) => `/scenarios/${String(data.scenarioId)}`;
const sample = sampleOf('question', { scenarioId: sampleId, no: 3 });

const asked: MessageKind = {
  name: 'question.asked',
  topic: 'questions',
  label: { 'zh-CN': '本机构的场景收到提问', en: 'A question on your scenario' },
  path,
  mutable: false,
  working: true,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `收到提问：${f.title('scenario')}`,
      lines: [`第 ${f.number('no')} 号提问等待公开答复。`],
    }),
    en: (f) => ({
      title: `A question on: ${f.title('scenario')}`,
      lines: [`Question ${f.number('no')} waits for your public answer.`],
    }),
  },
  sample,
};

const ownAnswered: MessageKind = {
  name: 'question.own-answered',
  topic: 'questions',
  label: { 'zh-CN': '本机构的提问得到答复', en: 'Your question was answered' },
  path,
  mutable: true,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `提问已答复：${f.title('scenario')}`,
      lines: [`您的机构提出的第 ${f.number('no')} 号提问有了公开答复。`],
    }),
    en: (f) => ({
      title: `Your question was answered: ${f.title('scenario')}`,
      lines: [`Question ${f.number('no')}, asked by your organisation, has a public answer.`],
    }),
  },
  sample,
};

const answered: MessageKind = {
  name: 'question.answered',
  topic: 'questions',
  label: { 'zh-CN': '关注的场景有新答复', en: 'A new answer on a scenario you follow' },
  path,
  mutable: true,
  defaults: { inApp: true, mail: 'daily' },
  texts: {
    'zh-CN': (f) => ({
      title: `新的答复：${f.title('scenario')}`,
      lines: [`第 ${f.number('no')} 号提问有了公开答复。`],
    }),
    en: (f) => ({
      title: `A new answer: ${f.title('scenario')}`,
      lines: [`Question ${f.number('no')} has a public answer.`],
    }),
  },
  sample,
};

const hidden: MessageKind = {
  name: 'question.hidden',
  topic: 'questions',
  label: { 'zh-CN': '本机构的提问被隐藏', en: 'Your question was hidden' },
  path,
  mutable: false,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `提问被隐藏：${f.title('scenario')}`,
      lines: [`审核人隐藏了您的机构提出的第 ${f.number('no')} 号提问，原因见场景页面。`],
    }),
    en: (f) => ({
      title: `Your question was hidden: ${f.title('scenario')}`,
      lines: [
        `A reviewer hid question ${f.number('no')} of your organisation; the reason is on the page.`,
      ],
    }),
  },
  sample,
};

const decisions = {
  'zh-CN': { adopt: '已采纳', note: '已记录', decline: '未采纳' },
  en: { adopt: 'adopted', note: 'noted', decline: 'declined' },
} as const;
const decisionOf = (f: MessageFacts, language: 'zh-CN' | 'en') =>
  decisions[language][f.text('decision') as 'adopt'] ?? decisions[language].note;

const decided: MessageKind = {
  name: 'suggestion.decided',
  topic: 'questions',
  label: { 'zh-CN': '本机构的建议得到答复', en: 'Your suggestion was decided' },
  path,
  mutable: true,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `建议${decisionOf(f, 'zh-CN')}：${f.title('scenario')}`,
      lines: ['发布方答复了您的建议，详见场景页面。'],
    }),
    en: (f) => ({
      title: `Your suggestion was ${decisionOf(f, 'en')}: ${f.title('scenario')}`,
      lines: ['The publisher answered your suggestion; see the scenario’s page.'],
    }),
  },
  sample: sampleOf('suggestion', { scenarioId: sampleId, decision: 'adopt' }),
};

export const questionKinds: readonly MessageKind[] = [
  ...[asked, ownAnswered, answered, hidden, decided],
];
