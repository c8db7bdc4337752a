import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, takeStep, type MadeScenario } from '../../../test/factories/scenarios.js';

let app: TestApp;
let publisher: TestAccount;
let supplier: TestAccount;
let reviewer: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  supplier = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());

const call = (method: string, path: string, account?: TestAccount | null, body?: object) =>
  app.request(method, path, {
    ...(account ? { cookie: account.cookie } : {}),
    ...(body ? { body } : {}),
  });
const month = '2027-03';
const early = { problem: '', procedure: null, cooperationModes: [], expectedStart: month };
/** Submitted as an intent by its owner, and approved by the platform. */
const announce = async (made: MadeScenario) => {
  const submitted = await call('POST', `/scenarios/${made.id}/announcements`, publisher, {});
  expect(submitted.body.state).toBe('submitted');
  expect((await takeStep(app, 'approve', made)).body.state).toBe('intent');
};
const anIntent = async (): Promise<MadeScenario> => {
  const made = await aScenario(app, { publisher, reviewer, fields: early });
  await announce(made);
  return made;
};
const suggestion = { topic: 'data', body: '建议开放近两年的缺陷图片样本用于验证。' };

describe('announcing an early intent', () => {
  it('needs a month and little else, and is public once the platform has approved it', async () => {
    const made = await aScenario(app, { publisher, fields: { ...early, expectedStart: null } });
    const path = `/scenarios/${made.id}/announcements`;
    expect((await call('POST', path, null, {})).status).toBe(401);
    expect((await call('POST', path, supplier, {})).status).toBe(404);
    const refused = await call('POST', path, publisher, {});
    expect(refused.body).toMatchObject({
      code: 'scenario.incomplete',
      errors: [{ pointer: '/expectedStart' }],
    });
    const waiting = await aScenario(app, { publisher, reviewer, fields: early });
    const { id } = waiting;
    const submitted = await call('POST', `/scenarios/${id}/announcements`, publisher, {});
    expect(submitted.body).toMatchObject({
      state: 'submitted',
      reviewing: { of: 'intent', step: 'platform' },
    });
    // Nothing of it is public before somebody of the platform has read it.
    expect((await call('GET', `/scenarios/${id}`)).status).toBe(404);
    expect((await call('GET', `/scenarios?state=intent&limit=100`)).text).not.toContain(id);
    expect((await takeStep(app, 'publish', waiting)).status).toBe(409);
    expect((await takeStep(app, 'approve', waiting)).status).toBe(201);
    const seen = await call('GET', `/scenarios/${id}`);
    expect(seen.body).toMatchObject({ state: 'intent', expectedStart: month, preparing: false });
    expect(await app.eventsOf(id)).toEqual([
      ...['scenario.drafted', 'scenario.submitted', 'scenario.approved', 'scenario.announced'],
    ]);
    expect((await call('GET', `/scenarios?state=intent&limit=100`)).text).toContain(id);
  });

  it('is returned or declined like any other, and an editor’s waits for an owner first', async () => {
    const made = await aScenario(app, { publisher, reviewer, fields: early });
    const { organisationId } = publisher;
    const editor = await anAccount(app, { organisationId, role: 'editor' });
    const path = `/scenarios/${made.id}/announcements`;
    expect((await call('POST', path, editor, {})).body.reviewing).toMatchObject({
      ...{ step: 'own', of: 'intent' },
    });
    expect((await takeStep(app, 'approve', made)).status).toBe(404);
    const own = await call('GET', `/scenarios/${made.id}`, publisher);
    const signed = await app.request('POST', `/scenarios/${made.id}/own-reviews`, {
      ...{ cookie: publisher.cookie, body: { decision: 'sign' } },
      headers: { 'if-match': String(own.headers.etag) },
    });
    expect(signed.status).toBe(201);
    expect((await takeStep(app, 'return', made)).body.state).toBe('returned');
    // Once returned it may come back as an intent or as a whole scenario.
    expect((await call('GET', `/scenarios/${made.id}`, publisher)).body.actions).toEqual(
      expect.arrayContaining(['announce', 'submit']),
    );
    expect((await call('POST', path, publisher, {})).body.state).toBe('submitted');
    expect((await takeStep(app, 'decline', made)).body.state).toBe('cancelled');
    expect((await call('GET', `/scenarios/${made.id}`)).status).toBe(404);
  });

  it('being made into a scenario is its publisher’s alone until it is submitted again', async () => {
    const made = await anIntent();
    await call('POST', `/scenarios/${made.id}/elaborations`, publisher, {});
    expect((await call('GET', `/scenarios/${made.id}`, reviewer)).body.view).toBe('public');
  });

  it('refuses contact details in what becomes public', async () => {
    const made = await aScenario(app, {
      publisher,
      fields: { ...early, summary: '有意者请致电 13800138000 联系我们' },
    });
    const answer = await call('POST', `/scenarios/${made.id}/announcements`, publisher, {});
    expect(answer.body.errors).toMatchObject([{ pointer: '/summary', code: 'contact-in-text' }]);
  });

  it('keeps id, followers and history when it becomes an open scenario', async () => {
    const made = await anIntent();
    const { id } = made;
    const others = await Promise.all([1, 2].map(() => aMember(app)));
    for (const account of [supplier, ...others])
      expect((await call('PUT', `/scenarios/${id}/follow`, account, {})).status).toBe(200);
    await call('POST', `/scenarios/${id}/elaborations`, publisher, {});
    const own = await call('GET', `/scenarios/${id}`, publisher);
    const more = {
      ...{ problem: '夜班目检漏检明显，换型后标准不一，复检占用产能，客户多次投诉。' },
      ...{
        title: '还在改写的标题，公众不应看到',
        procedure: 'direct',
        cooperationModes: ['pilot'],
      },
    };
    const edited = await app.request('PATCH', `/scenarios/${id}`, {
      cookie: publisher.cookie,
      body: more,
      headers: { 'if-match': String(own.headers.etag) },
    });
    expect(edited.status).toBe(200);
    // While it is written and reviewed the public sees what was announced, and followers may go.
    const meanwhile = await call('GET', `/scenarios/${id}`);
    expect(meanwhile.body).toMatchObject({ state: 'intent', preparing: true, version: 1 });
    expect(meanwhile.text).not.toContain('还在改写');
    const list = await call('GET', '/my/follows', supplier);
    expect(list.body.items[0]).toMatchObject({ scenarioId: id, scenario: null });
    expect(list.text).not.toContain('还在改写');
    await call('DELETE', `/scenarios/${id}/follow`, others[0]);
    for (const step of ['submit', 'approve', 'publish']) {
      const done = await takeStep(app, step, made);
      expect(done.status).toBe(201);
    }
    const open = await call('GET', `/scenarios/${id}`);
    expect(open.body).toMatchObject({ id, state: 'open', publishedVersion: 2, preparing: false });
    expect((await call('GET', `/scenarios/${id}/followers`)).body.total).toBe(2);
    const { body: history } = await call('GET', `/scenarios/${id}/versions`);
    expect(history.items.map((version: { n: number }) => version.n)).toEqual([2, 1]);
    const { body: diff } = await call('GET', `/scenarios/${id}/versions/2/diff`);
    expect(diff.changes.map((change: { field: string }) => change.field)).toContain('problem');
  });

  it('opens also when the intent had said everything', async () => {
    const made = await aScenario(app, { publisher, reviewer, fields: { expectedStart: month } });
    await announce(made);
    await call('POST', `/scenarios/${made.id}/elaborations`, publisher, {});
    for (const step of ['submit', 'approve', 'publish'])
      expect((await takeStep(app, step, made)).status).toBe(201);
    expect((await call('GET', `/scenarios/${made.id}`)).body).toMatchObject({
      state: 'open',
      publishedVersion: 1,
    });
  });

  it('stays readable with its reason when it is given up', async () => {
    const made = await anIntent();
    await call('POST', `/scenarios/${made.id}/elaborations`, publisher, {});
    await takeStep(app, 'withdraw', made);
    expect((await call('GET', `/scenarios/${made.id}`)).body).toMatchObject({
      state: 'withdrawn',
      preparing: false,
      exit: { reason: 'need-gone' },
    });
  });
});

