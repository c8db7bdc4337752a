import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aMember,
  anAccount,
  signedIn,
  type TestAccount,
} from '../../../test/factories/identity.js';
import { aScenario, takeStep, type MadeScenario } from '../../../test/factories/scenarios.js';
import { canonicalJson } from '../../platform/canonical-json.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { AccountsService } from '../identity/accounts.service.js';
import { userRegistered } from '../identity/identity.events.js';
import { markProved } from '../identity/mail-proofs.service.js';
import { hashPassword } from '../identity/passwords.js';
import { ScenarioDocuments } from './scenario.document.js';
import { ScenarioReads } from './scenarios.reads.js';

let app: TestApp;
let publisher: TestAccount;
let reviewer: TestAccount;
let stranger: TestAccount;

beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
  stranger = await aMember(app);
});
afterAll(() => app.stop());

const post = (
  id: string,
  step: string,
  who: TestAccount | null,
  options: { body?: unknown; version?: number } = {},
) =>
  app.request('POST', `/scenarios/${id}/${step}`, {
    ...(who ? { cookie: who.cookie } : {}),
    body: options.body ?? {},
    headers: options.version === undefined ? {} : { 'if-match': `"${options.version}"` },
  });
const make = (state: MadeScenario['state'], fields: Record<string, unknown> = {}) =>
  aScenario(app, { publisher, reviewer, state, fields });
const lastEvent = async (id: string) => (await app.eventsOf(id)).at(-1);
const leaving = { reason: 'rescoped' };

describe('POST submissions', () => {
  it('names every missing field at once, then accepts', async () => {
    const { id } = await make('draft', {
      title: '',
      sectors: [],
      contactEmail: null,
      budgetMinFen: 2,
      budgetMaxFen: 1,
    });
    const refused = await post(id, 'submissions', publisher);
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('scenario.incomplete');
    expect(refused.body.errors.map((e: { pointer: string }) => e.pointer)).toEqual([
      ...['/title', '/sectors', '/contactEmail', '/budgetMaxFen'],
    ]);
    expect(await lastEvent(id)).toBe('scenario.drafted');
    const whole = await make('draft');
    expect((await post(whole.id, 'submissions', publisher, { version: 9 })).status).toBe(412);
    expect((await post(whole.id, 'submissions', publisher, { version: 1 })).body).toMatchObject({
      state: 'submitted',
      version: 2,
    });
    expect(await lastEvent(whole.id)).toBe('scenario.submitted');
    expect((await post(whole.id, 'submissions', publisher)).status).toBe(409);
  });
  it('is the publisher’s alone', async () => {
    const { id } = await make('returned');
    expect((await post(id, 'submissions', null)).status).toBe(401);
    expect((await post(id, 'submissions', reviewer)).status).toBe(403);
    expect((await post(id, 'submissions', stranger)).status).toBe(404);
  });
});

