import { sampleDeadline, sampleOf } from './message-samples.js';
import type { MessageFacts, MessageKind } from './notifications.reads.js';

/** What those are told who write, review and publish scenarios. */

const pathOf = ({ subject }: Pick<MessageFacts, 'subject'>) => `/scenarios/${subject.id}`;
const reviewPath = ({ subject }: Pick<MessageFacts, 'subject'>) =>
  `/bench/review/scenarios/${subject.id}`;

const base = {
  topic: 'reviews',
  path: pathOf,
  mutable: false,
  working: true,
  sample: sampleOf('scenario', {}),
} as const;

const toOwners: MessageKind = {
  ...base,
  name: 'scenario.to-sign',
  label: { 'zh-CN': '本机构的场景待您签发', en: 'A scenario of your organisation waits for you' },
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `待签发：${f.title()}`,
      lines: ['本机构的编辑提交了这个场景，请负责人审阅后签发或退回。'],
    }),
    en: (f) => ({
      title: `Waits for your signature: ${f.title()}`,
      lines: ['An editor of your organisation submitted it; please sign it on or return it.'],
    }),
  },
};

const toReviewers: MessageKind = {
  ...base,
  name: 'scenario.to-review',
  label: { 'zh-CN': '有场景待平台审核', en: 'A scenario waits for review' },
  countsDays: true,
  path: reviewPath,
  defaults: { inApp: true, mail: 'daily' },
  texts: {
    'zh-CN': (f) => ({
      title: `待审核：${f.title()}`,
      lines: [`请在 ${f.until(f.data.due)} 前给出意见。`, ...f.counted(f.data.due)],
    }),
    en: (f) => ({
      title: `To be reviewed: ${f.title()}`,
      lines: [`Please decide before ${f.until(f.data.due)}.`, ...f.counted(f.data.due)],
    }),
  },
  sample: sampleOf('scenario', { due: sampleDeadline }),
};

const overdue: MessageKind = {
  ...base,
  name: 'scenario.review-overdue',
  label: { 'zh-CN': '审核超过时限', en: 'A review is overdue' },
  path: reviewPath,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `审核已超时限：${f.title()}`,
      lines: [`应在 ${f.until(f.data.due)} 前办结，请尽快处理。`],
    }),
    en: (f) => ({
      title: `Review overdue: ${f.title()}`,
      lines: [`It was due ${f.until(f.data.due)}; please deal with it soon.`],
    }),
  },
  sample: sampleOf('scenario', { due: sampleDeadline }),
};

const returned: MessageKind = {
  ...base,
  name: 'scenario.returned',
  label: { 'zh-CN': '场景被退回修改', en: 'A scenario was returned' },
  path: ({ subject }) => `/bench/scenarios/${subject.id}/edit`,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `需要修改：${f.title()}`,
      lines: ['审核人退回了这个场景，意见写在各栏目旁边，修改后可再次提交。'],
    }),
    en: (f) => ({
      title: `Needs changes: ${f.title()}`,
      lines: [
        'The reviewer returned it; the comments stand at the fields. Change and submit again.',
      ],
    }),
  },
};

const approved: MessageKind = {
  ...base,
  name: 'scenario.approved',
  label: { 'zh-CN': '场景审核通过', en: 'A scenario was approved' },
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `审核通过：${f.title()}`,
      lines: ['现在可以公布，或等待列入清单。'],
    }),
    en: (f) => ({
      title: `Approved: ${f.title()}`,
      lines: ['It can be published now, or wait for a list.'],
    }),
  },
};

const scheduled: MessageKind = {
  ...base,
  name: 'scenario.scheduled',
  label: { 'zh-CN': '场景定时公布', en: 'A publication is scheduled' },
  mutable: true,
  defaults: { inApp: true, mail: 'off' },
  texts: {
    'zh-CN': (f) => ({
      title: `已定时公布：${f.title()}`,
      lines: [`将于 ${f.time(f.data.at)} 公布。`],
    }),
    en: (f) => ({
      title: `Publication scheduled: ${f.title()}`,
      lines: [`It will be published ${f.time(f.data.at)}.`],
    }),
  },
  sample: sampleOf('scenario', { at: sampleDeadline }),
};

const unscheduled: MessageKind = {
  ...base,
  name: 'scenario.unscheduled',
  label: { 'zh-CN': '定时公布未能执行', en: 'A scheduled publication failed' },
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `未能按时公布：${f.title()}`,
      lines: ['到公布时间时截止时间已过，定时已取消，请修改截止时间。'],
    }),
    en: (f) => ({
      title: `Not published as planned: ${f.title()}`,
      lines: [
        'Its deadline had passed by then; the schedule was cancelled. Please set a later one.',
      ],
    }),
  },
};

const ownPublished: MessageKind = {
  ...base,
  name: 'scenario.own-published',
  label: { 'zh-CN': '本机构的场景已公布', en: 'Your scenario was published' },
  mutable: true,
  defaults: { inApp: true, mail: 'off' },
  texts: {
    'zh-CN': (f) => ({ title: `已公布：${f.title()}`, lines: ['现在所有人都能看到它。'] }),
    en: (f) => ({ title: `Published: ${f.title()}`, lines: ['Everybody can see it now.'] }),
  },
};

const uptake: MessageKind = {
  ...base,
  name: 'uptake.warned',
  label: { 'zh-CN': '应答偏少的预警', en: 'Warning of few answers' },
  mutable: true,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `应答偏少：${f.title()}`,
      lines: [
        `征集时间已过 ${f.number('mark')}%，与同类场景相比，关注和对接意向偏少。`,
        '可以邀请匹配的供给方、延长截止时间或改写需求。',
      ],
    }),
    en: (f) => ({
      title: `Few answers so far: ${f.title()}`,
      lines: [
        `${f.number('mark')}% of its time has passed, with less interest than similar calls had.`,
        'You can invite suppliers that match, move the deadline, or rewrite the demand.',
      ],
    }),
  },
  sample: sampleOf('scenario', { mark: 30 }),
};

const suggestion: MessageKind = {
  ...base,
  name: 'suggestion.made',
  topic: 'questions',
  label: { 'zh-CN': '对早期意向的建议', en: 'A suggestion on your early intent' },
  mutable: true,
  path: ({ data }) => `/scenarios/${String(data.scenarioId)}`,
  defaults: { inApp: true, mail: 'daily' },
  texts: {
    'zh-CN': (f) => ({
      title: `收到建议：${f.title('scenario')}`,
      lines: ['有供给方对这个早期意向提了建议，采纳与否请作答复。'],
    }),
    en: (f) => ({
      title: `A suggestion on: ${f.title('scenario')}`,
      lines: ['A supplier made a suggestion on this early intent; please say what becomes of it.'],
    }),
  },
  sample: sampleOf('suggestion', { scenarioId: sampleOf('').subject.id }),
};

export const scenarioKinds: readonly MessageKind[] = [
  ...[toOwners, toReviewers, overdue, returned, approved, scheduled, unscheduled, ownPublished],
  ...[uptake, suggestion],
];