describe('following', () => {
  it('is counted once for a person and once for an organisation, and told as facts', async () => {
    const { id } = await anIntent();
    const path = `/scenarios/${id}/follow`;
    expect((await call('PUT', path, null, {})).status).toBe(401);
    await call('PUT', path, supplier, {});
    expect((await call('PUT', path, supplier, {})).body).toMatchObject({
      ...{ total: 1, mine: true, actions: ['unfollow'] },
    });
    const { organisationId } = supplier;
    const both = await call('PUT', path, supplier, { organisationId });
    expect(both.body).toMatchObject({ total: 2, organisationIds: [organisationId] });
    expect((await call('PUT', path, publisher, { organisationId })).body.code).toBe(
      'follow.not-a-member',
    );
    const seen = await call('GET', `/scenarios/${id}/followers`);
    expect(seen.body).toEqual({ total: 2, mine: false, organisationIds: [], actions: [] });
    await call('DELETE', path, supplier);
    const gone = await call('DELETE', `${path}?organisationId=${organisationId}`, supplier);
    expect(gone.body.total).toBe(0);
    await call('DELETE', path, supplier);
    expect((await app.eventsOf(id)).slice(4)).toEqual([
      ...['follow.started', 'follow.started', 'follow.ended', 'follow.ended'],
    ]);
  });

  it('lists what one follows, newest first, by pages', async () => {
    const fan = await aMember(app);
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) {
      const { id } = await anIntent();
      ids.unshift(id);
      await call('PUT', `/scenarios/${id}/follow`, fan, {});
    }
    expect((await call('GET', '/my/follows')).status).toBe(401);
    const first = await call('GET', '/my/follows?limit=2', fan);
    const next = await call('GET', `/my/follows?limit=2&cursor=${first.body.nextCursor}`, fan);
    const seen = [...first.body.items, ...next.body.items].map((item) => item.scenarioId);
    expect(seen).toEqual(ids);
    expect(first.body.total).toBe(3);
    // What a suspended publisher has is not even named.
    const suspend = (state: string) =>
      app.source.query(
        'update organisations set state = $2 where id = (select organisation_id from scenarios where id = $1)',
        [ids[0], state],
      );
    await suspend('suspended');
    const { body: hidden } = await call('GET', '/my/follows?limit=1', fan);
    await suspend('approved');
    expect(hidden.items[0]).toMatchObject({ scenarioId: ids[0], scenario: null, title: '' });
    expect(first.body.items[0].title).not.toBe('');
  });

  it('is of nothing that was never public', async () => {
    const { id } = await aScenario(app, { publisher });
    expect((await call('PUT', `/scenarios/${id}/follow`, supplier, {})).status).toBe(404);
    expect((await call('GET', `/scenarios/${id}/followers`)).status).toBe(404);
  });
});

