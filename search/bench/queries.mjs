// The mixed queries: what readers of both sides type and click, made from the documents so that most find something.
import { pick, randomFrom } from './corpus.mjs';

const FACETS = {
  scenarios: ['state', 'sectors', 'technologies', 'districts', 'procedure', 'constraints'],
  capabilities: ['kind', 'sectors', 'technologies', 'districts', 'deployments', 'constraints'],
};
/** A page as the list shows it: counts beside it, matches marked. */
const page = (index) => ({
  limit: 20,
  facets: FACETS[index],
  highlight: [{ field: 'title' }, { field: 'summary', crop: 120 }],
});
const filters = (random, document) => [
  { field: 'sectors', anyOf: document.sectors },
  ...(random() < 0.5 ? [{ field: 'districts', anyOf: document.districts }] : []),
];

const words = (cut, text) => cut(text).filter((word) => /^\p{Script=Han}{2,4}$/u.test(word));
const TAIWAN = [
  '軟體測試',
  '醫學影像',
  '無人機巡檢',
  '資訊安全',
  '智慧製造',
  '雲端運算',
  '機器人',
  '語音識別',
];

/** Kind → a query from a document. */
const KINDS = {
  'no words': () => ({}),
  'filters only': ({ random, document }) => ({ filter: filters(random, document) }),
  'one word': ({ random, cut, document }) => ({
    text: pick(random, words(cut, document.summary)) ?? '质检',
  }),
  'two words': ({ random, cut, document }) => {
    const list = words(cut, document.summary);
    return { text: `${pick(random, list) ?? '机器人'} ${pick(random, list) ?? '巡检'}` };
  },
  'title as typed': ({ document }) => ({ text: document.title }),
  'half a title': ({ document }) => ({
    text: document.title.slice(0, Math.ceil(document.title.length / 2)),
  }),
  'word and filters': ({ random, cut, document }) => ({
    text: pick(random, words(cut, document.title)) ?? '智能',
    filter: filters(random, document),
  }),
  'long description': ({ document }) => ({ text: document.text.slice(0, 200) }),
  'full pinyin': ({ random, pinyin, document }) => ({
    text: pick(random, pinyin(document.title).full) ?? 'zhijian',
  }),
  initials: ({ random, pinyin, document }) => ({
    text: pick(random, pinyin(document.title).initials) ?? 'zj',
  }),
  'unfinished latin': ({ random }) => ({
    text: pick(random, ['harm', 'trans', 'kube', 'chatg', 'pyth']),
  }),
  'mistyped latin': ({ random }) => ({
    text: pick(random, ['harmonyps', 'transfromer', 'kubernets', 'chatgml']),
  }),
  traditional: ({ random }) => ({ text: pick(random, TAIWAN) }),
  'nothing holds all': ({ random, cut, document, other }) => ({
    text: `${pick(random, words(cut, document.text)) ?? ''}${pick(random, words(cut, other.text)) ?? ''}量子火箭`,
  }),
  'sorted by date': ({ random, cut, document }) => ({
    text: pick(random, words(cut, document.title)) ?? '智能',
    sort: [{ field: 'publishedAt', direction: 'desc' }],
  }),
  'deep page': ({ random }) => ({ offset: Math.floor(random() * 400) * 20 }),
};

/**
 * @param {object} tools document makers, `cut` and `pinyin` of the package, documents a side
 * @returns {{kind: string, round: number, index: string, query: object}[]}
 */
export function mixedQueries({ makers, cut, pinyin, size, count }) {
  const random = randomFrom(42);
  const kinds = Object.entries(KINDS);
  return Array.from({ length: count }, (_, i) => {
    const [kind, make] = kinds[i % kinds.length];
    const round = Math.floor(i / kinds.length);
    // Each kind is asked of both sides in turn.
    const index = (i + round) % 2 === 0 ? 'scenarios' : 'capabilities';
    const maker = index === 'scenarios' ? makers.scenario : makers.capability;
    const document = maker(Math.floor(random() * size));
    const other = maker(Math.floor(random() * size));
    return {
      kind,
      round,
      index,
      query: { ...page(index), ...make({ random, cut, pinyin, document, other }) },
    };
  });
}
