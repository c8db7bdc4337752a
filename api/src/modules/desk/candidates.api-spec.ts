import { startTestApp, type Answer, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, type MadeScenario } from '../../../test/factories/scenarios.js';
import { aPublishedCapability } from '../../../test/factories/suppliers.js';

/** All candidates of a row, by any factor, with what matchmakers have said about each. */

let app: TestApp;
let publisher: TestAccount;
let supplier: TestAccount;
let matchmaker: TestAccount;
let scenario: MadeScenario;
const capabilities: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  supplier = await aMember(app, { teamSize: 40 });
  matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  scenario = await aScenario(app, {
    state: 'open',
    publisher,
    fields: {
      title: '集装箱码头箱号识别',
      summary: '岸桥作业中箱号靠人工抄录，夜间漏抄错抄。',
      problem: '二十四小时作业，箱号与残损靠理货员目视记录，雨雾天差错率高，复核占用人手。',
      technologies: ['vision', 'edge'],
      constraints: ['on-premise'],
      districts: ['haicang'],
    },
  });
  for (let n = 0; n < 25; n++)
    capabilities.push(
      await aPublishedCapability(app, supplier, {
        title: `码头箱号识别与残损检测${n}型`,
        summary: '相机识别集装箱箱号和残损。',
        description: '在岸桥部署边缘盒，夜间与雨天同样可用，箱号识别率高。',
        technologies: n % 2 ? ['vision'] : ['vision', 'edge'],
        deployments: n % 5 ? ['on-premise'] : ['cloud'],
        districts: n % 2 ? ['haicang'] : ['huli'],
      }),
    );
  await app.settle();
});
afterAll(() => app.stop());

const get = (path: string, who: TestAccount | null = matchmaker) =>
  app.request('GET', path, who ? { cookie: who.cookie } : {});
const ofScenario = (query = '', who: TestAccount | null = matchmaker) =>
  get(`/desk/scenarios/${scenario.id}/candidates${query}`, who);
const ids = (answer: Answer): string[] =>
  answer.body.items.map((item: { match: { id: string } }) => item.match.id);
const mark = (capabilityId: string, body: object) =>
  app.request('POST', '/marks', {
    cookie: matchmaker.cookie,
    body: { scenarioId: scenario.id, capabilityId, ...body },
  });

describe('all candidates', () => {
  it('are for matchmakers', async () => {
    expect((await ofScenario('', null)).status).toBe(401);
    expect((await ofScenario('', publisher)).status).toBe(403);
    expect(
      (await get('/desk/scenarios/01890000-0000-7000-8000-000000000000/candidates')).status,
    ).toBe(404);
    const draft = await aScenario(app, { publisher });
    expect((await get(`/desk/scenarios/${draft.id}/candidates`)).status).toBe(404);
  });

  it('are more than twenty, in pages that neither repeat nor leave out', async () => {
    const first = await ofScenario('?limit=20');
    expect(first.body).toMatchObject({ total: 25, all: 25, whole: true });
    const rest = await ofScenario(`?limit=20&cursor=${encodeURIComponent(first.body.nextCursor)}`);
    expect(rest.body.nextCursor).toBeNull();
    expect(new Set([...ids(first), ...ids(rest)]).size).toBe(25);
  });

  it('can be sorted by any named line, both ways', async () => {
    const { factors } = (await ofScenario('?limit=1')).body;
    expect(factors.length).toBeGreaterThan(20);
    for (const { code } of factors.slice(0, 4)) {
      const answer = await ofScenario(`?limit=100&sort=${code}`);
      const values = answer.body.items.map(
        (item: { lines: { code: string; value: number }[] }) =>
          item.lines.find((line) => line.code === code)?.value ?? 0,
      );
      expect(values).toEqual([...values].sort((a, b) => b - a));
    }
    const up = await ofScenario('?limit=100&sort=score&order=asc');
    const scores = up.body.items.map((item: { match: { score: number } }) => item.match.score);
    expect(scores).toEqual([...scores].sort((a, b) => a - b));
  });

  it.each([
    ['gates not met', '?gate=unmet', 5],
    ['a district', '?district=haicang', 12],
    ['size of the supplier', '?size=small', 25],
    ['another size', '?size=large', 0],
    ['claimed ones', '?claimed=true', 25],
    ['unclaimed ones', '?claimed=false', 0],
    ['no pairing', '?pairing=none', 25],
    ['a line at least', '?atLeast=district:0.1', 12],
    ['a line at most', '?atMost=gates:-1', 5],
    ['two at once', '?gate=unmet&district=haicang', 2],
  ])('can be filtered by %s', async (_, query, n) => {
    const answer = await ofScenario(query);
    expect([answer.status, answer.body.total]).toEqual([200, n]);
  });

  it('refuses unknown factors, parameters and cursors', async () => {
    for (const query of ['?sort=charm', '?atLeast=charm:1'])
      expect((await ofScenario(query)).body.code).toBe('desk.unknown-factor');
    expect((await ofScenario('?atLeast=needs')).body.code).toBe('request.invalid');
    expect((await ofScenario('?deep=1')).body.code).toBe('request.invalid');
    expect((await ofScenario('?cursor=a.b')).body.code).toBe('request.cursor-invalid');
  });

  it('from the capability’s side are its scenarios', async () => {
    const answer = await get(`/desk/capabilities/${capabilities[0]}/candidates`);
    expect(ids(answer)).toEqual([scenario.id]);
    expect(answer.body.items[0].scenario.title).toBe('集装箱码头箱号识别');
  });
});