describe('POST reviews', () => {
  const review = (
    id: string,
    body: unknown,
    who: TestAccount | null = reviewer,
    version?: number,
  ) => post(id, 'reviews', who, { body, ...(version === undefined ? {} : { version }) });

  it('returns with comments at fields, which the publisher sees', async () => {
    const { id } = await make('submitted');
    const body = {
      decision: 'return',
      comments: [{ pointer: '/target/0/value', text: '请给出口径' }],
    };
    expect((await review(id, body, reviewer, 2)).body.state).toBe('returned');
    const seen = await app.request('GET', `/scenarios/${id}`, { cookie: publisher.cookie });
    expect(seen.body.review).toMatchObject({ decision: 'return', comments: body.comments });
    expect(seen.body.actions).toEqual(['announce', 'edit', 'sign-off', 'submit', 'withdraw']);
    expect(await lastEvent(id)).toBe('scenario.returned');
  });
  it('approves or declines', async () => {
    const good = await make('submitted');
    expect((await review(good.id, { decision: 'approve' }, reviewer, 2)).body).toMatchObject({
      state: 'approved',
      publishedAt: null,
    });
    expect(await lastEvent(good.id)).toBe('scenario.approved');
    const bad = await make('submitted');
    expect(
      (await review(bad.id, { decision: 'decline', note: '涉密' }, reviewer, 2)).body,
    ).toMatchObject({
      state: 'cancelled',
      exit: { reason: 'declined-in-review', note: '涉密' },
    });
    expect(await lastEvent(bad.id)).toBe('scenario.cancelled');
    expect((await app.request('GET', `/scenarios/${bad.id}`)).status).toBe(404);
  });
  it('refuses the wrong person, version and form', async () => {
    const { id } = await make('submitted');
    expect((await review(id, { decision: 'approve' }, null, 2)).status).toBe(401);
    expect((await review(id, { decision: 'approve' }, publisher, 2)).status).toBe(403);
    expect((await review(id, { decision: 'approve' })).status).toBe(428);
    expect((await review(id, { decision: 'approve' }, reviewer, 1)).status).toBe(412);
    expect((await review(id, { decision: 'return' }, reviewer, 2)).status).toBe(400);
    expect(
      (
        await review(
          id,
          { decision: 'return', comments: [{ pointer: 'title', text: '好的' }] },
          reviewer,
          2,
        )
      ).status,
    ).toBe(400);
    const draft = await make('draft');
    expect((await review(draft.id, { decision: 'approve' }, reviewer, 1)).status).toBe(404);
    const open = await make('open');
    expect((await review(open.id, { decision: 'approve' }, reviewer, 4)).status).toBe(409);
  });
  it('refuses a reviewer of the same organisation', async () => {
    const inside = await anAccount(app, {
      roles: ['reviewer'],
      organisationId: publisher.organisationId,
    });
    const { id } = await make('submitted');
    expect((await review(id, { decision: 'approve' }, inside, 2)).body.code).toBe(
      'scenario.self-review',
    );
    const queue = await app.request('GET', '/reviews/scenarios?limit=100', {
      cookie: inside.cookie,
    });
    expect(queue.body.items.map((i: { id: string }) => i.id)).not.toContain(id);
  });
  it('queues the longest waiting first, for reviewers only', async () => {
    const place = { districts: ['jimei'] };
    const first = await make('submitted', place);
    const second = await make('submitted', place);
    const page = async (cursor = '') =>
      (
        await app.request('GET', `/reviews/scenarios?districts=jimei&limit=1${cursor}`, {
          cookie: reviewer.cookie,
        })
      ).body;
    const one = await page();
    expect(one).toMatchObject({
      total: 2,
      items: [{ id: first.id, actions: ['return', 'approve', 'decline'] }],
    });
    expect(await page(`&cursor=${one.nextCursor}`)).toMatchObject({
      items: [{ id: second.id }],
      nextCursor: null,
    });
    expect(
      (await app.request('GET', '/reviews/scenarios', { cookie: publisher.cookie })).status,
    ).toBe(403);
    expect((await app.request('GET', '/reviews/scenarios')).status).toBe(401);
  });
});

describe('POST publications', () => {
  it('opens with a first version whose hash anybody can check', async () => {
    const { id } = await make('approved');
    expect((await post(id, 'publications', null)).status).toBe(401);
    expect((await post(id, 'publications', stranger)).status).toBe(404);
    const opened = await post(id, 'publications', reviewer);
    expect(opened.body).toMatchObject({ state: 'open', publishedVersion: 1 });
    expect(await lastEvent(id)).toBe('scenario.published');
    const version = await app.request('GET', `/scenarios/${id}/versions/1`);
    const hash = createHash('sha256').update(canonicalJson(version.body.content)).digest('hex');
    expect(version.body).toMatchObject({ n: 1, hash, fields: [] });
    expect(version.text).not.toMatch(/contact/);
    expect((await post(id, 'publications', publisher)).status).toBe(409);
  });
  it('refuses when the deadline has passed meanwhile', async () => {
    const deadline = new Date(Date.now() + 60_000).toISOString();
    const { id } = await make('approved', { deadline });
    await app.shiftClock('1 hour');
    expect((await post(id, 'publications', publisher)).body.code).toBe('scenario.deadline-passed');
    await app.shiftClock('-1 hour');
  });
});

