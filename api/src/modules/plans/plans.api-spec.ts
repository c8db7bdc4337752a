import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { aPublishedCapability } from '../../../test/factories/suppliers.js';
import { PlanRuns } from './plan-runs.service.js';
import { PlanScopes } from './plan-scope.queries.js';

/** A plan from its wishes to the opened pairings, and everything that may come between. */

let app: TestApp;
let matchmaker: TestAccount;
let big: TestAccount;
let small: TestAccount;
let scenarios: string[];
let capabilities: string[];

beforeAll(async () => {
  app = await startTestApp();
  matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  big = await aMember(app, { teamSize: 800 });
  small = await aMember(app, { teamSize: 20 });
  const deadline = new Date(Date.now() + 200 * 86_400_000).toISOString();
  scenarios = [];
  for (const line of ['注塑件', '电路板', '玻璃盖板']) {
    const fields = { title: `${line}产线外观缺陷视觉检测`, deadline };
    scenarios.push((await aScenario(app, { state: 'open', fields })).id);
  }
  capabilities = [
    await aPublishedCapability(app, big, { title: '产线外观缺陷视觉检测系统' }),
    await aPublishedCapability(app, big, { title: '外观缺陷视觉检测一体机' }),
    await aPublishedCapability(app, small, {
      title: '外观缺陷视觉检测相机',
      description: '用工业相机识别划痕、脏污和缺料，支持误检复判，另供报表与维护。',
    }),
  ];
  await app.settle();
});
afterAll(() => app.stop());

const post = (path: string, body: object, who: TestAccount | null = matchmaker) =>
  app.request('POST', path, { body, ...(who ? { cookie: who.cookie } : {}) });
const get = (path: string) => app.request('GET', path, { cookie: matchmaker.cookie });
const wish = (given: object = {}) => ({
  scope: { kind: 'selection', scenarioIds: scenarios },
  ...{ perScenario: 1, perCapability: 2, fit: 'any' },
  ...given,
});

/** A plan that has come to its end. */
async function aPlan(given: object = {}) {
  const made = await post('/plans', wish(given));
  if (made.status !== 201) throw new Error(made.text);
  await app.nest.get(PlanRuns).settled(made.body.id);
  return (await get(`/plans/${made.body.id}`)).body;
}
interface PairBody {
  id: string;
  kind: string;
  score: number;
  scenario: { id: string };
  capability: { id: string; organisation: string };
  why: string | null;
  cost: number | null;
  outcome: string | null;
  outcomeText: string | null;
  pairingId: string | null;
}
const pairsOf = async (id: string): Promise<PairBody[]> =>
  (await get(`/plans/${id}/pairs`)).body.items;
const inPlan = async (id: string) => (await pairsOf(id)).filter((pair) => pair.kind !== 'left');

describe('who may', () => {
  it('plan: matchmakers only', async () => {
    expect((await post('/plans', wish(), null)).status).toBe(401);
    expect((await post('/plans', wish(), big)).status).toBe(403);
    const none = '01a20083-0000-7000-8000-000000000000';
    for (const path of [`/plans/${none}`, `/plans/${none}/pairs`])
      expect((await get(path)).body.code).toBe('plan.not-found');
  });

  it.each([
    ['no scope', { scope: undefined }, 400],
    ['an unknown list', { scope: { kind: 'list', no: '2026-市-99' } }, 422],
    ['a sector without open scenarios', { scope: { kind: 'sector', sector: 'ocean' } }, 422],
    ['a negative capacity', { perScenario: -1 }, 400],
    [
      'an unknown condition',
      { conditions: [{ kind: 'at-least', group: 'friends', count: 1 }] },
      400,
    ],
    ['a field that is not there', { speed: 'fast' }, 400],
  ])('refuses %s', async (_, given, status) => {
    expect((await post('/plans', wish(given))).status).toBe(status);
  });
});

