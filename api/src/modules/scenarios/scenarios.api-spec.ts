import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aMember,
  anAccount,
  anOrganisation,
  type TestAccount,
} from '../../../test/factories/identity.js';
import { aScenario, scenarioFields, takeStep } from '../../../test/factories/scenarios.js';
import { effectiveStateSql } from './scenario.lifecycle.js';

let app: TestApp;
let publisher: TestAccount;
let reviewer: TestAccount;
let stranger: TestAccount;
let matchmaker: TestAccount;

beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
  matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  stranger = await aMember(app);
});
afterAll(() => app.stop());

const detail = (id: string, who?: TestAccount) =>
  app.request('GET', `/scenarios/${id}`, who ? { cookie: who.cookie } : {});
const patch = (id: string, body: unknown, who: TestAccount, version: number | string | null) =>
  app.request('PATCH', `/scenarios/${id}`, {
    cookie: who.cookie,
    body,
    headers: version === null ? {} : { 'if-match': String(version) },
  });

describe('POST /scenarios', () => {
  const post = (body: unknown, who?: TestAccount, headers: Record<string, string> = {}) =>
    app.request('POST', '/scenarios', { body, headers, ...(who ? { cookie: who.cookie } : {}) });

  it('needs an account', async () => {
    expect((await post({ organisationId: publisher.organisationId })).status).toBe(401);
  });
  it('refuses strangers, viewers and organisations under review', async () => {
    const body = { organisationId: publisher.organisationId };
    expect((await post(body, stranger)).body.code).toBe('scenario.not-your-organisation');
    const viewer = await anAccount(app, { ...body, role: 'viewer' });
    expect((await post(body, viewer)).body.code).toBe('scenario.not-your-organisation');
    const waiting = await aMember(app, { state: 'pending' });
    const answer = await post({ organisationId: waiting.organisationId }, waiting);
    expect([answer.status, answer.body.code]).toEqual([403, 'scenario.organisation-not-approved']);
  });
  it('names wrong fields by pointer and refuses unknown ones', async () => {
    const organisationId = publisher.organisationId;
    const answer = await post(
      { organisationId, title: 'x'.repeat(81), sectors: 'industry', secret: 1 },
      publisher,
    );
    expect(answer.status).toBe(400);
    const pointers = new Set(answer.body.errors.map((e: { pointer: string }) => e.pointer));
    expect([...pointers].sort()).toEqual(['/secret', '/sectors', '/title']);
    const codes = await post(
      { organisationId, sectors: ['industry', 'nonsense'], park: 'moon' },
      publisher,
    );
    expect(codes.body).toMatchObject({
      code: 'scenario.unknown-codes',
      errors: [{ pointer: '/sectors/1' }, { pointer: '/park' }],
    });
  });
  it('keeps an incomplete draft to its organisation and records the fact', async () => {
    const answer = await post(
      { organisationId: publisher.organisationId, title: '草稿' },
      publisher,
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      ...{ state: 'draft', view: 'publisher', version: 1, title: '草稿', demo: false },
      ...{
        actions: ['announce', 'edit', 'sign-off', 'submit', 'withdraw'],
        budgetMaxFen: null,
        publishedVersion: 0,
      },
    });
    expect(await app.eventsOf(answer.body.id)).toEqual(['scenario.drafted']);
    for (const who of [undefined, stranger, reviewer, matchmaker])
      expect((await detail(answer.body.id, who)).status).toBe(404);
  });
  it('takes 示例 from the organisation', async () => {
    const demo = await aMember(app, { demo: true });
    expect((await post({ organisationId: demo.organisationId }, demo)).body.demo).toBe(true);
  });
  it('answers a repeated Idempotency-Key with the first draft', async () => {
    const body = { organisationId: publisher.organisationId, title: '只建一次' };
    const headers = { 'idempotency-key': 'create-once-0001' };
    const [first, second] = [
      await post(body, publisher, headers),
      await post(body, publisher, headers),
    ];
    expect(second.body.id).toBe(first.body.id);
    const other = await post({ ...body, title: '另一个' }, publisher, headers);
    expect(other.body.code).toBe('request.idempotency-mismatch');
  });
  it('refuses a source number that the organisation has already', async () => {
    const body = {
      organisationId: publisher.organisationId,
      externalId: 'A-1',
      source: { title: '某清单' },
    };
    expect((await post(body, publisher)).status).toBe(201);
    expect((await post(body, publisher)).body.code).toBe('scenario.duplicate-external-id');
  });
});

