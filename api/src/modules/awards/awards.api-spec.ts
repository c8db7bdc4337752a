import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { StepHolds } from '../../platform/step-holds.js';

/** From a published ranking to a final result. */

let app: TestApp;
let call: MadeCall;
let stranger: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  stranger = await aMember(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  call = await aRankedCall(app);
});

const post = (path: string, who: TestAccount | null, body: object = {}) =>
  app.request('POST', path, { ...(who ? { cookie: who.cookie } : {}), body });
const get = (path: string, who?: TestAccount) =>
  app.request('GET', path, who ? { cookie: who.cookie } : {});
const bid = (n: number, of = call) => {
  const found = of.bids[n];
  if (!found) throw new Error(`no bid ${n}`);
  return found;
};
const propose = (who: TestAccount | null, body: object = {}, of = call) =>
  post(`/scenarios/${of.id}/awards`, who, { kind: 'award', bidIds: [bid(0, of).id], ...body });
const complete = (who: TestAccount | null, of = call) =>
  post(`/scenarios/${of.id}/award-completions`, who);
const result = (who?: TestAccount, of = call) => get(`/scenarios/${of.id}/result`, who);
/** Past the end of every standstill: the clock of these tests is shifted, sessions with it. */
const afterStandstill = (of = call) =>
  app.source.query(
    `update awards set standstill_until = app_now() where scenario_id = $1 and state = 'standstill'`,
    [of.id],
  );
const stateOf = async (of = call) => {
  const [row] = await app.source.query<[{ state: string }]>(
    'select state from scenarios where id = $1',
    [of.id],
  );
  return row.state;
};
const bidStates = async (of = call) => {
  const rows = await app.source.query<{ id: string; state: string }[]>(
    'select id, state from bids where scenario_id = $1',
    [of.id],
  );
  return of.bids.map((one) => rows.find((row) => row.id === one.id)?.state);
};

describe('a bid that is out although it was ranked', () => {
  const becomes = (n: number, state: string) =>
    app.source.query(
      `update bids set state = $2, reason = case $2 when 'disqualified' then 'collusion' end,
         ended_at = case $2 when 'disqualified' then app_now() end,
         resume_state = case $2 when 'defect_window' then 'scored' end where id = $1`,
      [bid(n).id, state],
    );

  it('can be neither chosen nor in the way: the next one moves up, and the award is made', async () => {
    await becomes(0, 'disqualified');
    const first = await propose(call.publisher);
    expect([first.status, first.body.code]).toEqual([422, 'award.not-eligible']);
    const desk = (await get(`/scenarios/${call.id}/award-desk`, call.publisher)).body;
    expect(
      desk.bids.map((one: { rank: number; eligible: boolean }) => [one.rank, one.eligible]),
    ).toEqual([
      [1, true],
      [2, true],
    ]);
    expect((await propose(call.publisher, { bidIds: [bid(1).id] })).status).toBe(201);
    expect((await result()).body.decisions[0].chosen).toMatchObject([
      { bidId: bid(1).id, rank: 1 },
    ]);
    await afterStandstill();
    expect((await complete(call.publisher)).status).toBe(201);
    expect(await bidStates()).toEqual(['disqualified', 'awarded', 'not_awarded']);
  });

  it.each(['defect_window', 'scored'])('decides nothing while one is %s', async (state) => {
    await becomes(0, state);
    for (const n of [0, 1]) {
      const refused = await propose(call.publisher, { bidIds: [bid(n).id] });
      expect([refused.status, refused.body.code]).toEqual([422, 'award.bids-undecided']);
    }
  });
});

