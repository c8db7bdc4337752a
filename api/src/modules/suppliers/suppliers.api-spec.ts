import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aMember,
  anAccount,
  anOrganisation,
  type TestAccount,
} from '../../../test/factories/identity.js';
import { aCapability } from '../../../test/factories/suppliers.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { CapabilityDocuments } from './capability.document.js';
import { SupplierMarketReads } from './supplier-market.reads.js';
import { SupplierProfileReads } from './supplier-profiles.reads.js';

let app: TestApp;
let supplier: TestAccount;
let stranger: TestAccount;
let reviewer: TestAccount;

const complete = {
  title: '码头闸口箱号识别一体机',
  summary: '用两路相机识别箱号、箱型和残损，免停车过闸。',
  description: '在闸口部署两路工业相机与边缘盒，识别箱号、箱型代码和残损部位，夜间与雨天同样可用。',
  kind: 'product',
  technologies: ['vision', 'edge'],
  sectors: ['transport', 'supply-chain'],
  deployments: ['edge'],
  priceModes: ['licence'],
};

beforeAll(async () => {
  app = await startTestApp();
  supplier = await aMember(app);
  stranger = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());

const draft = (body: object = {}, cookie = supplier.cookie) =>
  app.request('POST', '/capabilities', {
    cookie,
    body: { organisationId: supplier.organisationId, ...complete, ...body },
  });

describe('POST /capabilities', () => {
  it('asks for an account, and for a place in an approved organisation', async () => {
    expect((await app.request('POST', '/capabilities', { body: complete })).status).toBe(401);
    expect((await draft({}, stranger.cookie)).body.code).toBe(
      'capability.organisation-not-allowed',
    );
    const pending = await anAccount(app, {
      organisationId: await anOrganisation(app, { state: 'pending' }),
    });
    const answer = await draft({ organisationId: pending.organisationId }, pending.cookie);
    expect([answer.status, answer.body.code]).toEqual([403, 'capability.organisation-not-allowed']);
  });

  it.each([
    ['an unknown field', { colour: 'red' }, '/colour', 'unknown-field'],
    ['a text that is too long', { summary: 'x'.repeat(301) }, '/summary', 'too-big'],
    ['a wrong type', { maturity: 'nine' }, '/maturity', 'type'],
    ['a maturity beyond 9', { maturity: 10 }, '/maturity', 'too-big'],
    ['a code that is in no list', { technologies: ['telepathy'] }, '/technologies', 'not-in-list'],
    ['a filing twice', { filings: [{ number: 'A-1' }, { number: 'A-1' }] }, '/filings', 'rule'],
    [
      'a kind of filing that there is not',
      { filings: [{ number: 'A-1', kind: 'other' }] },
      '/filings/0/kind',
      'not-in-list',
    ],
    ['prices in the wrong order', { priceMinFen: 200, priceMaxFen: 100 }, '/priceMaxFen', 'rule'],
  ])('refuses %s and names the field', async (_, body, pointer, code) => {
    const answer = await draft(body);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toContainEqual(expect.objectContaining({ pointer, code }));
  });

  it('refuses contact details in public texts', async () => {
    const answer = await draft({
      description: '欢迎致电 13800001234 洽谈，可提供现场演示与试用。',
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'capability.contact-in-text']);
    expect(answer.body.errors[0].pointer).toBe('/description');
  });

  it.each([
    ['/cases/0', { cases: [{ title: '闸口项目', result: '详情加微信 gate_2026' }] }],
    ['/source/title', { source: { title: '清单，电话 13800001234' } }],
    ['/filings/0/number', { filings: [{ number: '13800001234' }] }],
  ])('refuses contact details at %s, too', async (pointer, body) => {
    const answer = await draft(body);
    expect([answer.status, answer.body.code]).toEqual([422, 'capability.contact-in-text']);
    expect(answer.body.errors).toMatchObject([{ pointer }]);
  });

  it('holds several filings, each with its kind', async () => {
    const filings = [
      { number: '示例备-0001', kind: 'model-filing' },
      { number: '示例算备-0002', kind: null },
    ];
    const { body } = await draft({ filings });
    expect(body.filings).toEqual(filings);
    const profiles = await app.nest.get(SupplierProfileReads).matchProfiles([body.id]);
    expect(profiles[0]?.profile.filingNo).toBe('示例备-0001');
  });

  it('stores script as text', async () => {
    const answer = await draft({ title: '<script>alert(1)</script> 检测' });
    expect(answer.body.title).toBe('<script>alert(1)</script> 检测');
  });

  it('does the work once for one Idempotency-Key', async () => {
    const send = () =>
      app.request('POST', '/capabilities', {
        cookie: supplier.cookie,
        headers: { 'idempotency-key': 'capability-once' },
        body: { organisationId: supplier.organisationId, ...complete, title: '只做一次的能力' },
      });
    const first = await send();
    const second = await send();
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body.id).toBe(first.body.id);
    expect(second.headers['idempotent-replay']).toBe('true');
    const other = await app.request('POST', '/capabilities', {
      cookie: supplier.cookie,
      headers: { 'idempotency-key': 'capability-once' },
      body: { organisationId: supplier.organisationId, ...complete, title: '另一项' },
    });
    expect([other.status, other.body.code]).toEqual([422, 'request.idempotency-mismatch']);
  });
});