describe('versions', () => {
  it('keep the history with its differences, and cannot be altered', async () => {
    const { id } = await make('open');
    const edit = (body: unknown, version: number) =>
      app.request('PATCH', `/scenarios/${id}`, {
        cookie: publisher.cookie,
        body,
        headers: { 'if-match': String(version) },
      });
    await edit({ title: '第二版的场景名称' }, 4);
    await edit({ mustHave: ['须支持国产芯片'] }, 5);
    const list = await app.request('GET', `/scenarios/${id}/versions`);
    expect(list.body).toMatchObject({
      total: 3,
      items: [
        { n: 3, fields: ['mustHave'], material: true },
        { n: 2, fields: ['title'], material: false },
        { n: 1, fields: [], material: false },
      ],
    });
    const paged = await app.request('GET', `/scenarios/${id}/versions?limit=2`);
    const rest = await app.request(
      'GET',
      `/scenarios/${id}/versions?limit=2&cursor=${paged.body.nextCursor}`,
    );
    expect(rest.body.items).toMatchObject([{ n: 1 }]);
    const last = await app.request('GET', `/scenarios/${id}/versions/3/diff`);
    expect(last.body).toMatchObject({
      from: 2,
      to: 3,
      material: true,
      changes: [{ field: 'mustHave', after: ['须支持国产芯片'] }],
    });
    const whole = await app.request('GET', `/scenarios/${id}/versions/3/diff?from=1`);
    expect(whole.body.changes.map((c: { field: string }) => c.field)).toEqual([
      'title',
      'mustHave',
    ]);
    expect((await app.request('GET', `/scenarios/${id}/versions/1/diff`)).body.from).toBe(0);
    expect((await app.request('GET', `/scenarios/${id}/versions/4`)).body.code).toBe(
      'scenario.version-not-found',
    );
    expect((await app.request('GET', `/scenarios/${id}/versions/0`)).status).toBe(404);
    await expect(app.source.query('update scenario_versions set hash = $1', ['0'])).rejects.toThrow(
      /immutable/,
    );
    await expect(app.source.query('delete from scenario_versions')).rejects.toThrow(/immutable/);
  });
  it('are not told of for what was never published', async () => {
    const { id } = await make('approved');
    expect((await app.request('GET', `/scenarios/${id}/versions`)).status).toBe(404);
    expect((await app.request('GET', `/scenarios/${id}/versions/1`)).status).toBe(404);
  });
});