describe('a proposed result', () => {
  it('is for editors of the publisher, by rank, and public at once with its standstill', async () => {
    expect((await propose(null)).status).toBe(401);
    expect((await propose(stranger)).status).toBe(403);
    expect((await propose(bid(0).owner)).status).toBe(403);
    const unknown = `/scenarios/01a20083-0000-7000-8000-000000000000/awards`;
    expect((await post(unknown, call.publisher, { kind: 'none_suitable' })).status).toBe(404);
    expect((await propose(call.publisher, { kind: 'no_response' })).status).toBe(400);
    const skipped = await propose(call.publisher, { bidIds: [bid(1).id] });
    expect([skipped.status, skipped.body.code]).toEqual([422, 'award.rank-skipped']);
    expect(skipped.body.errors).toMatchObject([{ pointer: '/bidIds' }]);
    const done = await propose(call.publisher);
    expect(done.status).toBe(201);
    const seen = (await result()).body;
    expect(seen).toMatchObject({ state: 'standstill', mine: [], actions: [], feedback: null });
    const [decision] = seen.decisions;
    expect(decision).toMatchObject({
      ...{ round: 1, stage: 'final', kind: 'award', state: 'standstill' },
      standstill: { days: 5, phase: 'running' },
    });
    expect(decision.chosen).toMatchObject([{ bidId: bid(0).id, rank: 1 }]);
    expect(decision.chosen[0].organisations.length).toBe(1);
    expect(seen.rule.source).toContain('第五十四条');
    expect(seen.distribution).toMatchObject({ bids: 3, withheld: false });
    expect(seen.distribution.totals).toHaveLength(3);
    expect(await app.eventsOf(call.id)).toContain('award.proposed');
    const again = await propose(call.publisher);
    expect([again.status, again.body.code]).toEqual([409, 'award.already-decided']);
  });

  it('gives strangers and rivals no part of a total, for a price could be computed from it', async () => {
    expect((await propose(call.publisher)).status).toBe(201);
    const chosen = async (who?: TestAccount) => (await result(who)).body.decisions[0].chosen[0];
    for (const who of [undefined, stranger, bid(1).owner]) {
      const seen = await chosen(who);
      expect(seen).toMatchObject({ rank: 1, techniqueScore: null, priceScore: null, criteria: [] });
      expect(seen.total).toBeGreaterThan(0);
    }
    for (const who of [bid(0).owner, call.publisher]) {
      const { total, techniqueScore, priceScore, criteria } = await chosen(who);
      expect([total, criteria.length]).toEqual([techniqueScore + priceScore, 4]);
    }
  });

  it.each([
    [3, false],
    [2, true],
  ])('shows how all of %i bids scored, but not of two alone', async (bids, withheld) => {
    const shown = withheld ? 0 : bids;
    const some = await aRankedCall(app, {
      bids: [90, 86, 82].slice(0, bids).map((quality) => ({ quality })),
    });
    expect((await propose(some.publisher, {}, some)).status).toBe(201);
    const { distribution } = (await result(undefined, some)).body;
    expect(distribution).toMatchObject({ bids, withheld });
    expect(distribution.totals).toHaveLength(shown);
    expect(distribution.criteria[0]?.scores ?? []).toHaveLength(shown);
    const page = await get(`/bids/${bid(1, some).id}/feedback`, bid(1, some).owner);
    expect(page.body.feedback).toMatchObject({ bids, withheld });
    expect(page.body.feedback.totals).toHaveLength(shown);
  });

  it('names the chosen and nobody else', async () => {
    await propose(call.publisher);
    const { text } = await result();
    for (const loser of [bid(1), bid(2)]) {
      expect(text).not.toContain(loser.id);
      expect(text).not.toContain(loser.owner.organisationId);
    }
    const [row] = await app.source.query<[{ name: string }]>(
      'select name from organisations where id = $1',
      [bid(1).owner.organisationId],
    );
    expect(text).not.toContain(row.name);
  });

  it('waits for the ranking', async () => {
    const early = await aRankedCall(app, { ranked: false });
    const refused = await propose(early.publisher, {}, early);
    expect([refused.status, refused.body.code]).toEqual([409, 'award.not-ranked']);
    expect((await result(undefined, early)).body).toMatchObject({
      ...{ decisions: [], distribution: null },
    });
    const closed = await aRankedCall(app, { state: 'closed' });
    expect((await propose(closed.publisher, {}, closed)).body.code).toBe('award.not-evaluating');
  });

  it('may say that none is suitable, with a coded public reason that fits the facts', async () => {
    const none = (body: object) =>
      propose(call.publisher, { kind: 'none_suitable', bidIds: [], ...body });
    expect((await none({ reason: 'below-threshold' })).body.code).toBe('award.reason-unfit');
    expect((await none({ reason: 'over-budget' })).body.code).toBe('award.note-needed');
    const contact = await none({ reason: 'other', note: '详情请致电 13800138000 咨询我们' });
    expect(contact.body.code).toBe('award.contact-in-text');
    expect((await none({ reason: 'over-budget', note: '三家报价均超出公布的预算' })).status).toBe(
      201,
    );
    await afterStandstill();
    expect((await complete(call.publisher)).status).toBe(201);
    expect(await stateOf()).toBe('none_suitable');
    expect(await bidStates()).toEqual(['not_awarded', 'not_awarded', 'not_awarded']);
    expect((await result()).body.decisions[0]).toMatchObject({
      ...{ kind: 'none_suitable', reason: 'over-budget', state: 'completed' },
    });
  });

  it('is possible where all were disqualified and nothing was evaluated', async () => {
    const out = { state: 'disqualified', reason: 'must-unmet' };
    const empty = await aRankedCall(app, { state: 'closed', ranked: false, bids: [out, out] });
    const body = { kind: 'none_suitable', bidIds: [], reason: 'none-valid' };
    expect((await propose(empty.publisher, body, empty)).status).toBe(201);
    await afterStandstill(empty);
    expect((await complete(empty.publisher, empty)).status).toBe(201);
    expect(await stateOf(empty)).toBe('none_suitable');
  });
});

