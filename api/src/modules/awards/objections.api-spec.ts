import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** Objections within the standstill, and what a bidder reads. */

let app: TestApp;
let call: MadeCall;
let stranger: TestAccount;
let partner: TestAccount;
let reviewer: TestAccount;
let auditor: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  [stranger, partner] = [await aMember(app), await aMember(app)];
  reviewer = await anAccount(app, { roles: ['reviewer'] });
  auditor = await anAccount(app, { roles: ['auditor'] });
});
afterAll(() => app.stop());
beforeEach(async () => {
  call = await aRankedCall(app, {
    bids: [{ quality: 90 }, { quality: 80, members: [partner.organisationId] }, { quality: 70 }],
  });
  await propose();
});

const bid = (n: number) => {
  const found = call.bids[n];
  if (!found) throw new Error(`no bid ${n}`);
  return found;
};
const post = (path: string, who: TestAccount | null, body: object = {}) =>
  app.request('POST', path, { ...(who ? { cookie: who.cookie } : {}), body });
const get = (path: string, who?: TestAccount) =>
  app.request('GET', path, who ? { cookie: who.cookie } : {});
const propose = () =>
  post(`/scenarios/${call.id}/awards`, call.publisher, { kind: 'award', bidIds: [bid(0).id] });
const ground = { reason: 'procedure', body: '评审未按公布的标准对比各家的实施计划。' };
const object = (who: TestAccount | null, body: object = ground) =>
  post(`/scenarios/${call.id}/objections`, who, body);
const idOf = async (who = bid(1).owner): Promise<string> => {
  const done = await object(who);
  expect(done.status).toBe(201);
  const desk = await get(`/scenarios/${call.id}/award-desk`, call.publisher);
  return desk.body.objections.at(-1).id;
};
const answer = (id: string, who: TestAccount | null, body: object = {}) =>
  post(`/objections/${id}/answers`, who, {
    ...{ decision: 'reject', answer: '经核对，各家均按同一标准评分。' },
    ...body,
  });
const complete = () => post(`/scenarios/${call.id}/award-completions`, call.publisher);
const end = () =>
  app.source.query(
    `update awards set standstill_until = app_now() where scenario_id = $1 and state = 'standstill'`,
    [call.id],
  );

describe('filing', () => {
  it('is for those who bid: the lead or a partner, and once at a time', async () => {
    expect((await object(null)).status).toBe(401);
    for (const who of [stranger, call.publisher, reviewer, auditor])
      expect((await object(who)).body).toMatchObject({
        status: 403,
        code: 'objection.bidders-only',
      });
    expect((await object(partner)).status).toBe(201);
    const again = await object(bid(1).owner);
    expect([again.status, again.body.code]).toEqual([409, 'objection.one-open']);
    expect(await app.eventsOf(call.id)).toContain('objection.filed');
    const unknown = '/scenarios/01a20083-0000-7000-8000-000000000000/objections';
    expect((await post(unknown, bid(1).owner, ground)).status).toBe(404);
  });

  it('needs its grounds, and the criterion where a score is meant', async () => {
    const short = await object(bid(1).owner, { ...ground, body: '不服' });
    expect([short.status, short.body.errors[0].pointer]).toEqual([400, '/body']);
    const score = { ...ground, reason: 'own-score' };
    expect((await object(bid(1).owner, score)).body.code).toBe('objection.criterion-needed');
    const wrong = await object(bid(1).owner, { ...score, criterionId: 'beauty' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'objection.criterion-unknown']);
    expect((await object(bid(1).owner, { ...score, criterionId: 'fit' })).status).toBe(201);
  });

  it('is possible to the last moment of the standstill and no longer', async () => {
    await app.source.query(
      `update awards set standstill_until = app_now() + interval '5 seconds' where scenario_id = $1`,
      [call.id],
    );
    expect((await object(bid(1).owner)).status).toBe(201);
    await end();
    const late = await object(bid(2).owner);
    expect([late.status, late.body.code]).toEqual([409, 'objection.too-late']);
  });

  it('is one even when two people of the bid press at once', async () => {
    const answers = await Promise.all([object(bid(1).owner), object(partner)]);
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409]);
  });

  it('is public as a code and a date, its words are not', async () => {
    await object(bid(1).owner);
    const { body, text } = await get(`/scenarios/${call.id}/result`);
    expect(body.objections).toMatchObject([{ reason: 'procedure', state: 'open' }]);
    expect(text).not.toContain('对比各家');
    expect(text).not.toContain(bid(1).id);
  });
});