describe('PATCH /scenarios/:id', () => {
  it('saves parts of a draft without an event, and the same again without a new version', async () => {
    const { id } = await aScenario(app, { publisher });
    const first = await patch(id, { summary: '新的简介' }, publisher, 1);
    expect(first.body).toMatchObject({ version: 2, summary: '新的简介' });
    expect((await patch(id, { summary: '新的简介' }, publisher, 2)).body.version).toBe(2);
    expect((await patch(id, { contactName: null }, publisher, '"2.abc"')).body).toMatchObject({
      version: 3,
      contact: { name: null },
    });
    expect(await app.eventsOf(id)).toEqual(['scenario.drafted']);
  });
  it('needs the version that was read', async () => {
    const { id } = await aScenario(app, { publisher });
    expect((await patch(id, { title: '改一改' }, publisher, null)).status).toBe(428);
    expect((await patch(id, { title: '改一改' }, publisher, 7)).status).toBe(412);
    expect((await patch(id, { title: 5 }, publisher, 1)).status).toBe(400);
    expect((await patch(id, { organisationId: uuidv7() }, publisher, 1)).status).toBe(400);
  });
  it('lets nobody else near it', async () => {
    const { id } = await aScenario(app, { publisher });
    const viewer = await anAccount(app, {
      organisationId: publisher.organisationId,
      role: 'viewer',
    });
    expect((await patch(id, { title: '改一改' }, stranger, 1)).status).toBe(404);
    expect((await patch(id, { title: '改一改' }, viewer, 1)).status).toBe(403);
    expect((await app.request('PATCH', `/scenarios/${id}`, { body: {} })).status).toBe(401);
    expect((await patch(uuidv7(), {}, publisher, 1)).status).toBe(404);
  });
  it('is closed during review', async () => {
    const { id } = await aScenario(app, { publisher, state: 'submitted' });
    const answer = await patch(id, { title: '审核中改动' }, publisher, 2);
    expect([answer.status, answer.body.code]).toEqual([409, 'request.action-not-allowed']);
  });
  it('makes a version of each published change and refuses an incomplete one', async () => {
    const { id } = await aScenario(app, { publisher, state: 'open' });
    const refused = await patch(id, { problem: '' }, publisher, 4);
    expect(refused.body).toMatchObject({
      code: 'scenario.incomplete',
      errors: [{ pointer: '/problem' }],
    });
    const done = await patch(
      id,
      { budgetMaxFen: 90_000_000, title: '改名后的质检场景' },
      publisher,
      4,
    );
    expect(done.body).toMatchObject({ version: 5, publishedVersion: 2, state: 'open' });
    expect((await app.eventsOf(id)).at(-1)).toBe('scenario.changed');
    // Contact and nothing else: no published change.
    expect((await patch(id, { contactName: '另一位' }, publisher, 5)).body.publishedVersion).toBe(
      2,
    );
  });
  it('lets a matchmaker reword a returned demand, not its contact, and tells of it', async () => {
    const { id } = await aScenario(app, { publisher, state: 'returned' });
    expect((await patch(id, { contactName: '别人' }, matchmaker, 3)).status).toBe(403);
    expect(
      (
        await patch(
          id,
          { problem: '请供方据此判断：人工目检漏检率高，需要稳定的视觉检测。' },
          matchmaker,
          3,
        )
      ).status,
    ).toBe(200);
    expect((await app.eventsOf(id)).at(-1)).toBe('scenario.reworded');
  });
});

