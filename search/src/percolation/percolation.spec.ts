import fc from 'fast-check';
import { EmbeddedEngine } from '../embedded/embedded-engine.js';
import type { Condition, SearchQuery } from '../engine.js';
import type { ScenarioDocument } from '../indexes/scenarios.js';
import { CONTRACT_CASES } from '../testing/contract-cases.js';
import { CONTRACT_SCENARIOS } from '../testing/contract-scenarios.js';
import { aScenario } from '../testing/documents.js';
import { compileQuery } from './compile-query.js';
import type { CompiledQuery } from './compile-query.js';
import { DocumentBatch } from './document-batch.js';
import { queryKeys } from './query-keys.js';

/*
 * Percolation against the search bar: a saved search matches a document exactly where the search bar, asked the same,
 * answers it. What differs stands here by name with its reason; a difference that is none any more fails too.
 */

/** Cases of the engines' contract that percolation answers otherwise. */
const DIFFERENCES: Record<string, { ids: readonly string[]; reason: string }> = {
  'two initials': {
    ids: [],
    reason:
      'two letters are taken for pinyin only where no document at all holds them otherwise; a new document cannot know',
  },
};

const compiled = (query: SearchQuery<'scenarios'>, exclude: string[] = []): CompiledQuery =>
  compileQuery({ text: query.text ?? '', exclude, filter: query.filter ?? [] });
const idsOf = (batch: DocumentBatch, query: CompiledQuery): string[] =>
  batch
    .hits(query)
    .map(({ id }) => id)
    .sort();

describe('percolation answers the cases of the engines’ contract', () => {
  const all = new DocumentBatch(CONTRACT_SCENARIOS);
  // The pure order of results and the nearest of what matches nothing are the search bar's own business.
  const cases = CONTRACT_CASES.filter(({ query }) => query.sort === undefined);

  it.each(cases.map((one) => [one.name, one] as const))('%s', (name, { query, ids, relaxed }) => {
    const expected = relaxed ? [] : [...ids].sort();
    const difference = DIFFERENCES[name];
    if (difference) expect([...difference.ids].sort()).not.toEqual(expected);
    expect(idsOf(all, compiled(query))).toEqual(difference ? [...difference.ids].sort() : expected);
  });

  it('has no difference about a case that is gone', () => {
    expect(Object.keys(DIFFERENCES).filter((name) => !cases.some((c) => c.name === name))).toEqual(
      [],
    );
  });
});

const WORDS =
  '质检 质量检测 巡检 机器人 无人集卡 集卡 医学影像 辅助诊断 大模型 llm 语音识别 鸿蒙 openharmony 软件园 城市内涝 港口 普通用户 的 智能 harmony chatglm glm open 5g 12345 mes python 表面缺陷 缺陷 表面 云从 茶 jika zhijian csnl'.split(
    ' ',
  );
const SECTORS = ['industry', 'health', 'transport'];
const words = (most: number) => fc.array(fc.constantFrom(...WORDS), { maxLength: most });
const documents = fc.array(
  fc.record({
    title: words(3).map((list) => list.join('')),
    text: words(6).map((list) => list.join('，')),
    summary: words(3).map((list) => list.join(' ')),
    sectors: fc.subarray(SECTORS),
    firstUse: fc.boolean(),
    budgetMaxFen: fc.option(fc.integer({ min: 1, max: 9 })),
  }),
  { minLength: 1, maxLength: 12 },
);
const leaf = fc.oneof(
  fc.record({ field: fc.constant('sectors' as const), anyOf: fc.subarray(SECTORS) }),
  fc.record({ field: fc.constant('firstUse' as const), anyOf: fc.subarray([true, false]) }),
  fc.record({ field: fc.constant('budgetMaxFen' as const), from: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ field: fc.constant('budgetMaxFen' as const), exists: fc.boolean() }),
);
type Filtered = NonNullable<SearchQuery<'scenarios'>['filter']>[number];
const condition: fc.Arbitrary<Filtered> = fc.oneof(
  leaf,
  leaf.map((not) => ({ not })),
  fc.array(leaf, { maxLength: 2 }).map((or) => ({ or })),
  fc.array(leaf, { maxLength: 2 }).map((and) => ({ and })),
);
const typed = fc
  .tuple(words(3), fc.constantFrom('', ' '), fc.nat(2))
  .map(([list, between, cut]) => {
    const text = list.join(between);
    return text.slice(0, Math.max(0, text.length - cut));
  });

/** Letters alone: read as pinyin by the search bar only where nothing else is found. */
const onlyLetters = (text: string): boolean => /^[a-z\s]*$/u.test(text);
/** Two letters alone, which percolation never takes for pinyin. */
const shortLetters = ({ units }: CompiledQuery): boolean =>
  units.some(({ text }) => /^[a-z]{2}$/u.test(text));

const made = (
  drawn: typeof documents extends fc.Arbitrary<infer T> ? T : never,
): ScenarioDocument[] =>
  drawn.map((one, i) => aScenario({ id: `d${String(i).padStart(3, '0')}`, ...one }));

async function answered(
  all: readonly ScenarioDocument[],
  query: SearchQuery<'scenarios'>,
): Promise<string[]> {
  const engine = new EmbeddedEngine();
  await engine.put('scenarios', all);
  const { hits, relaxed } = await engine.search('scenarios', { ...query, limit: 200 });
  return relaxed ? [] : hits.map(({ id }) => id).sort();
}