describe('suggestions to an intent', () => {
  it('are read by publisher and author, and by all once adopted, without a name', async () => {
    const { id } = await anIntent();
    const path = `/scenarios/${id}/suggestions`;
    expect((await call('POST', path, null, suggestion)).status).toBe(401);
    expect((await call('POST', path, publisher, suggestion)).body.code).toBe(
      'suggestion.not-a-supplier',
    );
    const made = await call('POST', path, supplier, suggestion);
    expect(made.body).toMatchObject({ state: 'submitted', mine: true, actions: ['withdraw'] });
    expect((await call('GET', path)).body.total).toBe(0);
    const seen = await call('GET', path, publisher);
    expect(seen.body.items[0].actions).toEqual(['adopt', 'note', 'decline']);
    expect(seen.body.items[0].organisationName).toMatch(/示例机构/);
    const decide = (body: object, account: TestAccount | null = publisher) =>
      call('POST', `/suggestions/${made.body.id}/decisions`, account, body);
    expect((await decide({ decision: 'adopt' }, null)).status).toBe(401);
    expect((await decide({ decision: 'adopt' }, await aMember(app))).status).toBe(404);
    expect((await decide({ decision: 'adopt' }, supplier)).status).toBe(403);
    expect((await decide({ decision: 'decline' })).status).toBe(400);
    await decide({ decision: 'adopt', reply: '采纳，正式发布时开放样本。' });
    const shown = await call('GET', path);
    expect(shown.body.items).toMatchObject([
      { state: 'adopted', organisationName: null, reply: '采纳，正式发布时开放样本。' },
    ]);
    expect(shown.text).not.toContain(supplier.organisationId);
    expect((await decide({ decision: 'decline', reply: '反悔' })).status).toBe(409);
    expect(await app.eventsOf(made.body.id)).toEqual(['suggestion.made', 'suggestion.decided']);
  });

  it('may be taken back, hold no contacts, and end with the intent', async () => {
    const made = await anIntent();
    const path = `/scenarios/${made.id}/suggestions`;
    const mine = await call('POST', path, supplier, suggestion);
    const withdrawn = await call('POST', `/suggestions/${mine.body.id}/withdrawals`, supplier, {});
    expect(withdrawn.body.state).toBe('withdrawn');
    expect((await call('GET', path, publisher)).body.total).toBe(0);
    const contact = { ...suggestion, body: '我们有经验，请加微信 ai_xiamen_2026 联系' };
    expect((await call('POST', path, supplier, contact)).body.code).toBe(
      'suggestion.contact-in-text',
    );
    const open = await aScenario(app, { publisher, state: 'open' });
    const late = await call('POST', `/scenarios/${open.id}/suggestions`, supplier, suggestion);
    expect(late.body.code).toBe('suggestion.not-an-intent');
  });
});
