import type { SearchEngine, SearchQuery, SearchResult } from './engine.js';
import { CONTRACT_CASES } from './testing/contract-cases.js';
import { CONTRACT_SCENARIOS } from './testing/contract-scenarios.js';
import { PUBLISHED, aCapability, aCase, aScenario, anOrganisation } from './testing/documents.js';
import type { ScenarioDocument } from './indexes/scenarios.js';

/*
 * What every engine has to do, with one expected result a case. Where an engine cannot, the difference stands in its
 * list by name, with the reason; a listed difference that is none any more fails too.
 */

export interface Difference {
  reason: string;
  /** What this engine answers instead. */
  ids: readonly string[];
}

export interface EngineUnderTest {
  name: string;
  make(): Promise<SearchEngine>;
  /** By name of the case. */
  differences: Readonly<Record<string, Difference>>;
}

const LARGE = 10_000;

function idsOf(result: SearchResult): string[] {
  return result.hits.map((hit) => hit.id);
}

/** A made-up document among many. */
function numbered(n: number): ScenarioDocument {
  const places = ['码头', '医院', '校园', '车间', '园区', '街道', '景区', '仓库'];
  const tasks = ['巡检', '质检', '调度', '导览', '问答', '预警', '分拣', '审批'];
  const place = places[n % 8] ?? '';
  const task = tasks[Math.floor(n / 8) % 8] ?? '';
  return aScenario({
    id: `n-${String(n).padStart(5, '0')}`,
    title: `${place}${task}第${n}号`,
    summary: `${place}希望用人工智能改进${task}，编号 N${n}。`,
    publisher: `示例单位${n % 97}`,
    sectors: [n % 3 === 0 ? 'industry' : 'health'],
    districts: [['siming', 'huli', 'jimei', 'haicang', 'tongan'][n % 5] ?? 'city'],
    rank: n % 4 === 0 ? 1 : 0,
    state: n % 4 === 0 ? 'closed' : 'open',
    publishedAt: PUBLISHED + (n % 500) * 60_000,
  });
}

async function allPages(
  engine: SearchEngine,
  query: SearchQuery<'scenarios'>,
): Promise<{ ids: string[]; pages: number }> {
  const ids: string[] = [];
  let cursor: string | null | undefined;
  let pages = 0;
  do {
    const { cursor: _, ...rest } = query;
    const result = await engine.search('scenarios', cursor ? { ...rest, cursor } : rest);
    ids.push(...idsOf(result));
    cursor = result.nextCursor;
    pages += 1;
  } while (cursor && pages < 1000);
  return { ids, pages };
}

function describeTexts(
  engine: () => SearchEngine,
  differences: EngineUnderTest['differences'],
): void {
  it.each(CONTRACT_CASES.map((one) => [one.name, one] as const))('%s', async (name, one) => {
    const result = await engine().search('scenarios', one.query);
    const difference = differences[name];
    const expected = difference?.ids ?? one.ids;
    const found = idsOf(result);
    if (difference) expect([...difference.ids].sort()).not.toEqual([...one.ids].sort());
    if (one.relaxed) {
      expect(found.slice(0, expected.length)).toEqual(expected);
      expect(result.relaxed).toBe(true);
    } else if (one.ordered) expect(found).toEqual(expected);
    else expect(found.sort()).toEqual([...expected].sort());
    if (!one.relaxed) {
      expect(result.total).toBe(expected.length);
      expect(result.relaxed).toBe(false);
    }
  });

  it('differences are about cases that exist', () => {
    const names = CONTRACT_CASES.map((one) => one.name);
    expect(Object.keys(differences).filter((name) => !names.includes(name))).toEqual([]);
  });
}

