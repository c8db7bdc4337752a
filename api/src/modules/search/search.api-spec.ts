import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, takeStep, type MadeScenario } from '../../../test/factories/scenarios.js';
import { aCapability, aPublishedCapability } from '../../../test/factories/suppliers.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { SearchRebuildAsked } from '../../platform/search/own-index-sync.js';
import { SearchRebuild } from '../../platform/search/search-rebuild.js';
import { SearchSources } from '../../platform/search/search-sources.js';
import { Search } from '../../platform/search/search.js';

/** The search bar on the embedded engine: what is found, what is shown of it, and how soon. */

let app: TestApp;
let publisher: TestAccount;
let supplier: TestAccount;
let port: MadeScenario;

beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app, { name: '示例海峡港务中心' });
  supplier = await aMember(app, { name: '示例鹭岛智视公司' });
  port = await aScenario(app, {
    state: 'open',
    publisher,
    fields: {
      title: '集装箱码头箱号识别',
      summary: '岸桥作业中箱号靠人工抄录，夜间漏抄错抄。',
      sectors: ['transport'],
      districts: ['haicang'],
    },
  });
  await aPublishedCapability(app, supplier, {
    title: '箱号识别与残损检测一体机',
    summary: '两路工业相机识别集装箱箱号。',
    sectors: ['transport', 'supply-chain'],
    districts: ['city'],
  });
  await app.source.query(
    `insert into benchmark_cases (id, title, organisation_name, sector, summary, demo)
     values ($1, '示例码头箱号识别试点', '示例港务', 'transport', '差错率由百分之三降到千分之二', true)`,
    [uuidv7()],
  );
  await app.nest.get(SearchRebuild).all();
  await app.settle();
});
afterAll(() => app.stop());

const search = (query: string) => app.request('GET', `/search?${query}`);
const q = (text: string, more = '') => search(`q=${encodeURIComponent(text)}${more}`);
interface Group {
  index: string;
  total: number;
  nearest: boolean;
  items: { id: string; title: string; card: { id: string } }[];
}
const totals = (body: { groups: Group[] }) =>
  Object.fromEntries(body.groups.map((group) => [group.index, group.total]));

