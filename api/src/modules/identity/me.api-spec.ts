import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, anOrganisation, signedIn } from '../../../test/factories/identity.js';
import { AccountsService } from './accounts.service.js';
import { PersonalDataSources } from './personal-data.reads.js';

const password = 'correct horse battery';
let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.stop());

let serial = 0;
async function person(membership?: { organisationId: string; role: 'owner' | 'editor' }) {
  const email = `holder${++serial}@test.example`;
  const userId = await app.nest.get(AccountsService).ensureAccount({
    email,
    password,
    displayName: '示例持有人',
    ...(membership ? { membership } : {}),
  });
  return { email, userId, cookie: await signedIn(app, userId) };
}
const call = (method: string, path: string, cookie?: string, body?: object) =>
  app.request(method, path, { ...(cookie ? { cookie } : {}), ...(body ? { body } : {}) });
const signIn = (email: string, word: string) =>
  call('POST', '/session', undefined, { email, password: word });

describe('/me', () => {
  it('shows and changes the own account', async () => {
    const me = await person();
    expect((await call('GET', '/me')).status).toBe(401);
    expect((await call('GET', '/me', me.cookie)).body.email).toBe(me.email);
    expect((await call('PATCH', '/me', undefined, { language: 'en' })).status).toBe(401);
    expect((await call('PATCH', '/me', me.cookie, { language: 'fr' })).status).toBe(400);
    expect((await call('PATCH', '/me', me.cookie, { email: 'x@y.example' })).status).toBe(400);
    const done = await call('PATCH', '/me', me.cookie, { language: 'en', displayName: 'Ann' });
    expect(done.body).toMatchObject({ language: 'en', displayName: 'Ann' });
    expect(await app.eventsOf(me.userId)).toEqual(['user.registered', 'user.changed']);
  });
});

describe('PUT /me/password', () => {
  it('needs the present one and ends all other sessions', async () => {
    const me = await person();
    const elsewhere = await signedIn(app, me.userId);
    const body = { currentPassword: password, newPassword: 'another long one' };
    expect((await call('PUT', '/me/password', undefined, body)).status).toBe(401);
    const wrong = await call('PUT', '/me/password', me.cookie, { ...body, currentPassword: 'x' });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'user.password-wrong']);
    expect(wrong.body.errors[0].pointer).toBe('/currentPassword');
    expect(
      (await call('PUT', '/me/password', me.cookie, { ...body, newPassword: 'short' })).status,
    ).toBe(400);
    const done = await call('PUT', '/me/password', me.cookie, body);
    expect(done.status).toBe(204);
    const fresh = ([] as string[]).concat(done.headers['set-cookie'] as string[])[0]?.split(';')[0];
    for (const old of [me.cookie, elsewhere])
      expect((await call('GET', '/session', old)).body.user).toBeNull();
    expect((await call('GET', '/session', fresh)).body.user.id).toBe(me.userId);
    expect((await signIn(me.email, password)).status).toBe(401);
    expect((await signIn(me.email, 'another long one')).status).toBe(201);
    expect(await app.eventsOf(me.userId)).toContain('password.changed');
  });
  it('slows guesses with a stolen session down', async () => {
    const me = await person();
    const body = { currentPassword: 'guess', newPassword: 'another long one' };
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++)
      statuses.push((await call('PUT', '/me/password', me.cookie, body)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
  });
});

describe('password resets', () => {
  const linkSentTo = async (email: string) => {
    const [mail] = await app.source.query<{ body: string }[]>(
      'select body from mails where recipient = $1 order by created_at desc limit 1',
      [email],
    );
    return /password-resets\/([\w-]{43})/.exec(mail?.body ?? '')?.[1] ?? '';
  };
  const request = (email: string) => call('POST', '/password-resets', undefined, { email });
  const reset = (token: string, word = 'a brand new one') =>
    call('POST', `/password-resets/${token}`, undefined, { password: word });

  it('answer the same whether the mail is known or not', async () => {
    const me = await person();
    const known = await request(me.email);
    const unknown = await request('nobody@test.example');
    expect([known.status, known.text]).toEqual([204, '']);
    expect([unknown.status, unknown.text]).toEqual([204, '']);
    expect((await request('not a mail')).status).toBe(400);
    const mails = await app.source.query('select 1 from mails where recipient = $1', [
      'nobody@test.example',
    ]);
    expect(mails).toEqual([]);
  });

  it('set a new password once, within an hour, and end all sessions', async () => {
    const me = await person();
    await request(me.email);
    const first = await linkSentTo(me.email);
    await request(me.email);
    const second = await linkSentTo(me.email);
    expect((await reset(first, 'short')).status).toBe(400);
    const both = await Promise.all([reset(first), reset(second)]);
    expect(both.map((a) => a.status).sort()).toEqual([204, 404]);
    expect((await call('GET', '/session', me.cookie)).body.user).toBeNull();
    expect((await signIn(me.email, 'a brand new one')).status).toBe(201);
    expect((await reset(first)).body.code).toBe('password-reset.not-found');
    expect((await reset('x'.repeat(43))).status).toBe(404);
    expect(await app.eventsOf(me.userId)).toContain('password.changed');

    const late = await person();
    await request(late.email);
    await app.shiftClock('1 hour 1 second');
    expect((await reset(await linkSentTo(late.email))).status).toBe(404);
  });

  it('send at most three mails an hour to one address', async () => {
    const me = await person();
    for (let i = 0; i < 5; i++) expect((await request(me.email)).status).toBe(204);
    const mails = await app.source.query('select 1 from mails where recipient = $1', [me.email]);
    expect(mails).toHaveLength(3);
  });
});