describe('a capability’s life', () => {
  it('is drafted, seen by its owner only, published, changed, archived', async () => {
    const made = (await draft()).body;
    expect(made).toMatchObject({
      state: 'draft',
      actions: ['edit', 'publish', 'archive', 'add-evidence'],
    });
    expect((await app.request('GET', `/capabilities/${made.id}`)).status).toBe(404);
    expect(
      (await app.request('GET', `/capabilities/${made.id}`, { cookie: stranger.cookie })).status,
    ).toBe(404);

    const published = await app.request('POST', `/capabilities/${made.id}/publications`, {
      cookie: supplier.cookie,
    });
    expect(published.body).toMatchObject({ state: 'published', view: 'owner' });
    const seen = await app.request('GET', `/capabilities/${made.id}`);
    expect(seen.body).toMatchObject({ view: 'public', capacity: null, busy: null, actions: [] });

    const edit = (version: number, body: object) =>
      app.request('PATCH', `/capabilities/${made.id}`, {
        cookie: supplier.cookie,
        headers: { 'if-match': `"${version}"` },
        body,
      });
    const changed = await edit(published.body.version, { maturity: 8 });
    expect(changed.body).toMatchObject({ maturity: 8, version: published.body.version + 1 });
    const stale = await edit(published.body.version, { maturity: 7 });
    expect([stale.status, stale.body.code]).toEqual([412, 'request.version-stale']);
    const blank = await edit(changed.body.version, { description: '' });
    expect([blank.status, blank.body.code]).toEqual([422, 'capability.incomplete']);
    const noHeader = await app.request('PATCH', `/capabilities/${made.id}`, {
      cookie: supplier.cookie,
      body: {},
    });
    expect(noHeader.status).toBe(428);

    const archived = await app.request('POST', `/capabilities/${made.id}/archivals`, {
      cookie: supplier.cookie,
    });
    expect(archived.body.state).toBe('archived');
    expect((await app.request('GET', `/capabilities/${made.id}`)).status).toBe(404);
    expect(await app.eventsOf(made.id)).toEqual([
      'capability.drafted',
      'capability.published',
      'capability.changed',
      'capability.archived',
    ]);
  });

  it('refuses to publish what visitors could not use, all gaps at once', async () => {
    const { id } = (await draft({ summary: '', description: '', sectors: [] })).body;
    const answer = await app.request('POST', `/capabilities/${id}/publications`, {
      cookie: supplier.cookie,
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'capability.incomplete']);
    expect(answer.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      '/summary',
      '/description',
      '/sectors',
    ]);
  });

  it.each(['publications', 'archivals', 'restorations'])(
    '%s asks who it is and hides drafts of others',
    async (verb) => {
      const { id } = (await draft()).body;
      expect((await app.request('POST', `/capabilities/${id}/${verb}`)).status).toBe(401);
      expect(
        (await app.request('POST', `/capabilities/${id}/${verb}`, { cookie: stranger.cookie }))
          .status,
      ).toBe(404);
    },
  );

  it('restores what was archived as a draft', async () => {
    const { id } = (await draft()).body;
    await app.request('POST', `/capabilities/${id}/archivals`, { cookie: supplier.cookie });
    const answer = await app.request('POST', `/capabilities/${id}/restorations`, {
      cookie: supplier.cookie,
    });
    expect(answer.body.state).toBe('draft');
    const again = await app.request('POST', `/capabilities/${id}/restorations`, {
      cookie: supplier.cookie,
    });
    expect([again.status, again.body.code]).toEqual([409, 'request.action-not-allowed']);
  });
});

