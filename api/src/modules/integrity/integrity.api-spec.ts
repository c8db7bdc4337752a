import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import {
  aCall,
  aSealedBid,
  giveShares,
  openBids,
  passDeadline,
} from '../../../test/factories/bids.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { StepHolds } from '../../platform/step-holds.js';
import { panelFiles } from './bid-reads.service.js';

/** Flags with an auditor's word on each, and holds. */

let app: TestApp;
let call: MadeCall;
let auditor: TestAccount;
let stranger: TestAccount;
const same =
  '示例：以机器视觉逐件检测外观缺陷，缺陷样本由产线采集并标注，模型每周更新一次。'.repeat(8);
beforeAll(async () => {
  app = await startTestApp();
  auditor = await anAccount(app, { roles: ['auditor'] });
  stranger = await aMember(app);
  call = await aRankedCall(app, {
    bids: [
      { quality: 90, text: same, amountFen: 40_000_000, sealedMinutesBefore: 2 },
      { quality: 80, text: `${same}另附说明。`, amountFen: 40_000_100 },
      { quality: 70, amountFen: 60_000_000 },
    ],
  });
});
afterAll(() => app.stop());

const post = (path: string, who: TestAccount | null, body: object = {}) =>
  app.request('POST', path, { ...(who ? { cookie: who.cookie } : {}), body });
const get = (path: string, who?: TestAccount) =>
  app.request('GET', path, who ? { cookie: who.cookie } : {});
const flags = async (query = `scenarioId=${call.id}`) =>
  (await get(`/integrity/flags?${query}`, auditor)).body;
const flagOf = async (code: string) => {
  const { items } = await flags(`scenarioId=${call.id}&code=${code}`);
  return items[0];
};
const decide = (id: string, who: TestAccount | null, body: object) =>
  post(`/integrity/flags/${id}/decisions`, who, body);
const hold = (who: TestAccount | null, body: object = {}) =>
  post('/integrity/holds', who, {
    ...{ scenarioId: call.id, steps: ['award'], note: '核实中，暂缓确定结果' },
    ...body,
  });
const lift = (id: string, who: TestAccount | null) =>
  post(`/integrity/holds/${id}/liftings`, who, { note: '已核实，可以继续' });