describe('an open objection', () => {
  it('suspends the award until it is answered', async () => {
    const id = await idOf();
    await end();
    const refused = await complete();
    expect([refused.status, refused.body.code]).toEqual([409, 'award.objections-open']);
    expect((await answer(id, call.publisher)).status).toBe(201);
    expect((await complete()).status).toBe(201);
  });

  it('may be withdrawn by those who made it only', async () => {
    const id = await idOf();
    const withdraw = (who: TestAccount | null) => post(`/objections/${id}/withdrawals`, who);
    expect((await withdraw(null)).status).toBe(401);
    expect((await withdraw(stranger)).status).toBe(404);
    expect((await withdraw(bid(2).owner)).status).toBe(403);
    expect((await withdraw(call.publisher)).status).toBe(403);
    expect((await withdraw(partner)).status).toBe(201);
    expect((await withdraw(partner)).status).toBe(409);
    await end();
    expect((await complete()).status).toBe(201);
  });

  it('is answered by the publisher, with reasons, once', async () => {
    const id = await idOf();
    expect((await answer(id, null)).status).toBe(401);
    expect((await answer(id, stranger)).status).toBe(404);
    expect((await answer(id, bid(1).owner)).status).toBe(403);
    expect((await answer(id, auditor)).status).toBe(403);
    expect((await answer(id, call.publisher, { answer: '否' })).status).toBe(400);
    const done = await answer(id, call.publisher);
    expect(done.status).toBe(201);
    expect((await answer(id, call.publisher)).status).toBe(409);
    const seen = await get(`/bids/${bid(1).id}/feedback`, bid(1).owner);
    expect(seen.body.objections).toMatchObject([
      { state: 'rejected', answer: '经核对，各家均按同一标准评分。', actions: [] },
    ]);
  });

  it('goes to a reviewer once the publisher’s time is over, which is told once', async () => {
    const id = await idOf();
    const early = await answer(id, reviewer);
    expect([early.status, early.body.code]).toEqual([409, 'objection.not-overdue']);
    await app.source.query('update objections set due_at = app_now() where id = $1', [id]);
    for (let n = 0; n < 2; n++) await app.nest.get(Jobs).runNow('awards.clock');
    const events = await app.eventsOf(call.id);
    expect(events.filter((type) => type === 'objection.overdue').length).toBe(1);
    expect((await answer(id, reviewer)).status).toBe(201);
  });

  it('is answered by nobody who belongs to a bidder', async () => {
    const id = await idOf();
    await app.source.query('update objections set due_at = app_now() where id = $1', [id]);
    const { organisationId } = bid(1).owner;
    const judge = await anAccount(app, { roles: ['reviewer'], organisationId });
    const uphold = { decision: 'uphold', effect: 'none-suitable' };
    expect((await answer(id, judge, uphold)).status).toBe(403);
    const both = await anAccount(app, { organisationId: call.publisher.organisationId });
    await app.source.query(
      `insert into memberships (organisation_id, user_id, role) values ($1, $2, 'owner')`,
      [organisationId, both.userId],
    );
    expect((await answer(id, both, uphold)).status).toBe(403);
    await end();
    const again = await post(`/scenarios/${call.id}/award-completions`, both);
    expect(again.status).toBe(403);
  });

  it('is answered once when publisher and reviewer answer at once', async () => {
    const id = await idOf();
    await app.source.query('update objections set due_at = app_now() where id = $1', [id]);
    const answers = await Promise.all([answer(id, reviewer), answer(id, call.publisher)]);
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409]);
  });
});

