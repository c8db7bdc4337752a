import { defaultThesaurus } from '@aism/search';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aMutualPairing, type Pair } from '../../../test/factories/pairings.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { aPublishedCapability } from '../../../test/factories/suppliers.js';

/** Forms are proposed and decided; approved ones are in the model of every process, and their effect is shown before. */

let app: TestApp;
let matchmaker: TestAccount;
let reviewer: TestAccount;
let supplier: TestAccount;
const concept = defaultThesaurus().concepts.find((one) => one.zh.includes('缺陷检测'));
if (!concept) throw new Error('the thesaurus has lost 缺陷检测');
let serial = 0;
beforeAll(async () => {
  app = await startTestApp();
  matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  reviewer = await anAccount(app, { roles: ['reviewer'] });
  supplier = await aMember(app);
});
afterAll(() => app.stop());

const get = (path: string, who?: TestAccount) =>
  app.request('GET', path, who ? { cookie: who.cookie } : {});
const post = (path: string, who: TestAccount | null, body: object = {}) =>
  app.request('POST', path, { ...(who ? { cookie: who.cookie } : {}), body });
const proposal = (given: object = {}) => ({
  ...{ concept: concept.id, form: `花片挑拣${++serial}`, kind: 'exact' },
  why: '示例：织造企业这样说',
  ...given,
});
const propose = (given: object = {}, who: TestAccount | null = matchmaker) =>
  post('/thesaurus/forms', who, proposal(given));
const decide = (id: string, decision: string, who = reviewer) =>
  post(`/thesaurus/forms/${id}/decisions`, who, { decision });

describe('proposing and deciding', () => {
  it('is for matchmakers and reviewers; only a reviewer who did not propose it decides', async () => {
    expect((await propose({}, null)).status).toBe(401);
    expect((await propose({}, supplier)).status).toBe(403);
    expect((await get('/thesaurus/forms', supplier)).status).toBe(403);
    const { body } = await propose();
    expect(body).toMatchObject({ state: 'proposed', actions: ['withdraw'] });
    expect((await decide(body.id, 'approve', matchmaker)).status).toBe(403);
    const own = await propose({}, reviewer);
    expect((await decide(own.body.id, 'approve')).body.code).toBe('thesaurus.own-proposal');
    const done = await decide(body.id, 'reject');
    expect(done.body).toMatchObject({ state: 'rejected', actions: [] });
    expect((await decide(body.id, 'approve')).body.code).toBe('request.action-not-allowed');
    expect(await app.eventsOf(body.id)).toEqual(['form.proposed', 'form.decided']);
  });

  it('refuses unknown concepts, known forms, empty words and a second proposal, also at once', async () => {
    expect((await propose({ concept: 'no-such-thing' })).body.code).toBe(
      'thesaurus.concept-unknown',
    );
    expect((await propose({ form: concept.zh })).body.code).toBe('thesaurus.known');
    expect((await propose({ form: '12' })).body.code).toBe('thesaurus.too-short');
    expect((await propose({ form: '一' })).status).toBe(400);
    const form = '同时提议的词';
    const both = await Promise.all([propose({ form }), propose({ form }, reviewer)]);
    expect(both.map((one) => one.status).sort()).toEqual([201, 409]);
    expect((await decide('01890000-0000-7000-8000-000000000000', 'approve')).status).toBe(404);
  });

  it.each(['exact', 'narrow', 'broad', 'related'])('takes a form that is %s', async (kind) => {
    const { status, body } = await propose({ kind });
    expect(status).toBe(201);
    expect((await decide(body.id, 'approve')).body).toMatchObject({ kind, state: 'approved' });
    await app.settle();
    const back = await post(`/thesaurus/forms/${body.id}/withdrawals`, reviewer);
    expect(back.body.state).toBe('withdrawn');
  });

  it('refuses another kind, and signs that mean something in the data', async () => {
    expect((await propose({ kind: 'similar' })).status).toBe(400);
    for (const form of ['<挑花片', '+挑花片', '~挑花片', '挑花片;选花片', '挑|花片'])
      expect((await propose({ form })).status).toBe(400);
  });

  it('finds concepts by any of their forms', async () => {
    const found = await get(`/thesaurus/concepts?q=${encodeURIComponent(concept.zh)}`, matchmaker);
    expect(found.body.items.map((one: { id: string }) => one.id)).toContain(concept.id);
    expect((await get('/thesaurus/concepts?q=', matchmaker)).status).toBe(400);
  });
});

