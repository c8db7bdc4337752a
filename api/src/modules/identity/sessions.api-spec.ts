import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount } from '../../../test/factories/identity.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AccountsService } from './accounts.service.js';

let app: TestApp;
const password = 'correct horse battery';

async function withPassword(email: string): Promise<string> {
  return app.nest.get(AccountsService).ensureAccount({ email, password, displayName: '示例' });
}
const signIn = (email: string, word: string, headers: Record<string, string> = {}) =>
  app.request('POST', '/session', { body: { email, password: word }, headers });
function cookiesOf(answer: { headers: Readonly<Record<string, unknown>> }): string[] {
  return ([] as string[]).concat((answer.headers['set-cookie'] ?? []) as string[]);
}
const cookieOf = (answer: { headers: Readonly<Record<string, unknown>> }, name = 'aism_session') =>
  cookiesOf(answer)
    .find((c) => c.startsWith(`${name}=`))
    ?.split(';')[0] ?? '';

beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.stop());

describe('session', () => {
  it('answers a visitor with a session without a user', async () => {
    const answer = await app.request('GET', '/session');
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      user: null,
      roles: [],
      memberships: [],
      actions: ['sign-in', 'register'],
    });
  });

  it('signs in, tells who it is, and signs out', async () => {
    const userId = await withPassword('anna@test.example');
    const opened = await signIn(' Anna@Test.example ', password);
    expect(opened.status).toBe(201);
    expect(opened.body.user).toEqual({
      id: userId,
      email: 'anna@test.example',
      emailProved: true,
      displayName: '示例',
      language: 'zh-CN',
    });
    const set = cookiesOf(opened).find((c) => c.startsWith('aism_session'));
    expect(set).toMatch(/HttpOnly/);
    expect(set).toMatch(/SameSite=Lax/);
    expect(set).not.toMatch(/Secure/);
    expect(await app.eventsOf(userId)).toContain('session.opened');

    const cookie = cookieOf(opened);
    const stored = await app.source.query<{ n: number }[]>(
      'select count(*) as n from sessions where token_hash = $1',
      [cookie.split('=')[1]],
    );
    expect(stored[0]?.n).toBe(0);
    expect((await app.request('GET', '/session', { cookie })).body.user.id).toBe(userId);
    expect((await app.request('DELETE', '/session', { cookie })).status).toBe(204);
    expect((await app.request('GET', '/session', { cookie })).body.user).toBeNull();
    expect((await app.request('DELETE', '/session')).status).toBe(204);
  });

  it('sets a Secure cookie where the public address is https', async () => {
    const secure = await startTestApp({ PUBLIC_URL: 'https://aism.example' });
    try {
      await secure.nest
        .get(AccountsService)
        .ensureAccount({ email: 'sue@test.example', password, displayName: 's' });
      const answer = await secure.request('POST', '/session', {
        body: { email: 'sue@test.example', password },
      });
      expect(cookiesOf(answer).find((c) => c.startsWith('aism_session'))).toMatch(/Secure/);
    } finally {
      await secure.stop();
    }
  });

  it('gives a new token at each sign-in and ends the former one', async () => {
    await withPassword('rotate@test.example');
    const first = cookieOf(await signIn('rotate@test.example', password));
    const second = cookieOf(await signIn('rotate@test.example', password, { cookie: first }));
    expect(second).not.toBe(first);
    expect((await app.request('GET', '/session', { cookie: first })).body.user).toBeNull();
    expect((await app.request('GET', '/session', { cookie: second })).body.user).not.toBeNull();
  });

  it('signs out everywhere', async () => {
    expect((await app.request('DELETE', '/sessions')).status).toBe(401);
    await withPassword('everywhere@test.example');
    const one = cookieOf(await signIn('everywhere@test.example', password));
    const two = cookieOf(await signIn('everywhere@test.example', password));
    expect((await app.request('DELETE', '/sessions', { cookie: one })).status).toBe(204);
    expect((await app.request('GET', '/session', { cookie: two })).body.user).toBeNull();
  });

  it('answers the same for an unknown mail and a wrong password', async () => {
    await withPassword('known@test.example');
    const strip = (body: Record<string, unknown>) => ({ ...body, requestId: '' });
    const wrong = await signIn('known@test.example', 'not the password');
    const unknown = await signIn('unknown@test.example', 'not the password');
    expect(wrong.status).toBe(401);
    expect(wrong.body.code).toBe('session.wrong-credentials');
    expect(strip(unknown.body)).toEqual(strip(wrong.body));
    expect(unknown.status).toBe(401);
    const english = await signIn('known@test.example', 'no', { 'accept-language': 'en' });
    expect(english.body.title).toBe('The mail address or the password is not right.');
  });

  it.each([
    [{}, '/email'],
    [{ email: 'not a mail', password: 'x' }, '/email'],
    [{ email: 'a@b.example', password: '' }, '/password'],
    [{ email: 'a@b.example', password: 'x', admin: true }, '/admin'],
  ])('refuses %j', async (body, pointer) => {
    const answer = await app.request('POST', '/session', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map((e: { pointer: string }) => e.pointer)).toContain(pointer);
  });

  it('shows memberships and roles', async () => {
    const member = await aMember(
      app,
      { shortName: '示例甲' },
      { role: 'editor', roles: ['reviewer'] },
    );
    const { body } = await app.request('GET', '/session', { cookie: member.cookie });
    expect(body.roles).toEqual(['reviewer']);
    expect(body.memberships).toEqual([
      expect.objectContaining({
        organisationId: member.organisationId,
        shortName: '示例甲',
        role: 'editor',
      }),
    ]);
    expect(body.actions).toContain('review-organisations');
  });

  it('ends after twelve idle hours, and after thirty days of use', async () => {
    const account = await anAccount(app);
    const isIn = async () =>
      (await app.request('GET', '/session', { cookie: account.cookie })).body.user !== null;
    await app.shiftClock('11 hours 59 minutes');
    expect(await isIn()).toBe(true);
    await app.shiftClock('11 hours 59 minutes');
    expect(await isIn()).toBe(true);
    await app.shiftClock('12 hours 1 minute');
    expect(await isIn()).toBe(false);

    const busy = await anAccount(app);
    for (let i = 0; i < 61; i++) {
      await app.shiftClock('11 hours 50 minutes');
      await app.request('GET', '/session', { cookie: busy.cookie });
    }
    const { body } = await app.request('GET', '/session', { cookie: busy.cookie });
    expect(body.user).toBeNull();
  });

  it('is forgotten, with old links and mails, when its time is over', async () => {
    const account = await anAccount(app);
    await app.source.query(
      `insert into mails (id, recipient, subject, body, state)
       values (gen_random_uuid(), $1, 's', 'b', 'sent')`,
      [account.email],
    );
    const left = async () =>
      (
        await app.source.query<{ sessions: number; mails: number }[]>(
          `select (select count(*) from sessions where user_id = $1) as sessions,
             (select count(*) from mails where recipient = $2) as mails`,
          [account.userId, account.email],
        )
      )[0];
    await app.nest.get(Jobs).runNow('identity.expire');
    expect(await left()).toEqual({ sessions: 1, mails: 1 });
    await app.shiftClock('31 days');
    await app.nest.get(Jobs).runNow('identity.expire');
    expect(await left()).toEqual({ sessions: 0, mails: 0 });
  });
});