describe('an upheld objection', () => {
  const uphold = (id: string, body: object) =>
    answer(id, call.publisher, { decision: 'uphold', ...body });

  it('says what follows', async () => {
    const id = await idOf();
    expect((await uphold(id, {})).body.code).toBe('objection.effect-needed');
    expect((await uphold(id, { effect: 'rescore' })).body.code).toBe('objection.parts-needed');
    const price = await uphold(id, { effect: 'rescore', parts: ['price'] });
    expect(price.body.code).toBe('objection.criterion-unknown');
  });

  it('has the panel score the named criteria again; the result goes back and is public no more', async () => {
    const id = await idOf();
    const done = await uphold(id, { effect: 'rescore', parts: ['plan'] });
    expect([done.status, done.body.state]).toEqual([201, 'evaluating']);
    expect(done.body.decisions).toMatchObject([
      { state: 'returned', returned: { effect: 'rescore', parts: ['plan'] }, actions: [] },
    ]);
    expect(done.body.distribution).toBeNull();
    const [row] = await app.source.query<[{ state: string; parts: string[] }]>(
      'select state, reopened_parts as parts from evaluations where scenario_id = $1',
      [call.id],
    );
    expect(row).toEqual({ state: 'scoring', parts: ['plan'] });
    expect((await complete()).status).toBe(409);
    expect((await propose()).body.code).toBe('award.not-ranked');
    const events = await app.eventsOf(call.id);
    expect(events).toEqual(expect.arrayContaining(['award.returned', 'evaluation.reopened']));
  });

  it('has the choice made anew, with a standstill of its own and objections that still wait', async () => {
    const id = await idOf();
    await object(bid(2).owner);
    expect((await uphold(id, { effect: 'renew' })).body.state).toBe('evaluating');
    expect((await propose()).status).toBe(201);
    await end();
    expect((await complete()).body.code).toBe('award.objections-open');
    const { body } = await get(`/scenarios/${call.id}/result`);
    expect(body.decisions.map((one: { round: number }) => one.round)).toEqual([2, 1]);
  });

  it('may leave nobody suitable, and then nobody is awarded', async () => {
    const id = await idOf();
    await uphold(id, { effect: 'none-suitable' });
    expect((await propose()).body.code).toBe('award.none-was-upheld');
    const none = await post(`/scenarios/${call.id}/awards`, call.publisher, {
      ...{ kind: 'none_suitable', reason: 'other', note: '异议成立，所有应答均不满足要求' },
    });
    expect(none.status).toBe(201);
  });
});

describe('a bidder’s page', () => {
  const page = (n: number, who?: TestAccount) => get(`/bids/${bid(n).id}/feedback`, who);

  it('is for its own organisations, lead and partners, and nobody else', async () => {
    expect((await page(1)).status).toBe(401);
    for (const who of [stranger, bid(0).owner, call.publisher, reviewer, auditor])
      expect((await page(1, who)).status).toBe(404);
    expect((await page(1, bid(1).owner)).status).toBe(200);
    expect((await page(1, partner)).status).toBe(200);
    const nothing = '/bids/01a20083-0000-7000-8000-000000000000/feedback';
    expect((await get(nothing, stranger)).status).toBe(404);
  });

  it('shows own scores among those of all without names, own price points only, with strengths and improvements', async () => {
    const { body, text } = await page(1, bid(1).owner);
    expect(body).toMatchObject({
      ...{ chosen: false, givenAt: null, actions: ['object'] },
      decision: { kind: 'award', final: false },
    });
    expect(body.feedback).toMatchObject({
      ...{ rank: 2, bids: 3, passed: true, strengths: '接口和数据说得清楚' },
      improvements: '验收步骤请写到周',
    });
    expect(body.feedback.withheld).toBe(false);
    expect(body.feedback.totals).toHaveLength(3);
    expect(body.feedback.criteria[0].best).toBeGreaterThan(0);
    expect(body.feedback.criteria[0].score).toBeGreaterThan(0);
    expect(Object.keys(body.feedback.price).sort()).toEqual(['full', 'score']);
    for (const other of [bid(0), bid(2)]) expect(text).not.toContain(other.id);
  });

  it('stays as it was given', async () => {
    await end();
    await complete();
    const before = await page(1, bid(1).owner);
    expect(before.body).toMatchObject({ decision: { final: true }, actions: [] });
    expect(before.body.givenAt).not.toBeNull();
    await app.source.query(`update evaluations set consensus = '{}' where scenario_id = $1`, [
      call.id,
    ]);
    expect((await page(1, bid(1).owner)).body.feedback).toEqual(before.body.feedback);
  });

  it('tells who was disqualified the coded reason', async () => {
    const out = await aRankedCall(app, {
      bids: [{ quality: 90 }, { state: 'disqualified', reason: 'must-unmet' }],
    });
    const [, lost] = out.bids;
    const seen = await get(`/bids/${lost?.id}/feedback`, lost?.owner);
    expect(seen.body).toMatchObject({
      ...{ disqualified: 'must-unmet', feedback: null, state: 'disqualified', decision: null },
    });
  });

  it('is not there before a decision', async () => {
    const early = await aRankedCall(app);
    const [first] = early.bids;
    expect((await get(`/bids/${first?.id}/feedback`, first?.owner)).status).toBe(404);
  });
});