describe('closing and leaving', () => {
  it('closes early with a public reason', async () => {
    const { id } = await make('open');
    expect((await post(id, 'closures', publisher)).status).toBe(400);
    expect((await post(id, 'closures', reviewer, { body: { note: '名额已满' } })).status).toBe(403);
    await post(id, 'closures', publisher, { body: { note: '名额已满' } });
    const seen = await app.request('GET', `/scenarios/${id}`);
    expect(seen.body).toMatchObject({ state: 'closed', closedEarlyNote: '名额已满' });
    expect(await lastEvent(id)).toBe('scenario.closed');
  });
  it('confirms a deadline once, with the deadline’s own time', async () => {
    const deadline = new Date(Date.now() + 60_000).toISOString();
    const { id } = await make('open', { deadline });
    await app.shiftClock('2 minutes');
    await app.nest.get(Jobs).runNow('scenarios.close');
    await app.nest.get(Jobs).runNow('scenarios.close');
    const events = await app.source.query<{ payload: unknown }[]>(
      `select payload from events where subject_id = $1 and type = 'scenario.closed'`,
      [id],
    );
    expect(events).toEqual([{ payload: { early: false, at: deadline } }]);
    await app.shiftClock('-2 minutes');
    expect((await app.request('GET', `/scenarios/${id}`)).body.state).toBe('closed');
  });
  it.each(['withdraw', 'cancel'] as const)(
    'lets a publisher %s with a coded reason',
    async (action) => {
      const { id } = await make(action === 'withdraw' ? 'open' : 'closed');
      const step = action === 'withdraw' ? 'withdrawals' : 'cancellations';
      expect((await post(id, step, publisher, { body: { reason: 'other' } })).status).toBe(400);
      expect(
        (await post(id, step, publisher, { body: { reason: 'declined-in-review' } })).status,
      ).toBe(400);
      expect((await post(id, step, null, { body: leaving })).status).toBe(401);
      expect((await post(id, step, stranger, { body: leaving })).status).toBe(403);
      const done = await post(id, step, publisher, { body: { ...leaving, note: '内部原因' } });
      const state = action === 'withdraw' ? 'withdrawn' : 'cancelled';
      expect(done.body).toMatchObject({ state, exit: { reason: 'rescoped', note: '内部原因' } });
      const seen = await app.request('GET', `/scenarios/${id}`);
      expect(seen.body).toMatchObject({ state, exit: { reason: 'rescoped', note: null } });
      expect(await lastEvent(id)).toBe(`scenario.${state}`);
    },
  );
  it('turns an intent into a draft that is no longer public', async () => {
    const { id } = await make('intent');
    expect((await app.request('GET', `/scenarios/${id}`)).body).toMatchObject({
      state: 'intent',
      source: { title: '示例清单' },
    });
    expect((await post(id, 'elaborations', stranger)).status).toBe(403);
    expect((await post(id, 'elaborations', publisher)).body.state).toBe('draft');
    // The public keeps seeing what was announced, never the words being written.
    expect((await app.request('GET', `/scenarios/${id}`)).body).toMatchObject({
      ...{ state: 'intent', preparing: true, actions: [], publishedVersion: 1 },
    });
    expect(await app.eventsOf(id)).toEqual(['scenario.imported', 'scenario.drafted']);
  });
});

describe('a suspended organisation', () => {
  it('has no scenario in public lists, the index or matching', async () => {
    const { id } = await make('open');
    const suspend = (state: string) =>
      app.source.query('update organisations set state = $2 where id = $1', [
        publisher.organisationId,
        state,
      ]);
    const listed = async () =>
      (await app.request('GET', `/scenarios?organisationId=${publisher.organisationId}`)).body
        .total;
    expect(await listed()).toBeGreaterThan(0);
    await suspend('suspended');
    expect(await listed()).toBe(0);
    expect(await app.nest.get(ScenarioDocuments).load([id])).toEqual([]);
    const matchable = await app.nest.get(ScenarioReads).matchable(null);
    expect(matchable.map((row) => row.id)).not.toContain(id);
    await suspend('approved');
  });
});

describe('a contact who registers later', () => {
  it('finds the scenarios that named them in their data', async () => {
    const email = 'named-before@test.example';
    const { id } = await make('open', { contactEmail: email });
    const userId = await app.nest
      .get(AccountsService)
      .ensureAccount({ email, displayName: '联系人' });
    await app.settle();
    const exported = await app.request('GET', '/me/export', {
      cookie: await signedIn(app, userId),
    });
    expect(exported.body.sections.scenarioContacts).toMatchObject([{ scenarioId: id, email }]);
  });

  it('finds them only once the address is proved to be theirs', async () => {
    const email = 'somebody-elses@test.example';
    const { id } = await make('open', { contactEmail: email });
    const stranger = await anAccount(app, { email, proved: false });
    const later = await make('open', { contactEmail: email });
    const named = async () => {
      await app.settle();
      const { body } = await app.request('GET', '/me/export', { cookie: stranger.cookie });
      return (body.sections.scenarioContacts ?? []) as { scenarioId: string }[];
    };
    const transactions = app.nest.get(Transactions);
    await transactions.run(systemActor(), (tx) =>
      tx.record(userRegistered, { type: 'user', id: stranger.userId }, {}),
    );
    expect(await named()).toEqual([]);
    await transactions.run(systemActor(), (tx) => markProved(tx, stranger.userId, 'link'));
    const ids = (await named()).map(({ scenarioId }) => scenarioId);
    expect(ids.sort()).toEqual([id, later.id].sort());
  });
});

