import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aMember,
  anAccount,
  anOrganisation,
  aCreditCode,
} from '../../../test/factories/identity.js';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.stop());

const pathOf = (id: string) => `/organisations/${id}`;
const tagOf = (version: number) => ({ 'if-match': `"${version}"` });
const unknown = '0190a0a0-0000-7000-8000-000000000000';

describe('GET /credit-codes/:code', () => {
  it('judges a code in both languages', async () => {
    const right = await app.request('GET', '/credit-codes/91350200776049653a');
    expect(right.body).toEqual({
      valid: true,
      rule: 'national',
      reason: null,
      message: '代码有效。',
    });
    expect((await app.request('GET', '/credit-codes/91350211M0000XUF46')).body.rule).toBe(
      'fujian-pilot',
    );
    const wrong = await app.request('GET', '/credit-codes/91350200776049653B', {
      headers: { 'accept-language': 'en' },
    });
    expect(wrong.body).toMatchObject({ valid: false, rule: null, reason: 'check-digit' });
    expect(wrong.body.message).toMatch(/check digit/);
    expect((await app.request('GET', '/credit-codes/%E5%8E%A6%E9%97%A8')).body.reason).toBe(
      'length',
    );
    expect((await app.request('GET', `/credit-codes/${'9'.repeat(101)}`)).status).toBe(404);
  });
});

describe('GET /organisations', () => {
  it('pages through the approved ones, real before demonstration, and filters', async () => {
    for (const name of ['目录丙', '目录甲', '目录乙']) await anOrganisation(app, { name });
    await anOrganisation(app, {
      name: '目录示例',
      demo: true,
      kind: 'healthcare',
      district: 'huli',
    });
    await anOrganisation(app, { name: '目录待审', state: 'pending' });
    await anOrganisation(app, { name: '目录供方', publishes: false });

    const all = await app.request('GET', '/organisations?q=目录&limit=100');
    expect(all.status).toBe(200);
    expect(all.body.total).toBe(5);
    expect(all.body.items.at(-1).name).toBe('目录示例');
    expect(Object.keys(all.body.items[0])).not.toContain('reviewNote');

    const names: string[] = [];
    let cursor = '';
    do {
      const { body } = await app.request('GET', `/organisations?q=目录&limit=2${cursor}`);
      expect(body.total).toBe(5);
      names.push(...body.items.map((o: { name: string }) => o.name));
      cursor = body.nextCursor ? `&cursor=${encodeURIComponent(body.nextCursor)}` : '';
    } while (cursor);
    expect(names).toEqual(all.body.items.map((o: { name: string }) => o.name));

    const count = async (query: string) =>
      (await app.request('GET', `/organisations?q=目录&${query}`)).body.total;
    expect(await count('kind=healthcare')).toBe(1);
    expect(await count('kind=healthcare,enterprise')).toBe(5);
    expect(await count('district=huli')).toBe(1);
    expect(await count('role=publisher')).toBe(4);
    expect(await count('role=supplier')).toBe(5);
    expect((await app.request('GET', '/organisations?q=%25')).body.total).toBe(0);
  });

  it.each(['limit=0', 'limit=101', 'kind=nonsense', 'role=x', 'page=2', 'cursor=forged'])(
    'refuses ?%s',
    async (query) => {
      expect((await app.request('GET', `/organisations?${query}`)).status).toBe(400);
    },
  );
});

describe('GET /organisations/:id', () => {
  it('shows an approved one to everybody, without persons', async () => {
    const member = await aMember(app);
    const { status, body } = await app.request('GET', pathOf(member.organisationId));
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: member.organisationId, reviewNote: null, actions: [] });
    expect(JSON.stringify(body)).not.toContain('@');
    const own = await app.request('GET', pathOf(member.organisationId), { cookie: member.cookie });
    expect(own.body.actions).toEqual(['edit', 'manage-members']);
  });
  it('hides others, except from members and reviewers', async () => {
    const member = await aMember(app, { state: 'pending' });
    const path = pathOf(member.organisationId);
    const stranger = await anAccount(app);
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    expect((await app.request('GET', path)).status).toBe(404);
    expect((await app.request('GET', path, { cookie: stranger.cookie })).status).toBe(404);
    expect((await app.request('GET', path, { cookie: member.cookie })).status).toBe(200);
    const seen = await app.request('GET', path, { cookie: reviewer.cookie });
    expect(seen.body.actions).toEqual(['approve', 'reject']);
    expect((await app.request('GET', pathOf(unknown))).body.code).toBe('organisation.not-found');
    expect((await app.request('GET', pathOf('not-an-id'))).status).toBe(404);
  });
});

