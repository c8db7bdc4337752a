import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aLockedSheet,
  anOpenedScenario,
  aPanel,
  aTechnique,
  openedBidsInMemory,
  type OpenedBidsInMemory,
  type OpenedScenario,
} from '../../../test/factories/evaluation.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { hiddenName } from './evaluation-blinding.js';
import { differences, replay } from './evaluation-replay.js';
import { EvaluationReads, EvaluationReopening } from './evaluation.reads.js';
import { RankingsService } from './rankings.service.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';

/** From the first score to the published ranking. The standard criteria: fit and solution to 100, plan and team by level. */

let app: TestApp;
let memory: OpenedBidsInMemory;
let scenario: OpenedScenario;
let chair: TestAccount;
let second: TestAccount;
let first: string;
let other: string;
beforeAll(async () => {
  app = await startTestApp();
  memory = openedBidsInMemory(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  memory.asked.length = 0;
  scenario = await anOpenedScenario(app, memory, { names: ['厦门智检科技有限公司'] });
  [first, other] = scenario.bids as [string, string];
  [chair, second] = (await aPanel(app, scenario, { cleared: true })) as [TestAccount, TestAccount];
});

type Values = Record<string, number>;
const good: Values = { fit: 90, solution: 80, plan: 0, team: 1 };
const fair: Values = { fit: 80, solution: 75, plan: 1, team: 1 };
const at = (path: string) => `/scenarios/${scenario.id}/evaluation${path}`;
const get = (path: string, who: TestAccount | null) =>
  app.request('GET', path, who ? { cookie: who.cookie } : {});
const sheet = async (who: TestAccount) => (await get(at('/sheet'), who)).body;
const given = (values: Record<string, Values>) => ({
  scores: Object.fromEntries(
    Object.entries(values).map(([bid, of]) => [
      bid,
      Object.fromEntries(Object.entries(of).map(([key, value]) => [key, { value, note: '示例' }])),
    ]),
  ),
});
const send = (method: string, path: string, who: TestAccount | null, more: object = {}) =>
  app.request(method, path, { ...(who ? { cookie: who.cookie } : {}), ...more });
const seen = (version: number) => ({ 'if-match': `"${version}"` });
const save = (who: TestAccount | null, values: Record<string, Values>, version = 0) =>
  send('PUT', at('/sheet'), who, { body: given(values), headers: seen(version) });
const lock = (who: TestAccount, version: number) =>
  send('POST', at('/sheet/locks'), who, { headers: seen(version) });
const consensus = async (who: TestAccount) => (await get(at('/consensus'), who)).body;
const words = { strengths: '示例：方案具体', improvements: '示例：计划可更细' };
const write = (who: TestAccount, bids: object, version = 0) =>
  send('PUT', at('/consensus'), who, { body: { bids }, headers: seen(version) });
const confirm = async (who: TestAccount) =>
  send('POST', at('/consensus/confirmations'), who, {
    body: { hash: (await consensus(who)).hash },
  });
const state = async () => (await get(at(''), scenario.publisher)).body.state;

/** Both lock, the chair writes, both confirm: technique is locked. */
async function locked(values: [Values, Values] = [good, fair]): Promise<void> {
  for (const who of [chair, second])
    await aLockedSheet(app, who, scenario, { [first]: values[0], [other]: values[1] });
  expect((await write(chair, { [first]: words, [other]: words })).status).toBe(200);
  for (const who of [chair, second]) expect((await confirm(who)).status).toBe(201);
}
const priced = async (amounts: [number, number] = [300_00, 200_00]) => {
  memory.openPrices(scenario.id, { [first]: amounts[0], [other]: amounts[1] });
  await app.nest
    .get(Transactions)
    .run(systemActor(), (tx) => app.nest.get(RankingsService).priceByItself(tx, scenario.id));
};
const publish = (who: TestAccount | null) =>
  send('POST', `/scenarios/${scenario.id}/ranking/publications`, who);

describe('a score sheet', () => {
  it('shows bids without names, in one’s own order, with numbers the panel shares', async () => {
    memory.change(scenario.id, first, { technique: aTechnique('厦门智检科技有限公司的方案') });
    for (let i = 0; i < 5; i++) {
      const { organisationId } = await aMember(app);
      memory.add(scenario.id, { memberIds: [organisationId] });
    }
    const [mine, theirs] = [await sheet(chair), await sheet(second)];
    const order = (one: typeof mine) => one.bids.map((bid: { bidId: string }) => bid.bidId);
    expect(order(mine)).not.toEqual(order(theirs));
    expect([...order(mine)].sort()).toEqual([...order(theirs)].sort());
    expect(order(await sheet(chair))).toEqual(order(mine));
    const numbers = (one: typeof mine) =>
      Object.fromEntries(
        one.bids.map((b: { bidId: string; number: number }) => [b.bidId, b.number]),
      );
    expect(numbers(mine)).toEqual(numbers(theirs));
    expect(JSON.stringify(mine)).not.toContain('智检科技');
    expect(mine.bids.find((b: { bidId: string }) => b.bidId === first).technique.summary).toBe(
      `${hiddenName}的方案`,
    );
  });

  it('belongs to its evaluator alone', async () => {
    expect((await save(null, {})).status).toBe(401);
    for (const who of [scenario.publisher, scenario.reviewer, scenario.bidders[0] as TestAccount]) {
      expect((await save(who, {})).status).toBe(404);
      expect((await get(at('/sheet'), who)).status).toBe(404);
    }
    await save(chair, { [first]: good });
    expect((await sheet(second)).bids.map((b: { scores: object }) => b.scores)).toEqual([{}, {}]);
    expect(JSON.stringify((await get(at(''), second)).body)).not.toContain('"value"');
  });

  it('is saved as typed, by the version seen: of two tabs the second is told', async () => {
    const both = await Promise.all([
      save(chair, { [first]: good }),
      save(chair, { [first]: fair }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await send('PUT', at('/sheet'), chair, { body: given({}) })).status).toBe(428);
    expect((await sheet(chair)).missing).toBe(4);
  });

  it('refuses what is off the scale or unknown, at its field', async () => {
    const off = await save(chair, {
      [first]: { fit: 101, plan: 4, strange: 1 },
      [chair.userId]: good,
    });
    expect([off.status, off.body.code, off.body.params.count]).toEqual([
      ...[422, 'evaluation.score-off-scale', 7],
    ]);
    expect(off.body.errors[0].pointer).toBe(`/scores/${first}/fit/value`);
    const broken = await save(chair, { [first]: { fit: 1.5 } });
    expect(broken.status).toBe(400);
  });

  it('is locked once, when it is complete; then nobody changes it', async () => {
    await save(chair, { [first]: good });
    expect((await lock(chair, 1)).body).toMatchObject({ code: 'evaluation.sheet-incomplete' });
    await save(chair, { [first]: good, [other]: fair }, 1);
    expect((await lock(chair, 1)).status).toBe(412);
    const twice = await Promise.all([lock(chair, 2), lock(chair, 2)]);
    expect(twice.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await save(chair, { [first]: fair }, 2)).body.code).toBe('evaluation.sheet-locked');
    const types = await app.eventsOf(scenario.id);
    expect(types.filter((type) => type === 'evaluation.sheet-locked')).toHaveLength(1);
    // One still scores: nobody reads the other's sheet.
    for (const who of [chair, second]) expect((await get(at('/consensus'), who)).status).toBe(404);
    expect(await app.nest.get(EvaluationReads).sheets(scenario.id)).toEqual([]);
  });

  it('stops counting when its evaluator is excluded mid-way; the panel says what it lacks', async () => {
    await save(second, { [first]: good });
    const no = (await get(at(''), scenario.reviewer)).body.members[1].no;
    const path = at(`/members/${no}/exclusions`);
    const [out, saved] = await Promise.all([
      send('POST', path, scenario.reviewer, { body: { reason: 'misconduct' } }),
      save(second, { [first]: fair }, 1),
    ]);
    expect(out.status).toBe(201);
    expect([200, 404]).toContain(saved.status);
    expect((await save(second, { [first]: fair }, 2)).status).toBe(404);
    const refused = await save(chair, { [first]: good });
    expect([refused.status, refused.body.code]).toEqual([422, 'evaluation.panel-too-small']);
  });
});

describe('the consensus', () => {
  it('comes with the last lock, shows all scores side by side, and asks where they diverge', async () => {
    await aLockedSheet(app, chair, scenario, { [first]: good, [other]: fair });
    await aLockedSheet(app, second, scenario, { [first]: { ...good, fit: 50 }, [other]: fair });
    expect(await state()).toBe('consensus');
    const body = await consensus(second);
    const bid = body.bids.find((b: { bidId: string }) => b.bidId === first);
    const fit = bid.criteria.find((c: { criterionId: string }) => c.criterionId === 'fit');
    expect(fit).toMatchObject({ divergent: 'range', mean: 7000 });
    expect(fit.given.map((g: { value: number }) => g.value).sort()).toEqual([50, 90]);
    expect(await app.eventsOf(scenario.id)).toContain('evaluation.divergence-found');
    expect((await get(at('/consensus'), scenario.publisher)).status).toBe(404);
    expect((await get(at('/consensus'), scenario.bidders[0] as TestAccount)).status).toBe(404);
  });

  it('is the chair’s to write, with a value and a reason only where members diverged', async () => {
    await aLockedSheet(app, chair, scenario, { [first]: good, [other]: fair });
    await aLockedSheet(app, second, scenario, { [first]: { ...good, fit: 50 }, [other]: fair });
    const agreed = { ...words, scores: { fit: { value: 70, reason: '示例：按材料重新核对' } } };
    expect((await write(second, {})).status).toBe(403);
    const settled = await write(chair, {
      [first]: { ...words, scores: { plan: { value: 1, reason: 'x' } } },
    });
    expect(settled.body.code).toBe('evaluation.not-divergent');
    const off = await write(chair, { [first]: { ...words, scores: { fit: { value: 101 } } } });
    expect(off.body.code).toBe('evaluation.score-off-scale');
    await write(chair, { [first]: words, [other]: words });
    expect((await confirm(second)).body.code).toBe('evaluation.consensus-incomplete');
    await write(chair, { [first]: agreed, [other]: words }, 1);
    expect((await write(chair, {}, 1)).status).toBe(412);
    for (const who of [second, chair]) expect((await confirm(who)).status).toBe(201);
    expect(await state()).toBe('technique-locked');
    const [event] = await app.source.query(
      `select payload from events where type = 'evaluation.consensus-reached' and subject_id = $1`,
      [scenario.id],
    );
    expect(event.payload.scores).toEqual({ [first]: { fit: 70 } });
    expect(memory.asked).toEqual([`scored ${scenario.id}`]);
  });

  it('holds only for the wording that was read: chair and member at once', async () => {
    for (const who of [chair, second])
      await aLockedSheet(app, who, scenario, { [first]: good, [other]: fair });
    await write(chair, { [first]: words, [other]: words });
    const { hash } = await consensus(second);
    await confirm(chair);
    const rewritten = { ...words, strengths: '示例：另一种说法' };
    const [, late] = await Promise.all([
      write(chair, { [first]: rewritten, [other]: words }, 1),
      send('POST', at('/consensus/confirmations'), second, { body: { hash } }),
    ]);
    // Whichever came first: either the old wording was agreed by both, or neither has agreed to the new one.
    if (late.status === 201) expect(await state()).toBe('technique-locked');
    else {
      expect(late.body.code).toBe('evaluation.consensus-changed');
      expect((await consensus(second)).confirmed).toEqual([]);
    }
  });

  it('waits for the compliance of every bid, and locks by itself once it is there', async () => {
    memory.change(scenario.id, other, { state: 'defect_window' });
    for (const who of [chair, second])
      await aLockedSheet(app, who, scenario, { [first]: good, [other]: fair });
    await write(chair, { [first]: words, [other]: words });
    for (const who of [chair, second]) await confirm(who);
    expect(await state()).toBe('consensus');
    expect(memory.asked).toEqual([]);
  });
});

describe('the ranking', () => {
  it('needs open prices, is made by the formula, and published by chair or reviewer', async () => {
    await locked();
    const early = await send('POST', at('/pricings'), chair);
    expect([early.status, early.body.code]).toEqual([422, 'evaluation.prices-sealed']);
    await priced();
    expect(await state()).toBe('priced');
    expect((await get(`/scenarios/${scenario.id}/ranking`, null)).status).toBe(404);
    expect((await publish(null)).status).toBe(401);
    expect((await publish(second)).status).toBe(403);
    expect((await publish(scenario.publisher)).status).toBe(403);
    expect((await publish(scenario.bidders[0] as TestAccount)).status).toBe(404);
    expect(await app.nest.get(EvaluationReads).ranking(scenario.id)).toBeNull();
    const { status, body } = await publish(chair);
    expect([status, body.rows[0].bidId]).toEqual([201, first]);
    // 90·25 + 80·25 + 100·15 + 80·15, and 20 · 200/300; 80·25 + 75·25 + 80·15 + 80·15, and 20.
    expect(body.rows.map((row: { total: number }) => row.total)).toEqual([828_333, 827_500]);
    expect(memory.asked).toEqual([`scored ${scenario.id}`, `ranked ${scenario.id}`]);
    expect((await publish(chair)).status).toBe(409);
  });

  it('waits for a bid that is still being put right; one that is out has no place in it', async () => {
    await locked();
    await priced();
    memory.change(scenario.id, first, { state: 'defect_window' });
    const early = await publish(chair);
    expect([early.status, early.body.code]).toEqual([422, 'evaluation.bids-undecided']);
    const path = `/scenarios/${scenario.id}/ranking`;
    expect((await get(path, chair)).body.actions).toEqual([]);
    expect((await get(at(''), chair)).body.blocked).toContain('1 份应答正在补正');
    memory.change(scenario.id, first, { state: 'disqualified' });
    expect((await get(path, chair)).body.actions).toEqual(['publish-ranking']);
    const { rows } = (await publish(chair)).body;
    expect(rows.map((row: { bidId: string; rank: number }) => [row.bidId, row.rank])).toEqual([
      [other, 1],
    ]);
  });

  it('is public with its hash, without names and prices but one’s own', async () => {
    await locked();
    await priced();
    await publish(scenario.reviewer);
    const path = `/scenarios/${scenario.id}/ranking`;
    const open = (await get(path, null)).body;
    expect(open.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(open.rows.map((r: { organisations: string[] }) => r.organisations)).toEqual([[], []]);
    expect(open.rows.map((r: { amountFen: number }) => r.amountFen)).toEqual([null, null]);
    const totals = open.rows.map((r: { rank: number; total: number }) => [r.rank, r.total]);
    expect(totals).toEqual([
      [1, 828_333],
      [2, 827_500],
    ]);
    // No part of a total, or a price that is known would give the others.
    const parts = (rows: { techniqueScore: number; priceScore: number; criteria: object[] }[]) =>
      rows.map((r) => [r.techniqueScore, r.priceScore, r.criteria.length]);
    const none = [null, null, 0];
    expect(parts(open.rows)).toEqual([none, none]);
    const stranger = await aMember(app);
    expect(parts((await get(path, stranger)).body.rows)).toEqual([none, none]);
    const mine = (await get(path, scenario.bidders[1] as TestAccount)).body.rows;
    expect(parts(mine)).toEqual([none, [627_500, 200_000, 4]]);
    expect(parts((await get(path, scenario.publisher)).body.rows)[0]).toEqual([
      ...[695_000, 133_333, 4],
    ]);
    expect(mine.map((r: { mine: boolean }) => r.mine)).toEqual([false, true]);
    expect(mine.map((r: { amountFen: number }) => r.amountFen)).toEqual([null, 200_00]);
    const organisationId = scenario.bidders[1]?.organisationId ?? '';
    const judge = await anAccount(app, { roles: ['auditor'], organisationId });
    const seen = (await get(path, judge)).body.rows;
    expect(seen.map((r: { amountFen: number }) => r.amountFen)).toEqual([null, 200_00]);
    const wide = (await get(path, scenario.publisher)).body.rows;
    expect(wide[0].organisations).toEqual(['厦门智检科技有限公司']);
  });

  it('leaves out who misses a threshold; its price is asked of nobody', async () => {
    await locked([good, { fit: 50, solution: 50, plan: 3, team: 3 }]);
    memory.openPrices(scenario.id, { [first]: 300_00 });
    expect((await send('POST', at('/pricings'), chair)).status).toBe(201);
    const { rows } = (await publish(chair)).body;
    expect(rows.map((r: { rank: number; passed: boolean }) => [r.rank, r.passed])).toEqual([
      [1, true],
      [null, false],
    ]);
  });

  it('answers the modules above: feedback of one bid, all scores without names, locked sheets', async () => {
    await locked();
    await priced();
    await publish(chair);
    const reads = app.nest.get(EvaluationReads);
    expect(await reads.feedbackOf(other)).toMatchObject({
      ...{ bidId: other, scenarioId: scenario.id, rank: 2, passed: true, priceScore: 200_000 },
      ...{ ...words, priceFull: 200_000 },
    });
    expect(await reads.feedbackOf(scenario.id)).toBeNull();
    expect(await reads.distribution(scenario.id)).toMatchObject({
      ...{ bids: 2, totals: [828_333, 827_500], price: [200_000, 133_333] },
    });
    const sheets = await reads.sheets(scenario.id);
    expect(sheets.map(({ no, evaluatorId }) => [no, evaluatorId])).toEqual([
      [1, chair.userId],
      [2, second.userId],
    ]);
    expect(sheets[0]?.scores).toEqual({ [first]: good, [other]: fair });
    expect(await reads.stateOf(scenario.id)).toBe('ranked');
  });

  const fromLog = async () => {
    const events = await app.source.query(
      `select type, payload from events where subject_id = $1 order by seq`,
      [scenario.id],
    );
    const [stored] = await app.source.query(
      `select r.hash, r.rows, c.body as criteria from evaluation_rankings r
         join evaluation_criteria c on c.scenario_id = r.scenario_id where r.scenario_id = $1`,
      [scenario.id],
    );
    const replayed = replay(scenario.id, events);
    return replayed && differences(replayed, stored ?? null);
  };

  it('comes out the same from the event log alone; a row that was tampered with is found', async () => {
    expect(await fromLog()).toBeNull();
    await locked();
    await priced();
    expect(await fromLog()).toBeNull();
    await publish(chair);
    expect(await fromLog()).toEqual([]);
    await app.source.query(
      `update evaluation_rankings set rows = jsonb_set(rows, '{1,total}', '999999') where scenario_id = $1`,
      [scenario.id],
    );
    expect(await fromLog()).toEqual([expect.stringContaining(`bid ${other}: stored`)]);
    await app.source.query(
      `update evaluation_criteria set body = jsonb_set(body, '{price,weight}', '1') where scenario_id = $1`,
      [scenario.id],
    );
    expect(await fromLog()).toContain('the criteria in the table are not those of the log');
  });

  it('is made again by the command, as `npm run replay-ranking` calls it', async () => {
    const root = join(__dirname, '../../../..');
    const node = (...args: string[]) =>
      spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env: environment });
    const home = mkdtempSync(join(tmpdir(), 'aism-replay-'));
    const { url = '' } = app.source.options as { url?: string };
    const environment = { ...process.env, DATABASE_URL: url, DATA_DIR: home };
    const built = node('api/scripts/build.mjs', 'search', 'api');
    expect([built.status, built.stderr]).toEqual([0, '']);
    const run = (...args: string[]) => {
      const { status, stdout } = node('api/scripts/command.mjs', 'replay-ranking', ...args);
      return [status, stdout.trim()] as const;
    };
    await locked();
    await priced();
    expect(run(scenario.id)).toEqual([2, `no published ranking of scenario ${scenario.id}`]);
    await publish(chair);
    const { hash } = (await get(`/scenarios/${scenario.id}/ranking`, null)).body;
    expect(run(scenario.id)).toEqual([0, `2 bids ranked the same from the log, hash ${hash}`]);
    await app.source.query(
      `update evaluation_rankings set rows = jsonb_set(rows, '{1,total}', '999999') where scenario_id = $1`,
      [scenario.id],
    );
    expect(run(scenario.id)).toEqual([
      1,
      expect.stringMatching(new RegExp(`^DIFFERENT\\n +bid ${other}: stored`)),
    ]);
    expect(run()[0]).toBe(2);
    expect(run('not-an-id')[0]).toBe(2);
    rmSync(home, { recursive: true });
  }, 300_000);

  it('is taken back when an objection is upheld: only the named criteria are scored again', async () => {
    await locked();
    await priced();
    await publish(chair);
    await app.nest
      .get(Transactions)
      .run(systemActor(), (tx) =>
        app.nest.get(EvaluationReopening).reopen(tx, scenario.id, { parts: ['fit'], named: [] }),
      );
    expect(await state()).toBe('scoring');
    expect(await app.nest.get(EvaluationReads).ranking(scenario.id)).toBeNull();
    for (const who of [chair, second])
      await aLockedSheet(app, who, scenario, {
        [first]: { ...good, fit: 10, solution: 0 },
        [other]: fair,
      });
    for (const who of [chair, second]) await confirm(who);
    await priced();
    const { rows } = (await publish(chair)).body;
    // fit counts anew, solution does not.
    expect(rows.map((r: { total: number }) => r.total)).toEqual([827_500, 628_333]);
    expect(await fromLog()).toEqual([]);
  });
});

describe('an auditor’s hold on evaluation', () => {
  it('freezes every step until it is lifted', async () => {
    await app.source.query(
      `insert into step_holds (id, subject_id, steps, reason, note, placed_by, placed_at)
       values (gen_random_uuid(), $1, '{evaluation}', 'inquiry', '', $2, app_now())`,
      [scenario.id, scenario.reviewer.userId],
    );
    const held = await save(chair, { [first]: good });
    expect([held.status, held.body.code]).toEqual([409, 'step.held']);
    await app.source.query(
      `update step_holds set lifted_at = app_now(), lift_note = '' where subject_id = $1`,
      [scenario.id],
    );
    expect((await save(chair, { [first]: good })).status).toBe(200);
  });
});