describe('a result', () => {
  it('becomes final after the standstill only, by an owner, with everybody’s feedback', async () => {
    await propose(call.publisher);
    const editor = await anAccount(app, {
      ...{ organisationId: call.publisher.organisationId, role: 'editor' },
    });
    expect((await complete(null)).status).toBe(401);
    expect((await complete(stranger)).status).toBe(403);
    expect((await complete(editor)).status).toBe(403);
    const early = await complete(call.publisher);
    expect([early.status, early.body.code]).toEqual([409, 'award.standstill-running']);
    await afterStandstill();
    expect((await result(call.publisher)).body.actions).toEqual(['complete']);
    const done = await complete(call.publisher);
    expect([done.status, done.body.state]).toEqual([201, 'awarded']);
    expect(await bidStates()).toEqual(['awarded', 'not_awarded', 'not_awarded']);
    expect(done.body.feedback).toEqual({ valid: 3, given: 3 });
    const events = await app.eventsOf(call.id);
    expect(events.filter((type) => type === 'feedback.given').length).toBe(3);
    expect(events).toContain('award.completed');
    expect(events).toContain('scenario.awarded');
    const again = await complete(call.publisher);
    expect([again.status, again.body.code]).toEqual([409, 'award.already-decided']);
  });

  it('waits for feedback that is missing: all of it or none', async () => {
    const mute = await aRankedCall(app, {
      bids: [{ quality: 90 }, { quality: 80, improvements: '', strengths: '' }],
    });
    await propose(mute.publisher, {}, mute);
    await afterStandstill(mute);
    await app.nest.get(Jobs).runNow('awards.clock');
    expect(await app.eventsOf(mute.id)).toContain('feedback.overdue');
    const refused = await complete(mute.publisher, mute);
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'award.feedback-missing', params: { count: 1 } },
    ]);
    expect(await stateOf(mute)).toBe('standstill');
    expect(await bidStates(mute)).toEqual(['ranked', 'ranked']);
    const words = { strengths: '报价清楚', improvements: '请补充同类项目的结果' };
    const write = (who: TestAccount | null, version: string | null, body: object = words) =>
      app.request('PUT', `/bids/${bid(1, mute).id}/feedback-words`, {
        ...(who ? { cookie: who.cookie } : {}),
        ...{ body, headers: version === null ? {} : { 'if-match': version } },
      });
    expect((await write(null, '"0"')).status).toBe(401);
    expect((await write(stranger, '"0"')).status).toBe(404);
    expect((await write(mute.publisher, null)).status).toBe(428);
    expect((await write(mute.publisher, '"3"')).status).toBe(412);
    const contact = { ...words, strengths: '请加微信 wxid_abc12345' };
    expect((await write(mute.publisher, '"0"', contact)).status).toBe(422);
    expect((await write(mute.publisher, '"0"')).body).toEqual({ version: 1, ...words });
    expect((await complete(mute.publisher, mute)).status).toBe(201);
    const seen = await get(`/bids/${bid(1, mute).id}/feedback`, bid(1, mute).owner);
    expect(seen.body.feedback.publisher).toEqual(words);
    expect((await write(mute.publisher, '"1"')).status).toBe(409);
  });

  it('is one, however many press at once, and the database holds it by itself', async () => {
    await propose(call.publisher);
    await afterStandstill();
    const other = await anAccount(app, { organisationId: call.publisher.organisationId });
    const answers = await Promise.all(
      [call.publisher, other, call.publisher, other].map((who) => complete(who)),
    );
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409, 409, 409]);
    const [{ n }] = await app.source.query<[{ n: number }]>(
      `select count(*)::int as n from awards where scenario_id = $1 and state = 'completed'`,
      [call.id],
    );
    expect(n).toBe(1);
    const events = await app.eventsOf(call.id);
    expect(events.filter((type) => type === 'award.completed').length).toBe(1);
    const second = app.source.query(
      `insert into awards (id, scenario_id, organisation_id, demo, round, stage, kind, state, announced_at, completed_at)
       select gen_random_uuid(), scenario_id, organisation_id, demo, 9, stage, kind, state, announced_at, completed_at
       from awards where scenario_id = $1`,
      [call.id],
    );
    await expect(second).rejects.toThrow('awards_one_outcome');
  });

  it('is proposed once, when two propose at once', async () => {
    const answers = await Promise.all([propose(call.publisher), propose(call.publisher)]);
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409]);
  });

  it('may go to several where several were asked for', async () => {
    const many = await aRankedCall(app, { fields: { takers: 'several' } });
    const bidIds = [bid(1, many).id, bid(0, many).id];
    expect((await propose(many.publisher, { bidIds }, many)).status).toBe(201);
    const [decision] = (await result(undefined, many)).body.decisions;
    expect(decision.chosen.map((one: { rank: number }) => one.rank)).toEqual([1, 2]);
    await afterStandstill(many);
    expect((await complete(many.publisher, many)).status).toBe(201);
    expect(await bidStates(many)).toEqual(['awarded', 'awarded', 'not_awarded']);
  });

  it('is held by an auditor’s hold on the award or on the end of the standstill', async () => {
    await propose(call.publisher);
    await afterStandstill();
    const holds = app.nest.get(StepHolds);
    const run = app.nest.get(Transactions);
    for (const step of ['award', 'standstill']) {
      const id = await run.run(systemActor(), (tx) =>
        holds.place(tx, { subjectId: call.id, steps: [step], reason: 'by-hand', note: '监察内情' }),
      );
      const refused = await complete(call.publisher);
      expect([refused.status, refused.body.code]).toEqual([409, 'step.held']);
      const seen = (await result()).body;
      expect(seen.held.at(-1)).toMatchObject({ steps: [step], to: null });
      expect(JSON.stringify(seen)).not.toContain('监察内情');
      await run.run(systemActor(), (tx) => holds.lift(tx, id, '查清'));
    }
    // The hold on the standstill ended after the standstill's own end: no day is added.
    expect((await complete(call.publisher)).status).toBe(201);
  });

  it('opens conversation and contacts again: equal treatment ends with the award', async () => {
    const facts = async () => {
      const { ScenarioReads } = await import('../scenarios/scenarios.reads.js');
      const [one] = await app.nest.get(ScenarioReads).pairingFacts([call.id]);
      return one?.sealedProcedure;
    };
    await propose(call.publisher);
    expect(await facts()).toBe(true);
    await afterStandstill();
    await complete(call.publisher);
    expect(await facts()).toBe(false);
  });
});