describe('lists', () => {
  it('leave out what belongs to a suspended supplier', async () => {
    const organisationId = await anOrganisation(app);
    const id = await aCapability(app, { organisationId });
    const listed = async () =>
      (await app.request('GET', `/capabilities?organisationId=${organisationId}`)).body.total;
    expect(await listed()).toBe(1);
    await app.source.query(`update organisations set state = 'suspended' where id = $1`, [
      organisationId,
    ]);
    expect(await listed()).toBe(0);
    expect(await app.nest.get(CapabilityDocuments).load([id])).toEqual([]);
    const matchable = await app.nest.get(SupplierProfileReads).matchable(null);
    expect(matchable.map((row) => row.id)).not.toContain(id);
  });

  it('shows claimed before unclaimed, pages stably, and refuses a forged cursor', async () => {
    const sectors = ['agriculture'];
    const unclaimed = await aCapability(app, { organisationId: null, sectors });
    const first = await aCapability(app, { sectors });
    const second = await aCapability(app, { sectors });
    await aCapability(app, { sectors, state: 'draft' });
    const page = await app.request('GET', '/capabilities?sectors=agriculture&limit=2');
    expect(page.body.items.map((c: { id: string }) => c.id)).toEqual([second, first]);
    expect(page.body.total).toBe(3);
    const next = await app.request(
      'GET',
      `/capabilities?sectors=agriculture&limit=2&cursor=${page.body.nextCursor}`,
    );
    expect(next.body.items.map((c: { id: string }) => c.id)).toEqual([unclaimed]);
    expect(next.body.nextCursor).toBeNull();
    for (const forged of [
      'abc',
      `${page.body.nextCursor}x`,
      'W10.x',
      page.body.nextCursor.replace('.', '.A'),
    ])
      expect((await app.request('GET', `/capabilities?cursor=${forged}`)).body.code).toBe(
        'request.cursor-invalid',
      );
    expect((await app.request('GET', '/capabilities?limit=101')).status).toBe(400);
  });

  it('lists one’s own in every state', async () => {
    expect((await app.request('GET', '/my/capabilities')).status).toBe(401);
    const answer = await app.request('GET', '/my/capabilities?state=draft', {
      cookie: supplier.cookie,
    });
    expect(answer.status).toBe(200);
    expect(answer.body.items.every((c: { state: string }) => c.state === 'draft')).toBe(true);
    expect(
      (await app.request('GET', '/my/capabilities?state=mine', { cookie: supplier.cookie })).status,
    ).toBe(400);
  });
});

