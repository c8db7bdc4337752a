import fc from 'fast-check';
import type { Condition } from '../engine.js';
import type { CapabilityDocument } from '../indexes/capabilities.js';
import { PUBLISHED, aCapability } from '../testing/documents.js';
import { EmbeddedEngine } from './embedded-engine.js';

/* The engine against the plainest reading of what it promises: look at every document. */

const SECTORS = ['a', 'b', 'c'];
const WORDS = ['质检', '巡检', '无人集卡', '医学影像', 'harmony', '城市', '的', '软件园'];

const documents = fc.array(
  fc.record({
    sectors: fc.subarray(SECTORS),
    maturity: fc.option(fc.integer({ min: 1, max: 9 })),
    unclaimed: fc.boolean(),
    words: fc.array(fc.constantFrom(...WORDS), { maxLength: 5 }),
    age: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 25 },
);

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ field: fc.constant('sectors'), anyOf: fc.subarray(SECTORS) }),
  fc.record({ field: fc.constant('unclaimed'), anyOf: fc.subarray([true, false]) }),
  fc.record({ field: fc.constant('maturity'), exists: fc.boolean() }),
  fc.record({
    field: fc.constant('maturity'),
    from: fc.integer({ min: 1, max: 9 }),
    to: fc.integer({ min: 1, max: 9 }),
  }),
);
const condition: fc.Arbitrary<Condition> = fc.oneof(
  leaf,
  leaf.map((one) => ({ not: one })),
  fc.array(leaf, { maxLength: 3 }).map((list) => ({ or: list })),
  fc.array(leaf, { maxLength: 3 }).map((list) => ({ and: list })),
);

function holds(document: CapabilityDocument, one: Condition): boolean {
  if ('not' in one) return !holds(document, one.not);
  if ('or' in one) return one.or.some((inner) => holds(document, inner));
  if ('and' in one) return one.and.every((inner) => holds(document, inner));
  const value = new Map<string, unknown>(Object.entries(document)).get(one.field);
  const values = (Array.isArray(value) ? value : [value]).filter((entry) => entry !== null);
  if ('exists' in one) return values.length > 0 === one.exists;
  if ('anyOf' in one) return values.some((entry) => one.anyOf.includes(entry as string));
  return values.some(
    (entry) =>
      typeof entry === 'number' &&
      entry >= (one.from ?? -Infinity) &&
      entry <= (one.to ?? Infinity),
  );
}

type Drawn = (typeof documents extends fc.Arbitrary<infer T> ? T : never)[number];

function make(drawn: readonly Drawn[]): CapabilityDocument[] {
  return drawn.map(({ words, age, unclaimed, ...rest }, i) =>
    aCapability({
      id: `d${String(i).padStart(3, '0')}`,
      title: words.join('，'),
      publishedAt: PUBLISHED - age,
      unclaimed,
      rank: unclaimed ? 1 : 0,
      ...rest,
    }),
  );
}

