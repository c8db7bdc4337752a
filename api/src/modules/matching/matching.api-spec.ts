import { startTestApp, type Answer, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, takeStep, type MadeScenario } from '../../../test/factories/scenarios.js';
import { aPublishedCapability } from '../../../test/factories/suppliers.js';

/** Who may see which matches, in which words, and how soon. */

let app: TestApp;
let publisher: TestAccount;
let supplier: TestAccount;
let matchmaker: TestAccount;
let scenario: MadeScenario;
let capability: string;

const port = {
  title: '集装箱码头岸桥防摇与箱号识别',
  summary: '岸桥作业中箱号靠人工抄录，夜间漏抄错抄，影响放箱。',
  problem: '二十四小时作业，箱号、箱型代码与残损靠理货员目视记录，雨雾天差错率高，复核占用人手。',
  sectors: ['transport', 'supply-chain'],
  technologies: ['vision', 'edge'],
  constraints: ['on-premise'],
  mustHave: ['箱号识别率不低于 99%', '夜间与雨天可用'],
};
const boxes = {
  title: '码头箱号识别与残损检测一体机',
  summary: '两路工业相机识别集装箱箱号、箱型代码和残损，免停车过闸。',
  description: '在岸桥和闸口部署边缘盒，夜间与雨天同样可用，箱号识别率 99.5%，本地部署。',
  technologies: ['vision', 'edge'],
  sectors: ['transport', 'supply-chain'],
  deployments: ['on-premise', 'edge'],
  capacity: 4,
  busy: 1,
};

beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  supplier = await aMember(app);
  matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  scenario = await aScenario(app, { state: 'open', publisher, fields: port });
  capability = await aPublishedCapability(app, supplier, boxes);
  await app.settle();
});
afterAll(() => app.stop());

const ofScenario = (id: string, who?: TestAccount, query = '') =>
  app.request('GET', `/scenarios/${id}/matches${query}`, who ? { cookie: who.cookie } : {});
const ofCapability = (id: string, who?: TestAccount, query = '') =>
  app.request('GET', `/capabilities/${id}/matches${query}`, who ? { cookie: who.cookie } : {});
const ids = (answer: Answer) => answer.body.items.map((item: { id: string }) => item.id);

describe('what visitors see', () => {
  it('finds both directions, with a score and each side’s reasons beside the other side', async () => {
    const answer = await ofScenario(scenario.id);
    expect([answer.status, answer.body.view, answer.body.nextCursor]).toEqual([
      200,
      'public',
      null,
    ]);
    const [item] = answer.body.items;
    expect(Object.keys(item).sort()).toEqual(['capability', 'id', 'reasons', 'score']);
    expect([item.id, item.capability.title]).toEqual([capability, boxes.title]);
    for (const side of ['demand', 'supply'] as const) {
      expect(item.reasons[side].length).toBeGreaterThan(0);
      for (const { text } of item.reasons[side]) expect(text).not.toMatch(/[{}]|undefined/);
    }
    const spoken = JSON.stringify(item.reasons);
    expect(spoken).toContain('箱号');
    const back = await ofCapability(capability);
    expect([ids(back), back.body.items[0].scenario.title]).toEqual([[scenario.id], port.title]);
    expect(Object.keys(back.body.items[0]).sort()).toEqual(['id', 'reasons', 'scenario', 'score']);
  });

  it('speaks English to those who read English', async () => {
    const answer = await app.request('GET', `/scenarios/${scenario.id}/matches`, {
      headers: { 'accept-language': 'en' },
    });
    const texts = answer.body.items[0].reasons.demand.map((one: { text: string }) => one.text);
    expect(texts.join(' ')).toMatch(/[A-Za-z]{4,} [a-z]{2,}/);
  });

  it('gets ten at most, whatever is asked for', async () => {
    for (let n = 0; n < 11; n++)
      await aPublishedCapability(app, supplier, {
        title: `手持箱号识别终端${n}型`,
        description: '手持终端拍照识别箱号，供小型堆场使用，须在白天光线充足处拍摄，联网后回传。',
      });
    await app.settle();
    const answer = await ofScenario(scenario.id, undefined, '?limit=100');
    expect([answer.body.items.length, answer.body.total]).toEqual([10, 10]);
    const inside = await ofScenario(scenario.id, publisher, '?limit=5');
    expect([inside.body.items.length, inside.body.total]).toEqual([5, 12]);
    const rest = `?limit=100&cursor=${encodeURIComponent(String(inside.body.nextCursor))}`;
    const second = await ofScenario(scenario.id, publisher, rest);
    expect(second.body.items.length).toBe(7);
    expect(new Set([...ids(inside), ...ids(second)]).size).toBe(12);
    expect(second.body.nextCursor).toBeNull();
  });

  it.each([
    ['a limit beyond 100', '?limit=101'],
    ['an unknown parameter', '?deep=1'],
  ])('refuses %s', async (_, query) => {
    expect((await ofScenario(scenario.id, undefined, query)).body.code).toBe('request.invalid');
  });

  it('refuses a forged cursor, and one of another list', async () => {
    const forged = await ofScenario(scenario.id, publisher, '?cursor=abc.def');
    expect(forged.body.code).toBe('request.cursor-invalid');
    const page = await ofScenario(scenario.id, publisher, '?limit=1');
    const cursor = encodeURIComponent(String(page.body.nextCursor));
    const foreign = await ofCapability(capability, supplier, `?cursor=${cursor}`);
    expect(foreign.body.code).toBe('request.cursor-invalid');
  });
});

