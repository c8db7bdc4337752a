import type { SearchQuery } from '../engine.js';
import { PUBLISHED } from './documents.js';

/* What has to be found in CONTRACT_SCENARIOS: one expected result a case, whatever the engine. */

export interface ContractCase {
  name: string;
  query: SearchQuery<'scenarios'>;
  /** Exactly these, in any order unless `ordered`. */
  ids: readonly string[];
  ordered?: true;
  /** These are the nearest things; nothing holds all the words. Then other ids may follow. */
  relaxed?: true;
}

const DAY = 86_400_000;
const ALL = [
  'llm-service',
  'film-dubbing',
  'port-trucks',
  'robot-dog',
  'lab-automation',
  'clinic-images',
  'harmony-home',
  'staff-learning',
  'taiwan-park',
  'tap-inspection',
  'weld-inspection',
  'flood-watch',
];

function text(name: string, typed: string, ...ids: string[]): ContractCase {
  return { name, query: { text: typed }, ids };
}

const TEXTS: ContractCase[] = [
  text('Chinese word inside a longer word: 集卡 in 无人集卡', '集卡', 'port-trucks'),
  text('Chinese word across the usual cut: 生命 in 研究生命科学', '生命', 'lab-automation'),
  text('Chinese word at the end of a longer one: 结节', '结节', 'clinic-images'),
  text('a three-character word is not its scattered parts', '机器人', 'robot-dog'),
  text('a word in the body text', '闸口', 'port-trucks'),
  text('a word in the tags', '智能家居', 'harmony-home'),
  text('a publisher', '示例港务', 'port-trucks'),
  text('two words, both needed', '石化 巡检', 'robot-dog'),
  text('two words in any order', '配音 短剧', 'film-dubbing'),
  text('words without a space between', '医院影像', 'clinic-images'),
  text('a long word by its parts elsewhere', '镀层瑕疵', 'tap-inspection'),
  text(
    'mixed Latin and Chinese: all of 质检 in AI质检',
    'AI质检',
    'tap-inspection',
    'weld-inspection',
  ),
  text('mixed, the other way', '质检ai', 'tap-inspection', 'weld-inspection'),
  text('mixed, full width', 'ＡＩ质检', 'tap-inspection', 'weld-inspection'),
  text('mixed, AI in Chinese', '人工智能质检', 'tap-inspection', 'weld-inspection'),
  text('mixed, what tells is needed: 5G', '5g内涝', 'flood-watch'),
  text('mixed, AI beside a Latin word', 'AI harmony', 'harmony-home'),
  text('AI alone is a word', 'ai', 'tap-inspection'),
  text('one character', '茶'),
  text('traditional query, simplified document', '城市內澇監測', 'flood-watch'),
  text('traditional query with Taiwan words', '醫學影像輔助診斷', 'clinic-images'),
  text('simplified query, traditional document', '软件测试', 'taiwan-park'),
  text('simplified query, Taiwan wording in the document', '云计算', 'taiwan-park'),
  text('Taiwan wording: 資訊安全 finds 信息安全', '信息安全', 'taiwan-park'),
  text('full pinyin of a title', 'wurenjika', 'port-trucks'),
  text('full pinyin with spaces', 'wu ren ji ka', 'port-trucks'),
  text('unfinished pinyin', 'chengshineil', 'flood-watch'),
  text('pinyin of a publisher', 'shiliweiyu', 'tap-inspection'),
  text('initials of a title', 'csnljc', 'flood-watch'),
  text('initials from the middle of a title', 'wrjk', 'port-trucks'),
  text('two initials', 'pt', 'lab-automation', 'taiwan-park'),
  text('a wrong letter in pinyin is not forgiven', 'wurenjikx'),
  text('pinyin words apart, typed apart', 'chengshi yujing', 'flood-watch'),
  text('pinyin words apart, typed together', 'chengshiyujing'),
  text('unfinished Latin word', 'harm', 'harmony-home'),
  text('unfinished Chinese word', '全屋智', 'harmony-home'),
  text('unfinished word after a finished one', '政务 咨', 'llm-service'),
  text('a wrong letter in a Latin word', 'harmonyps', 'harmony-home'),
  text('a missing letter in a Latin word', 'harmnyos', 'harmony-home'),
  text('swapped letters in a Latin word', 'harmoynos', 'harmony-home'),
  text('no mistakes forgiven in short words', 'gpx'),
  text('no mistakes forgiven in numbers', '12346'),
  text('a number', '12345', 'llm-service'),
  text('a word and a number written together', '5g', 'flood-watch'),
  text('a model name with a hyphen', 'GPT-4o', 'flood-watch'),
  text('two Latin words for one', 'open harmony', 'harmony-home'),
  text('synonym: 质检 and 质量检测', '质检', 'tap-inspection', 'weld-inspection'),
  text('synonym in Latin letters: LLM', 'LLM', 'llm-service'),
  text('synonym of several words', 'large language model', 'llm-service'),
  text('synonym: 鸿蒙 finds HarmonyOS', '鸿蒙', 'harmony-home'),
  text('synonym inside a longer query', 'LLM 热线', 'llm-service'),
  text('stop words do not narrow', '的医学影像和诊断', 'clinic-images'),
  text('capitals do not matter', 'hArMoNyOs', 'harmony-home'),
  { name: 'empty query: everything', query: { limit: 50 }, ids: ALL, ordered: true },
  { name: 'only spaces: everything', query: { text: ' \t\n', limit: 50 }, ids: ALL, ordered: true },
  { name: 'only punctuation: everything', query: { text: '，"！-', limit: 50 }, ids: ALL },
  { name: 'a finished word is not a beginning', query: { text: 'harm ' }, ids: [] },
  { name: 'nothing like it', query: { text: 'xqzwvkj' }, ids: [] },
  {
    name: 'no document holds all: the nearest',
    query: { text: '量子火箭配音' },
    ids: ['film-dubbing'],
    relaxed: true,
  },
  {
    name: 'a long description finds its like',
    query: {
      text: '我院是基层医疗机构，影像科医师不足，CT检查量大，希望引入肺结节辅助诊断产品缓解阅片积压并降低漏诊率，数据不出医院',
    },
    ids: ['clinic-images'],
    relaxed: true,
  },
];

