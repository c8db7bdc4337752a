import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount } from '../../../test/factories/identity.js';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.stop());

const unknown = '0190a0a0-0000-7000-8000-000000000000';
const put = (id: string, roles: unknown, cookie?: string) =>
  app.request('PUT', `/users/${id}/roles`, { body: { roles }, ...(cookie ? { cookie } : {}) });

describe('GET /users', () => {
  it('is for administrators', async () => {
    const admin = await anAccount(app, { roles: ['admin'] });
    const reviewer = await anAccount(app, { roles: ['reviewer'], email: 'find.me@test.example' });
    const member = await aMember(app);
    expect((await app.request('GET', '/users')).status).toBe(401);
    expect((await app.request('GET', '/users', { cookie: reviewer.cookie })).status).toBe(403);
    const get = async (query: string) =>
      (await app.request('GET', `/users?${query}`, { cookie: admin.cookie })).body;
    expect((await get('q=FIND.me')).items).toEqual([
      expect.objectContaining({ id: reviewer.userId, roles: ['reviewer'] }),
    ]);
    expect((await get('role=reviewer')).total).toBe(1);
    expect((await get(`q=${member.email}`)).items[0].memberships).toEqual([
      expect.objectContaining({ organisationId: member.organisationId, role: 'owner' }),
    ]);
    const first = await get('limit=2');
    const second = await get(`limit=2&cursor=${first.nextCursor}`);
    expect(first.total).toBe(3);
    expect([...first.items, ...second.items]).toHaveLength(3);
    expect(JSON.stringify(first)).not.toMatch(/argon|passwordHash/i);
    expect((await app.request('GET', '/users?role=king', { cookie: admin.cookie })).status).toBe(
      400,
    );
  });
});

describe('PUT /users/:id/roles', () => {
  it('gives and takes platform roles at once', async () => {
    const admin = await anAccount(app, { roles: ['admin'] });
    const user = await anAccount(app, { roles: ['evaluator'] });
    expect((await put(user.userId, ['matchmaker'])).status).toBe(401);
    expect((await put(user.userId, ['matchmaker'], user.cookie)).status).toBe(403);
    expect((await put(unknown, ['matchmaker'], admin.cookie)).status).toBe(404);
    expect((await put(user.userId, ['king'], admin.cookie)).status).toBe(400);
    const done = await put(user.userId, ['reviewer', 'matchmaker'], admin.cookie);
    expect(done.body.roles).toEqual(['matchmaker', 'reviewer']);
    const { body } = await app.request('GET', '/session', { cookie: user.cookie });
    expect(body.roles).toEqual(['matchmaker', 'reviewer']);
    const [event] = await app.source.query<{ type: string; payload: unknown }[]>(
      'select type, payload from events where subject_id = $1',
      [user.userId],
    );
    expect(event).toEqual({
      type: 'roles.changed',
      payload: { added: ['matchmaker', 'reviewer'], removed: ['evaluator'] },
    });
    await put(user.userId, ['matchmaker', 'reviewer'], admin.cookie);
    expect(await app.eventsOf(user.userId)).toEqual(['roles.changed']);
  });

  it('keeps an administrator, also when the last two step down at once', async () => {
    await app.source.query(`delete from user_roles where role = 'admin'`);
    const one = await anAccount(app, { roles: ['admin'] });
    const alone = await put(one.userId, [], one.cookie);
    expect([alone.status, alone.body.code]).toEqual([409, 'user.last-admin']);
    const two = await anAccount(app, { roles: ['admin'] });
    const answers = await Promise.all([
      put(one.userId, [], one.cookie),
      put(two.userId, [], two.cookie),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  });
});