describe('who may know of a row', () => {
  it('shows a draft’s list to its own people only', async () => {
    const draft = await aScenario(app, {
      publisher,
      fields: { ...port, title: '夜间箱号识别补点' },
    });
    expect((await ofScenario(draft.id)).status).toBe(404);
    expect((await ofScenario(draft.id, supplier)).status).toBe(404);
    expect((await ofScenario(draft.id, matchmaker)).status).toBe(404);
    const own = await ofScenario(draft.id, publisher);
    expect([own.status, own.body.view]).toEqual([200, 'own']);
    expect(own.body.items.length).toBeGreaterThan(0);
    // It was there for that moment only: nobody else’s list knows it.
    expect(ids(await ofCapability(capability, supplier, '?limit=100'))).not.toContain(draft.id);
  });

  it('answers 404 for what does not exist', async () => {
    const nobody = '01890000-0000-7000-8000-000000000000';
    expect((await ofScenario(nobody)).status).toBe(404);
    expect((await ofCapability(nobody)).status).toBe(404);
    expect((await ofCapability('not-an-id')).status).toBe(404);
  });

  it('gives its own people and matchmakers p, q, bands, gaps and gates', async () => {
    for (const [who, view] of [
      [publisher, 'own'],
      [matchmaker, 'matchmaker'],
    ] as const) {
      const answer = await ofScenario(scenario.id, who, '?limit=100');
      expect(answer.body.view).toBe(view);
      const item = answer.body.items.find((one: { id: string }) => one.id === capability);
      expect(item.calibrated).toBe(false);
      expect(item.p).toBeGreaterThan(0);
      expect(item.q).toBeGreaterThan(0);
      expect(Object.keys(item.bands)).toEqual(['pair', 'demand', 'supply']);
      expect(item.gates).toEqual([expect.objectContaining({ code: 'on-premise', state: 'met' })]);
      expect(item.gaps.demand.length + item.gaps.supply.length).toBeGreaterThan(0);
    }
  });
});

describe('hidden fields', () => {
  const publicAnswers = async () => {
    const answers = [
      await ofScenario(scenario.id),
      await ofCapability(capability),
      await ofScenario(scenario.id, publisher),
    ];
    return answers.map((answer) => answer.text);
  };
  const edit = async (path: string, who: TestAccount, body: unknown) => {
    const seen = await app.request('GET', path, { cookie: who.cookie });
    const headers = { 'if-match': String(seen.headers.etag) };
    const done = await app.request('PATCH', path, { cookie: who.cookie, body, headers });
    expect(done.status).toBe(200);
    await app.settle();
  };

  it('leave the public and the other side’s answers as they are, byte for byte', async () => {
    expect(ids(await ofScenario(scenario.id))).toContain(capability);
    // The card carries the row’s version, which any edit moves; everything else must stay.
    const still = (texts: string[]) => texts.map((text) => text.replace(/"version":\d+/g, ''));
    const before = still(await publicAnswers());
    const own = (await ofCapability(capability, supplier)).text;
    await edit(`/capabilities/${capability}`, supplier, { capacity: 2, busy: 2 });
    expect(still(await publicAnswers())).toEqual(before);
    expect((await ofCapability(capability, supplier)).text).not.toBe(own);
    await edit(`/capabilities/${capability}`, supplier, { capacity: null, busy: 0 });
    expect(still(await publicAnswers())).toEqual(before);
    const proof = {
      cookie: supplier.cookie,
      body: { kind: 'certificate', title: '等保三级证书', issuer: '示例机构' },
    };
    const added = await app.request('POST', `/capabilities/${capability}/evidence`, proof);
    expect(added.status).toBe(201);
    await app.settle();
    expect(still(await publicAnswers())).toEqual(before);
    await edit(`/scenarios/${scenario.id}`, publisher, {
      contactName: '另一位联系人',
      contactEmail: 'other@test.example',
      contactRole: '设备科',
    });
    expect(still(await publicAnswers())).toEqual(before);
    for (const text of await publicAnswers()) expect(text).not.toMatch(/联系人|@|busy|capacity/);
  });
});