function describeFacets(engine: () => SearchEngine): void {
  it('counts values of what is found', async () => {
    const result = await engine().search('scenarios', {
      filter: [{ field: 'technologies', anyOf: ['speech'] }],
      facets: ['districts', 'procedure', 'smeReserved'],
      limit: 0,
    });
    expect(result.hits).toEqual([]);
    expect(result.total).toBe(3);
    expect(result.facets).toEqual({
      districts: { siming: 1, huli: 1, city: 1 },
      procedure: { direct: 2, bids: 1 },
      smeReserved: { true: 1 },
    });
  });

  it("does not narrow a field's counts by its own condition", async () => {
    const { facets, total } = await engine().search('scenarios', {
      text: '质检',
      filter: [
        { field: 'state', anyOf: ['open'] },
        { field: 'demo', anyOf: [true] },
      ],
      facets: ['state', 'districts'],
    });
    expect(total).toBe(1);
    expect(facets).toEqual({ state: { open: 1, closed: 1 }, districts: { tongan: 1 } });
  });
}

function describeHighlights(engine: () => SearchEngine): void {
  const marked = async (text: string, id: string, field: string, crop?: number) => {
    const request = crop === undefined ? { field } : { field, crop };
    const { hits } = await engine().search('scenarios', { text, highlight: [request] });
    const highlight = hits.find((hit) => hit.id === id)?.highlights[field];
    if (!highlight) throw new Error(`no highlight of ${field} in ${id}`);
    return {
      ...highlight,
      marks: highlight.ranges.map(([from, to]) => highlight.text.slice(from, to)),
    };
  };

  it.each([
    ['质检', 'tap-inspection', 'title', ['质检']],
    ['质检', 'weld-inspection', 'title', ['质量检测']],
    ['harmo', 'harmony-home', 'title', ['Harmo']],
    ['harmonyps', 'harmony-home', 'title', ['HarmonyOS']],
    ['集卡 码头', 'port-trucks', 'title', ['码头', '集卡']],
    ['雲端運算', 'taiwan-park', 'title', ['雲端運算']],
    ['软件', 'taiwan-park', 'title', ['軟體']],
    ['AI质检', 'tap-inspection', 'title', ['AI质检']],
    ['wurenjika', 'port-trucks', 'title', []],
  ])('marks what matched: %s in %s %s', async (text, id, field, marks) => {
    expect((await marked(text, id, field)).marks).toEqual(marks);
  });

  it('gives the text as it was written, uncut', async () => {
    const { text, cutBefore, cutAfter } = await marked('软件', 'taiwan-park', 'title');
    expect({ text, cutBefore, cutAfter }).toEqual({
      text: '兩岸青創園區軟體測試雲端運算平台',
      cutBefore: false,
      cutAfter: false,
    });
  });

  it('cuts long text to the match', async () => {
    const found = await marked('远程接管', 'port-trucks', 'text', 10);
    expect(found.text).toHaveLength(10);
    expect(found.marks).toEqual(['远程接管']);
    expect(found.cutBefore).toBe(true);
  });

  it('leaves markup as text', async () => {
    await engine().put('scenarios', [
      aScenario({ id: 'markup', title: '<script>alert(1)</script> <em>鹦鹉</em>识别\ue000' }),
    ]);
    const found = await marked('鹦鹉', 'markup', 'title');
    expect(found.text).toBe('<script>alert(1)</script> <em>鹦鹉</em>识别\ue000');
    expect(found.marks).toEqual(['鹦鹉']);
    await engine().remove('scenarios', ['markup']);
  });
}

function describeOneBar(engine: () => SearchEngine): void {
  it('searches several indexes at once, in order', async () => {
    const results = await engine().searchMany([
      { index: 'organisations', query: { text: '港务' } },
      { index: 'cases', query: { text: '质检' } },
      { index: 'capabilities', query: { text: '质检' } },
    ]);
    expect(results.map(idsOf)).toEqual([['port-group'], ['tap-case'], ['eye', 'eye-unclaimed']]);
  });

  it('finds organisations by pinyin and initials', async () => {
    const find = async (text: string) => idsOf(await engine().search('organisations', { text }));
    expect(await find('gangwu')).toEqual(['port-group']);
    expect(await find('gwjt')).toEqual(['port-group']);
  });

  it('puts claimed before unclaimed', async () => {
    const result = await engine().search('capabilities', { text: '质检' });
    expect(idsOf(result)).toEqual(['eye', 'eye-unclaimed']);
  });

  it('suggests titles while typing', async () => {
    const found = await engine().suggest({ text: '外观' });
    expect(found.map(({ index, id }) => `${index}/${id}`).sort()).toEqual([
      'capabilities/eye',
      'cases/tap-case',
      'scenarios/tap-inspection',
    ]);
    expect(found.every(({ title }) => title.ranges.length === 1)).toBe(true);
    expect(await engine().suggest({ text: '  ' })).toEqual([]);
    expect(await engine().suggest({ text: 'xqzwvkj' })).toEqual([]);
  });
}

