import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anOrganisation, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, type MadeScenario } from '../../../test/factories/scenarios.js';
import { aCapability, aPublishedCapability } from '../../../test/factories/suppliers.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** Prices and turns from the nightly job to the lists of every reader, and the public figures. */

let app: TestApp;
let supplier: TestAccount;
let scenario: MadeScenario;
const inTwoHundredDays = () => new Date(Date.now() + 200 * 86_400_000).toISOString();

beforeAll(async () => {
  app = await startTestApp();
  supplier = await aMember(app, { teamSize: 40, district: 'huli' });
  scenario = await aScenario(app, {
    state: 'open',
    fields: { title: '产线外观缺陷视觉检测', deadline: inTwoHundredDays() },
  });
  for (let i = 0; i < 13; i++)
    await aPublishedCapability(app, supplier, {
      description: `部署在产线旁的边缘工控机上，十分钟换型，支持误检复判。${'另供巡检报表。'.repeat(i)}`,
    });
  await app.settle();
});
afterAll(() => app.stop());

const list = async (query = '') =>
  (await app.request('GET', `/scenarios/${scenario.id}/matches${query}`)).body.items as {
    id: string;
    score: number;
    exposure?: { percent: number; turn: boolean; text: string };
  }[];
const price = async () => {
  await app.nest.get(Jobs).runNow('exposure.price');
  await app.settle();
};
const rows = () =>
  app.source.query<{ id: string; price: number; turn: string | null; seen: string | null }[]>(
    `select subject_id as id, price, turn_scenario_id as turn, seen_on::text as seen from exposures where side = 'supply'`,
  );

describe('exposure', () => {
  it('is computed once a night, in every process, as one recorded fact', async () => {
    const runs = () =>
      app.source.query<{ id: string; demo: boolean }[]>('select id, demo from exposure_runs');
    const first = await runs();
    expect(first.map((run) => run.demo).sort()).toEqual([false, true]);
    await price();
    expect(await runs()).toHaveLength(2);
    await app.shiftClock('1 day');
    await price();
    expect(await runs()).toHaveLength(4);
    expect(await app.eventsOf(first[0]!.id)).toEqual(['exposure.priced']);
  });

  it('shows as a line of its own and leaves the score alone', async () => {
    const balanced = await list();
    const plain = await list('?order=score');
    expect(balanced[0]!.exposure).toMatchObject({ percent: 10.5, turn: false });
    expect(balanced[0]!.exposure!.text).toContain('10.5%');
    expect(plain.every((item) => item.exposure === undefined)).toBe(true);
    const scores = new Map(plain.map((item) => [item.id, item.score]));
    for (const { id, score } of balanced) if (scores.has(id)) expect(score).toBe(scores.get(id));
  });

  it('refuses another order', async () => {
    const answer = await app.request('GET', `/scenarios/${scenario.id}/matches?order=paid`);
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid']);
  });

  it('gives those unseen for a week a turn in the list, and says so', async () => {
    const seen = new Set((await list()).map((item) => item.id));
    const unseen = (await rows()).filter((row) => !seen.has(row.id)).map((row) => row.id);
    expect(unseen).toHaveLength(3);
    await app.shiftClock('8 days');
    await price();
    const turns = (await list()).filter((item) => item.exposure?.turn);
    expect(turns).toHaveLength(2);
    for (const turn of turns) expect(unseen).toContain(turn.id);
    expect(turns[0]!.exposure!.text).toContain('今日轮到');
    await app.shiftClock('1 day');
    await price();
    expect((await rows()).filter((row) => row.seen === null)).toEqual([]);
  });

  it('gives unclaimed entries no price and counts them in nothing', async () => {
    const unclaimed = await aCapability(app, { organisationId: null });
    await app.shiftClock('1 day');
    await price();
    expect((await rows()).map((row) => row.id)).not.toContain(unclaimed);
  });

  it('forgets the price of what is no longer offered', async () => {
    const [first] = await rows();
    await app.source.query(`update capabilities set state = 'archived' where id = $1`, [first!.id]);
    await app.shiftClock('1 day');
    await price();
    expect((await rows()).map((row) => row.id)).not.toContain(first!.id);
  });
});

describe('the figures', () => {
  it('are public, apart for the demonstration, and say nothing of few', async () => {
    const real = (await app.request('GET', '/exposure')).body;
    expect(real).toMatchObject({
      scope: 'real',
      demo: false,
      cap: 0.1,
      suppliers: 12,
      unseen30: 0,
    });
    expect(real.gini).toBeGreaterThanOrEqual(0);
    expect(real.bySize).toEqual([{ key: 'small', suppliers: 12, relative: 1, suppressed: false }]);
    expect(real.byDistrict[0]).toMatchObject({ key: 'huli', suppliers: 12 });
    const demo = (await app.request('GET', '/exposure?scope=demo')).body;
    expect(demo).toMatchObject({ scope: 'demo', suppliers: null, gini: null, bySize: [] });
    expect((await app.request('GET', '/exposure?scope=both')).status).toBe(400);
  });

  it('count a suspended supplier no more after the next night', async () => {
    await app.source.query(`update organisations set state = 'suspended' where id = $1`, [
      supplier.organisationId,
    ]);
    await anOrganisation(app);
    await app.shiftClock('1 day');
    await price();
    expect((await app.request('GET', '/exposure')).body).toMatchObject({ suppliers: null });
  });
});