describe('flags', () => {
  it('are raised once, after the step that made the facts known', async () => {
    expect((await flags()).total).toBe(0);
    const body = { kind: 'award', bidIds: [call.bids[0]?.id] };
    expect((await post(`/scenarios/${call.id}/awards`, call.publisher, body)).status).toBe(201);
    await app.settle();
    await app.settle();
    const seen = await flags();
    const codes = seen.items.map((one: { code: string }) => one.code).sort();
    expect(codes).toEqual(['late-winner', 'near-prices', 'near-texts']);
    const events = await app.eventsOf(call.id);
    expect(events.filter((type) => type === 'flag.raised').length).toBe(3);
    expect(await flagOf('late-winner')).toMatchObject({
      ...{ state: 'open', figures: { minutes: 2 }, threshold: 10 },
      source: expect.stringContaining('R030'),
      bids: [{ bidId: call.bids[0]?.id, organisation: expect.stringContaining('示例机构') }],
      actions: ['explain', 'escalate', 'hold'],
    });
  });

  it('are for auditors only', async () => {
    expect((await get('/integrity/flags')).status).toBe(401);
    for (const who of [stranger, call.publisher, await anAccount(app, { roles: ['reviewer'] })])
      expect((await get('/integrity/flags', who)).status).toBe(403);
    const { id } = await flagOf('near-texts');
    expect((await decide(id, null, {})).status).toBe(401);
    expect((await decide(id, stranger, {})).status).toBe(403);
  });

  it('are decided with a note: explained, escalated to who leads the platform, taken up again', async () => {
    await anAccount(app, { roles: ['admin'], email: 'lead@test.example' });
    const { id } = await flagOf('near-texts');
    const explain = { decision: 'explain', note: '两家均引用同一份公开标准' };
    expect((await decide(id, auditor, { ...explain, note: '' })).status).toBe(400);
    const nothing = '01a20083-0000-7000-8000-000000000000';
    expect((await decide(nothing, auditor, explain)).status).toBe(404);
    expect((await decide(id, auditor, explain)).body).toMatchObject({
      ...{ state: 'explained', note: explain.note, actions: ['escalate', 'hold'] },
    });
    expect((await decide(id, auditor, explain)).status).toBe(409);
    const escalate = { decision: 'escalate', note: '发现更多相同段落，请调查' };
    expect((await decide(id, auditor, escalate)).body.state).toBe('escalated');
    const mails = await app.source.query<{ recipient: string }[]>(
      `select recipient from mails where subject like '%上报%'`,
    );
    expect(mails).toEqual([{ recipient: 'lead@test.example' }]);
    // Facts that are computed again leave what was judged as it was judged.
    await app.nest.get(Jobs).runNow('integrity.reads');
    expect((await flagOf('near-texts')).state).toBe('escalated');
  });

  it('are nobody’s to decide who belongs to the publisher or to a bidder', async () => {
    const { id } = await flagOf('near-prices');
    const body = { decision: 'explain', note: '没有问题，可以继续' };
    for (const organisationId of [
      call.publisher.organisationId,
      call.bids[2]?.owner.organisationId ?? '',
    ]) {
      const partial = await anAccount(app, { roles: ['auditor'], organisationId });
      const refused = await decide(id, partial, body);
      expect([refused.status, refused.body.code]).toEqual([403, 'integrity.own-organisation']);
      expect((await hold(partial)).body.code).toBe('integrity.own-organisation');
      // Nor theirs to read.
      const seen = await get(`/integrity/flags?scenarioId=${call.id}`, partial);
      expect(seen.body).toMatchObject({ items: [], total: 0 });
    }
  });

  it('and holds are neither read nor decided by an auditor on the panel, until the call has ended', async () => {
    const judge = await anAccount(app, { roles: ['auditor', 'evaluator'] });
    const { id } = await flagOf('near-prices');
    expect((await hold(auditor)).status).toBe(201);
    await app.source.query(
      `update evaluation_members set user_id = $2 where scenario_id = $1 and no = 1`,
      [call.id, judge.userId],
    );
    const seen = async () => {
      const lists = await Promise.all(
        ['flags', 'holds'].map((one) => get(`/integrity/${one}?scenarioId=${call.id}`, judge)),
      );
      return lists.map(({ body }) => (body as { total: number }).total);
    };
    expect(await seen()).toEqual([0, 0]);
    const refused = await decide(id, judge, { decision: 'explain', note: '没有问题，可以继续' });
    expect([refused.status, refused.body.code]).toEqual([403, 'integrity.own-panel']);
    expect((await hold(judge)).body.code).toBe('integrity.own-panel');
    const { items } = (await get('/integrity/holds?live=true', auditor)).body;
    expect((await lift(items[0].id, judge)).body.code).toBe('integrity.own-panel');
    expect((await lift(items[0].id, auditor)).status).toBeLessThan(300);
    const [{ state }] = await app.source.query<[{ state: string }]>(
      'select state from scenarios where id = $1',
      [call.id],
    );
    const becomes = (to: string) =>
      app.source.query('update scenarios set state = $2 where id = $1', [call.id, to]);
    await becomes('awarded');
    const [flagged, held] = await seen();
    expect([(flagged ?? 0) > 0, held]).toEqual([true, 1]);
    await becomes(state);
    await app.source.query(
      `update evaluation_members set user_id = null where scenario_id = $1 and no = 1`,
      [call.id],
    );
    await app.source.query('delete from step_holds where subject_id = $1', [call.id]);
  });

  it('come page by page, open ones first', async () => {
    const first = await flags(`scenarioId=${call.id}&limit=2`);
    const second = await flags(
      `scenarioId=${call.id}&limit=2&cursor=${encodeURIComponent(first.nextCursor)}`,
    );
    const states = [...first.items, ...second.items].map((one: { state: string }) => one.state);
    expect(states).toEqual(['open', 'open', 'escalated']);
    expect(second.nextCursor).toBeNull();
    expect((await flags('cursor=forged')).code).toBe('request.cursor-invalid');
  });

  it('count who reads many bids that are not their own', async () => {
    const [first] = call.bids;
    const read = () => get(`/bids/${first?.id}`, call.publisher);
    expect((await read()).status).toBe(200);
    expect((await get(`/bids/${first?.id}`, first?.owner)).status).toBe(200);
    expect((await get(`/bids/${first?.id}`, stranger)).status).toBe(404);
    const rows = await app.source.query<{ userId: string; reads: number }[]>(
      'select user_id as "userId", reads from bid_reads where bid_id = $1',
      [first?.id],
    );
    expect(rows).toEqual([{ userId: call.publisher.userId, reads: 1 }]);
    // The list of a scenario's bids shows each of them.
    expect((await get(`/scenarios/${call.id}/bids`, call.publisher)).status).toBe(200);
    const [{ total }] = await app.source.query<[{ total: number }]>(
      'select sum(reads)::int as total from bid_reads',
    );
    expect(total).toBe(4);
    // So does the award desk, by name; files are read by the panel under a route that exists.
    expect((await get(`/scenarios/${call.id}/award-desk`, call.publisher)).status).toBe(200);
    const [again] = await app.source.query<[{ total: number }]>(
      'select sum(reads)::int as total from bid_reads',
    );
    expect(again.total).toBe(7);
    const routes = app.nest.getHttpAdapter().getInstance();
    expect(routes.hasRoute({ method: 'GET', url: `/api/v1${panelFiles}` })).toBe(true);
    await app.source.query('delete from bid_reads where bid_id <> $1', [first?.id]);
    await app.source.query('update bid_reads set reads = 60');
    await app.nest.get(Jobs).runNow('integrity.reads');
    expect(await flagOf('many-reads')).toBeUndefined();
    await read();
    await app.nest.get(Jobs).runNow('integrity.reads');
    expect(await flagOf('many-reads')).toMatchObject({ figures: { reads: 61 } });
  });
});