describe('embedded search', () => {
  it('filters, counts, orders and pages as looking at every document would', async () => {
    await fc.assert(
      fc.asyncProperty(documents, fc.array(condition, { maxLength: 3 }), async (drawn, filter) => {
        const engine = new EmbeddedEngine();
        const all = make(drawn);
        await engine.put('capabilities', all);
        const expected = all
          .filter((document) => filter.every((one) => holds(document, one)))
          .sort(
            (a, b) => a.rank - b.rank || b.publishedAt - a.publishedAt || (a.id < b.id ? -1 : 1),
          )
          .map(({ id }) => id);
        const query = { filter: filter as Condition<'rank'>[], limit: 7 };
        const ids: string[] = [];
        for (let offset = 0; offset <= expected.length; offset += 7) {
          const result = await engine.search('capabilities', { ...query, offset });
          expect(result.total).toBe(expected.length);
          ids.push(...result.hits.map(({ id }) => id));
        }
        expect(ids).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('counts what is there after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(documents, documents, fc.nat({ max: 25 }), async (before, after, gone) => {
        const engine = new EmbeddedEngine();
        await engine.put('capabilities', make(before));
        await engine.put('capabilities', make(after));
        await engine.remove('capabilities', [`d${String(gone).padStart(3, '0')}`]);
        const left = new Map([...make(before), ...make(after)].map((one) => [one.id, one]));
        left.delete(`d${String(gone).padStart(3, '0')}`);
        const expected = SECTORS.flatMap((sector): [string, number][] => {
          const count = [...left.values()].filter(({ sectors }) => sectors.includes(sector)).length;
          return count > 0 ? [[sector, count]] : [];
        });
        // All documents, and all but none of them by way of a condition.
        for (const filter of [[], [{ field: 'maturity' as const, exists: true }]]) {
          const { facets, total } = await engine.search('capabilities', {
            filter,
            facets: ['sectors'],
          });
          if (filter.length === 0) {
            expect(total).toBe(left.size);
            expect(facets['sectors']).toEqual(Object.fromEntries(expected));
          } else {
            const counted = Object.values(facets['sectors'] ?? {}).reduce((a, b) => a + b, 0);
            const held = [...left.values()].filter(({ maturity }) => maturity !== null);
            expect(counted).toBe(held.reduce((sum, { sectors }) => sum + sectors.length, 0));
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds exactly the documents that hold a word', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.constantFrom('质检', '集卡', '影像', 'harmony'),
        async (drawn, word) => {
          const engine = new EmbeddedEngine();
          const all = make(drawn);
          await engine.put('capabilities', all);
          const { hits, relaxed } = await engine.search('capabilities', { text: word, limit: 100 });
          const expected = all.filter(({ title }) => title.includes(word)).map(({ id }) => id);
          expect(relaxed ? [] : hits.map(({ id }) => id).sort()).toEqual(expected);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('gives the same answers whatever the order of arrival', async () => {
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.constantFrom(...WORDS),
        fc.integer(),
        async (drawn, text, seed) => {
          const all = make(drawn);
          const shuffled = [...all].sort(
            (a, b) => ((a.id.length * 7 + seed) % 3) - (b.title.length % 3),
          );
          const answers = await Promise.all(
            [all, shuffled].map(async (list) => {
              const engine = new EmbeddedEngine();
              await engine.put('capabilities', list);
              const { tookMs: _, ...answer } = await engine.search('capabilities', {
                text,
                facets: ['sectors'],
              });
              return answer;
            }),
          );
          expect(answers[0]).toEqual(answers[1]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('embedded engine', () => {
  const total = async (engine: EmbeddedEngine) =>
    (await engine.search('capabilities', { limit: 0 })).total;

  it('writes itself anew when mostly dead, losing nothing', async () => {
    const engine = new EmbeddedEngine();
    for (let round = 0; round < 6; round += 1) {
      await engine.put(
        'capabilities',
        Array.from({ length: 500 }, (_, i) =>
          aCapability({
            id: `c${i}`,
            title: `軟體第${round}版`,
            sectors: ['a'],
            maturity: 3,
            maker: '示例港务',
          }),
        ),
      );
    }
    const { hits, facets } = await engine.search('capabilities', {
      text: '软件',
      facets: ['sectors'],
      highlight: [{ field: 'title' }],
      filter: [{ field: 'maturity', from: 3, to: 3 }],
    });
    expect(await total(engine)).toBe(500);
    expect(facets).toEqual({ sectors: { a: 500 } });
    expect(hits[0]?.highlights['title']?.text).toBe('軟體第5版');
    expect((await engine.search('capabilities', { text: 'gangwu' })).total).toBe(500);
  });

  const numbered = (count: number, round: number) =>
    Array.from({ length: count }, (_, i) => aCapability({ id: `c${i}`, title: `第${round}版` }));
  const isBusy = async (engine: EmbeddedEngine) =>
    (await engine.stats()).some(({ index, busy }) => index === 'capabilities' && busy);

  it('lets nobody wait while it writes itself anew, and keeps what is changed meanwhile', async () => {
    const engine = new EmbeddedEngine();
    for (let round = 0; round < 4; round += 1) {
      await engine.put('capabilities', numbered(2000, round));
      if (await isBusy(engine)) break;
    }
    expect(await isBusy(engine)).toBe(true);
    expect(await total(engine)).toBe(2000);
    await engine.remove('capabilities', ['c0', 'c1999']);
    await engine.put('capabilities', [aCapability({ id: 'c1', title: '灯塔' })]);
    const found = async () => (await engine.search('capabilities', { text: '灯塔' })).hits;
    expect([await total(engine), await found()]).toMatchObject([1998, [{ id: 'c1' }]]);
    while (await isBusy(engine)) await new Promise((resolve) => setImmediate(resolve));
    expect([await total(engine), await found()]).toMatchObject([1998, [{ id: 'c1' }]]);
  });

  it('lets other work in while it takes many documents', async () => {
    const engine = new EmbeddedEngine();
    let turns = 0;
    const count = () => {
      turns += 1;
      timer = setImmediate(count);
    };
    let timer = setImmediate(count);
    await engine.put('capabilities', numbered(5000, 0));
    clearImmediate(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it('takes all documents or none', async () => {
    const engine = new EmbeddedEngine();
    const bad = [aCapability({ id: 'good' }), aCapability({ id: 'not good' })];
    await expect(engine.put('capabilities', bad)).rejects.toMatchObject({ problem: 'document' });
    expect(await total(engine)).toBe(0);
  });

  it('stays empty after it was closed, a rebuild under way or not', async () => {
    const engine = new EmbeddedEngine();
    const rebuilding = engine.replaceAll('capabilities', numbered(3000, 0));
    await new Promise((resolve) => setImmediate(resolve));
    await engine.close();
    await rebuilding;
    expect(await total(engine)).toBe(0);
  });

  it('rebuilds one after the other, the last one wins', async () => {
    const engine = new EmbeddedEngine();
    const list = (prefix: string, count: number) =>
      Array.from({ length: count }, (_, i) => aCapability({ id: `${prefix}${i}`, title: prefix }));
    const first = engine.replaceAll('capabilities', list('a', 300));
    const second = engine.replaceAll('capabilities', list('b', 200));
    const late = engine.put('capabilities', list('c', 1));
    await Promise.all([first, second, late]);
    expect(await total(engine)).toBe(201);
    expect(await engine.stats()).toContainEqual({
      index: 'capabilities',
      documents: 201,
      busy: false,
    });
    expect((await engine.search('capabilities', { text: 'a ' })).total).toBe(0);
  });

  it('rebuilds after a failed rebuild', async () => {
    const engine = new EmbeddedEngine();
    const broken = (function* () {
      yield aCapability({ id: 'x' });
      throw new Error('broken');
    })();
    await expect(engine.replaceAll('capabilities', broken)).rejects.toThrow('broken');
    await engine.replaceAll('capabilities', [aCapability({ id: 'y' })]);
    expect(await total(engine)).toBe(1);
  });
});
