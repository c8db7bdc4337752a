import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aPair, openAs, type Pair } from '../../../test/factories/pairings.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { aCapability } from '../../../test/factories/suppliers.js';
import { Jobs } from '../../platform/jobs/jobs.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const call = (method: string, path: string, account: TestAccount | null, body?: object) =>
  app.request(method, path, {
    ...(account ? { cookie: account.cookie } : {}),
    ...(body ? { body } : {}),
  });
const uptakeOf = (pair: Pair, account: TestAccount | null = pair.demand) =>
  call('GET', `/scenarios/${pair.scenarioId}/uptake`, account);
/** Sets back the publication so that so much of the window has passed. */
const passed = (id: string, percent: number) =>
  app.source.query(
    `update scenarios set published_at = app_now() - make_interval(days => $2), deadline = app_now() + make_interval(days => 100 - $2)
     where id = $1`,
    [id, percent],
  );

describe('how a call is taken up', () => {
  it('is counted from views, follows and interest, and seen by publisher and platform only', async () => {
    const pair = await aPair(app);
    const path = `/scenarios/${pair.scenarioId}`;
    expect((await call('POST', `${path}/views`, null, {})).status).toBe(204);
    // The same network within the hour: no second look.
    await call('POST', `${path}/views`, pair.supply, {});
    await app.shiftClock('1 hour');
    await call('POST', `${path}/views`, null, {});
    await app.shiftClock('-1 hour');
    await call('PUT', `${path}/follow`, pair.supply, {});
    await openAs(app, pair, pair.supply);
    await app.settle();
    expect((await uptakeOf(pair, null)).status).toBe(401);
    expect((await uptakeOf(pair, pair.supply)).status).toBe(404);
    expect((await uptakeOf(pair)).body).toMatchObject({
      ...{ views: 2, follows: 1, interests: 1, invited: 0, weak: false, warnings: [] },
      actions: ['invite', 'extend', 'rewrite'],
    });
    expect((await uptakeOf(pair, pair.matchmaker)).body.actions).toEqual([]);
    await call('DELETE', `${path}/follow`, pair.supply);
    await app.settle();
    expect((await uptakeOf(pair)).body.follows).toBe(0);
    const draft = await aScenario(app);
    expect((await call('POST', `/scenarios/${draft.id}/views`, null, {})).status).toBe(404);
  });

  it('is warned of once at 30 and once at 60 percent of the window', async () => {
    const pair = await aPair(app);
    const warned = async () =>
      (await app.eventsOf(pair.scenarioId)).filter((type) => type === 'uptake.warned').length;
    const look = () => app.nest.get(Jobs).runNow('uptake.warn');
    await passed(pair.scenarioId, 29);
    await look();
    expect(await warned()).toBe(0);
    await passed(pair.scenarioId, 31);
    await Promise.all([look(), look()]);
    expect(await warned()).toBe(1);
    await passed(pair.scenarioId, 61);
    await look();
    await look();
    expect(await warned()).toBe(2);
    expect((await uptakeOf(pair)).body.warnings).toMatchObject([
      { mark: 30, weak: true },
      { mark: 60, weak: true },
    ]);
  });
});

describe('why invited suppliers do not answer', () => {
  it('is one tap for those invited, and reaches the publisher in sum only', async () => {
    const pair = await aPair(app);
    const path = `/scenarios/${pair.scenarioId}/why-not`;
    const invite = async (): Promise<TestAccount> => {
      const supply = await aMember(app);
      const capabilityId = await aCapability(app, { organisationId: supply.organisationId });
      await openAs(app, { ...pair, capabilityId }, pair.demand);
      return supply;
    };
    const invited = await Promise.all([1, 2, 3, 4, 5, 6].map(() => invite()));
    await app.settle();
    const [first] = invited as [TestAccount];
    expect((await call('PUT', path, null, { reason: 'budget' })).status).toBe(401);
    expect((await call('PUT', path, pair.supply, { reason: 'budget' })).body.code).toBe(
      'uptake.not-invited',
    );
    expect((await call('PUT', path, first, { reason: 'laziness' })).status).toBe(400);
    expect((await call('GET', path, first)).body).toEqual({
      ...{ invited: true, reason: null, actions: ['say-why-not'] },
    });
    for (const [i, supplier] of invited.entries())
      await call('PUT', path, supplier, { reason: i < 4 ? 'budget' : 'time' });
    expect((await uptakeOf(pair)).body.whyNot).toEqual({ total: 6, reasons: [] });
    const said = async () =>
      (await app.eventsOf(pair.scenarioId)).filter((type) => type === 'uptake.reason-given').length;
    const before = await said();
    await call('PUT', path, first, { reason: 'budget' });
    expect(await said()).toBe(before);
    // A change of mind replaces the former word.
    await call('PUT', path, invited[4] as TestAccount, { reason: 'budget' });
    const { body } = await uptakeOf(pair);
    expect(body).toMatchObject({
      invited: 6,
      whyNot: { total: null, reasons: [{ reason: 'budget', n: 5 }] },
    });
    const text = (await uptakeOf(pair)).text;
    for (const supplier of invited) expect(text).not.toContain(supplier.organisationId);
  });

  it('is asked of nobody else', async () => {
    const pair = await aPair(app);
    const outsider = await anAccount(app);
    const answer = await call('GET', `/scenarios/${pair.scenarioId}/why-not`, outsider);
    expect(answer.body).toEqual({ invited: false, reason: null, actions: [] });
  });
});