describe('a plan', () => {
  it('runs, says what it found and what it may still do', async () => {
    const plan = await aPlan();
    expect(plan).toMatchObject({ state: 'ready', stage: 'done', progress: 1, actions: ['apply'] });
    expect(plan.outcome).toMatchObject({ scenarios: 3, capabilities: 3, pairs: 3, alreadyOpen: 0 });
    expect(plan.outcome.value).toBeLessThanOrEqual(plan.outcome.bound + 1e-9);
    expect(plan.outcome.value / plan.outcome.bound).toBeGreaterThan(0.999);
    expect(await app.eventsOf(plan.id)).toEqual(['plan.started', 'plan.finished']);
    const left = (await pairsOf(plan.id)).filter((pair) => pair.kind === 'left');
    expect(left.length).toBeGreaterThan(0);
    for (const pair of left) {
      expect(pair.why).not.toBeNull();
      expect(pair.cost).toBeGreaterThanOrEqual(0);
    }
  });

  it('is listed and compared with the last of the same scope', async () => {
    const again = await aPlan({ perScenario: 2 });
    const { kept, added, dropped } = again.compared;
    expect([kept + dropped, kept + added]).toEqual([3, again.outcome.pairs]);
    const page = (await get('/plans?limit=1')).body;
    expect(page.items[0].id).toBe(again.id);
    const next = await get(`/plans?limit=1&cursor=${encodeURIComponent(page.nextCursor)}`);
    expect(next.body.items[0].id).not.toBe(again.id);
  });

  it('keeps conditions, and names the one that cannot be kept', async () => {
    const kept = await aPlan({
      conditions: [{ kind: 'at-least', group: 'small', count: 1 }],
    });
    const firms = (await inPlan(kept.id)).map((pair) => pair.capability.id);
    expect(firms).toContain(capabilities[2]);
    const refused = await aPlan({
      conditions: [
        { kind: 'at-most', group: 'large', percent: 100 },
        { kind: 'at-least', group: 'small', count: 4 },
      ],
    });
    expect(refused).toMatchObject({
      ...{ state: 'infeasible', outcome: null, actions: [] },
      conflicts: [{ index: 1, alone: true, possible: 1 }],
    });
    expect((await post(`/plans/${refused.id}/applications`, {})).body.code).toBe(
      'request.action-not-allowed',
    );
  });

  it('holds locked pairs and leaves vetoed ones out', async () => {
    const pair = { scenarioId: scenarios[0], capabilityId: capabilities[2] };
    const locked = await aPlan({ locked: [pair] });
    expect((await inPlan(locked.id)).find((one) => one.kind === 'locked')?.capability.id).toBe(
      capabilities[2],
    );
    const vetoed = await aPlan({ vetoed: [pair] });
    const all = await pairsOf(vetoed.id);
    expect(
      all.some((one) => one.scenario.id === scenarios[0] && one.capability.id === capabilities[2]),
    ).toBe(false);
    const two = { scenarioId: scenarios[0], capabilityId: capabilities[0] };
    const over = await aPlan({ locked: [pair, two] });
    expect(over).toMatchObject({ state: 'infeasible', overfull: [{ id: scenarios[0] }] });
    const nowhere = await aPlan({ locked: [{ ...pair, capabilityId: scenarios[1] }] });
    expect(nowhere.state).toBe('failed');
    expect(nowhere.failureText).toContain('锁定');
  });

  it('takes in only pairs that fit as well as asked for', async () => {
    const any = await aPlan();
    const high = await aPlan({ fit: 'high' });
    expect(high.outcome.candidates).toBeLessThanOrEqual(any.outcome.candidates);
    for (const pair of await inPlan(high.id)) expect(pair.score).toBeGreaterThanOrEqual(0.55);
    expect((await post('/plans', wish({ fit: 'low' }))).status).toBe(400);
  });

  it('with capacities of zero is empty and says why', async () => {
    const plan = await aPlan({ perScenario: 0 });
    expect(plan).toMatchObject({ state: 'ready', outcome: { pairs: 0, value: 0 } });
    expect(plan.outcome.unfilled[0]).toMatchObject({ side: 'demand', code: 'no-capacity' });
  });
});