const FILTERS: ContractCase[] = [
  {
    name: 'filter: one value',
    query: { filter: [{ field: 'districts', anyOf: ['haicang'] }] },
    ids: ['port-trucks', 'robot-dog', 'lab-automation'],
  },
  {
    name: 'filter: any of several values',
    query: { filter: [{ field: 'sectors', anyOf: ['health', 'media'] }] },
    ids: ['clinic-images', 'film-dubbing'],
  },
  {
    name: 'filter: several fields at once',
    query: {
      filter: [
        { field: 'districts', anyOf: ['haicang', 'siming'] },
        { field: 'technologies', anyOf: ['robotics', 'speech'] },
      ],
    },
    ids: ['robot-dog', 'lab-automation', 'film-dubbing'],
  },
  {
    name: 'filter: not',
    query: {
      filter: [
        { field: 'technologies', anyOf: ['vision'] },
        { not: { field: 'constraints', anyOf: ['on-premise', 'xinchuang'] } },
      ],
    },
    ids: ['port-trucks', 'clinic-images'],
  },
  {
    name: 'filter: or over different fields',
    query: {
      filter: [
        {
          or: [
            { field: 'park', anyOf: ['biobay'] },
            {
              and: [
                { field: 'firstUse', anyOf: [true] },
                { field: 'sizeClass', exists: true },
              ],
            },
          ],
        },
      ],
    },
    ids: ['lab-automation', 'tap-inspection'],
  },
  {
    name: 'filter: an undisclosed budget is not a small one',
    query: {
      filter: [
        {
          or: [
            { field: 'budgetMaxFen', from: 1_500_000_00 },
            { field: 'budgetMaxFen', exists: false },
          ],
        },
        { field: 'districts', anyOf: ['haicang', 'siming'] },
      ],
    },
    ids: ['port-trucks', 'robot-dog', 'lab-automation', 'flood-watch', 'staff-learning'],
  },
  {
    name: 'filter: dates between, both ends included',
    query: {
      filter: [{ field: 'deadline', from: PUBLISHED + 10 * DAY, to: PUBLISHED + 20 * DAY }],
    },
    ids: ['weld-inspection', 'harmony-home', 'tap-inspection'],
  },
  {
    name: 'filter: a flag that some documents lack',
    query: { filter: [{ field: 'smeReserved', anyOf: [true] }] },
    ids: ['llm-service'],
  },
  {
    name: 'filter: no value at all wanted',
    query: { filter: [{ field: 'sectors', anyOf: [] }] },
    ids: [],
  },
  {
    name: 'filter and words together',
    query: { text: '质检', filter: [{ field: 'state', anyOf: ['open'] }] },
    ids: ['tap-inspection'],
  },
  {
    name: 'filter on a number by value',
    query: { filter: [{ field: 'rank', anyOf: [1, 2] }] },
    ids: ['weld-inspection', 'flood-watch'],
  },
];

const ORDERS: ContractCase[] = [
  {
    name: 'order: open before closed before intent, newest first',
    query: { filter: [{ field: 'technologies', anyOf: ['vision', 'sensing'] }] },
    ids: [
      'port-trucks',
      'robot-dog',
      'clinic-images',
      'tap-inspection',
      'weld-inspection',
      'flood-watch',
    ],
    ordered: true,
  },
  {
    name: 'order: by deadline, missing last',
    query: {
      filter: [{ field: 'districts', anyOf: ['haicang', 'jimei'] }],
      sort: [{ field: 'deadline', direction: 'asc' }],
    },
    ids: ['weld-inspection', 'robot-dog', 'port-trucks', 'lab-automation'],
    ordered: true,
  },
  {
    name: 'order: by deadline downwards, missing last',
    query: {
      filter: [{ field: 'districts', anyOf: ['haicang', 'jimei'] }],
      sort: [{ field: 'deadline', direction: 'desc' }],
    },
    ids: ['port-trucks', 'robot-dog', 'weld-inspection', 'lab-automation'],
    ordered: true,
  },
  {
    name: 'order: a title match before a body match',
    query: { text: '自动', sort: 'relevance' },
    ids: ['lab-automation', 'port-trucks', 'llm-service'],
  },
  {
    name: 'order: 智能 changes nothing about it either',
    query: { text: '智能 检测', sort: 'relevance' },
    ids: ['weld-inspection', 'taiwan-park'],
    ordered: true,
  },
  {
    name: 'order: the band before relevance',
    query: { text: '检测' },
    ids: ['taiwan-park', 'weld-inspection'],
    ordered: true,
  },
  {
    name: 'order: relevance before the band when asked',
    query: { text: '检测', sort: 'relevance' },
    ids: ['weld-inspection', 'taiwan-park'],
    ordered: true,
  },
];

export const CONTRACT_CASES: readonly ContractCase[] = [...TEXTS, ...FILTERS, ...ORDERS];