describe('marks', () => {
  it('set an excluded pair aside, tell the matchmaker why, and take it out of everybody’s list', async () => {
    const [, victim = ''] = capabilities;
    const matches = (who?: TestAccount) =>
      get(`/scenarios/${scenario.id}/matches?limit=100`, who ?? null);
    const listed = async (who?: TestAccount) =>
      (await matches(who)).body.items.map((item: { id: string }) => item.id);
    expect(await listed(publisher)).toContain(victim);
    await mark(victim, { kind: 'exclude', reason: 'conflict', note: '示例：同一控制人' });
    for (const who of [publisher, matchmaker, undefined])
      expect(await listed(who)).not.toContain(victim);
    const back = await get(`/capabilities/${victim}/matches`, supplier);
    expect(back.body.items.map((item: { id: string }) => item.id)).not.toContain(scenario.id);
    expect(ids(await ofScenario('?limit=100'))).not.toContain(victim);
    const excluded = await ofScenario('?mark=exclude');
    expect(ids(excluded)).toEqual([victim]);
    expect(excluded.body.items[0].marks[0]).toMatchObject({
      reason: 'conflict',
      note: '示例：同一控制人',
    });
    // Neither side reads the note or learns that there was an exclusion.
    for (const text of [(await matches(publisher)).text, back.text, (await matches()).text])
      expect(text).not.toMatch(/同一控制人|conflict/);
  });

  it('pin: first for the owner and matchmakers, unchanged for the public', async () => {
    const last = ids(await ofScenario('?limit=100')).at(-1) ?? '';
    const before = (await get(`/scenarios/${scenario.id}/matches`, null)).text;
    await mark(last, { kind: 'pin', note: '示例：内部说明' });
    expect((await get(`/scenarios/${scenario.id}/matches`, null)).text).toBe(before);
    for (const who of [publisher, matchmaker]) {
      const answer = await get(`/scenarios/${scenario.id}/matches`, who);
      expect(answer.body.items[0]).toMatchObject({ id: last, pinned: true });
      expect(answer.text).not.toContain('内部说明');
    }
    expect(ids(await ofScenario())[0]).toBe(last);
  });

  it('overrule an unmet must: the pair is no longer held back, and the gate says so', async () => {
    const [held = ''] = ids(await ofScenario('?gate=unmet'));
    const seen = async () =>
      (await get(`/scenarios/${scenario.id}/matches?limit=100`, publisher)).body.items.find(
        (item: { id: string }) => item.id === held,
      );
    const before = await seen();
    await mark(held, { kind: 'override', note: '示例：将改为本地部署，已核实' });
    const after = await seen();
    expect([before.gates[0].state, after.gates[0].state]).toEqual(['unmet', 'overruled']);
    expect(after.p).toBeGreaterThan(before.p);
    expect(ids(await ofScenario('?gate=overruled'))).toEqual([held]);
    expect((await get(`/scenarios/${scenario.id}/matches`, null)).text).not.toContain('已核实');
  });

  it('park: set aside until asked for', async () => {
    const [, , , parked = ''] = capabilities;
    await mark(parked, { kind: 'park', until: new Date(Date.now() + 86_400_000).toISOString() });
    expect(ids(await ofScenario('?limit=100'))).not.toContain(parked);
    expect(ids(await ofScenario('?mark=park'))).toEqual([parked]);
  });
});

describe('the counts beside the filters', () => {
  it('say what each value would show', async () => {
    const plain = (await ofScenario('?limit=1')).body;
    expect(plain.total).toBeLessThan(plain.all);
    for (const { name, values } of plain.facets)
      for (const { value, count } of values) {
        const { total } = (await ofScenario(`?limit=1&${name}=${value}`)).body;
        expect([name, value, count]).toEqual([name, value, total]);
      }
  });
});

describe('two profiles side by side', () => {
  it('mark the places the reasons rest on, inside the texts as they were written', async () => {
    const answer = await get(`/desk/pairs/${scenario.id}/${capabilities[4]}`);
    expect(answer.status).toBe(200);
    const { demand, supply } = answer.body.texts;
    const spans = [...demand, ...supply].flatMap(
      (field: { text: string; spans: { start: number; end: number; text: string }[] }) =>
        field.spans.map((span) => [field.text.slice(span.start, span.end), span.text]),
    );
    expect(spans.length).toBeGreaterThan(2);
    for (const [inText, told] of spans) expect(inText).toBe(told);
    expect(answer.body.lines.length).toBeGreaterThan(5);
    expect(answer.body.match.gaps.demand.length).toBeGreaterThan(0);
  });

  it('are for matchmakers, and only where both are public', async () => {
    const path = `/desk/pairs/${scenario.id}/${capabilities[4]}`;
    expect((await get(path, null)).status).toBe(401);
    expect((await get(path, publisher)).status).toBe(403);
    const draft = await aScenario(app, { publisher });
    expect((await get(`/desk/pairs/${draft.id}/${capabilities[4]}`)).status).toBe(404);
  });
});