describe('a contact’s erasure', () => {
  it('takes the person out of the scenarios that named them', async () => {
    const person = await anAccount(app, { organisationId: publisher.organisationId });
    const { id } = await make('open', { contactEmail: person.email });
    const other = await make('open');
    const word = 'a long password of the test';
    await app.source.query('update users set password_hash = $2 where id = $1', [
      person.userId,
      await hashPassword(word),
    ]);
    const exported = await app.request('GET', '/me/export', { cookie: person.cookie });
    expect(exported.body.sections.scenarioContacts).toMatchObject([
      { scenarioId: id, email: person.email },
    ]);
    const erased = await app.request('DELETE', '/me', {
      cookie: person.cookie,
      body: { currentPassword: word },
    });
    expect(erased.status).toBe(204);
    await app.settle();
    const contactOf = async (scenario: string) =>
      (await app.request('GET', `/scenarios/${scenario}`, { cookie: publisher.cookie })).body
        .contact;
    expect(await contactOf(id)).toEqual({ role: null, name: null, email: null });
    expect((await contactOf(other.id)).name).toBe('示例联系人');
  });
});

describe('races', () => {
  it('gives one of two edits of the same version', async () => {
    const { id } = await make('draft');
    const edit = (title: string) =>
      app.request('PATCH', `/scenarios/${id}`, {
        cookie: publisher.cookie,
        body: { title },
        headers: { 'if-match': '1' },
      });
    const answers = await Promise.all([edit('第一位编辑的标题'), edit('第二位编辑的标题')]);
    expect(answers.map((a) => a.status).sort()).toEqual([200, 412]);
  });
  it('gives one of two reviewers', async () => {
    const { id } = await make('submitted');
    const second = await anAccount(app, { roles: ['reviewer'] });
    const answers = await Promise.all([
      post(id, 'reviews', reviewer, { body: { decision: 'approve' }, version: 2 }),
      post(id, 'reviews', second, { body: { decision: 'return', note: '请补充' }, version: 2 }),
    ]);
    expect(answers.map((a) => a.status).sort()).toEqual([201, 412]);
    expect((await app.eventsOf(id)).length).toBe(3);
  });
  it('never publishes twice', async () => {
    const { id } = await make('approved');
    const answers = await Promise.all(
      [1, 2, 3].map((i) => post(id, 'publications', i % 2 ? publisher : reviewer)),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409]);
    expect((await app.eventsOf(id)).filter((e) => e === 'scenario.published')).toHaveLength(1);
  });
  it('approves only what the reviewer read: a resubmitted text needs a new look', async () => {
    const made = await make('submitted');
    await takeStep(app, 'return', made);
    await app.request('PATCH', `/scenarios/${made.id}`, {
      cookie: publisher.cookie,
      body: { title: '换过内容的场景' },
      headers: { 'if-match': '3' },
    });
    await takeStep(app, 'submit', made);
    expect(
      (await post(made.id, 'reviews', reviewer, { body: { decision: 'approve' }, version: 2 }))
        .status,
    ).toBe(412);
  });
  it('submits or edits, not both, when they meet', async () => {
    const { id } = await make('draft');
    const [edited, submitted] = await Promise.all([
      app.request('PATCH', `/scenarios/${id}`, {
        cookie: publisher.cookie,
        body: { title: '' },
        headers: { 'if-match': '1' },
      }),
      post(id, 'submissions', publisher, { version: 1 }),
    ]);
    expect([edited.status, submitted.status]).toContain(412);
    const seen = await app.request('GET', `/scenarios/${id}`, { cookie: publisher.cookie });
    expect(seen.body.state === 'submitted' ? seen.body.title : 'draft').not.toBe('');
  });
});