function describeBadInput(engine: () => SearchEngine): void {
  it.each([
    ['a quote', '质检" OR state = "closed'],
    ['an operator', '-质检 AND NOT'],
    ['brackets', "') OR 1=1 --"],
    ['broken surrogates', '\ud800质\udfff检\udbff'],
    ['only broken surrogates', '\ud800\ud800'],
    ['a zero byte', '质\u0000检'],
    ['emoji', '👩‍👩‍👧‍👦🇨🇳'],
    ['ten thousand characters', '质检'.repeat(5000)],
    ['a thousand words', Array.from({ length: 1000 }, (_, i) => `w${i}`).join(' ')],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['prototype', '__proto__ constructor toString'],
  ])('answers %s without error', async (_, text) => {
    const result = await engine().search('scenarios', { text, facets: ['state'] });
    expect(result.total).toBeLessThanOrEqual(CONTRACT_SCENARIOS.length);
  });

  it.each([
    '" OR state = "open',
    'open" OR "1" = "1',
    '\\" OR id EXISTS OR state = \\"',
    'a\\',
    "') OR (id EXISTS",
    'open) OR (id EXISTS',
    '] OR id EXISTS OR state IN [open',
    '* ',
    'OPEN',
    'ｏpen',
  ])('takes a filter value for nothing but a value: %s', async (value) => {
    const result = await engine().search('scenarios', {
      filter: [{ field: 'state', anyOf: [value] }],
    });
    expect(result.total).toBe(0);
    const not = await engine().search('scenarios', {
      filter: [{ not: { field: 'state', anyOf: [value] } }],
    });
    expect(not.total).toBe(CONTRACT_SCENARIOS.length);
  });

  it('finds odd values exactly', async () => {
    const odd = ['a\\', 'b"c', "d'e", 'F', '中文 空格', '%41', 'g\\"'];
    await engine().put('scenarios', [aScenario({ id: 'odd', constraints: odd })]);
    for (const value of odd) {
      const result = await engine().search('scenarios', {
        filter: [{ field: 'constraints', anyOf: [value] }],
        facets: ['constraints'],
      });
      expect(idsOf(result)).toEqual(['odd']);
      expect(result.facets['constraints']?.[value]).toBe(1);
    }
    await engine().remove('scenarios', ['odd']);
  });

  it.each<[string, SearchQuery]>([
    ['an unknown filter field', { filter: [{ field: 'secret' as 'rank', anyOf: [1] }] }],
    ['an injected filter field', { filter: [{ field: 'id EXISTS OR x' as 'rank', anyOf: [1] }] }],
    ['a field of Object', { filter: [{ field: 'constructor' as 'rank', anyOf: [1] }] }],
    ['a word for a number', { filter: [{ field: 'rank', anyOf: ['0 OR id EXISTS'] }] }],
    ['not a number', { filter: [{ field: 'rank', from: Number.NaN }] }],
    ['a range of words', { filter: [{ field: 'demo', from: 1 }] }],
    ['an unknown facet', { facets: ['title' as 'demo'] }],
    ['an unknown sort', { sort: [{ field: 'title' as 'rank', direction: 'asc' }] }],
    ['an unknown highlight', { highlight: [{ field: 'state' }] }],
    ['a negative limit', { limit: -1 }],
    ['a huge limit', { limit: 100_000 }],
    ['half a limit', { limit: 1.5 }],
    ['a huge offset', { offset: 1e9 }],
    ['a forged cursor', { cursor: 'aaaaaaaaaaaa.20' }],
    ['a nonsense cursor', { cursor: '☃' }],
  ])('refuses %s', async (_, query) => {
    await expect(
      engine().search('scenarios', query as SearchQuery<'scenarios'>),
    ).rejects.toMatchObject({
      name: 'SearchRequestError',
    });
  });

  it.each(['', 'a b', '../x', 'x'.repeat(500), '中'])('refuses the document id %j', async (id) => {
    await expect(engine().put('scenarios', [aScenario({ id })])).rejects.toMatchObject({
      name: 'SearchRequestError',
    });
  });

  it('refuses a cursor of another query', async () => {
    const { nextCursor } = await engine().search('scenarios', { limit: 2 });
    const other = engine().search('scenarios', { text: '质检', cursor: nextCursor ?? '' });
    await expect(other).rejects.toMatchObject({ problem: 'cursor' });
  });
}