describe('what comes from elsewhere', () => {
  it('a cancelled call has its result and its feedback, and what stood still is dropped', async () => {
    await propose(call.publisher);
    const cancelled = await post(`/scenarios/${call.id}/cancellations`, call.publisher, {
      reason: 'funding-changed',
    });
    expect(cancelled.status).toBe(201);
    await app.settle();
    const seen = (await result()).body;
    expect(seen.decisions).toMatchObject([
      { kind: 'cancelled', reason: 'funding-changed', state: 'completed' },
      { kind: 'award', state: 'dropped' },
    ]);
    expect(seen.feedback).toEqual({ valid: 3, given: 3 });
    expect((await complete(call.publisher)).body.code).toBe('award.already-decided');
  });

  it('a call without any bid ends as no response, by its publisher, once', async () => {
    const empty = await aRankedCall(app, { bids: [], state: 'closed', ranked: false });
    const end = (who: TestAccount | null, of = empty) =>
      post(`/scenarios/${of.id}/no-responses`, who);
    expect((await end(null)).status).toBe(401);
    expect((await end(stranger)).status).toBe(403);
    expect((await result(empty.publisher, empty)).body.actions).toEqual(['no-response']);
    expect((await end(call.publisher, call)).status).toBe(409);
    const sealed = await aRankedCall(app, { state: 'closed', ranked: false });
    expect((await end(sealed.publisher, sealed)).body.code).toBe('award.bids-present');
    const answers = await Promise.all([end(empty.publisher), end(empty.publisher)]);
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409]);
    await app.settle();
    expect((await result(undefined, empty)).body).toMatchObject({
      state: 'no_response',
      decisions: [{ kind: 'no_response', state: 'completed', reason: 'no-bids' }],
    });
  });
});