describe('unclaimed entries', () => {
  const statement = '本机构即该产品的研发单位，可提供软件著作权与官网备案信息核对。';
  const claim = (id: string, account = supplier) =>
    app.request('POST', `/capabilities/${id}/claims`, {
      cookie: account.cookie,
      body: { organisationId: account.organisationId, statement },
    });

  it('say who made them and cannot be edited, only claimed', async () => {
    const id = await aCapability(app, { organisationId: null, makerName: '某研究院' });
    const seen = await app.request('GET', `/capabilities/${id}`, { cookie: supplier.cookie });
    expect(seen.body).toMatchObject({
      unclaimed: true,
      makerName: '某研究院',
      organisation: null,
      actions: ['claim'],
    });
    const edit = await app.request('PATCH', `/capabilities/${id}`, {
      cookie: supplier.cookie,
      headers: { 'if-match': '1' },
      body: { title: '归我了' },
    });
    expect(edit.status).toBe(403);
  });

  it('are claimed by one supplier after review; a second claim loses', async () => {
    const id = await aCapability(app, { organisationId: null });
    expect((await app.request('POST', `/capabilities/${id}/claims`, { body: {} })).status).toBe(
      401,
    );
    const mine = (await claim(id)).body;
    expect((await claim(id)).body.code).toBe('claim.exists');
    const theirs = (await claim(id, stranger)).body;
    const decide = (claimId: string, decision: string, cookie = reviewer.cookie) =>
      app.request('POST', `/claims/${claimId}/decisions`, {
        cookie,
        body: { decision, note: '材料齐全' },
      });
    expect((await decide(mine.id, 'accept', '')).status).toBe(401);
    expect((await decide(mine.id, 'accept', supplier.cookie)).status).toBe(403);
    expect((await decide(mine.id, 'accept', stranger.cookie)).status).toBe(404);
    expect((await decide(mine.id, 'accept')).body.state).toBe('accepted');
    expect((await decide(mine.id, 'accept')).body.code).toBe('claim.decided');
    expect((await decide(theirs.id, 'accept')).body.code).toBe('capability.already-claimed');
    const seen = (await app.request('GET', `/capabilities/${id}`)).body;
    expect(seen).toMatchObject({ unclaimed: false, organisation: { id: supplier.organisationId } });
    expect(await app.eventsOf(id)).toEqual(['capability.claimed']);
    const list = await app.request('GET', '/claims?state=accepted', { cookie: supplier.cookie });
    expect(list.body.items.map((c: { id: string }) => c.id)).toContain(mine.id);
    expect((await app.request('GET', '/claims')).status).toBe(401);
  });

  it('make a newcomer of whoever joins by claiming: the days count from the hand-over', async () => {
    const joining = await aMember(app);
    const id = await aCapability(app, { organisationId: null });
    const publishedAgo = (capabilityId: string, days: number) =>
      app.source.query(
        'update capabilities set published_at = app_now() - make_interval(days => $2) where id = $1',
        [capabilityId, days],
      );
    await publishedAgo(id, 400);
    const daysHere = async () => {
      const [facts] = await app.nest.get(SupplierMarketReads).facts([id]);
      return Math.round((Date.now() - facts!.firstPublishedAt.getTime()) / 86_400_000);
    };
    const { id: claimId } = (await claim(id, joining)).body;
    await app.request('POST', `/claims/${claimId}/decisions`, {
      cookie: reviewer.cookie,
      body: { decision: 'accept', note: '材料齐全' },
    });
    expect(await daysHere()).toBe(0);
    // Who had published something before is no newcomer by claiming another.
    await publishedAgo(await aCapability(app, { organisationId: joining.organisationId }), 90);
    expect(await daysHere()).toBe(90);
  });

  it('forget the asker’s address after 90 days, not before', async () => {
    const [fresh, old] = await Promise.all(
      [89, 90].map(async (days) => {
        const id = await aCapability(app, { organisationId: null });
        await app.source.query(
          `insert into removal_requests (id, capability_id, reason, email, created_at)
           values (gen_random_uuid(), $1, '不愿列入名录', 'maker@test.example', app_now() - make_interval(days => $2))`,
          [id, days],
        );
        return id;
      }),
    );
    await app.nest.get(Jobs).runNow('suppliers.forget-askers');
    const emailOf = async (id: string | undefined) =>
      (
        await app.source.query('select email from removal_requests where capability_id = $1', [id])
      )[0].email;
    expect([await emailOf(fresh), await emailOf(old)]).toEqual(['maker@test.example', null]);
  });

  it('take removal requests from anybody, without showing the asker to anyone', async () => {
    const id = await aCapability(app, { organisationId: null });
    const ask = (body: object) =>
      app.request('POST', `/capabilities/${id}/removal-requests`, { body });
    expect((await ask({ reason: '不愿列入名录', email: 'nobody' })).body.errors[0].pointer).toBe(
      '/email',
    );
    expect((await ask({ reason: '不愿列入名录', email: 'maker@test.example' })).status).toBe(201);
    const claimed = await aCapability(app);
    const refused = await app.request('POST', `/capabilities/${claimed}/removal-requests`, {
      body: { reason: '不愿列入名录', email: 'maker@test.example' },
    });
    expect(refused.status).toBe(409);
  });

  it('are taken out by a reviewer, and the asker’s address goes with the decision', async () => {
    const id = await aCapability(app, { organisationId: null });
    await app.request('POST', `/capabilities/${id}/removal-requests`, {
      body: { reason: '不愿列入名录', email: 'asker@test.example' },
    });
    const list = (cookie?: string) =>
      app.request('GET', '/removal-requests', cookie ? { cookie } : {});
    expect((await list()).status).toBe(401);
    expect((await list(supplier.cookie)).status).toBe(403);
    const queued = (await list(reviewer.cookie)).body.items.find(
      (r: { capabilityId: string }) => r.capabilityId === id,
    );
    expect(queued).toMatchObject({ email: 'asker@test.example' });
    const decide = (decision: string, cookie = reviewer.cookie) =>
      app.request('POST', `/removal-requests/${queued.id}/decisions`, {
        cookie,
        body: { decision },
      });
    expect((await decide('remove', supplier.cookie)).status).toBe(403);
    expect((await decide('perhaps')).status).toBe(400);
    expect((await decide('remove')).status).toBe(204);
    expect((await decide('remove')).body.code).toBe('claim.decided');
    expect((await app.request('GET', `/capabilities/${id}`)).status).toBe(404);
    const [row] = await app.source.query<{ email: string | null }[]>(
      'select email from removal_requests where id = $1',
      [queued.id],
    );
    expect(row?.email).toBeNull();
    expect(await app.eventsOf(queued.id)).toEqual(['removal.requested', 'removal.decided']);
  });
});
