import { startTestApp, type TestApp } from '../../../test/app.js';
import { aCreditCode, anAccount, aMember } from '../../../test/factories/identity.js';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.stop());

let serial = 0;
const person = (given: object = {}) => ({
  email: `founder${++serial}@test.example`,
  displayName: '示例负责人',
  password: 'a long enough one',
  ...given,
});
const company = (given: object = {}) => ({
  name: '示例登记机构',
  shortName: '示例',
  kind: 'enterprise',
  creditCode: aCreditCode(),
  publishes: false,
  supplies: true,
  ...given,
});
const register = (body: object, cookie?: string) =>
  app.request('POST', '/registrations', { body, ...(cookie ? { cookie } : {}) });

describe('POST /registrations', () => {
  it('makes a pending organisation and its first owner, who can sign in', async () => {
    const user = person();
    const answer = await register({ organisation: company(), user });
    expect(answer.status).toBe(201);
    const { organisationId, userId, state } = answer.body;
    expect(state).toBe('pending');
    expect(await app.eventsOf(organisationId)).toEqual(['organisation.registered', 'member.added']);
    expect(await app.eventsOf(userId)).toEqual(['user.registered']);
    const log = await app.source.query<{ text: string }[]>(
      `select string_agg(events::text, ' ') as text from events`,
    );
    expect(log[0]?.text).not.toContain(user.email);
    expect(log[0]?.text).not.toContain('示例负责人');
    const [stored] = await app.source.query<{ hash: string }[]>(
      'select password_hash as hash from users where id = $1',
      [userId],
    );
    expect(stored?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const session = await app.request('POST', '/session', {
      body: { email: user.email, password: user.password },
    });
    expect(session.body.memberships).toEqual([
      expect.objectContaining({ organisationId, role: 'owner', state: 'pending' }),
    ]);
  });

  it('takes organisations from abroad and Taiwan by registration number', async () => {
    for (const country of ['TW', 'SG']) {
      const foreign = company({ country, creditCode: null, registrationNumber: '12345678' });
      expect((await register({ organisation: foreign, user: person() })).status).toBe(201);
      const again = await register({ organisation: foreign, user: person() });
      expect(again.body.code).toBe('organisation.known');
    }
  });

  it.each([
    [{ creditCode: '91350200776049653B' }, 422, 'organisation.code-invalid'],
    [{ creditCode: null }, 422, 'organisation.number-needed'],
    [{ registrationNumber: '1' }, 422, 'organisation.number-needed'],
    [{ country: 'TW' }, 422, 'organisation.number-needed'],
    [{ supplies: false }, 422, 'organisation.role-needed'],
    [{ kind: 'club' }, 400, 'request.invalid'],
    [{ name: '一' }, 400, 'request.invalid'],
    [{ demo: true }, 400, 'request.invalid'],
    [{ state: 'approved' }, 400, 'request.invalid'],
  ])('refuses an organisation with %j', async (given, status, code) => {
    const answer = await register({ organisation: company(given), user: person() });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    for (const { pointer } of answer.body.errors) expect(pointer).toMatch(/^\/organisation\//);
  });

  it.each([
    [{ email: 'x' }],
    [{ password: 'short' }],
    [{ password: 'aaaaaaaaaaaaaa' }],
    [{ roles: ['admin'] }],
  ])('refuses a user with %j', async (given) => {
    const answer = await register({ organisation: company(), user: person(given) });
    expect(answer.status).toBe(400);
  });

  it('says when the mail is taken, and records nothing then', async () => {
    const user = person();
    await register({ organisation: company(), user });
    const organisation = company();
    const again = await register({ organisation, user });
    expect([again.status, again.body.code]).toEqual([409, 'registration.email-taken']);
    expect(again.body.errors[0].pointer).toBe('/user/email');
    const rows = await app.source.query('select 1 from organisations where credit_code = $1', [
      organisation.creditCode,
    ]);
    expect(rows).toEqual([]);
  });

  it('registers another organisation for somebody who is signed in', async () => {
    const account = await anAccount(app);
    expect((await register({ organisation: company() })).body.code).toBe(
      'registration.user-needed',
    );
    const both = await register({ organisation: company(), user: person() }, account.cookie);
    expect(both.body.code).toBe('registration.user-not-needed');
    const done = await register({ organisation: company() }, account.cookie);
    expect(done.body.userId).toBe(account.userId);
  });

  it('lets one of two registrations of the same code win and tells its owner once', async () => {
    const organisation = company();
    const founders = [await anAccount(app), await anAccount(app), await anAccount(app)];
    const answers = await Promise.all(
      founders.map(({ cookie }) => register({ organisation }, cookie)),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409]);
    expect(answers.find((a) => a.status === 409)?.body.code).toBe('organisation.known');
    const winner = answers.find((a) => a.status === 201);
    const mails = await app.source.query<{ body: string }[]>(
      'select m.body from mails m join users u on u.email = m.recipient where u.id = $1',
      [winner?.body.userId],
    );
    expect(mails).toHaveLength(1);
    expect(mails[0]?.body).toMatch(/person\d+@test\.example/);
  });

  it('keeps no code for a rejected registration', async () => {
    const organisation = company();
    const first = await register({ organisation, user: person() });
    const { cookie } = await anAccount(app, { roles: ['reviewer'] });
    await app.request('POST', `/organisations/${first.body.organisationId}/reviews`, {
      cookie,
      body: { decision: 'reject', note: '冒用' },
    });
    expect((await register({ organisation, user: person() })).status).toBe(201);
  });

  it('carries out one request with an Idempotency-Key once', async () => {
    const { cookie } = await anAccount(app);
    const body = { organisation: company() };
    const headers = { 'idempotency-key': 'registration-0001' };
    const first = await app.request('POST', '/registrations', { cookie, body, headers });
    const second = await app.request('POST', '/registrations', { cookie, body, headers });
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replay']).toBe('true');
  });

  it('refuses a flood from one address', async () => {
    const other = await startTestApp();
    try {
      const statuses = new Set<number>();
      for (let i = 0; i < 61; i++)
        statuses.add(
          (await other.request('POST', '/registrations', { body: { organisation: company() } }))
            .status,
        );
      expect([...statuses]).toEqual([422, 429]);
    } finally {
      await other.stop();
    }
  });
});

describe('GET /registrations', () => {
  it('is the reviewers’ queue, oldest first, with whom to ask', async () => {
    const owner = await aMember(app, { state: 'pending' });
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    expect((await app.request('GET', '/registrations')).status).toBe(401);
    expect((await app.request('GET', '/registrations', { cookie: owner.cookie })).status).toBe(403);
    const seen: { id: string; contact: { email: string }; actions: string[] }[] = [];
    let cursor = '';
    do {
      const { body } = await app.request('GET', `/registrations?limit=2${cursor}`, {
        cookie: reviewer.cookie,
      });
      seen.push(...body.items);
      cursor = body.nextCursor ? `&cursor=${encodeURIComponent(body.nextCursor)}` : '';
      if (!cursor) expect(seen).toHaveLength(body.total);
    } while (cursor);
    const mine = seen.find((row) => row.id === owner.organisationId);
    expect(mine?.contact.email).toBe(owner.email);
    expect(mine?.actions).toEqual(['approve', 'reject']);
    expect(
      (await app.request('GET', '/registrations?state=x', { cookie: reviewer.cookie })).status,
    ).toBe(400);
  });
});
