import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aPlanDesk, type PlanDesk } from '../../../test/factories/plans.js';
import { PlanRuns } from './plan-runs.service.js';
import { PlanScopes } from './plan-scope.queries.js';

/** A plan from its wishes to its outcome, and everything that may come between. */

let app: TestApp;
let big: PlanDesk['big'];
let scenarios: PlanDesk['scenarios'];
let capabilities: PlanDesk['capabilities'];
let post: PlanDesk['post'];
let get: PlanDesk['get'];
let wish: PlanDesk['wish'];
let aPlan: PlanDesk['aPlan'];
let pairsOf: PlanDesk['pairsOf'];
let inPlan: PlanDesk['inPlan'];

beforeAll(async () => {
  app = await startTestApp();
  ({ big, scenarios, capabilities, post, get, wish, aPlan, pairsOf, inPlan } =
    await aPlanDesk(app));
});
afterAll(() => app.stop());

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
