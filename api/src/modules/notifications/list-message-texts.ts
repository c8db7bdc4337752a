import { sampleId, sampleOf } from './message-samples.js';
import type { MessageFacts, MessageKind } from './notifications.reads.js';

/** Published lists and their corrections. */

const list = {
  topic: 'lists',
  path: ({ data }: Pick<MessageFacts, 'data'>) => `/lists/${encodeURIComponent(String(data.no))}`,
  mutable: true,
  sample: sampleOf('list', { no: '示例-2026-01', entries: 45 }),
} as const;

const listed: MessageKind = {
  ...list,
  name: 'list.included',
  label: { 'zh-CN': '本机构的场景列入清单', en: 'Your scenario is on a list' },
  defaults: { inApp: true, mail: 'daily' },
  texts: {
    'zh-CN': (f) => ({
      title: `已列入清单：${f.title()}`,
      lines: ['清单已公布，其中有本机构的场景。'],
    }),
    en: (f) => ({
      title: `On a published list: ${f.title()}`,
      lines: ['It holds scenarios of your organisation.'],
    }),
  },
};

const listPublished: MessageKind = {
  ...list,
  name: 'list.published',
  label: { 'zh-CN': '订阅的清单公布', en: 'A list you subscribed to was published' },
  defaults: { inApp: true, mail: 'at-once' },
  texts: {
    'zh-CN': (f) => ({
      title: `清单公布：${f.title()}`,
      lines: [`共 ${f.number('entries')} 个场景。`],
    }),
    en: (f) => ({
      title: `List published: ${f.title()}`,
      lines: [`Scenarios on it: ${f.number('entries')}.`],
    }),
  },
};

/** What a correction may put right, as it is called. */
const fields: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  title: ['场景名称', 'title'],
  summary: ['简介', 'summary'],
  problem: ['痛点与现状', 'problem'],
  acceptanceTest: ['验收方式', 'acceptance test'],
  organisationName: ['发布机构名称', 'publisher’s name'],
  sectors: ['应用领域', 'sectors'],
  districts: ['落地区域', 'place'],
  cooperationModes: ['合作方式', 'cooperation'],
};
const fieldOf = (f: MessageFacts, language: 0 | 1) =>
  fields[f.text('field')]?.[language] ?? (['一项内容', 'entry'] as const)[language];

const corrected: MessageKind = {
  ...list,
  name: 'list.corrected',
  label: { 'zh-CN': '订阅的清单有更正', en: 'A list you subscribed to was corrected' },
  // Corrections come several at a time: one mail a day holds them.
  defaults: { inApp: true, mail: 'daily' },
  path: (facts) => `${list.path(facts)}#corrections`,
  texts: {
    'zh-CN': (f) => ({
      title: `清单更正（第 ${f.number('n')} 号）：${f.title()}`,
      lines: [
        `“${f.title('scenario')}”的${fieldOf(f, 0)}已更正。原公布文本不改动，更正前后与原因在清单页面公开。`,
      ],
    }),
    en: (f) => ({
      title: `Correction no. ${f.number('n')}: ${f.title()}`,
      lines: [
        `The ${fieldOf(f, 1)} of “${f.title('scenario')}” was put right. The published text stays as it was; what changed and why is public on the list’s page.`,
      ],
    }),
  },
  sample: sampleOf('list', { no: '示例-2026-01', n: 1, scenarioId: sampleId, field: 'problem' }),
};

export const listKinds: readonly MessageKind[] = [listed, listPublished, corrected];
