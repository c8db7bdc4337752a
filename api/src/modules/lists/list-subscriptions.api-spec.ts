import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { ListReads } from './lists.reads.js';

let app: TestApp;
let owner: TestAccount;
let viewer: TestAccount;
let stranger: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  owner = await aMember(app);
  const { organisationId } = owner;
  viewer = await anAccount(app, { organisationId, role: 'viewer' });
  stranger = await aMember(app);
});
afterAll(() => app.stop());

const call = (method: string, path: string, who: TestAccount | null, body?: object) =>
  app.request(method, `/list-subscriptions${path}`, {
    ...(who ? { cookie: who.cookie } : {}),
    ...(body ? { body } : {}),
  });
const mine = async (who: TestAccount) =>
  (await call('GET', '', who)).body.items as { id: string }[];

describe('subscribing to lists', () => {
  it('holds once, in person or for the organisation, and ends', async () => {
    expect((await call('GET', '', null)).status).toBe(401);
    expect((await call('POST', '', null, {})).status).toBe(401);
    const made = await call('POST', '', owner, { level: 'district', district: 'siming' });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ level: 'district', organisationId: null });
    expect((await call('POST', '', owner, { level: 'district', district: 'siming' })).body.id).toBe(
      made.body.id,
    );
    const { organisationId } = owner;
    expect((await call('POST', '', viewer, { organisationId })).status).toBe(403);
    expect((await call('POST', '', stranger, { organisationId })).status).toBe(403);
    const shared = await call('POST', '', owner, { organisationId });
    expect(shared.status).toBe(201);
    expect(await mine(viewer)).toMatchObject([{ id: shared.body.id, actions: [] }]);
    expect(await mine(owner)).toHaveLength(2);
    expect(await mine(stranger)).toEqual([]);
    expect((await call('DELETE', `/${made.body.id}`, stranger)).status).toBe(404);
    expect((await call('DELETE', `/${shared.body.id}`, viewer)).status).toBe(403);
    expect((await call('DELETE', `/${made.body.id}`, null)).status).toBe(401);
    expect((await call('DELETE', `/${made.body.id}`, owner)).status).toBe(204);
    expect((await call('DELETE', `/${made.body.id}`, owner)).status).toBe(404);
    expect(await app.eventsOf(made.body.id)).toEqual(['list.subscribed', 'list.unsubscribed']);
  });
  it.each([
    [{ level: 'city', district: 'siming' }, 400, 'request.invalid'],
    [{ level: 'district', park: 'torch' }, 400, 'request.invalid'],
    [{ level: 'district', district: 'moon' }, 400, 'list.unknown-place'],
    [{ level: 'village' }, 400, 'request.invalid'],
  ])('refuses %o', async (body, status, code) => {
    expect(await call('POST', '', owner, body)).toMatchObject({ status, body: { code } });
  });

  it('is known to the messages: who hears of which list, each once', async () => {
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    const [everything, city, siming, huli] = [
      await anAccount(app),
      await anAccount(app),
      await anAccount(app),
      await anAccount(app),
    ];
    for (const [who, body] of [
      [everything, {}],
      [city, { level: 'city' }],
      [siming, { level: 'district', district: 'siming' }],
      [siming, { level: 'district' }],
      [huli, { level: 'district', district: 'huli' }],
    ] as const)
      expect((await call('POST', '', who, body)).status).toBe(201);
    const made = await aScenario(app, { state: 'open', fields: { districts: ['siming'] } });
    const body = { level: 'district', district: 'siming', title: '思明区清单' };
    const { no, id } = (await app.request('POST', '/lists', { cookie: reviewer.cookie, body }))
      .body;
    const at = `/lists/${encodeURIComponent(no)}`;
    const as = { cookie: reviewer.cookie };
    await app.request('POST', `${at}/entries`, { ...as, body: { scenarioIds: [made.id] } });
    await app.request('POST', `${at}/publications`, { ...as, body: {} });
    const heard = (await app.nest.get(ListReads).subscribersOf(id)).map((one) => one.userId);
    expect(heard.filter(Boolean).sort()).toEqual([everything.userId, siming.userId].sort());
    expect(heard.filter((userId) => userId === null)).toHaveLength(1); // the organisation that takes all
    // Personal data: in the export, and gone with the account.
    const exported = await app.request('GET', '/me/export', { cookie: siming.cookie });
    expect(exported.text).toContain('listSubscriptions');
  });
});
