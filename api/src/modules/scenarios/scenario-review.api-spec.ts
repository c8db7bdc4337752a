import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, scenarioFields, takeStep } from '../../../test/factories/scenarios.js';
import { Jobs } from '../../platform/jobs/jobs.js';

let app: TestApp;
let owner: TestAccount;
let editor: TestAccount;
let reviewer: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  owner = await aMember(app);
  const { organisationId } = owner;
  editor = await anAccount(app, { organisationId, role: 'editor' });
  reviewer = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());

const read = (id: string, account: TestAccount) =>
  app.request('GET', `/scenarios/${id}`, { cookie: account.cookie });
const call = async (
  method: string,
  path: string,
  account: TestAccount | null,
  options: { body?: object; tag?: string } = {},
) =>
  app.request(method, path, {
    ...(account ? { cookie: account.cookie } : {}),
    ...(method === 'GET' ? {} : { body: options.body ?? {} }),
    ...(options.tag ? { headers: { 'if-match': options.tag } } : {}),
  });
const post = async (id: string, step: string, account: TestAccount | null, body: object = {}) => {
  const tag = account ? ((await read(id, account)).headers.etag as string | undefined) : undefined;
  return call('POST', `/scenarios/${id}/${step}`, account, { body, tag: tag ?? '"1"' });
};
const draftBy = async (account: TestAccount, fields: Record<string, unknown> = {}) => {
  const body = { organisationId: account.organisationId, ...scenarioFields(fields) };
  return (await call('POST', '/scenarios', account, { body })).body.id as string;
};
const inHours = (n: number) => new Date(Date.now() + n * 3_600_000).toISOString();
const queued = async (query = '') => {
  const { body } = await call('GET', `/reviews/scenarios?limit=100${query}`, reviewer);
  return body.items as { id: string; reviewing: Record<string, unknown> }[];
};

describe('the organisation’s own step', () => {
  it('waits for an owner when an editor submits, and is the platform’s only then', async () => {
    const id = await draftBy(editor);
    const submitted = await post(id, 'submissions', editor);
    expect(submitted.body.reviewing).toMatchObject({ step: 'own', desk: null, due: null });
    expect((await queued()).map((one) => one.id)).not.toContain(id);
    // Not the platform's yet: neither to decide on nor to read.
    expect((await read(id, reviewer)).status).toBe(404);
    expect((await post(id, 'reviews', reviewer, { decision: 'approve' })).status).toBe(404);
    expect((await post(id, 'own-reviews', null, { decision: 'sign' })).status).toBe(401);
    expect((await post(id, 'own-reviews', editor, { decision: 'sign' })).status).toBe(403);
    const comments = [{ pointer: '/problem', text: '请写明产线数量' }];
    const returned = await post(id, 'own-reviews', owner, { decision: 'return', comments });
    expect(returned.body).toMatchObject({
      state: 'returned',
      review: { step: 'own', decision: 'return', comments },
    });
    await post(id, 'submissions', editor);
    const signed = await post(id, 'own-reviews', owner, { decision: 'sign' });
    expect(signed.body.reviewing).toMatchObject({ step: 'platform', desk: 'industry' });
    expect((await queued()).map((one) => one.id)).toContain(id);
    expect((await post(id, 'own-reviews', owner, { decision: 'sign' })).body.code).toBe(
      'scenario.own-review-done',
    );
    // A reviewer's word is the platform's, never one in the organisation's name.
    const foreign = await post(id, 'own-reviews', reviewer, { decision: 'return', note: '请补充' });
    expect(foreign.status).toBe(403);
    expect(await app.eventsOf(id)).toEqual([
      ...['scenario.drafted', 'scenario.submitted', 'scenario.returned'],
      ...['scenario.submitted', 'scenario.signed'],
    ]);
  });

  it('is done by the submission itself when an owner submits', async () => {
    const id = await draftBy(owner);
    expect((await post(id, 'submissions', owner)).body.reviewing.step).toBe('platform');
  });

  it('signs only what was read', async () => {
    const id = await draftBy(editor);
    const tag = String((await read(id, owner)).headers.etag);
    await post(id, 'submissions', editor);
    const body = { decision: 'sign' };
    expect((await call('POST', `/scenarios/${id}/own-reviews`, owner, { body, tag })).status).toBe(
      412,
    );
    expect((await call('POST', `/scenarios/${id}/own-reviews`, owner, { body })).status).toBe(428);
  });
});

