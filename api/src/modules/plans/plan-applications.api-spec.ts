import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { anAccount } from '../../../test/factories/identity.js';
import { aPlanDesk, type PlanDesk, type PlanPairBody } from '../../../test/factories/plans.js';
import { PlanApplications } from './plan-applications.service.js';

/** Opening the pairs of a plan, and everything that may come between. */

let app: TestApp;
let big: PlanDesk['big'];
let small: PlanDesk['small'];
let scenarios: PlanDesk['scenarios'];
let capabilities: PlanDesk['capabilities'];
let post: PlanDesk['post'];
let get: PlanDesk['get'];
let aPlan: PlanDesk['aPlan'];
let applied: PlanDesk['applied'];
let pairsOf: PlanDesk['pairsOf'];
let inPlan: PlanDesk['inPlan'];

beforeAll(async () => {
  app = await startTestApp();
  ({ big, small, scenarios, capabilities, post, get, aPlan, applied, pairsOf, inPlan } =
    await aPlanDesk(app));
});
afterAll(() => app.stop());

describe('applying', () => {
  it('opens each pair once, whoever applies and however often', async () => {
    const plan = await aPlan();
    const other = await anAccount(app, { roles: ['matchmaker'] });
    const answers = await Promise.all([
      post(`/plans/${plan.id}/applications`, {}),
      post(`/plans/${plan.id}/applications`, {}, other),
    ]);
    // One of them opens; the other is told that it is under way.
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409]);
    const [started] = answers.filter((answer) => answer.status === 201);
    expect(started!.body).toMatchObject({
      ...{ state: 'applying', stage: 'opening', actions: ['cancel'], failureText: null },
    });
    await app.nest.get(PlanApplications).settled(plan.id);
    expect((await get(`/plans/${plan.id}`)).body).toMatchObject({
      ...{ state: 'applied', stage: 'done', progress: 1, actions: ['apply'] },
    });
    expect((await applied(plan.id, {}, other)).state).toBe('applied');
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
    await applied(plan.id);
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
    await applied(plan.id);
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
    expect((await applied(plan.id)).state).toBe('applied');
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
    await applied(plan.id);
    expect((await inPlan(plan.id)).map((pair) => pair.outcome)).toEqual(pairs.map(() => 'opened'));
  });

  it('refuses what a matchmaker excluded or parked since the run and what a side declined, in words', async () => {
    await app.source.query(`update pairings set state = 'expired'`);
    const plan = await aPlan({ perScenario: 3, perCapability: 3 });
    const [excluded, parked, declined, ...rest] = await inPlan(plan.id);
    const idsOf = (pair: PlanPairBody) => ({
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

    expect((await applied(plan.id)).state).toBe('applied');
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
    await applied(plan.id);
    const last = new Map((await inPlan(plan.id)).map((pair) => [pair.id, pair.outcome]));
    expect(told.map((pair) => last.get(pair.id))).toEqual(['opened', 'opened', 'refused']);
  });

  it('opens a locked pair that had ended before it was locked', async () => {
    await app.source.query(`update pairings set state = 'no_fit' where state <> 'expired'`);
    const pair = { scenarioId: scenarios[0], capabilityId: capabilities[2] };
    const plan = await aPlan({ locked: [pair] });
    await applied(plan.id);
    const locked = (await inPlan(plan.id)).find((one) => one.kind === 'locked')!;
    expect([locked.outcome, locked.outcomeText]).toEqual(['opened', null]);
  });

  it('counts open pairs of which the next plan does not speak: each place is given once', async () => {
    await app.source.query(`update pairings set state = 'expired'`);
    const [first, second] = scenarios;
    const planFor = (one: string | undefined, given: object) =>
      aPlan({ scope: { kind: 'selection', scenarioIds: [one] }, ...given });
    const used = await planFor(first, { perScenario: 2, perCapability: 1 });
    await applied(used.id);
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
    const [start, opened] = await Promise.all([
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
    expect([start.status, opened.status]).toEqual([201, 201]);
    await app.nest.get(PlanApplications).settled(plan.id);
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
    await applied(plan.id, { pairIds: [one!.id] });
    const outcomes = (await inPlan(plan.id)).map((pair) => pair.outcome);
    expect(outcomes.filter(Boolean)).toEqual(['opened']);
    expect((await post(`/plans/${plan.id}/applications`, { pairIds: ['x'] })).status).toBe(400);
  });

  it('is cancelled by any process at any moment: what was opened stays, and applying again opens the rest', async () => {
    await app.source.query(`update pairings set state = 'expired'`);
    const plan = await aPlan({ perScenario: 3, perCapability: 3 });
    const other = new pg.Client({ connectionString: app.databaseUrl });
    await other.connect();
    // The run waits where it looks at the first pair.
    await other.query('begin; lock table pairings in access exclusive mode');
    expect((await post(`/plans/${plan.id}/applications`, {})).body.state).toBe('applying');
    const cancelling = post(`/plans/${plan.id}/cancellations`, {});
    await pause(300);
    await other.query('rollback');
    await other.end();
    const cancelled = (await cancelling).body;
    const opened = async () =>
      (await inPlan(plan.id)).filter((pair) => pair.outcome === 'opened').length;
    const byThen = await opened();
    expect(cancelled).toMatchObject({ state: 'ready', stage: 'done', actions: ['apply'] });
    expect(cancelled.failureText).toBe('开启已停止；已经开启的不变，可以再次开启其余的。');
    await app.nest.get(PlanApplications).settled(plan.id);
    expect(await opened()).toBe(byThen);
    expect(byThen).toBeLessThan(plan.outcome.pairs);
    expect(await applied(plan.id)).toMatchObject({ state: 'applied', failureText: null });
    expect(await opened()).toBe(plan.outcome.pairs);
    const [rows] = await app.source.query<{ n: number }[]>(
      `select count(*)::int as n from pairings where scenario_id = any($1) and state <> 'expired'`,
      [scenarios],
    );
    expect(rows!.n).toBe(plan.outcome.pairs);
    expect((await app.eventsOf(plan.id)).slice(2)).toEqual(['plan.applied', 'plan.applied']);
  });

  it('of a process that is gone is told as interrupted, and goes on where it stopped', async () => {
    await app.source.query(`update pairings set state = 'expired'`);
    const plan = await aPlan();
    const [first] = await inPlan(plan.id);
    await applied(plan.id, { pairIds: [first!.id] });
    const openings = app.nest.get(PlanApplications);
    const silentFor = (time: string) =>
      app.source.query(
        `update plans set state = 'applying', stage = 'opening', beat_at = app_now() - $2::interval where id = $1`,
        [plan.id, time],
      );
    await silentFor('1 minute');
    await openings.endInterrupted();
    expect((await get(`/plans/${plan.id}`)).body.state).toBe('applying');
    await silentFor('3 minutes');
    await openings.endInterrupted();
    const told = (await get(`/plans/${plan.id}`)).body;
    expect([told.state, told.failureText]).toEqual([
      'ready',
      '开启因服务重启而中断；已经开启的不变，请再次开启其余的。',
    ]);
    expect((await applied(plan.id)).state).toBe('applied');
    const pairs = await inPlan(plan.id);
    expect(pairs.map((pair) => pair.outcome)).toEqual(pairs.map(() => 'opened'));
    expect(await app.eventsOf(first!.pairingId ?? pairs[0]!.pairingId!)).toEqual([
      'pairing.opened',
    ]);
  });
});