function describeChanges(engine: () => SearchEngine): void {
  const found = async (text: string) => idsOf(await engine().search('scenarios', { text }));

  it('replaces a document that is put again', async () => {
    await engine().put('scenarios', [aScenario({ id: 'moving', title: '鹦鹉识别' })]);
    expect(await found('鹦鹉')).toEqual(['moving']);
    await engine().put('scenarios', [aScenario({ id: 'moving', title: '企鹅识别' })]);
    expect(await found('鹦鹉')).toEqual([]);
    expect(await found('企鹅')).toEqual(['moving']);
  });

  it('takes half a character for a space, among other documents', async () => {
    await engine().put('scenarios', [
      aScenario({ id: 'broken', title: '鸚鵡\ud83d识别', text: `${'长'.repeat(19_999)}😀` }),
      aScenario({ id: 'beside', title: '鹦鹉叫声', publisher: '示例𠮷野科技' }),
    ]);
    const { hits } = await engine().search('scenarios', {
      text: '鹦鹉',
      highlight: [{ field: 'title' }],
    });
    expect(hits.map(({ id }) => id).sort()).toEqual(['beside', 'broken']);
    const title = hits.find(({ id }) => id === 'broken')?.highlights['title'];
    expect(title?.text).toBe('鸚鵡 识别');
    await engine().remove('scenarios', ['broken', 'beside']);
  });

  it('forgets a removed document, in counts too', async () => {
    await engine().remove('scenarios', ['moving', 'never-there']);
    expect(await found('企鹅')).toEqual([]);
    const { total } = await engine().search('scenarios', { limit: 0 });
    expect(total).toBe(CONTRACT_SCENARIOS.length);
    const stats = await engine().stats();
    expect(stats.find(({ index }) => index === 'scenarios')?.documents).toBe(total);
  });

  it('is healthy and has nothing to set up twice', async () => {
    expect(await engine().health()).toMatchObject({ engine: engine().name, ok: true });
    expect(await engine().applySettings()).toEqual([]);
  });
}