describe('a condition that matchmakers set aside', () => {
  it('changes what its own people see, and nothing of the public list', async () => {
    const cloud = await aPublishedCapability(app, supplier, {
      ...{ ...boxes, title: '云端箱号识别服务', deployments: ['cloud'] },
      description: '公有云调用，不作本地部署，上传照片返回箱号与残损。',
    });
    await app.settle();
    const inside = async () =>
      (await ofScenario(scenario.id, matchmaker, '?limit=100')).body.items.find(
        (one: { id: string }) => one.id === cloud,
      );
    const before = [(await ofScenario(scenario.id)).text, (await ofCapability(cloud)).text];
    const scored = (await inside()).score as number;
    const pair = { scenarioId: scenario.id, capabilityId: cloud };
    const set = await app.request('POST', '/marks', {
      cookie: matchmaker.cookie,
      body: { ...pair, kind: 'override', note: '可改为本地部署' },
    });
    expect(set.status).toBe(201);
    expect((await inside()).score).toBeGreaterThan(scored);
    expect([(await ofScenario(scenario.id)).text, (await ofCapability(cloud)).text]).toEqual(
      before,
    );
  });
});

describe('freshness', () => {
  it('shows a new capability, a change and an archiving once the events are followed', async () => {
    const speech = await aScenario(app, {
      state: 'open',
      fields: {
        title: '闽南语长者热线语音助手',
        summary: '长者讲闽南语，热线听不懂，需要方言语音识别。',
        problem: '社区热线每天三百通电话，四成来电讲闽南语，话务员听不懂，转接等待超过十分钟。',
        technologies: ['speech'],
        sectors: ['livelihood'],
      },
    });
    const id = await aPublishedCapability(app, supplier, {
      title: '闽南语语音识别引擎',
      summary: '面向热线的闽南语方言语音识别，支持长者语速。',
      description: '闽南语与普通话混说识别，热线坐席实时转写，方言语料一千小时。',
      technologies: ['speech'],
      sectors: ['livelihood'],
    });
    await app.settle();
    expect(ids(await ofScenario(speech.id))).toContain(id);
    expect(ids(await ofCapability(id))).toContain(speech.id);
    await takeStep(app, 'close', speech);
    await app.settle();
    expect(ids(await ofCapability(id))).not.toContain(speech.id);
    // A closed scenario keeps its own list.
    expect(ids(await ofScenario(speech.id))).toContain(id);
    await app.request('POST', `/capabilities/${id}/archivals`, { cookie: supplier.cookie });
    await app.settle();
    expect(ids(await ofScenario(speech.id))).not.toContain(id);
  });
});

describe('a supplier or publisher that is suspended', () => {
  const review = async (organisationId: string | null, decision: string) => {
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    const path = `/organisations/${organisationId}/reviews`;
    const body = { decision, note: '资料核对' };
    expect((await app.request('POST', path, { cookie: reviewer.cookie, body })).status).toBe(201);
    await app.settle();
  };
  const total = async (answer: Promise<Answer>) => (await answer).body.total as number;

  it('is in nobody’s list and in no count until it is reinstated', async () => {
    const other = await aMember(app);
    const id = await aPublishedCapability(app, other, { ...boxes, title: '闸口箱号识别相机' });
    await app.settle();
    const list = () => ofScenario(scenario.id, matchmaker, '?limit=100');
    const before = await total(list());
    expect(ids(await list())).toContain(id);
    await review(other.organisationId, 'suspend');
    expect([await total(list()), ids(await list()).includes(id)]).toEqual([before - 1, false]);
    await review(other.organisationId, 'reinstate');
    expect([await total(list()), ids(await list()).includes(id)]).toEqual([before, true]);
    const back = () => ofCapability(id, matchmaker, '?limit=100');
    const met = await total(back());
    await review(publisher.organisationId, 'suspend');
    expect(await total(back())).toBe(met - 1);
    await review(publisher.organisationId, 'reinstate');
    expect(await total(back())).toBe(met);
  });
});

describe('demonstration rows', () => {
  it('meet each other and unclaimed entries, never real ones', async () => {
    const demoPublisher = await aMember(app, { demo: true });
    const demoSupplier = await aMember(app, { demo: true });
    const demoScenario = await aScenario(app, {
      state: 'open',
      publisher: demoPublisher,
      fields: { ...port, title: '示例码头箱号识别' },
    });
    const demoCapability = await aPublishedCapability(app, demoSupplier, {
      ...boxes,
      title: '示例箱号识别机',
    });
    await app.settle();
    expect(ids(await ofScenario(demoScenario.id, matchmaker, '?limit=100'))).toEqual([
      demoCapability,
    ]);
    const real = await ofScenario(scenario.id, matchmaker, '?limit=100');
    expect(ids(real)).not.toContain(demoCapability);
    expect(ids(await ofCapability(demoCapability))).toEqual([demoScenario.id]);
  });
});