describe('PATCH /organisations/:id', () => {
  const patch = (
    id: string,
    options: { cookie?: string; version?: number; body?: object; language?: string } = {},
  ) =>
    app.request('PATCH', pathOf(id), {
      body: options.body ?? { intro: '新的简介' },
      ...(options.cookie ? { cookie: options.cookie } : {}),
      headers: {
        ...(options.version ? tagOf(options.version) : {}),
        ...(options.language ? { 'accept-language': options.language } : {}),
      },
    });

  it('is the owners’ alone', async () => {
    const owner = await aMember(app);
    const id = owner.organisationId;
    const editor = await anAccount(app, { organisationId: id, role: 'editor' });
    const stranger = await anAccount(app);
    expect((await patch(id, { version: 1 })).status).toBe(401);
    expect((await patch(id, { version: 1, cookie: editor.cookie })).status).toBe(403);
    expect((await patch(id, { version: 1, cookie: stranger.cookie })).status).toBe(403);
    expect((await patch(unknown, { version: 1, cookie: owner.cookie })).status).toBe(404);
    expect(await app.eventsOf(id)).toEqual([]);
  });

  it('needs the present version and records what changed', async () => {
    const owner = await aMember(app);
    const id = owner.organisationId;
    expect((await patch(id, { cookie: owner.cookie })).status).toBe(428);
    const { headers } = await app.request('GET', pathOf(id), { cookie: owner.cookie });
    const done = await app.request('PATCH', pathOf(id), {
      cookie: owner.cookie,
      headers: { 'if-match': String(headers['etag']) },
      body: { intro: '新的简介', teamSize: 12 },
    });
    expect(done.status).toBe(200);
    expect(done.body).toMatchObject({ intro: '新的简介', teamSize: 12, version: 2 });
    expect((await patch(id, { cookie: owner.cookie, version: 1 })).status).toBe(412);
    expect(await app.eventsOf(id)).toEqual(['organisation.changed']);
    const [event] = await app.source.query<{ payload: unknown }[]>(
      'select payload from events where subject_id = $1',
      [id],
    );
    expect(event?.payload).toEqual({ fields: ['intro', 'teamSize'], version: 2 });
    // Nothing new, nothing recorded.
    expect((await patch(id, { cookie: owner.cookie, version: 2 })).body.version).toBe(2);
    expect(await app.eventsOf(id)).toHaveLength(1);
  });

  it.each([
    [{ name: '改名' }, 422, 'organisation.identity-fixed'],
    [{ creditCode: '91350200776049653A' }, 422, 'organisation.identity-fixed'],
    [{ publishes: false, supplies: false }, 422, 'organisation.role-needed'],
    [{ intro: '请联系 13800138000' }, 422, 'organisation.contact-in-text'],
    [{ shortName: '电13800138000' }, 422, 'organisation.contact-in-text'],
    [{ intro: 'x'.repeat(1001) }, 400, 'request.invalid'],
    [{ website: 'javascript:alert(1)' }, 400, 'request.invalid'],
    [{ state: 'approved' }, 400, 'request.invalid'],
    [{ intro: '\u0000' }, 400, 'request.invalid-text'],
  ])('refuses %j', async (body, status, code) => {
    const owner = await aMember(app);
    const answer = await patch(owner.organisationId, { cookie: owner.cookie, version: 1, body });
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it('lets one of two editors at the same moment win', async () => {
    const owner = await aMember(app);
    const answers = await Promise.all(
      ['甲', '乙'].map((intro) =>
        patch(owner.organisationId, { cookie: owner.cookie, version: 1, body: { intro } }),
      ),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, 412]);
  });

  it('sends a corrected registration back to the queue', async () => {
    const owner = await aMember(app, { state: 'rejected' });
    const id = owner.organisationId;
    const done = await patch(id, {
      cookie: owner.cookie,
      version: 1,
      body: { name: '更正后的名称' },
    });
    expect(done.body).toMatchObject({ state: 'pending', name: '更正后的名称' });
    expect(await app.eventsOf(id)).toEqual(['organisation.changed', 'organisation.resubmitted']);
  });

  it('refuses a code that another organisation has, or that is wrong', async () => {
    const taken = aCreditCode();
    const other = await anOrganisation(app);
    await app.source.query('update organisations set credit_code = $2 where id = $1', [
      other,
      taken,
    ]);
    const owner = await aMember(app, { state: 'pending' });
    const set = (creditCode: string) =>
      patch(owner.organisationId, { cookie: owner.cookie, version: 1, body: { creditCode } });
    expect((await set(taken)).body.code).toBe('organisation.known');
    const wrong = await set('91350200776049653B');
    expect(wrong.body.code).toBe('organisation.code-invalid');
    expect(wrong.body.errors).toEqual([
      expect.objectContaining({ pointer: '/creditCode', code: 'check-digit' }),
    ]);
  });
});

describe('POST /organisations/:id/reviews', () => {
  const review = (id: string, cookie: string | undefined, body: object) =>
    app.request('POST', `${pathOf(id)}/reviews`, { body, ...(cookie ? { cookie } : {}) });

  it('is for reviewers who do not belong to it', async () => {
    const owner = await aMember(app, { state: 'pending' }, { roles: ['reviewer'] });
    const stranger = await anAccount(app, { roles: ['matchmaker'] });
    const body = { decision: 'approve' };
    expect((await review(owner.organisationId, undefined, body)).status).toBe(401);
    expect((await review(owner.organisationId, stranger.cookie, body)).status).toBe(403);
    expect((await review(owner.organisationId, owner.cookie, body)).status).toBe(403);
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    expect((await review(unknown, reviewer.cookie, body)).status).toBe(404);
    expect((await review(owner.organisationId, reviewer.cookie, { decision: 'x' })).status).toBe(
      400,
    );
  });

  it('goes through approval, suspension and reinstatement, each told to the owners', async () => {
    const owner = await aMember(app, { state: 'pending', name: '示例待审机构' });
    const id = owner.organisationId;
    const { cookie } = await anAccount(app, { roles: ['reviewer'] });
    const approved = await review(id, cookie, { decision: 'approve' });
    expect(approved.status).toBe(201);
    expect(approved.body).toMatchObject({ state: 'approved', actions: ['suspend'] });
    expect((await review(id, cookie, { decision: 'approve' })).status).toBe(409);
    expect((await review(id, cookie, { decision: 'suspend' })).body.code).toBe(
      'organisation.note-needed',
    );
    await review(id, cookie, { decision: 'suspend', note: '资料过期' });
    expect((await app.request('GET', pathOf(id))).status).toBe(404);
    await review(id, cookie, { decision: 'reinstate' });
    expect(await app.eventsOf(id)).toEqual([
      'organisation.approved',
      'organisation.suspended',
      'organisation.reinstated',
    ]);
    const mails = await app.source.query<{ body: string }[]>(
      'select body from mails where recipient = $1 order by created_at',
      [owner.email],
    );
    expect(mails).toHaveLength(3);
    expect(mails[1]?.body).toContain('资料过期');
  });

  it('rejects with a reason that only members and reviewers read', async () => {
    const owner = await aMember(app, { state: 'pending' });
    const { cookie } = await anAccount(app, { roles: ['reviewer'] });
    const body = { decision: 'reject', note: '代码与名称不符' };
    expect((await review(owner.organisationId, cookie, body)).body.state).toBe('rejected');
    const seen = await app.request('GET', pathOf(owner.organisationId), { cookie: owner.cookie });
    expect(seen.body.reviewNote).toBe('代码与名称不符');
  });
});