describe('cancelling', () => {
  it('stops a run, drops what it found and opens nothing', async () => {
    const { id, request } = await aPlan();
    await app.source.query('delete from plan_pairs where plan_id = $1', [id]);
    await app.source.query(`update plans set state = 'running', outcome = null where id = $1`, [
      id,
    ]);
    const cancelled = await post(`/plans/${id}/cancellations`, {});
    expect(cancelled.body).toMatchObject({ state: 'cancelled', outcome: null, actions: [] });
    // A run that comes to its end all the same finds the row cancelled and leaves it alone.
    const runs = app.nest.get(PlanRuns);
    runs.start(id, request, await app.nest.get(PlanScopes).of(request));
    await runs.settled(id);
    expect((await get(`/plans/${id}`)).body.state).toBe('cancelled');
    expect(await pairsOf(id)).toEqual([]);
    expect(await app.eventsOf(id)).toEqual(['plan.started', 'plan.finished', 'plan.cancelled']);
    const late = await post(`/plans/${id}/cancellations`, {});
    expect([late.status, late.body.code]).toEqual([409, 'request.action-not-allowed']);
  });

  it('ends a run that is under way, whatever it has found by then', async () => {
    const other = new pg.Client({ connectionString: app.databaseUrl });
    await other.connect();
    // The run waits where it reads which pairs are open.
    await other.query('begin; lock table pairings in access exclusive mode');
    const { id } = (await post('/plans', wish())).body;
    const stateOf = async () =>
      (await other.query<{ state: string }>('select state from plans where id = $1', [id])).rows[0]
        ?.state;
    expect(await stateOf()).toBe('running');
    const cancelling = post(`/plans/${id}/cancellations`, {});
    while ((await stateOf()) === 'running') await pause(10);
    await other.query('rollback');
    await other.end();
    expect((await cancelling).body).toMatchObject({ state: 'cancelled', outcome: null });
    await app.nest.get(PlanRuns).settled(id);
    expect((await get(`/plans/${id}`)).body.state).toBe('cancelled');
    expect(await pairsOf(id)).toEqual([]);
    expect(await app.eventsOf(id)).toEqual(['plan.started', 'plan.cancelled']);
  });

  it('of a run whose process is gone is done by the clock', async () => {
    const made = await post('/plans', wish());
    await app.nest.get(PlanRuns).settled(made.body.id);
    await app.source.query(`update plans set state = 'running' where id = $1`, [made.body.id]);
    await app.shiftClock('3 minutes');
    await app.nest.get(PlanRuns).endInterrupted();
    const plan = (await get(`/plans/${made.body.id}`)).body;
    expect([plan.state, plan.failureText]).toEqual([
      'failed',
      '计算因服务重启而中断，没有开启任何配对；请重新计算。',
    ]);
  });
});