describe('GET /scenarios/:id', () => {
  it('shows the public view without personal or inner parts, byte for byte the same whatever they hold', async () => {
    const { id } = await aScenario(app, { publisher, reviewer, state: 'open' });
    const before = await detail(id);
    expect(before.body).toMatchObject({
      view: 'public',
      state: 'open',
      contact: null,
      review: null,
      updatedAt: null,
      actions: [],
    });
    expect(before.text).not.toMatch(/contact\d|示例联系人|审核意见/);
    await app.source.query(
      `update scenario_contacts set name = '甲', email = 'x@test.example', role = '乙' where scenario_id = $1`,
      [id],
    );
    await app.source.query(
      `update scenario_reviews set note = '丙', comments = '[]' where scenario_id = $1`,
      [id],
    );
    await app.source.query(
      `update scenarios set updated_at = now(), submitted_at = now() where id = $1`,
      [id],
    );
    expect((await detail(id)).text).toBe(before.text);
    expect((await detail(id, stranger)).text).toBe(before.text);
  });
  it('carries an ETag with the version and answers 304 to it', async () => {
    const { id } = await aScenario(app, { publisher, state: 'open' });
    const etag = String((await detail(id)).headers.etag);
    expect(etag).toMatch(/^"4\./);
    const again = await app.request('GET', `/scenarios/${id}`, {
      headers: { 'if-none-match': etag },
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });
  it('shows reviewers and matchmakers what was submitted, without the contact', async () => {
    const { id } = await aScenario(app, { publisher, state: 'submitted' });
    expect((await detail(id, reviewer)).body).toMatchObject({
      view: 'reviewer',
      contact: null,
      actions: ['return', 'approve', 'decline'],
    });
    expect((await detail(id, matchmaker)).body).toMatchObject({
      view: 'matchmaker',
      contact: null,
      actions: [],
    });
    expect((await detail(id, publisher)).body).toMatchObject({
      view: 'publisher',
      contact: { name: '示例联系人' },
    });
    expect((await detail(id, stranger)).status).toBe(404);
    expect((await detail('not-an-id')).status).toBe(404);
  });
  it('closes at the deadline by the one clock, in SQL as in the rule', async () => {
    const deadline = new Date(Date.now() + 3_600_000).toISOString();
    const { id } = await aScenario(app, { publisher, state: 'open', fields: { deadline } });
    const at = (offset: string) =>
      app.source.query<{ state: string }[]>(
        `select ${effectiveStateSql('s', '(s.deadline + $2::interval)')} as state from scenarios s where id = $1`,
        [id, offset],
      );
    expect(await Promise.all(['-1 millisecond', '0', '1 millisecond'].map(at))).toEqual([
      [{ state: 'open' }],
      [{ state: 'closed' }],
      [{ state: 'closed' }],
    ]);
    expect((await detail(id)).body.state).toBe('open');
    await app.shiftClock('1 hour');
    expect((await detail(id)).body.state).toBe('closed');
    expect((await detail(id, publisher)).body.actions).toEqual(['cancel']);
    expect((await patch(id, { title: '太晚了的修改' }, publisher, 4)).body.code).toBe(
      'request.action-not-allowed',
    );
    const listed = await app.request(
      'GET',
      `/scenarios?state=closed&organisationId=${publisher.organisationId}`,
    );
    expect(listed.body.items.map((i: { id: string }) => i.id)).toContain(id);
    await app.shiftClock('-1 hour');
  });
});

describe('GET /scenarios', () => {
  const ids = (answer: { body: { items: { id: string }[] } }) =>
    answer.body.items.map((item) => item.id);

  it('lists published ones only: open before closed before intents, newest first, page by page', async () => {
    const owner = await aMember(app);
    const made = { publisher: owner, reviewer };
    const intent = await aScenario(app, { ...made, state: 'intent' });
    const closed = await aScenario(app, { ...made, state: 'closed' });
    const older = await aScenario(app, { ...made, state: 'open' });
    const newer = await aScenario(app, { ...made, state: 'open' });
    for (const state of [
      'draft',
      'submitted',
      'returned',
      'approved',
      'withdrawn',
      'cancelled',
    ] as const)
      await aScenario(app, { ...made, state });
    const expected = [newer.id, older.id, closed.id, intent.id];
    const path = `/scenarios?organisationId=${owner.organisationId}`;
    const all = await app.request('GET', path);
    expect([ids(all), all.body.total, all.body.nextCursor]).toEqual([expected, 4, null]);
    const walked: string[] = [];
    let next: string | null = null;
    do {
      const answer = await app.request(
        'GET',
        `${path}&limit=1${next ? `&cursor=${encodeURIComponent(next)}` : ''}`,
      );
      expect(answer.body.total).toBe(4);
      walked.push(...ids(answer));
      next = answer.body.nextCursor;
    } while (next);
    expect(walked).toEqual(expected);
  });
  it('narrows by each filter', async () => {
    const owner = await aMember(app);
    const fields = {
      ...{ sectors: ['marine'], technologies: ['drone'], districts: ['xiangan'], park: 'torch' },
      ...{ sizeClass: 'focused', procedure: 'staged', cooperationModes: ['pilot'], firstUse: true },
      constraints: ['typhoon', 'offline'],
    };
    const wanted = await aScenario(app, { publisher: owner, reviewer, state: 'open', fields });
    await aScenario(app, {
      publisher: owner,
      reviewer,
      state: 'open',
      fields: { constraints: ['typhoon'] },
    });
    const base = `/scenarios?organisationId=${owner.organisationId}&`;
    const filters = [
      ...[
        'sectors=marine,media',
        'technologies=drone',
        'districts=xiangan',
        'park=torch',
        'sizeClass=focused',
      ],
      ...[
        'procedure=staged',
        'cooperationModes=pilot,rent',
        'constraints=typhoon,offline',
        'firstUse=true',
      ],
    ];
    for (const filter of filters)
      expect([filter, ids(await app.request('GET', base + filter))]).toEqual([filter, [wanted.id]]);
    expect(ids(await app.request('GET', `${base}demo=true`))).toEqual([]);
    expect((await app.request('GET', `${base}state=open`)).body.total).toBe(2);
  });
  it('finds whole-city scenarios in every district', async () => {
    const owner = await aMember(app);
    const { id } = await aScenario(app, {
      publisher: owner,
      state: 'open',
      fields: { districts: ['city'] },
    });
    const answer = await app.request(
      'GET',
      `/scenarios?organisationId=${owner.organisationId}&districts=tongan`,
    );
    expect(ids(answer)).toEqual([id]);
  });
  it('refuses huge pages, forged cursors and unknown filters', async () => {
    for (const query of [
      'limit=101',
      'limit=0',
      'cursor=abc.def',
      'q=AI',
      'state=gone',
      `sectors=${encodeURIComponent("'; drop")}`,
    ])
      expect([query, (await app.request('GET', `/scenarios?${query}`)).status]).toEqual([
        query,
        400,
      ]);
  });
});

describe('GET /my/scenarios', () => {
  it('shows all states of one’s organisations with the score, and nothing of others', async () => {
    const owner = await aMember(app);
    const other = await anAccount(app, { organisationId: owner.organisationId, role: 'viewer' });
    const draft = await aScenario(app, { publisher: owner, fields: { baseline: [] } });
    const open = await aScenario(app, { publisher: owner, state: 'open' });
    const answer = await app.request('GET', '/my/scenarios', { cookie: other.cookie });
    expect(answer.body.items).toMatchObject([
      { id: open.id, state: 'open', version: 4, actions: [] },
      { id: draft.id, state: 'draft', completeness: 84 },
    ]);
    const drafts = await app.request('GET', '/my/scenarios?state=draft&limit=1', {
      cookie: owner.cookie,
    });
    expect(drafts.body).toMatchObject({
      total: 1,
      nextCursor: null,
      items: [{ id: draft.id, actions: ['announce', 'edit', 'sign-off', 'submit', 'withdraw'] }],
    });
    const foreign = await app.request(
      'GET',
      `/my/scenarios?organisationId=${owner.organisationId}`,
      { cookie: stranger.cookie },
    );
    expect(foreign.body.total).toBe(0);
    expect((await app.request('GET', '/my/scenarios')).status).toBe(401);
  });
  it('pages by the latest change without losing any', async () => {
    const owner = await aMember(app);
    const made = [];
    for (let i = 0; i < 3; i++) made.unshift((await aScenario(app, { publisher: owner })).id);
    const first = await app.request('GET', '/my/scenarios?limit=2', { cookie: owner.cookie });
    const second = await app.request(
      'GET',
      `/my/scenarios?limit=2&cursor=${first.body.nextCursor}`,
      { cookie: owner.cookie },
    );
    const walked = [...first.body.items, ...second.body.items].map((i: { id: string }) => i.id);
    expect([walked, second.body.nextCursor]).toEqual([made, null]);
  });
});

describe('completeness and near-duplicates', () => {
  it('scores for those inside and is hidden from others', async () => {
    const { id } = await aScenario(app, { publisher, fields: { problem: '' } });
    const path = `/scenarios/${id}/completeness`;
    const zh = await app.request('GET', path, { cookie: publisher.cookie });
    expect(zh.body.submittable).toBe(false);
    expect(zh.body.missing[0]).toMatchObject({ pointer: '/problem', required: true, points: 12 });
    const en = await app.request('GET', path, {
      cookie: publisher.cookie,
      headers: { 'accept-language': 'en' },
    });
    expect(en.body.missing[0].advice).toMatch(/^Describe/);
    expect((await app.request('GET', path)).status).toBe(401);
    expect((await app.request('GET', path, { cookie: stranger.cookie })).status).toBe(404);
  });
  it('finds nearly the same text among what the reader may know of', async () => {
    const text = {
      title: '内河码头集装箱残损识别',
      summary: '对进闸集装箱自动拍照并识别箱体残损，替代人工验箱。',
      problem:
        '目前验箱员登高目视，夜间和雨天看不清，漏记残损引发索赔，闸口平均每箱停留四分钟，高峰排队两公里。',
    };
    const owner = await aMember(app);
    const public1 = await aScenario(app, { publisher: owner, state: 'open', fields: text });
    const hidden = await aScenario(app, {
      publisher: owner,
      state: 'submitted',
      fields: { ...text, title: '码头集装箱残损识别' },
    });
    await aScenario(app, { publisher: owner, state: 'open' });
    const mine = await aScenario(app, {
      publisher,
      fields: { ...text, title: '码头集装箱残损自动识别' },
    });
    const path = `/scenarios/${mine.id}/near-duplicates`;
    const found = await app.request('GET', path, { cookie: publisher.cookie });
    expect(found.body.items).toMatchObject([{ id: public1.id, state: 'open' }]);
    expect(found.body.items[0].similarity).toBeGreaterThan(0.8);
    await takeStep(app, 'submit', { ...mine, reviewer });
    const seen = await app.request('GET', path, { cookie: reviewer.cookie });
    expect(seen.body.items.map((i: { id: string }) => i.id).sort()).toEqual(
      [public1.id, hidden.id].sort(),
    );
    expect((await app.request('GET', path)).status).toBe(401);
    expect((await app.request('GET', path, { cookie: stranger.cookie })).status).toBe(404);
  });
});

describe('hostile text', () => {
  it('is kept as text or refused, never a fault', async () => {
    const organisationId = await anOrganisation(app);
    const owner = await anAccount(app, { organisationId });
    const script = '<script>alert(1)</script>';
    const kept = await app.request('POST', '/scenarios', {
      cookie: owner.cookie,
      body: { organisationId, problem: script },
    });
    expect(kept.body.problem).toBe(script);
    for (const problem of ['a\u0000b', 'x'.repeat(4001), '\ud800'])
      expect(
        (
          await app.request('POST', '/scenarios', {
            cookie: owner.cookie,
            body: { organisationId, problem },
          })
        ).status,
      ).toBe(400);
    const fields = scenarioFields({ baseline: [{ name: '率', value: 1e300, unit: '%' }] });
    expect(
      (
        await app.request('POST', '/scenarios', {
          cookie: owner.cookie,
          body: { organisationId, ...fields },
        })
      ).status,
    ).toBe(400);
  });
});
