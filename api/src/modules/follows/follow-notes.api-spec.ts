import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';

const secret = '只给自己人看的备注';
let app: TestApp;
let publisher: TestAccount;
let owner: TestAccount;
let viewer: TestAccount;
let id: string;
beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  owner = await aMember(app);
  const { organisationId } = owner;
  viewer = await anAccount(app, { organisationId, role: 'viewer' });
  id = (await aScenario(app, { publisher, state: 'open' })).id;
  const follow = { cookie: owner.cookie, body: { organisationId } };
  expect((await app.request('PUT', `/scenarios/${id}/follow`, follow)).status).toBe(200);
});
afterAll(() => app.stop());

const write = (who: TestAccount | null, body: object, tag?: number, scenarioId = id) =>
  app.request('PATCH', `/scenarios/${scenarioId}/follow/note`, {
    ...(who ? { cookie: who.cookie } : {}),
    body: { organisationId: owner.organisationId, state: 'preparing', note: secret, ...body },
    headers: tag === undefined ? {} : { 'if-match': `"${tag}"` },
  });
const mine = async (who: TestAccount) =>
  (await app.request('GET', '/my/follows', { cookie: who.cookie })).body.items[0];

describe('an organisation’s own note on what it follows', () => {
  it('is written by its editors, read by its members', async () => {
    expect((await mine(owner)).internal).toEqual({
      ...{ version: 1, state: 'watching', note: '', actions: ['note'] },
    });
    expect((await write(null, {}, 1)).status).toBe(401);
    expect((await write(viewer, {}, 1)).status).toBe(403);
    expect((await write(publisher, {}, 1)).status).toBe(404);
    expect((await write(owner, {})).status).toBe(428);
    expect((await write(owner, {}, 7)).status).toBe(412);
    expect((await write(owner, { state: 'maybe' }, 1)).status).toBe(400);
    const saved = await write(owner, {}, 1);
    expect(saved.body).toMatchObject({ version: 2, state: 'preparing', note: secret });
    expect((await mine(viewer)).internal).toMatchObject({ note: secret, actions: [] });
    const elsewhere = await aScenario(app, { publisher, state: 'open' });
    expect((await write(owner, {}, 1, elsewhere.id)).status).toBe(404);
  });

  it('shows nowhere on the other side: no page, no count, no event', async () => {
    await write(owner, { state: 'given-up' }, (await mine(owner)).internal.version);
    const roles = ['reviewer', 'matchmaker', 'auditor', 'admin'] as const;
    const others = [
      publisher,
      await aMember(app),
      ...(await Promise.all(roles.map((role) => anAccount(app, { roles: [role] })))),
    ];
    const paths = [
      ...[`/scenarios/${id}`, `/scenarios/${id}/followers`, `/scenarios/${id}/uptake`],
      ...[`/scenarios/${id}/versions`, `/scenarios/${id}/matches`, '/my/scenarios'],
      ...['/my/follows', '/scenarios', '/search?q=', `/audit/events?subjectId=${id}`],
      ...['/desk/scenarios', '/insights/mutual', `/organisations/${owner.organisationId}`],
    ];
    for (const who of [null, ...others])
      for (const path of paths) {
        const { text } = await app.request('GET', path, who ? { cookie: who.cookie } : {});
        expect(`${path} ${text}`).not.toContain(secret);
        expect(`${path} ${text}`).not.toContain('given-up');
      }
    // One organisation follows, whatever it thinks of it.
    expect((await app.request('GET', `/scenarios/${id}/followers`)).body.total).toBe(1);
    expect((await app.eventsOf(id)).filter((type) => type.startsWith('follow.'))).toEqual([
      'follow.started',
    ]);
  });

  it('ends with the following', async () => {
    const { organisationId } = owner;
    const path = `/scenarios/${id}/follow`;
    await app.request('DELETE', `${path}?organisationId=${organisationId}`, {
      cookie: owner.cookie,
    });
    await app.request('PUT', path, { cookie: owner.cookie, body: { organisationId } });
    expect((await mine(owner)).internal).toMatchObject({ state: 'watching', note: '' });
  });
});