describe('an approved form', () => {
  it('is in the model of the process once its event is followed, and gone once it is taken back', async () => {
    const word = '布面寻疵';
    const scenario = await aScenario(app, {
      state: 'open',
      fields: { title: `${word}改造`, summary: `${word}靠人工走动查看，夜班容易疲劳，漏检常见。` },
    });
    const capability = await aPublishedCapability(app, supplier, {
      title: '表面缺陷检测相机',
      summary: '在产线上在线发现划痕、脏污与缺料。',
      description: '工业相机加边缘盒，产线旁安装，十分钟换型，支持误检复判与样本回流。',
    });
    await app.settle();
    const pair = async () =>
      (await get(`/desk/pairs/${scenario.id}/${capability}`, matchmaker)).body;
    const before = await pair();
    const { body } = await propose({ form: word });
    await decide(body.id, 'approve');
    await app.settle();
    const after = await pair();
    expect(after.modelVersion).not.toBe(before.modelVersion);
    expect(after.match.p).toBeGreaterThan(before.match.p);
    expect(JSON.stringify(after.match.reasons)).toContain(word);
    const back = await post(`/thesaurus/forms/${body.id}/withdrawals`, reviewer);
    expect(back.body.state).toBe('withdrawn');
    await app.settle();
    expect((await pair()).modelVersion).toBe(before.modelVersion);
    const last = await pair();
    expect([last.match.p, last.match.q, last.lines]).toEqual([
      before.match.p,
      before.match.q,
      before.lines,
    ]);
  });
});

describe('the effect of a form before it is approved', () => {
  const effect = (form: string, who?: TestAccount, kind = 'exact') =>
    get(
      `/thesaurus/effects?concept=${concept.id}&kind=${kind}&form=${encodeURIComponent(form)}`,
      who,
    );

  it('shows what would change, and changes nothing', async () => {
    await aScenario(app, {
      state: 'open',
      fields: {
        title: '纱线疵点巡查',
        summary: '纱线疵点巡查靠人工走动，夜班容易疲劳，漏检常见。',
      },
    });
    await aPublishedCapability(app, supplier, { title: '织物缺陷检测一体机' });
    await app.settle();
    expect((await effect('纱线疵点巡查')).status).toBe(401);
    expect((await effect('纱线疵点巡查', supplier)).status).toBe(403);
    const answer = await effect('纱线疵点巡查', matchmaker);
    expect(answer.body).toMatchObject({ containing: 1, tooCommon: false });
    expect(answer.body.pairsChanged).toBeGreaterThan(0);
    expect(answer.body.examples[0].scenario.title).toBe('纱线疵点巡查');
    const again = await effect('纱线疵点巡查', matchmaker);
    expect(again.body).toEqual(answer.body);
    const related = await effect('纱线疵点巡查', matchmaker, 'related');
    expect(related.body.examples[0].to).toBeLessThan(answer.body.examples[0].to);
  });

  it('warns of a word that is too common', async () => {
    for (let n = 0; n < 3; n++)
      await aPublishedCapability(app, supplier, {
        title: `智慧平台${n}`,
        description: '智慧平台，安装方便，运行稳定，售后及时，可以按月租用，也可以买断。',
      });
    await app.settle();
    const answer = await effect('智慧平台', matchmaker);
    expect(answer.body.share).toBeGreaterThan(0.1);
    expect(answer.body.tooCommon).toBe(true);
  });

  it('refuses what is no concept', async () => {
    const answer = await get('/thesaurus/effects?concept=nothing&kind=exact&form=词语', matchmaker);
    expect(answer.body.code ?? answer.status).toBe('mining.concept-unknown');
  });
});

describe('mining', () => {
  it('offers what both sides of accepted pairs say and no concept names, but not what was decided', async () => {
    const word = '罾网起落';
    for (let n = 0; n < 2; n++) {
      const demand = await aMember(app);
      const scenario = await aScenario(app, {
        state: 'open',
        publisher: demand,
        fields: {
          title: `渔港${word}值守${n}`,
          summary: `${word}由渔民轮流看守，夜间与台风天难以及时处理。`,
        },
      });
      const capabilityId = await aPublishedCapability(app, supplier, {
        title: `${word}自动装置${n}`,
        summary: `${word}可以远程控制，无须有人值守。`,
        description: `${word}可以远程控制，停电后自动恢复，安装在码头，维护简单，风浪天也可用。`,
      });
      const pair: Pair = {
        demand,
        supply: supplier,
        matchmaker,
        scenarioId: scenario.id,
        capabilityId,
      };
      await aMutualPairing(app, pair);
    }
    await app.settle();
    expect((await get('/thesaurus/mined')).status).toBe(401);
    expect((await get('/thesaurus/mined', supplier)).status).toBe(403);
    const forms = async (): Promise<string[]> =>
      (await get('/thesaurus/mined', matchmaker)).body.items.map(
        (one: { form: string }) => one.form,
      );
    const found = (await forms()).find((form) => form.includes('罾网') || word.includes(form));
    expect(found).toBeDefined();
    const made = await propose({ form: found, source: 'mined' });
    expect(made.body.source).toBe('mined');
    expect(await forms()).not.toContain(found);
  });
});