describe('an edit during review', () => {
  it('is a recall: the text is the publisher’s alone again, and no decision on the old one is taken', async () => {
    const { id } = await aScenario(app, { publisher: owner, reviewer, state: 'submitted' });
    const tag = String((await read(id, reviewer)).headers.etag);
    expect((await post(id, 'recalls', reviewer)).status).toBe(403);
    expect((await post(id, 'recalls', editor)).body.state).toBe('draft');
    const late = await call('POST', `/scenarios/${id}/reviews`, reviewer, {
      body: { decision: 'approve' },
      tag,
    });
    expect(late.status).toBe(404);
    const matchmaker = await anAccount(app, { roles: ['matchmaker'] });
    for (const outside of [reviewer, matchmaker])
      expect((await read(id, outside)).status).toBe(404);
    expect((await app.eventsOf(id)).at(-1)).toBe('scenario.recalled');
  });
});

describe('the confidentiality review', () => {
  const officer = { name: '示例保密员', post: '办公室主任', finding: 'no-secrets' };

  it('is needed of government publishers, for exactly the text that is submitted', async () => {
    const office = await aMember(app, { kind: 'government' });
    const id = await draftBy(office);
    const check = async () => (await call('GET', `/scenarios/${id}/completeness`, office)).body;
    expect((await check()).signoffNeeded).toBe(true);
    expect((await post(id, 'submissions', office)).body.code).toBe('scenario.signoff-needed');
    expect((await post(id, 'signoffs', null, officer)).status).toBe(401);
    expect((await post(id, 'signoffs', owner, officer)).status).toBe(404);
    expect((await post(id, 'signoffs', office, { ...officer, finding: 'x' })).status).toBe(400);
    const signed = await post(id, 'signoffs', office, officer);
    expect(signed.body.signoff).toMatchObject({ ...officer, current: true });
    const tag = String((await read(id, office)).headers.etag);
    const body = { summary: '改过的简介，需要重新进行保密审查后才能提交。' };
    await call('PATCH', `/scenarios/${id}`, office, { body, tag });
    expect((await read(id, office)).body.signoff.current).toBe(false);
    expect((await post(id, 'submissions', office)).body.code).toBe('scenario.signoff-needed');
    await post(id, 'signoffs', office, officer);
    expect((await post(id, 'submissions', office)).status).toBe(201);
    expect((await read(id, reviewer)).body.signoff.name).toBe(officer.name);
    // The name is for the two sides of the review only, and in no event.
    await post(id, 'reviews', reviewer, { decision: 'approve' });
    await post(id, 'publications', office);
    expect((await app.request('GET', `/scenarios/${id}`)).text).not.toContain(officer.name);
    const events = await app.source.query<{ payload: unknown }[]>(
      'select payload from events where subject_id = $1',
      [id],
    );
    expect(JSON.stringify(events)).not.toContain(officer.name);
  });

  it('is of the text that was read: saved meanwhile, it is refused', async () => {
    const office = await aMember(app, { kind: 'government' });
    const id = await draftBy(office);
    const tag = String((await read(id, office)).headers.etag);
    await call('PATCH', `/scenarios/${id}`, office, { body: { title: '换过的标题' }, tag });
    const path = `/scenarios/${id}/signoffs`;
    expect((await call('POST', path, office, { body: officer, tag })).status).toBe(412);
    expect((await call('POST', path, office, { body: officer })).status).toBe(428);
  });

  it('is needed of what is announced, and of what an open call is changed to', async () => {
    const office = await aMember(app, { kind: 'government' });
    const id = await draftBy(office, { expectedStart: '2027-03' });
    expect((await post(id, 'announcements', office)).body.code).toBe('scenario.signoff-needed');
    await post(id, 'signoffs', office, officer);
    expect((await post(id, 'announcements', office)).body.state).toBe('submitted');
    await post(id, 'reviews', reviewer, { decision: 'approve' });
    await post(id, 'elaborations', office);
    await post(id, 'submissions', office);
    await post(id, 'reviews', reviewer, { decision: 'approve' });
    expect((await post(id, 'publications', office)).body.actions).toContain('sign-off');
    const edit = async (body: object) => {
      const tag = String((await read(id, office)).headers.etag);
      return call('PATCH', `/scenarios/${id}`, office, { body, tag });
    };
    const changes = { mustHave: ['须支持国产算力部署'] };
    expect((await edit(changes)).body.code).toBe('scenario.signoff-needed');
    // A review of the present text, or of other words, is not one of these.
    await post(id, 'signoffs', office, officer);
    await post(id, 'signoffs', office, { ...officer, changes: { mustHave: ['另一句话'] } });
    expect((await edit(changes)).status).toBe(422);
    await post(id, 'signoffs', office, { ...officer, changes });
    expect((await edit(changes)).body).toMatchObject(changes);
    // A later deadline is no text.
    expect((await edit({ deadline: inHours(24 * 60) })).status).toBe(200);
  });
});