describe('applying', () => {
  it('opens each pair once, whoever applies and however often', async () => {
    const plan = await aPlan();
    const other = await anAccount(app, { roles: ['matchmaker'] });
    const answers = await Promise.all([
      post(`/plans/${plan.id}/applications`, {}),
      post(`/plans/${plan.id}/applications`, {}, other),
    ]);
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect((await post(`/plans/${plan.id}/applications`, {})).body.state).toBe('applied');
    const pairs = await inPlan(plan.id);
    expect(pairs.map((pair) => pair.outcome)).toEqual(['opened', 'opened', 'opened']);
    const rows = await app.source.query<{ n: number; openedBy: string }[]>(
      `select count(*)::int as n, min(opened_by) as "openedBy" from pairings where scenario_id = any($1)`,
      [scenarios],
    );
    expect(rows[0]).toEqual({ n: 3, openedBy: 'matchmaker' });
    expect(await app.eventsOf(pairs[0]!.pairingId!)).toEqual(['pairing.opened']);
  });

  it('counts what is open as part of the next plan and opens it no second time', async () => {
    const next = await aPlan({ perScenario: 2 });
    expect(next.outcome.alreadyOpen).toBe(3);
    const before = await inPlan(next.id);
    expect(before.filter((pair) => pair.kind === 'open')).toHaveLength(3);
  });

  it('takes a pair that somebody opened meanwhile as it is, and refuses one whose supplier vanished', async () => {
    const plan = await aPlan({ perScenario: 2 });
    const fresh = (await inPlan(plan.id)).filter((pair) => pair.kind === 'chosen');
    expect(fresh.length).toBeGreaterThanOrEqual(2);
    const [taken, ...rest] = fresh;
    const opened = await post('/pairings', {
      ...{ scenarioId: taken!.scenario.id, capabilityId: taken!.capability.id },
      as: 'matchmaker',
    });
    expect(opened.status).toBe(201);
    const lost = rest.map((pair) => pair.capability.id).filter((id) => id !== taken!.capability.id);
    await app.source.query(`update capabilities set state = 'archived' where id = any($1)`, [lost]);
    await post(`/plans/${plan.id}/applications`, {});
    const after = new Map((await inPlan(plan.id)).map((pair) => [pair.id, pair]));
    expect(after.get(taken!.id)).toMatchObject({
      outcome: 'already-open',
      pairingId: opened.body.id,
    });
    for (const pair of rest) {
      const now = after.get(pair.id)!;
      if (!lost.includes(pair.capability.id)) expect(now.outcome).toBe('opened');
      else {
        expect([now.outcome, now.pairingId]).toEqual(['refused', null]);
        expect(now.outcomeText).toMatch(/没有/);
      }
    }
    await app.source.query(`update capabilities set state = 'published' where id = any($1)`, [
      lost,
    ]);
    await post(`/plans/${plan.id}/applications`, {});
    expect((await inPlan(plan.id)).filter((pair) => pair.outcome === 'refused')).toEqual([]);
  });

  it('refuses the pairs of a supplier that was suspended meanwhile, and opens the others', async () => {
    await app.source.query(`update pairings set state = 'expired'`);
    // Every scenario with every capability, so that both suppliers are in it.
    const plan = await aPlan({ perScenario: 3, perCapability: 3 });
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    const decide = (decision: string) =>
      post(
        `/organisations/${small.organisationId}/reviews`,
        { decision, note: '示例：核查中' },
        reviewer,
      );
    expect((await decide('suspend')).status).toBeLessThan(300);
    expect((await post(`/plans/${plan.id}/applications`, {})).body.state).toBe('applied');
    const pairs = await inPlan(plan.id);
    const lost = pairs.filter((pair) => pair.capability.id === capabilities[2]);
    const kept = pairs.filter((pair) => pair.capability.id !== capabilities[2]);
    expect(lost.length).toBeGreaterThan(0);
    expect(kept.length).toBeGreaterThan(0);
    for (const pair of lost) {
      expect([pair.outcome, pair.pairingId]).toEqual(['refused', null]);
      expect(pair.outcomeText).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(kept.map((pair) => pair.outcome)).toEqual(kept.map(() => 'opened'));
    // Nothing of the suspended supplier is proposed again, and it comes back with its reinstatement.
    const without = await aPlan({ perScenario: 3, perCapability: 3 });
    expect((await pairsOf(without.id)).some((one) => one.capability.id === capabilities[2])).toBe(
      false,
    );
    await decide('reinstate');
    await post(`/plans/${plan.id}/applications`, {});
    expect((await inPlan(plan.id)).map((pair) => pair.outcome)).toEqual(pairs.map(() => 'opened'));
  });

  it('refuses what a matchmaker excluded or parked since the run and what a side declined, in words', async () => {
    await app.source.query(`update pairings set state = 'expired'`);
    const plan = await aPlan({ perScenario: 3, perCapability: 3 });
    const [excluded, parked, declined, ...rest] = await inPlan(plan.id);
    const idsOf = (pair: PairBody) => ({
      ...{ scenarioId: pair.scenario.id, capabilityId: pair.capability.id },
    });
    const marks: string[] = [];
    for (const [pair, mark] of [
      [excluded!, { kind: 'exclude', reason: 'conflict', note: '示例：同一控制人' }],
      [parked!, { kind: 'park', until: new Date(Date.now() + 9 * 86_400_000).toISOString() }],
    ] as const)
      marks.push((await post('/marks', { ...idsOf(pair), ...mark })).body.items[0].id);
    const opened = await post('/pairings', { ...idsOf(declined!), as: 'matchmaker' });
    const supplier = declined!.capability.id === capabilities[2] ? small : big;
    const no = { as: 'supply', answer: 'decline', reason: 'budget-low' };
    expect((await post(`/pairings/${opened.body.id}/answers`, no, supplier)).status).toBe(200);

    expect((await post(`/plans/${plan.id}/applications`, {})).body.state).toBe('applied');
    const after = new Map((await inPlan(plan.id)).map((pair) => [pair.id, pair]));
    const told = [excluded!, parked!, declined!].map((pair) => after.get(pair.id)!);
    expect(told.map((pair) => [pair.outcome, pair.pairingId])).toEqual(
      told.map(() => ['refused', null]),
    );
    expect(told.map((pair) => pair.outcomeText)).toEqual([
      '撮合员已排除这一对，没有开启；撤销排除后可再次开启。',
      '撮合员已暂缓这一对，没有开启；撤销暂缓后可再次开启。',
      '方案算出之后，一方对这一对答复了“暂不合适”，没有开启。',
    ]);
    expect(rest.map((pair) => after.get(pair.id)!.outcome)).toEqual(rest.map(() => 'opened'));

    // The next plan proposes none of them; with the marks lifted, applying again opens the two that were marked.
    const next = await aPlan({ perScenario: 3, perCapability: 3 });
    const proposed = new Set((await pairsOf(next.id)).map((pair) => JSON.stringify(idsOf(pair))));
    for (const pair of told) expect(proposed).not.toContain(JSON.stringify(idsOf(pair)));
    for (const mark of marks) await post(`/marks/${mark}/lifts`, {});
    await post(`/plans/${plan.id}/applications`, {});
    const last = new Map((await inPlan(plan.id)).map((pair) => [pair.id, pair.outcome]));
    expect(told.map((pair) => last.get(pair.id))).toEqual(['opened', 'opened', 'refused']);
  });

  it('opens a locked pair that had ended before it was locked', async () => {
    await app.source.query(`update pairings set state = 'no_fit' where state <> 'expired'`);
    const pair = { scenarioId: scenarios[0], capabilityId: capabilities[2] };
    const plan = await aPlan({ locked: [pair] });
    await post(`/plans/${plan.id}/applications`, {});
    const locked = (await inPlan(plan.id)).find((one) => one.kind === 'locked')!;
    expect([locked.outcome, locked.outcomeText]).toEqual(['opened', null]);
  });

  it('counts open pairs of which the next plan does not speak: each place is given once', async () => {
    await app.source.query(`update pairings set state = 'expired'`);
    const [first, second] = scenarios;
    const planFor = (one: string | undefined, given: object) =>
      aPlan({ scope: { kind: 'selection', scenarioIds: [one] }, ...given });
    const used = await planFor(first, { perScenario: 2, perCapability: 1 });
    await post(`/plans/${used.id}/applications`, {});
    const taken = (await inPlan(used.id)).map((pair) => pair.capability.id);
    expect(taken).toHaveLength(2);
    // The capabilities in the first plan have no place left, though their pairs are in another list.
    const next = await planFor(second, { perScenario: 3, perCapability: 1 });
    const got = (await inPlan(next.id)).map((pair) => pair.capability.id);
    expect(got).toEqual(capabilities.filter((id) => !taken.includes(id)));
    // A pair that is open but set aside by a mark uses its scenario's place too.
    const mark = { kind: 'park', until: new Date(Date.now() + 9 * 86_400_000).toISOString() };
    for (const capabilityId of taken)
      await post('/marks', { scenarioId: first, capabilityId, ...mark });
    const full = await planFor(first, { perScenario: 2, perCapability: 3 });
    expect(full.outcome.pairs).toBe(0);
    expect(full.outcome.unfilled[0]).toMatchObject({ side: 'demand', code: 'no-capacity' });
    await app.source.query(`update pair_marks set state = 'lifted', lifted_at = app_now()`);
  });

  it('while a supplier opens or answers at the same moment opens nothing twice and loses no answer', async () => {
    await app.source.query(`update pairings set state = 'expired'`);
    const plan = await aPlan();
    const [pair] = await inPlan(plan.id);
    const [supplier] = pair!.capability.id === capabilities[2] ? [small] : [big];
    const [applied, opened] = await Promise.all([
      post(`/plans/${plan.id}/applications`, {}),
      post(
        '/pairings',
        {
          ...{ scenarioId: pair!.scenario.id, capabilityId: pair!.capability.id },
          release: 'role',
        },
        supplier,
      ),
    ]);
    expect([applied.status, opened.status]).toEqual([201, 201]);
    const rows = await app.source.query<{ id: string; answer: string }[]>(
      `select id, supply_answer as answer from pairings
       where scenario_id = $1 and capability_id = $2 and state <> 'expired'`,
      [pair!.scenario.id, pair!.capability.id],
    );
    expect(rows).toEqual([{ id: opened.body.id, answer: 'connect' }]);
    const now = (await inPlan(plan.id)).find((one) => one.id === pair!.id)!;
    expect(['opened', 'already-open']).toContain(now.outcome);
    expect(now.pairingId).toBe(opened.body.id);
  });

  it('opens only the pairs that were chosen', async () => {
    await app.source.query(`update pairings set state = 'expired'`);
    const plan = await aPlan();
    const [one] = await inPlan(plan.id);
    await post(`/plans/${plan.id}/applications`, { pairIds: [one!.id] });
    const outcomes = (await inPlan(plan.id)).map((pair) => pair.outcome);
    expect(outcomes.filter(Boolean)).toEqual(['opened']);
    expect((await post(`/plans/${plan.id}/applications`, { pairIds: ['x'] })).status).toBe(400);
  });
});