describe('GET /search', () => {
  it('looks through all four kinds at once and shows the public cards', async () => {
    const { status, body } = await q('箱号识别');
    expect([status, body.degraded, body.nearest]).toEqual([200, false, null]);
    expect(totals(body)).toEqual({ scenarios: 1, capabilities: 1, organisations: 0, cases: 1 });
    const [hit] = body.groups[0].items;
    expect([hit.id, hit.card.organisation.name]).toEqual([port.id, '示例海峡港务中心']);
    const { text, ranges } = hit.highlights.title;
    expect(
      ranges.map(([start, end]: [number, number]) => text.slice(start, end)).join(''),
    ).toContain('箱号');
    expect(JSON.stringify(body)).not.toMatch(/contactName|联系人|@test/);
  });

  it.each([
    ['pinyin', 'xianghao'],
    ['initials', 'xhsb'],
    ['traditional characters', '箱號識別'],
    ['an unfinished word', '箱号识'],
  ])('finds by %s', async (_, text) => {
    const { body } = await q(text);
    expect(body.groups[0].items.map((item: { id: string }) => item.id)).toContain(port.id);
  });

  it('finds an organisation by its name and counts what it offers', async () => {
    const { body } = await q('鹭岛智视', '&index=organisations');
    expect(body.groups).toHaveLength(1);
    expect(body.groups[0].items[0].card).toMatchObject({
      id: supplier.organisationId,
      name: '示例鹭岛智视公司',
    });
    expect(body.groups[0].facets.sectors).toEqual({ transport: 1, 'supply-chain': 1 });
  });

  it('filters by the names of the list routes and leaves out kinds that do not know them', async () => {
    const { body } = await q('箱号', '&sectors=transport&procedure=direct');
    expect(totals(body)).toEqual({ scenarios: 1 });
    // What is for the whole city is also for each district.
    expect(totals((await q('箱号', '&districts=siming')).body)).toMatchObject({
      scenarios: 0,
      capabilities: 1,
    });
    const counted = (await q('箱号', '&index=capabilities')).body.groups[0].facets.districts;
    expect(counted).toMatchObject({ city: 1, siming: 1, tongan: 1 });
    const refused = await q('箱号', '&index=capabilities&procedure=direct');
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([400, '/procedure']);
  });

  it('counts by what all kinds share, each filter aside from its own choice', async () => {
    const { body } = await q('箱号识别', '&sectors=supply-chain');
    expect(totals(body)).toEqual({ scenarios: 0, capabilities: 1, organisations: 0, cases: 0 });
    const facets = (index: string) =>
      body.groups.find((group: Group) => group.index === index).facets;
    expect(facets('scenarios').sectors).toEqual({ transport: 1 });
    expect(facets('scenarios').districts).toEqual({});
    expect(facets('capabilities')).toMatchObject({
      sectors: { transport: 1, 'supply-chain': 1 },
      technologies: expect.any(Object),
      demo: expect.any(Object),
    });
    expect(Object.keys(facets('cases'))).toEqual(['sectors', 'technologies', 'districts', 'demo']);
  });

  it('does not let AI narrow what other words find', async () => {
    expect(totals((await q('AI箱号识别')).body)).toEqual(totals((await q('箱号识别')).body));
  });

  it('says what to leave out when nothing is found, and what comes nearest', async () => {
    const { body } = await q('箱号识别', '&districts=siming&kind=dataset');
    expect(body.groups.every((group: Group) => group.total === 0)).toBe(true);
    expect(body.nearest.widen).toEqual([{ drop: 'kind', total: 1 }]);
    expect(body.nearest.groups.map((group: Group) => group.index)).toContain('scenarios');
    const near = await q('箱号识别 量子灯塔');
    expect(near.body.groups[0]).toMatchObject({ nearest: true, total: 1 });
    const nonsense = await q('zzqqxxvv');
    expect(nonsense.body.nearest.groups.length).toBeGreaterThan(0);
  });

  it('tries a handful of ways out at most, however many filters there are', async () => {
    const desk = app.nest.get(Search);
    const ask = desk.ask.bind(desk);
    const asked: number[] = [];
    desk.ask = (requests) => {
      asked.push(requests.length);
      return ask(requests);
    };
    const filters = [
      ...['sectors=transport', 'technologies=vision', 'districts=siming', 'procedure=direct'],
      ...['state=open', 'firstUse=true', 'sizeClass=small', 'constraints=on-premise'],
    ];
    const answer = await q('不存在的词', `&index=scenarios&${filters.join('&')}`);
    desk.ask = ask;
    expect(answer.status).toBe(200);
    expect(asked).toContain(6);
    expect(Math.max(...asked)).toBe(6);
  });

  it('pages through one kind with a signed cursor', async () => {
    for (let n = 0; n < 5; n++)
      await aPublishedCapability(app, supplier, { title: `潮汐预报模型第${n}版` });
    await app.settle();
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await q('潮汐预报', `&index=capabilities&limit=2${cursor}`);
      seen.push(...body.groups[0].items.map((item: { id: string }) => item.id));
      cursor = body.groups[0].nextCursor
        ? `&cursor=${encodeURIComponent(body.groups[0].nextCursor as string)}`
        : '';
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
    const first = (await q('潮汐预报', '&index=capabilities&limit=2')).body;
    const other = encodeURIComponent(first.groups[0].nextCursor as string);
    const foreign = await q('箱号', `&index=capabilities&limit=2&cursor=${other}`);
    expect(foreign.body.code).toBe('request.cursor-invalid');
    const forged = await q('潮汐预报', '&index=capabilities&cursor=x.y');
    expect(forged.body.code).toBe('request.cursor-invalid');
  });

  it.each([
    ['a question of more than 200 characters', `q=${'x'.repeat(201)}`],
    ['an unknown parameter', 'q=a&colour=red'],
    ['an unknown kind', 'index=users'],
    ['a limit of 0', 'limit=0'],
    ['a limit of 101', 'limit=101'],
    ['a filter that is no code', 'sectors=%27%3B--'],
  ])('refuses %s', async (_, query) => {
    const { status, body } = await search(query);
    expect([status, body.code]).toEqual([400, 'request.invalid']);
  });

  it.each(['"', '\\', '%', '<script>alert(1)</script>', 'AND OR NOT', '( [ {', '🚢🚢', '  '])(
    'takes %s as text',
    async (text) => {
      expect((await q(text)).status).toBe(200);
    },
  );
});

