import { startTestApp, type Answer, type TestApp } from '../../../test/app.js';
import { aCall, as, aSealedBid, done, type TestCall } from '../../../test/factories/bids.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, takeStep } from '../../../test/factories/scenarios.js';
import { aPublishedCapability } from '../../../test/factories/suppliers.js';
import { CapabilityImportsService } from '../suppliers/capability-imports.service.js';

/** Partner search: who closes what a supplier leaves open, who may ask, and what it never tells. */

let app: TestApp;
let call: TestCall;
let lead: TestAccount;
let forecaster: TestAccount;
let matchmaker: TestAccount;
let forecast: string;

const tour = {
  title: '海岛景区多语种智能导览',
  summary: '码头与景点排队时间长，讲解只有普通话，外国游客听不懂。',
  problem:
    '游客排队时只能看纸质导览图，讲解员人手不足，旺季一名讲解员带八十人，外语讲解要提前三天预约。',
  technologies: ['speech'],
  sectors: ['livelihood'],
  mustHave: ['支持语音导览与多语种讲解', '能预测客流并提醒错峰', '讲解词提供闽南语版本'],
  niceToHave: [],
  constraints: ['on-premise'],
};
const guide = {
  title: '景区多语种语音导览平台',
  summary: '语音导览与多语种讲解，支持离线。',
  description: '游客扫码即听，语音导览覆盖八种语言的多语种讲解，内容可由景区自行维护和更新。',
  technologies: ['speech'],
  sectors: ['livelihood'],
  deployments: ['cloud'],
  capacity: 3,
};
const crowd = {
  title: '景区客流分析系统',
  summary: '预测客流并提醒错峰，提前两小时发布。',
  description:
    '接入闸机与摄像头，结合天气、船班和历史数据，每十分钟更新一次各景点的排队时长与拥挤程度。',
  technologies: ['anomaly-detection'],
  sectors: ['livelihood'],
  deployments: ['on-premise'],
  capacity: 2,
};

beforeAll(async () => {
  app = await startTestApp();
  call = await aCall(app, { fields: tour });
  [lead, forecaster] = [await aMember(app), await aMember(app)];
  matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  await aPublishedCapability(app, lead, guide);
  forecast = await aPublishedCapability(app, forecaster, crowd);
  await app.settle();
});
afterAll(() => app.stop());

const path = (scenarioId: string, organisationId: string) =>
  `/scenarios/${scenarioId}/partners?organisationId=${organisationId}`;
const find = (who: TestAccount | null = lead, organisationId = lead.organisationId, id = call.id) =>
  as(app, who)('GET', path(id, organisationId));
const partnerIds = ({ body }: Answer): string[] =>
  body.partners.map((one: { organisationId: string }) => one.organisationId);