it('an auditor whose organisation has sealed a bid acts on the call no more, before the opening neither', async () => {
  const sealed = await aCall(app);
  const { bidder } = await aSealedBid(app, sealed.id);
  const { organisationId } = bidder;
  const partial = await anAccount(app, { roles: ['auditor'], organisationId });
  const refused = await hold(partial, { scenarioId: sealed.id, steps: ['opening'] });
  expect([refused.status, refused.body.code]).toEqual([403, 'integrity.own-organisation']);
  const one = await hold(auditor, { scenarioId: sealed.id, steps: ['opening'] });
  const path = `/integrity/holds?scenarioId=${sealed.id}`;
  expect((await get(path, partial)).body.total).toBe(0);
  expect((await get(path, auditor)).body.total).toBe(1);
  await lift(one.body.id, auditor);
});

describe('a hold', () => {
  it('is for auditors, on named steps of a public scenario, with a note', async () => {
    expect((await hold(null)).status).toBe(401);
    expect((await hold(stranger)).status).toBe(403);
    expect((await hold(call.publisher)).status).toBe(403);
    expect((await hold(auditor, { steps: [] })).body.code).toBe('integrity.steps-needed');
    expect((await hold(auditor, { steps: ['everything'] })).status).toBe(400);
    expect((await hold(auditor, { note: '' })).status).toBe(400);
    const draft = await aScenario(app);
    expect((await hold(auditor, { scenarioId: draft.id })).status).toBe(404);
    const one = await hold(auditor);
    expect(one.body).toMatchObject({ steps: ['award'], liftedAt: null, actions: ['lift'] });
    expect((await lift(one.body.id, null)).status).toBe(401);
    expect((await lift(one.body.id, stranger)).status).toBe(403);
    expect((await lift('01a20083-0000-7000-8000-000000000000', auditor)).status).toBe(404);
    expect((await lift(one.body.id, auditor)).body).toMatchObject({ actions: [] });
    expect((await lift(one.body.id, auditor)).status).toBe(404);
    expect(await app.eventsOf(call.id)).toEqual(
      expect.arrayContaining(['hold.placed', 'hold.lifted']),
    );
  });

  it('is public as steps and dates; the publisher is told, the reasons are the auditors’ own', async () => {
    const one = await hold(auditor, { steps: ['standstill'] });
    const { body, text } = await get(`/scenarios/${call.id}/result`);
    expect(body.held.at(-1)).toMatchObject({ steps: ['standstill'], to: null });
    expect(text).not.toContain('核实中');
    const mails = await app.source.query<{ recipient: string; body: string }[]>(
      `select recipient, body from mails where subject like '%监察暂停%' order by due_at desc`,
    );
    expect(mails.map((mail) => mail.recipient)).toContain(call.publisher.email);
    expect(JSON.stringify(mails)).not.toContain('核实中');
    await lift(one.body.id, auditor);
  });

  it('follows from a flag', async () => {
    const { id } = await flagOf('near-prices');
    const body = { decision: 'hold', note: '报价异常一致，暂停确定结果', steps: [] as string[] };
    expect((await decide(id, auditor, body)).body.code).toBe('integrity.steps-needed');
    const done = await decide(id, auditor, { ...body, steps: ['award', 'evaluation'] });
    expect(done.body).toMatchObject({ state: 'held', actions: ['explain', 'escalate'] });
    const { items } = (await get('/integrity/holds?live=true', auditor)).body;
    expect(items).toMatchObject([{ scenarioId: call.id, reason: 'flag' }]);
    await lift(items[0].id, auditor);
    expect((await get('/integrity/holds?live=true', auditor)).body.total).toBe(0);
    expect((await get('/integrity/holds', stranger)).status).toBe(403);
  });

  it('comes after a step that was being taken, and before the next one', async () => {
    const order: string[] = [];
    const steps = app.nest.get(StepHolds);
    const step = app.nest.get(Transactions).run(systemActor(), async (tx) => {
      await steps.refuse(tx, 'award', call.id);
      await new Promise((resolve) => setTimeout(resolve, 200));
      order.push('step');
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    const placed = hold(auditor).then((answer) => {
      order.push('hold');
      return answer;
    });
    const [, one] = await Promise.all([step, placed]);
    expect(order).toEqual(['step', 'hold']);
    const late = app.nest
      .get(Transactions)
      .run(systemActor(), (tx) => steps.refuse(tx, 'award', call.id));
    await expect(late).rejects.toMatchObject({ code: 'step.held' });
    await lift(one.body.id, auditor);
  });
});

it('an opening that is held opens nothing, and goes on once the hold is lifted', async () => {
  const sealed = await aCall(app);
  await aSealedBid(app, sealed.id);
  await passDeadline(app, sealed.id);
  const one = await hold(auditor, { scenarioId: sealed.id, steps: ['opening'] });
  expect(one.status).toBe(201);
  const [officer] = sealed.officers;
  if (!officer) throw new Error('no officer');
  const refused = await giveShares(app, sealed.id, officer);
  expect([refused.status, refused.body.code]).toEqual([409, 'step.held']);
  await lift(one.body.id, auditor);
  expect((await openBids(app, sealed)).body.state).toBe('opened');
  await app.settle();
  const raised = await flags(`scenarioId=${sealed.id}`);
  const codes = raised.items.map((flag: { code: string }) => flag.code);
  expect(codes).toEqual(expect.arrayContaining(['short-window', 'single-bid']));
});

it('says nothing before the opening', async () => {
  const open = await aScenario(app, {
    state: 'open',
    fields: { procedure: 'bids', deadline: new Date(Date.now() + 5 * 86_400_000).toISOString() },
  });
  await app.nest.get(Jobs).runNow('integrity.reads');
  expect((await flags(`scenarioId=${open.id}`)).total).toBe(0);
});