function describeRebuild(engine: () => SearchEngine): void {
  it(`holds ${LARGE} documents, rebuilt while serving`, async () => {
    let during = 0;
    async function* source(): AsyncIterable<ScenarioDocument> {
      for (let n = 0; n < LARGE; n += 1) {
        if (n % 2500 === 1000) {
          const old = await engine().search('scenarios', { limit: 0 });
          expect(old.total).toBe(CONTRACT_SCENARIOS.length + (n > 5000 ? 1 : 0));
          during += 1;
        }
        if (n === 5000) {
          await engine().put('scenarios', [aScenario({ id: 'late', title: '重建期间写入的企鹅' })]);
        }
        if (n === 7000) await engine().remove('scenarios', ['n-00042']);
        yield numbered(n);
      }
    }
    expect(await engine().replaceAll('scenarios', source())).toEqual({ documents: LARGE });
    expect(during).toBe(4);
    const { total } = await engine().search('scenarios', { limit: 0 });
    expect(total).toBe(LARGE);
    expect(idsOf(await engine().search('scenarios', { text: '企鹅' }))).toEqual(['late']);
    expect(idsOf(await engine().search('scenarios', { text: 'N42' }))).not.toContain('n-00042');
    expect(idsOf(await engine().search('scenarios', { text: '卫浴' }))).toEqual([]);
  }, 240_000);

  it('pages through many without gap or repeat', async () => {
    const query: SearchQuery<'scenarios'> = {
      text: '码头',
      filter: [{ field: 'state', anyOf: ['open', 'closed'] }],
      limit: 200,
    };
    const { ids, pages } = await allPages(engine(), query);
    const expected = Array.from({ length: LARGE / 8 }, (_, i) => numbered(i * 8));
    expect(pages).toBe(Math.ceil(expected.length / 200));
    expect(ids).toHaveLength(expected.length);
    expect([...ids].sort()).toEqual(expected.map(({ id }) => id).sort());
    expect((await allPages(engine(), query)).ids).toEqual(ids);
  });

  it('counts many exactly', async () => {
    const { total, totalIsExact, facets } = await engine().search('scenarios', {
      text: '码头 质检',
      facets: ['districts'],
    });
    const matching = Array.from({ length: LARGE }, (_, n) => numbered(n)).filter(({ title }) =>
      title.startsWith('码头质检'),
    );
    expect({ total, totalIsExact }).toEqual({ total: matching.length, totalIsExact: true });
    const sum = Object.values(facets['districts'] ?? {}).reduce((a, b) => a + b, 0);
    expect(sum).toBe(matching.length);
  });

  it('keeps the old content when a rebuild fails', async () => {
    async function* broken(): AsyncIterable<ScenarioDocument> {
      yield numbered(1);
      await Promise.resolve();
      throw new Error('the source broke');
    }
    await expect(engine().replaceAll('scenarios', broken())).rejects.toThrow('the source broke');
    expect((await engine().search('scenarios', { limit: 0 })).total).toBe(LARGE);
  });

  it('clears', async () => {
    await engine().clear('scenarios');
    const result = await engine().search('scenarios', { facets: ['state'] });
    expect(result).toMatchObject({ hits: [], total: 0, nextCursor: null });
  });
}

/** Runs the whole contract against one engine. */
export function describeEngine({ name, make, differences }: EngineUnderTest): void {
  describe(`search contract: ${name}`, () => {
    let made: SearchEngine | undefined;
    const engine = (): SearchEngine => {
      if (!made) throw new Error('no engine');
      return made;
    };

    beforeAll(async () => {
      made = await make();
      await made.applySettings();
      await made.put('scenarios', CONTRACT_SCENARIOS);
      await made.put('capabilities', [
        aCapability({ id: 'eye', title: '外观质检一体机', maker: '示例视觉' }),
        aCapability({ id: 'eye-unclaimed', title: '质检大师', unclaimed: true, rank: 1 }),
      ]);
      await made.put('organisations', [
        anOrganisation({ id: 'port-group', title: '示例港务集团' }),
      ]);
      await made.put('cases', [aCase({ id: 'tap-case', title: '水龙头外观质检落地' })]);
    }, 60_000);

    afterAll(async () => {
      await made?.close();
      const listed = Object.entries(differences);
      const lines = listed.map(([about, { reason }]) => `  differs in “${about}”: ${reason}`);
      const cases = `${CONTRACT_CASES.length} results, ${listed.length} differences`;
      process.stderr.write([`search contract: ${name}, ${cases}`, ...lines, ''].join('\n'));
    });

    describe('finds', () => describeTexts(engine, differences));
    describe('facets', () => describeFacets(engine));
    describe('highlights', () => describeHighlights(engine));
    describe('one bar', () => describeOneBar(engine));
    describe('bad input', () => describeBadInput(engine));
    describe('changes', () => describeChanges(engine));
    describe('rebuild', () => describeRebuild(engine));
  });
}