describe('the clock', () => {
  it('says which year is unknown, and counts it once it is entered', async () => {
    await propose(call.publisher);
    await app.source.query(
      `update awards set standstill_until = null, announced_at = '2026-12-29T09:00:00+08:00' where scenario_id = $1`,
      [call.id],
    );
    await app.source.query('delete from working_years where year = 2027');
    const [decision] = (await result()).body.decisions;
    expect(decision.standstill).toMatchObject({
      phase: 'uncounted',
      unknownYear: 2027,
      provisionalYear: null,
      until: null,
    });
    expect((await complete(call.publisher)).body.code).toBe('award.standstill-uncounted');
    await app.source.query(
      `insert into working_years (year, festivals, source, provisional, updated_at)
       values (2027, '[]', '{"title":"示例","number":"示例","url":"https://www.gov.cn/"}', true, app_now())`,
    );
    await app.nest.get(Jobs).runNow('awards.clock');
    const counted = (await result()).body.decisions[0].standstill;
    expect(counted.until).toBe('2027-01-05T16:00:00.000Z');
    expect(counted.provisionalYear).toBe(2027);
    expect(await app.eventsOf(call.id)).toContain('award.counted');
    await app.source.query(`update working_years set provisional = false where year = 2027`);
    expect((await result()).body.decisions[0].standstill.provisionalYear).toBeNull();
  });

  it('tells once when nobody makes the result final in time', async () => {
    await propose(call.publisher);
    await app.source.query(
      `update awards set standstill_until = app_now() - interval '20 days' where scenario_id = $1`,
      [call.id],
    );
    await app.nest.get(Jobs).runNow('awards.clock');
    await app.nest.get(Jobs).runNow('awards.clock');
    const events = await app.eventsOf(call.id);
    expect(events.filter((type) => type === 'award.overdue').length).toBe(1);
  });
});