describe('what a supplier is told', () => {
  it('is what it leaves open, who closes it with which capability and words, and what remains', async () => {
    const { status, body } = await find();
    expect([status, body.view, body.asked]).toEqual([200, 'own', 4]);
    expect(body.capabilities).toMatchObject([{ title: guide.title }]);
    expect(body.gaps).toMatchObject([
      { gap: 'mustHave.1', kind: 'must', name: '能预测客流并提醒错峰' },
      { gap: 'mustHave.2', kind: 'must' },
      { gap: 'on-premise', kind: 'gate', name: '本地部署' },
    ]);
    const [partner] = body.partners;
    expect(partner).toMatchObject({
      organisationId: forecaster.organisationId,
      demo: false,
      leaves: ['mustHave.2'],
    });
    expect(partner.closes).toMatchObject([
      { gap: 'mustHave.1', capabilityId: forecast, title: crowd.title },
      { gap: 'on-premise', capabilityId: forecast, place: null },
    ]);
    const { field, start, end, text } = partner.closes[0].place;
    expect([field, crowd.summary.slice(start, end)]).toEqual(['summary', text]);
    expect(partner.closes[0].text).toContain('预测客流并提醒错峰');
    expect([body.team, body.nobody]).toEqual([[forecaster.organisationId], ['mustHave.2']]);
    expect(JSON.stringify(body)).not.toMatch(/[{]{2}|undefined/);
  });

  it('is in English for those who read English', async () => {
    const { body } = await as(app, lead)('GET', path(call.id, lead.organisationId), undefined, {
      'accept-language': 'en',
    });
    expect(body.gaps[0].text).toMatch(/^Does not say whether it meets “能预测客流/);
    expect(body.partners[0].closes[0].text).toMatch(/^Its description says “/);
    expect(body.gaps[2].name).toMatch(/[A-Za-z]/);
  });

  it('names an entry without an owner where no supplier helps, but never as a partner', async () => {
    const row = { id: 'row-1', name: '某研究所', product: '闽南语语音合成', source: '公开名录' };
    const imported = await app.nest
      .get(CapabilityImportsService)
      .importRow(
        { ...row, text: '讲解词提供闽南语版本，供文博讲解使用。' },
        { organisationId: null, as: null, values: { kind: '模型', technologies: '智能语音' } },
      );
    expect(imported.result).toBe('created');
    await app.settle();
    const { body } = await find();
    expect(body.unclaimed).toMatchObject([{ gap: 'mustHave.2', title: row.product }]);
    expect([partnerIds(await find()), body.nobody]).toEqual([
      [forecaster.organisationId],
      ['mustHave.2'],
    ]);
  });
});

describe('who may ask', () => {
  it('are the supplier’s owners and editors, and matchmakers for any supplier', async () => {
    expect((await find(null)).status).toBe(401);
    const colleague = (role: 'editor' | 'viewer') =>
      anAccount(app, { organisationId: lead.organisationId, role });
    expect((await find(await colleague('editor'))).status).toBe(200);
    for (const other of [await colleague('viewer'), forecaster, call.publisher, call.reviewer]) {
      const refused = await find(other);
      expect([refused.status, refused.body.code]).toEqual([403, 'request.not-allowed']);
    }
    const theirs = await find(matchmaker);
    expect([theirs.status, theirs.body.view]).toEqual([200, 'matchmaker']);
    expect(partnerIds(theirs)).toEqual([forecaster.organisationId]);
  });

  it('learn nothing of a scenario they may not know of, and name a supplier that exists', async () => {
    const nobody = '01890000-0000-7000-8000-000000000000';
    const draft = await aScenario(app, { fields: tour });
    expect((await find(lead, lead.organisationId, draft.id)).status).toBe(404);
    expect((await find(lead, lead.organisationId, nobody)).status).toBe(404);
    expect((await find(matchmaker, nobody)).status).toBe(404);
    expect((await find(lead, nobody)).status).toBe(403);
    for (const query of ['', '?organisationId=x', `?organisationId=${nobody}&deep=1`]) {
      const refused = await as(app, lead)('GET', `/scenarios/${call.id}/partners${query}`);
      expect(refused.body.code).toBe('request.invalid');
    }
  });

  it('ask of an open call by bids; matchmakers of any open scenario', async () => {
    const direct = await aScenario(app, {
      state: 'open',
      fields: { ...tour, title: '海岛景区导览直接对接' },
    });
    const code = async (answer: Promise<Answer>) => {
      const { status, body } = await answer;
      return [status, body.code];
    };
    const of = (who: TestAccount, id: string) => code(find(who, lead.organisationId, id));
    expect(await of(lead, direct.id)).toEqual([422, 'partners.not-by-bids']);
    expect(await of(matchmaker, direct.id)).toEqual([200, undefined]);
    await takeStep(app, 'close', direct);
    expect(await of(matchmaker, direct.id)).toEqual([422, 'partners.not-open']);
    const late = await aCall(app, {
      officers: call.officers,
      fields: { ...tour, title: '海岛景区临近截止的导览' },
    });
    await app.source.query('update scenarios set deadline = app_now() where id = $1', [late.id]);
    expect(await of(lead, late.id)).toEqual([422, 'partners.not-open']);
  });

  it('ask for a supplier that could bid here', async () => {
    const buyer = await aMember(app, { supplies: false });
    const demo = await aMember(app, { demo: true });
    const pending = await aMember(app, { state: 'pending' });
    for (const account of [buyer, demo, call.publisher])
      expect((await find(account, account.organisationId)).body.code).toBe('partners.not-eligible');
    expect((await find(pending, pending.organisationId)).status).toBe(403);
    expect((await find(matchmaker, pending.organisationId)).body.code).toBe(
      'partners.not-eligible',
    );
  });
});

describe('who is suggested', () => {
  it('is everybody who closes a gap as soon as the events are followed, and nobody who may not act', async () => {
    const dialect = await aMember(app);
    const id = await aPublishedCapability(app, dialect, {
      ...{ title: '闽南语讲解词合成', summary: '讲解词提供闽南语版本。' },
      description: '闽南语语音合成与讲解词改写，由本地老师校音，一周交付一条游线，支持后续更新。',
    });
    await app.settle();
    const fresh = await find();
    expect(partnerIds(fresh)).toEqual([forecaster.organisationId, dialect.organisationId]);
    expect([fresh.body.team.length, fresh.body.nobody, fresh.body.unclaimed]).toEqual([2, [], []]);
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    const review = (decision: string) =>
      as(app, reviewer)('POST', `/organisations/${dialect.organisationId}/reviews`, {
        ...{ decision, note: '资料核对' },
      });
    done(await review('suspend'));
    // Also before this process has followed the event.
    expect(partnerIds(await find())).toEqual([forecaster.organisationId]);
    await app.settle();
    expect(partnerIds(await find())).toEqual([forecaster.organisationId]);
    done(await review('reinstate'));
    await app.settle();
    const mark = { scenarioId: call.id, capabilityId: id, kind: 'exclude', reason: 'conflict' };
    done(await as(app, matchmaker)('POST', '/marks', mark));
    expect(partnerIds(await find())).toEqual([forecaster.organisationId]);
  });

  it('is nobody of the other world', async () => {
    const demoLead = await aMember(app, { demo: true });
    const publisher = await aMember(app, { demo: true });
    const fields = { ...tour, title: '示例海岛导览', procedure: 'bids' };
    const deadline = new Date(Date.now() + 864_000_000).toISOString();
    const demo = await aScenario(app, {
      state: 'open',
      publisher,
      fields: { ...fields, deadline },
    });
    await app.settle();
    const { body } = await find(demoLead, demoLead.organisationId, demo.id);
    expect([body.capabilities, body.partners]).toEqual([[], []]);
    expect(body.gaps.length).toBeGreaterThanOrEqual(4);
  });
});

describe('what stays unsaid', () => {
  it('is who bids, in which consortium, and everything that others keep to themselves', async () => {
    const said = async () => [(await find()).text, (await find(matchmaker)).text];
    const before = await said();
    expect(before[0]).toContain(forecaster.organisationId);
    const answers = [0, 1, 2].map((no) => ({
      requirement: `must-${no}`,
      answer: 'meets',
      text: '实测满足。',
    }));
    await aSealedBid(app, call.id, { bidder: forecaster, technique: { answers } });
    expect(await said()).toEqual(before);
    const edit = async (body: unknown) => {
      const at = `/capabilities/${forecast}`;
      const seen = await as(app, forecaster)('GET', at);
      done(await as(app, forecaster)('PATCH', at, body, { 'if-match': String(seen.headers.etag) }));
      await app.settle();
    };
    await edit({ capacity: 1, busy: 1 });
    const proof = { kind: 'certificate', title: '未核验的等保证书', issuer: '示例机构' };
    done(await as(app, forecaster)('POST', `/capabilities/${forecast}/evidence`, proof));
    await app.settle();
    expect(await said()).toEqual(before);
    for (const text of before) expect(text).not.toMatch(/@|capacity|busy|contact|证书/);
  });
});