describe('GET /me/export', () => {
  it('gives all that is held about the reader, and no secret', async () => {
    app.nest.get(PersonalDataSources).add('notes', (userId) => Promise.resolve([{ userId }]));
    const member = await aMember(app, { name: '示例出口机构' }, { roles: ['evaluator'] });
    await call('PATCH', '/me', member.cookie, { displayName: '示例甲' });
    expect((await call('GET', '/me/export')).status).toBe(401);
    const { status, body, headers, text } = await call('GET', '/me/export', member.cookie);
    expect(status).toBe(200);
    expect(headers['content-disposition']).toMatch(/attachment/);
    expect(body.user).toMatchObject({
      id: member.userId,
      email: member.email,
      displayName: '示例甲',
    });
    expect(body.memberships).toEqual([
      expect.objectContaining({ name: '示例出口机构', role: 'owner' }),
    ]);
    expect(body.roles[0].role).toBe('evaluator');
    expect(body.sessions).toHaveLength(1);
    expect(body.actions).toEqual([expect.objectContaining({ type: 'user.changed' })]);
    expect(body.sections).toEqual({ notes: [{ userId: member.userId }] });
    expect(text).not.toMatch(/token|hash|argon/i);
  });
});

describe('DELETE /me', () => {
  const erase = (cookie?: string, word = password) =>
    call('DELETE', '/me', cookie, { currentPassword: word });

  it('erases the person and keeps the id for the log', async () => {
    const owner = await aMember(app);
    const me = await person({ organisationId: owner.organisationId, role: 'editor' });
    await call('POST', '/password-resets', undefined, { email: me.email });
    expect((await erase()).status).toBe(401);
    expect((await erase(me.cookie, 'wrong')).body.code).toBe('user.password-wrong');
    expect((await call('DELETE', '/me', me.cookie)).status).toBe(400);
    expect((await erase(me.cookie)).status).toBe(204);
    expect((await call('GET', '/session', me.cookie)).body.user).toBeNull();
    expect((await signIn(me.email, password)).status).toBe(401);
    const tables = [
      'users',
      'memberships',
      'sessions',
      'invitations',
      'mails',
      'events',
      'user_roles',
    ];
    for (const table of tables) {
      const rows = await app.source.query<{ text: string }[]>(
        `select t::text as text from ${table} t`,
      );
      expect(JSON.stringify(rows)).not.toContain(me.email);
    }
    const [left] = await app.source.query<{ name: string }[]>(
      'select display_name as name from users where id = $1',
      [me.userId],
    );
    expect(left?.name).toBe('已注销用户');
    expect(await app.eventsOf(me.userId)).toEqual(['user.registered', 'user.erased']);
    expect(await app.eventsOf(owner.organisationId)).toEqual(['member.added', 'member.removed']);
    // The address is free for a new account.
    const again = await app.nest
      .get(AccountsService)
      .ensureAccount({ email: me.email, displayName: '示例', password });
    expect(again).not.toBe(me.userId);
  });

  it('asks the last owner and the last administrator to hand over first', async () => {
    const organisationId = await anOrganisation(app, { name: '示例留守机构' });
    const owner = await person({ organisationId, role: 'owner' });
    const refused = await erase(owner.cookie);
    expect([refused.status, refused.body.code]).toEqual([409, 'user.last-owner']);
    expect(refused.body.params.organisation).toBe('示例留守机构');
    await anAccount(app, { organisationId, role: 'owner' });
    expect((await erase(owner.cookie)).status).toBe(204);

    const admin = await person();
    await app.source.query(`insert into user_roles (user_id, role) values ($1, 'admin')`, [
      admin.userId,
    ]);
    expect((await erase(admin.cookie)).body.code).toBe('user.last-admin');
  });

  it('withdraws a registration that nobody is left to answer for', async () => {
    const organisationId = await anOrganisation(app, { state: 'pending' });
    const owner = await person({ organisationId, role: 'owner' });
    expect((await erase(owner.cookie)).status).toBe(204);
    const [row] = await app.source.query<{ state: string }[]>(
      'select state from organisations where id = $1',
      [organisationId],
    );
    expect(row?.state).toBe('rejected');
    expect(await app.eventsOf(organisationId)).toContain('organisation.rejected');
  });

  it('keeps an owner when the last two erase themselves at once', async () => {
    const organisationId = await anOrganisation(app);
    const owners = [
      await person({ organisationId, role: 'owner' }),
      await person({ organisationId, role: 'owner' }),
    ];
    const answers = await Promise.all(owners.map((owner) => erase(owner.cookie)));
    expect(answers.map((a) => a.status).sort()).toEqual([204, 409]);
  });
});