describe('the quality gate', () => {
  it('stops a submission at the fields, and advises before', async () => {
    const id = await draftBy(owner, {
      ...{ procedure: 'bids', deadline: inHours(24 * 40), acceptanceTest: null, target: [] },
      mustHave: ['必须使用海康威视摄像机'],
    });
    const { body: advice } = await call('GET', `/scenarios/${id}/completeness`, owner);
    expect(advice.submittable).toBe(false);
    const blocking = advice.quality.filter((finding: { blocks: boolean }) => finding.blocks);
    expect(blocking).toHaveLength(3);
    const refused = await post(id, 'submissions', owner);
    expect(refused.status).toBe(422);
    expect(refused.body.code).toBe('scenario.quality-gate');
    const codes = refused.body.errors.map((e: { pointer: string; code: string }) => [
      e.pointer,
      e.code,
    ]);
    expect(codes).toEqual([
      ['/mustHave/0', 'brand-lock'],
      ['/target', 'unmeasurable'],
      ['/acceptanceTest', 'no-acceptance-test'],
    ]);
  });
});

describe('desks, claims and time limits', () => {
  it('shows who is at it, hands on, and counts what waits', async () => {
    const { id } = await aScenario(app, { publisher: owner, reviewer, state: 'submitted' });
    const claim = `/scenarios/${id}/review-claim`;
    expect((await call('PUT', claim, null)).status).toBe(401);
    expect((await call('PUT', claim, owner)).status).toBe(403);
    const second = await anAccount(app, { roles: ['reviewer'] });
    expect((await call('PUT', claim, second)).body.reviewing.claimedByMe).toBe(true);
    const seen = (await queued()).find((one) => one.id === id);
    expect(seen?.reviewing).toMatchObject({ claimedByMe: false, claimedBy: expect.any(String) });
    expect((await read(id, owner)).body.reviewing.claimedBy).toBeNull();
    expect((await queued('&mine=true')).map((one) => one.id)).not.toContain(id);
    const workload = async (desk: string) => {
      const { body } = await call('GET', '/reviews/workload', reviewer);
      return body.items.find((one: { desk: string }) => one.desk === desk);
    };
    const before = await workload('reform');
    const handed = await call('PUT', `/scenarios/${id}/review-desk`, reviewer, {
      body: { desk: 'reform' },
    });
    expect(handed.body.reviewing).toMatchObject({ desk: 'reform', claimedBy: null });
    expect((await workload('reform')).waiting).toBe(before.waiting + 1);
    expect((await queued('&desk=reform')).map((one) => one.id)).toContain(id);
    // Arranging who reviews does not change what is reviewed: a decision under way stays valid.
    expect((await post(id, 'reviews', reviewer, { decision: 'approve' })).status).toBe(201);
    expect((await call('PUT', claim, reviewer)).status).toBe(409);
  });

  it('limits the time in working days, tells once of what is late, and claims no limit it cannot count', async () => {
    await app.source.query(
      `insert into working_years (year, festivals, source) select y, '[]',
         '{"title":"t","number":"n","url":"https://a.example","publishedOn":"2020-01-01"}'
       from generate_series(extract(year from now())::int, extract(year from now())::int + 1) y
       on conflict do nothing`,
    );
    const { id } = await aScenario(app, { publisher: owner, reviewer, state: 'submitted' });
    const { due } = (await read(id, reviewer)).body.reviewing;
    const days = (Date.parse(due) - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(4.9);
    expect(days).toBeLessThan(17);
    await app.source.query(
      `update scenarios set review_due = app_now() - interval '1 hour' where id = $1`,
      [id],
    );
    const jobs = app.nest.get(Jobs);
    await jobs.runNow('scenarios.review-overdue');
    await jobs.runNow('scenarios.review-overdue');
    expect((await app.eventsOf(id)).filter((e) => e === 'scenario.review-overdue')).toHaveLength(1);
    expect((await read(id, reviewer)).body.reviewing.overdue).toBe(true);
    await app.source.query('update working_years set year = year + 50');
    const other = await aScenario(app, { publisher: owner, reviewer, state: 'submitted' });
    expect((await read(other.id, reviewer)).body.reviewing).toMatchObject({
      due: null,
      overdue: false,
    });
    await app.source.query('update working_years set year = year - 50');
  });
});

describe('scheduled publication', () => {
  it('opens by itself at its time, not before', async () => {
    const { id } = await aScenario(app, { publisher: owner, reviewer, state: 'approved' });
    expect((await post(id, 'schedules', null, { at: inHours(1) })).status).toBe(401);
    expect((await post(id, 'schedules', owner, { at: inHours(-1) })).body.code).toBe(
      'scenario.schedule-out-of-range',
    );
    const set = await post(id, 'schedules', owner, { at: inHours(1) });
    expect(set.body.state).toBe('scheduled');
    await app.nest.get(Jobs).runNow('scenarios.open-scheduled');
    expect((await app.request('GET', `/scenarios/${id}`)).status).toBe(404);
    await app.source.query(`update scenarios set publish_at = app_now() where id = $1`, [id]);
    await Promise.all([1, 2].map(() => app.nest.get(Jobs).runNow('scenarios.open-scheduled')));
    expect((await app.request('GET', `/scenarios/${id}`)).body.state).toBe('open');
    const published = (await app.eventsOf(id)).filter((e) => e === 'scenario.published');
    expect(published).toHaveLength(1);
  });

  it('can be called off, and comes back with the reason when the deadline went by', async () => {
    const deadline = inHours(3);
    const made = await aScenario(app, {
      ...{ publisher: owner, reviewer, state: 'approved' },
      fields: { deadline },
    });
    const { id } = made;
    expect((await post(id, 'schedules', owner, { at: inHours(4) })).status).toBe(422);
    await post(id, 'schedules', reviewer, { at: inHours(1) });
    expect((await call('DELETE', `/scenarios/${id}/schedule`, owner)).body.state).toBe('approved');
    await post(id, 'schedules', owner, { at: inHours(1) });
    await app.source.query(
      `update scenarios set publish_at = app_now(), deadline = app_now() where id = $1`,
      [id],
    );
    await app.nest.get(Jobs).runNow('scenarios.open-scheduled');
    expect((await read(id, owner)).body.state).toBe('approved');
    expect((await app.eventsOf(id)).at(-1)).toBe('scenario.unscheduled');
    expect((await takeStep(app, 'publish', made)).body.code).toBe('scenario.deadline-passed');
  });
});

describe('scheduled publications that cannot be', () => {
  const scheduled = async (publisher: TestAccount, minutesAgo: number) => {
    const { id } = await aScenario(app, { publisher, reviewer, state: 'approved' });
    await post(id, 'schedules', publisher, { at: inHours(1) });
    await app.source.query(
      `update scenarios set publish_at = app_now() - make_interval(mins => $2) where id = $1`,
      [id, minutesAgo],
    );
    return id;
  };
  const stateOf = async (id: string) => (await read(id, reviewer)).body.state;

  it('stop no other', async () => {
    const broken = await scheduled(owner, 2);
    const sound = await scheduled(owner, 1);
    await app.source.query('update scenarios set procedure = null where id = $1', [broken]);
    await app.nest.get(Jobs).runNow('scenarios.open-scheduled');
    expect([await stateOf(broken), await stateOf(sound)]).toEqual(['scheduled', 'open']);
  });

  it('wait while their publisher is suspended', async () => {
    const other = await aMember(app);
    const id = await scheduled(other, 1);
    const become = (state: string) =>
      app.source.query('update organisations set state = $2 where id = $1', [
        ...[other.organisationId, state],
      ]);
    await become('suspended');
    await app.nest.get(Jobs).runNow('scenarios.open-scheduled');
    expect(await stateOf(id)).toBe('scheduled');
    await become('approved');
    await app.nest.get(Jobs).runNow('scenarios.open-scheduled');
    expect(await stateOf(id)).toBe('open');
  });
});

describe('options of the procedure', () => {
  it('keeps takers, proof and the procurement notice, on official platforms only', async () => {
    const fields = {
      ...{ procedure: 'staged', takers: 'several', proofOfConcept: '先在一条产线验证八周。' },
      ...{ procurementUrl: 'https://www.ccgp.gov.cn/notice/1', procurementNo: 'XM-2026-001' },
    };
    const { id } = await aScenario(app, { publisher: owner, reviewer, state: 'open', fields });
    expect((await app.request('GET', `/scenarios/${id}`)).body).toMatchObject(fields);
    const tag = String((await read(id, owner)).headers.etag);
    const edit = (body: object) => call('PATCH', `/scenarios/${id}`, owner, { body, tag });
    const foreign = await edit({ procurementUrl: 'https://example.com/contact-me' });
    expect(foreign.status).toBe(400);
    expect(foreign.body.errors[0].pointer).toBe('/procurementUrl');
    const contact = await edit({ procurementNo: '电话13800138000' });
    expect(contact.body.errors[0]).toMatchObject({ pointer: '/procurementNo' });
  });
});
