import { sampleDeadline, sampleOf } from './message-samples.js';
import type { MessageFacts, MessageKind } from './notifications.reads.js';

/** What those are told who follow a scenario, asked about it, or answer it. */

const base = {
  topic: 'following',
  path: ({ subject }: Pick<MessageFacts, 'subject'>) => `/scenarios/${subject.id}`,
  mutable: true,
  sample: sampleOf('scenario', {}),
} as const;

const published: MessageKind = {
  ...base,
  name: 'scenario.published',
  label: { 'zh-CN': '关注的早期意向正式公布', en: 'An intent you follow was published' },
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `正式公布：${f.title()}`,
      lines: [
        f.data.deadline ? `截止时间：${f.time(f.data.deadline)}。` : '长期有效，随时可以对接。',
      ],
    }),
    en: (f) => ({
      title: `Published: ${f.title()}`,
      lines: [f.data.deadline ? `Open until ${f.time(f.data.deadline)}.` : 'Open without an end.'],
    }),
  },
  sample: sampleOf('scenario', { deadline: sampleDeadline }),
};

const changePath = ({ subject }: Pick<MessageFacts, 'subject'>) =>
  `/scenarios/${subject.id}/versions`;
const changeSample = sampleOf('scenario', { n: 2, fields: 3 });

const changed: MessageKind = {
  ...base,
  name: 'scenario.changed',
  label: { 'zh-CN': '关注的场景有更新', en: 'A scenario you follow was updated' },
  path: changePath,
  defaults: { inApp: true, mail: 'daily' },
  texts: {
    'zh-CN': (f) => ({
      title: `更新：${f.title()}`,
      lines: [
        `公布了第 ${f.number('n')} 版，改动 ${f.number('fields')} 处，没有影响应答的重大变更。`,
      ],
    }),
    en: (f) => ({
      title: `Update: ${f.title()}`,
      lines: [
        `Version ${f.number('n')} is out: fields changed: ${f.number('fields')}; none matters for an answer.`,
      ],
    }),
  },
  sample: changeSample,
};

const changedMaterially: MessageKind = {
  ...changed,
  name: 'scenario.changed-materially',
  label: { 'zh-CN': '关注的场景有重大变更', en: 'A scenario you follow changed materially' },
  mutable: false,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `重大变更：${f.title()}`,
      lines: [
        `公布了第 ${f.number('n')} 版，改动 ${f.number('fields')} 处，其中有影响应答的重大变更。`,
      ],
    }),
    en: (f) => ({
      title: `Material change: ${f.title()}`,
      lines: [
        `Version ${f.number('n')} is out: fields changed: ${f.number('fields')}; some matter for an answer.`,
      ],
    }),
  },
};

const moved: MessageKind = {
  ...base,
  name: 'scenario.deadline-moved',
  label: { 'zh-CN': '截止时间变动', en: 'A deadline moved' },
  mutable: false,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `截止时间变动：${f.title()}`,
      lines: [`由 ${f.time(f.data.from)} 改为 ${f.time(f.data.to)}（厦门时间）。`],
    }),
    en: (f) => ({
      title: `Deadline moved: ${f.title()}`,
      lines: [`From ${f.time(f.data.from)} to ${f.time(f.data.to)} (Xiamen time).`],
    }),
  },
  sample: sampleOf('scenario', { n: 2, from: '2026-09-15T09:00:00.000Z', to: sampleDeadline }),
};

const soon: MessageKind = {
  ...base,
  name: 'scenario.deadline-soon',
  label: {
    'zh-CN': '截止前 14、3、1 天提醒',
    en: 'Reminders 14, 3 and 1 days before a deadline',
  },
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `临近截止：${f.title()}`,
      lines: [
        `截止时间：${f.time(f.data.deadline)}（厦门时间），${f.number('days') === 0 ? '就在今天' : `发出提醒时还有 ${f.number('days')} 天`}。`,
      ],
    }),
    en: (f) => ({
      title: `Closes soon: ${f.title()}`,
      lines: [
        `The deadline is ${f.time(f.data.deadline)} (Xiamen time); when this was written, ${f.number('days') === 0 ? 'it was the same day' : `the days left were ${f.number('days')}`}.`,
      ],
    }),
  },
  sample: sampleOf('scenario', { days: 3, deadline: sampleDeadline }),
};

const closed: MessageKind = {
  ...base,
  name: 'scenario.closed',
  label: { 'zh-CN': '关注的场景截止', en: 'A scenario you follow closed' },
  defaults: { inApp: true, mail: 'daily' },
  texts: {
    'zh-CN': (f) => ({
      title: `已截止：${f.title()}`,
      lines: [
        f.data.early === true
          ? `发布方于 ${f.time(f.data.at)} 提前截止。`
          : `已于 ${f.time(f.data.at)} 截止。`,
      ],
    }),
    en: (f) => ({
      title: `Closed: ${f.title()}`,
      lines: [
        f.data.early === true
          ? `Its publisher closed it early, ${f.time(f.data.at)}.`
          : `It closed ${f.time(f.data.at)}.`,
      ],
    }),
  },
  sample: sampleOf('scenario', { early: false, at: sampleDeadline }),
};

const ended: MessageKind = {
  ...base,
  name: 'scenario.ended',
  label: { 'zh-CN': '关注的场景撤回或取消', en: 'A scenario was withdrawn or cancelled' },
  mutable: false,
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `${f.text('how') === 'cancelled' ? '已取消' : '已撤回'}：${f.title()}`,
      lines: ['这个场景不再征集应答，原因见场景页面。'],
    }),
    en: (f) => ({
      title: `${f.text('how') === 'cancelled' ? 'Cancelled' : 'Withdrawn'}: ${f.title()}`,
      lines: ['It takes no answers any more; the reason is on its page.'],
    }),
  },
  sample: sampleOf('scenario', { how: 'withdrawn' }),
};

export const followingKinds = { changed, changedMaterially, soon };
export const allFollowingKinds: readonly MessageKind[] = [published, moved, closed, ended];
