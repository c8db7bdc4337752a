import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';

let app: TestApp;
let admin: TestAccount;
let everywhere: TestAccount;
let atData: TestAccount;
let publisher: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  admin = await anAccount(app, { roles: ['admin'] });
  everywhere = await anAccount(app, { roles: ['reviewer'] });
  atData = await anAccount(app, { roles: ['reviewer'] });
  publisher = await aMember(app);
  expect((await seat(admin, atData.userId, ['data', 'siming'])).body).toEqual({
    desks: ['data', 'siming'],
  });
});
afterAll(() => app.stop());

const seat = (who: TestAccount | null, userId: string, desks: string[]) =>
  app.request('PUT', `/users/${userId}/review-desks`, {
    ...(who ? { cookie: who.cookie } : {}),
    body: { desks },
  });
const waiting = () => aScenario(app, { publisher, reviewer: everywhere, state: 'submitted' });
const decide = async (id: string, who: TestAccount, body: object) => {
  const seen = await app.request('GET', `/scenarios/${id}`, { cookie: who.cookie });
  return app.request('POST', `/scenarios/${id}/reviews`, {
    ...{ cookie: who.cookie, body },
    headers: { 'if-match': String(seen.headers.etag) },
  });
};
const payloadOf = async (id: string, type: string) => {
  const rows = await app.source.query<{ payload: { acting?: string } }[]>(
    'select payload from events where subject_id = $1 and type = $2',
    [id, type],
  );
  return rows[0]?.payload;
};

describe('review desks', () => {
  it('are given by administrators, to accounts that exist', async () => {
    expect((await seat(null, atData.userId, [])).status).toBe(401);
    expect((await seat(everywhere, atData.userId, [])).status).toBe(403);
    expect((await seat(admin, atData.userId, ['moon'])).status).toBe(400);
    expect((await seat(admin, atData.userId, ['data', 'data'])).status).toBe(400);
    expect((await seat(admin, '01a20083-0000-7000-8000-000000000000', ['data'])).status).toBe(404);
    const mine = await app.request('GET', '/reviews/my-desks', { cookie: atData.cookie });
    expect(mine.body).toEqual({ desks: ['data', 'siming'] });
    const theirs = await app.request('GET', `/users/${atData.userId}/review-desks`, {
      cookie: admin.cookie,
    });
    expect(theirs.body).toEqual(mine.body);
    expect(await app.eventsOf(atData.userId)).toEqual(['reviewer.seated']);
  });

  it('decide on their own; for another desk one must say so, and it is recorded and shown', async () => {
    const { id } = await waiting();
    // The factory’s scenario is of industry: 工信.
    const refused = await decide(id, atData, { decision: 'approve' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'scenario.other-desk' } });
    const wrong = await decide(id, atData, { decision: 'approve', actingFor: 'reform' });
    expect(wrong.body.code).toBe('scenario.other-desk');
    const done = await decide(id, atData, { decision: 'approve', actingFor: 'industry' });
    expect(done.body).toMatchObject({
      state: 'approved',
      review: { desk: 'industry', acting: true },
    });
    expect(await payloadOf(id, 'scenario.approved')).toMatchObject({ acting: 'industry' });
    const told = await app.request('GET', `/scenarios/${id}`, { cookie: publisher.cookie });
    expect(told.body.review).toMatchObject({ desk: 'industry', acting: true });
  });

  it('need no word at the own desk, after a hand-on, and of who sits at all of them', async () => {
    const [handed, plain] = [await waiting(), await waiting()];
    await app.request('PUT', `/scenarios/${handed.id}/review-desk`, {
      ...{ cookie: everywhere.cookie, body: { desk: 'data' } },
    });
    const own = await decide(handed.id, atData, { decision: 'return', note: '请写明数据范围' });
    expect(own.body.review).toMatchObject({ desk: 'data', acting: false });
    const any = await decide(plain.id, everywhere, { decision: 'approve' });
    expect(any.body.review).toMatchObject({ desk: 'industry', acting: false });
    expect(await payloadOf(plain.id, 'scenario.approved')).not.toHaveProperty('acting');
  });
});