describe('GET /search/suggestions', () => {
  it('completes titles while typing', async () => {
    const { status, body } = await app.request(
      'GET',
      `/search/suggestions?q=${encodeURIComponent('箱号')}`,
    );
    expect([status, body.degraded]).toEqual([200, false]);
    const titles = body.items.map((item: { title: { text: string } }) => item.title.text);
    expect(titles).toEqual(
      expect.arrayContaining(['集装箱码头箱号识别', '箱号识别与残损检测一体机']),
    );
    expect((await app.request('GET', '/search/suggestions')).body.items).toEqual([]);
    const long = await app.request('GET', `/search/suggestions?q=${'x'.repeat(201)}`);
    expect(long.status).toBe(400);
  });
});

describe('freshness and access', () => {
  it('never finds what is not published, and finds it once it is', async () => {
    const draft = await aScenario(app, {
      publisher,
      fields: { title: '白海豚声学监测', summary: '用水听器识别白海豚哨叫声。' },
    });
    await app.settle();
    expect((await q('白海豚')).body.groups[0].items).toEqual([]);
    for (const step of ['submit', 'approve', 'publish']) await takeStep(app, step, draft);
    await app.settle();
    expect((await q('白海豚')).body.groups[0].items[0].id).toBe(draft.id);
    await takeStep(app, 'withdraw', draft);
    await app.settle();
    const gone = await q('白海豚');
    expect(gone.body.groups[0].total).toBe(0);
  });

  it('shows nothing of a row that the index still holds but the table no longer shows', async () => {
    const id = await aPublishedCapability(app, supplier, { title: '鼓浪屿步道人流预测' });
    await app.settle();
    await app.source.query(`update capabilities set state = 'archived' where id = $1`, [id]);
    const { body } = await q('鼓浪屿', '&index=capabilities');
    expect(body.groups[0].items).toEqual([]);
    const typed = await app.request('GET', `/search/suggestions?q=${encodeURIComponent('鼓浪屿')}`);
    expect(typed.body.items).toEqual([]);
  });

  it('follows what an organisation says of itself', async () => {
    const path = `/organisations/${supplier.organisationId}`;
    const seen = await app.request('GET', path, { cookie: supplier.cookie });
    const edited = await app.request('PATCH', path, {
      cookie: supplier.cookie,
      body: { intro: '专注潮间带滩涂巡检与水下机器视觉。' },
      headers: { 'if-match': String(seen.headers.etag) },
    });
    expect(edited.status).toBe(200);
    await app.settle();
    const { body } = await q('潮间带滩涂', '&index=organisations');
    expect(body.groups[0].items[0].id).toBe(supplier.organisationId);
  });

  it('goes on following while a rebuild that was asked for is under way', async () => {
    const source = app.nest.get(SearchSources).of('scenarios');
    if (!source) throw new Error('no source');
    const { batch } = source;
    let release = () => undefined as void;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let began = 0;
    source.batch = async (...given) => {
      began += 1;
      await gate;
      return batch.apply(source, given);
    };
    const askForRebuild = () =>
      app.nest.get(Transactions).run(systemActor(), async (tx) => {
        await tx.record(SearchRebuildAsked, { type: 'search', id: uuidv7() }, {});
      });
    await askForRebuild();
    await app.settle();
    await askForRebuild();
    await aPublishedCapability(app, supplier, { title: '中华鲎幼体计数' });
    await app.settle();
    expect(began).toBe(1);
    expect(totals((await q('中华鲎')).body)['capabilities']).toBe(1);
    release();
    // The second was asked for while the first was under way: one more follows.
    while (began < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    source.batch = batch;
    await app.nest.get(SearchRebuild).all();
    expect(totals((await q('中华鲎')).body)['capabilities']).toBe(1);
  });

  it('rebuilds every index while it serves', async () => {
    await aCapability(app, { title: '红树林无人机巡护' });
    expect(totals((await q('红树林')).body)['capabilities']).toBe(0);
    const [, during] = await Promise.all([app.nest.get(SearchRebuild).all(), q('箱号识别')]);
    expect(totals(during.body)['scenarios']).toBe(1);
    expect(totals((await q('红树林')).body)['capabilities']).toBe(1);
  });
});