describe('percolation and the search engine', () => {
  it('say yes to the same documents', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        typed,
        fc.array(condition, { maxLength: 2 }),
        async (drawn, text, filter) => {
          const query = compiled({ text, filter });
          // Both are named above and below.
          fc.pre(!shortLetters(query) && !(query.pinyin && onlyLetters(text)));
          const all = made(drawn);
          const expected = await answered(all, { text, filter });
          expect(idsOf(new DocumentBatch(all), query)).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('differ over pinyin typed apart: a new document cannot know that another holds the letters themselves', async () => {
    const all = [
      aScenario({ id: 'letters', title: 'ji ka' }),
      aScenario({ id: 'pinyin', title: '集卡' }),
    ];
    expect(await answered(all, { text: 'ji ka' })).toEqual(['letters']);
    expect(idsOf(new DocumentBatch(all), compiled({ text: 'ji ka' }))).toEqual([
      'letters',
      'pinyin',
    ]);
  });

  it('say of a document what they say of it alone, whatever stands beside it', () => {
    fc.assert(
      fc.property(documents, typed, (drawn, text) => {
        const all = made(drawn);
        const query = compiled({ text });
        const alone = all.filter((one) => new DocumentBatch([one]).hits(query).length > 0);
        expect(idsOf(new DocumentBatch(all), query)).toEqual(alone.map(({ id }) => id).sort());
      }),
      { numRuns: 150 },
    );
  });

  it('a search is filed where every document it matches finds it', () => {
    fc.assert(
      fc.property(
        documents,
        documents,
        typed,
        fc.array(condition, { maxLength: 2 }),
        (drawn, before, text, filter) => {
          const query = compiled({ text, filter });
          const keys = queryKeys(query, new DocumentBatch(made(before)).frequency);
          for (const one of made(drawn)) {
            const batch = new DocumentBatch([one]);
            if (batch.hits(query).length > 0) expect(batch.mayMatch(keys)).toBe(true);
          }
        },
      ),
      { numRuns: 400 },
    );
  });

  it('files the contract’s searches where their documents are', () => {
    for (const { query } of CONTRACT_CASES) {
      const saved = compiled(query);
      const keys = queryKeys(saved, new DocumentBatch(CONTRACT_SCENARIOS).frequency);
      for (const one of CONTRACT_SCENARIOS) {
        const batch = new DocumentBatch([one]);
        if (batch.hits(saved).length > 0) expect(batch.mayMatch(keys)).toBe(true);
      }
    }
  });
});

describe('a saved search', () => {
  const all = new DocumentBatch(CONTRACT_SCENARIOS);
  const found = (text: string, exclude: string[], filter: Condition[] = []) =>
    idsOf(all, compileQuery({ text, exclude, filter }));

  it('is silent of what holds an excluded word, by the same meaning', () => {
    expect(found('质检', [])).toEqual(['tap-inspection', 'weld-inspection']);
    expect(found('质检', ['卫浴'])).toEqual(['weld-inspection']);
    // 質量檢測 is 质检; a phrase excludes where all of it stands.
    expect(found('产线', ['質量檢測'])).toEqual([]);
    expect(found('质检', ['卫浴 焊缝'])).toEqual(['tap-inspection', 'weld-inspection']);
    // Punctuation excludes nothing.
    expect(found('质检', ['，'])).toEqual(['tap-inspection', 'weld-inspection']);
  });

  it('says which words and filters matched, as they stand there', () => {
    const query = compileQuery({
      text: '软件 云计算',
      exclude: [],
      filter: [{ field: 'sectors', anyOf: ['software', 'health'] }],
    });
    expect(all.hits(query).map(({ id }) => id)).toEqual(['taiwan-park']);
    const { words: matched, values } = all.reasons(query, 'taiwan-park');
    expect(matched).toEqual(expect.arrayContaining(['軟體', '雲端運算']));
    expect(values).toEqual({ sectors: ['software'] });
  });

  it('names what was typed where only pinyin matched, and nothing of what is not there', () => {
    const query = compileQuery({ text: 'wurenjika', exclude: [], filter: [] });
    expect(all.reasons(query, 'port-trucks').words).toEqual(['wurenjika']);
    expect(all.reasons(query, 'nowhere')).toEqual({ words: [], values: {} });
  });

  it('is filed under what is rare', () => {
    const under = (text: string, filter: Condition[] = []) =>
      queryKeys(compileQuery({ text, exclude: [], filter }), all.frequency);
    expect(under('示例 闸口')).toEqual(['h:闸口']);
    const rare: Condition[] = [{ field: 'districts', anyOf: ['jimei'] }];
    expect(under('示例', rare)).toEqual(['f:districts=jimei']);
    expect(under('')).toEqual(['*']);
    // A description has no exact hits, and a filter without values none either.
    expect(under('', [{ field: 'districts', anyOf: [] }])).toEqual([]);
  });

  it('refuses a filter that the index does not know', () => {
    const filter: Condition[] = [{ field: 'secret', anyOf: ['x'] }];
    expect(() => compileQuery({ text: '', exclude: [], filter })).toThrow('secret');
  });

  it('asks 500 searches of 100 documents in a moment', () => {
    const batch = new DocumentBatch(
      Array.from({ length: 100 }, (_, i) =>
        aScenario({ id: `s${i}`, title: `${WORDS[i % 20] ?? ''}第${i}号`, text: '城市内涝监测' }),
      ),
    );
    const searches = Array.from({ length: 500 }, (_, i) =>
      compileQuery({ text: `${WORDS[i % 30] ?? ''} 第${i % 100}号`, exclude: [], filter: [] }),
    );
    const started = performance.now();
    let hits = 0;
    for (const one of searches) hits += batch.hits(one).length;
    expect(hits).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
