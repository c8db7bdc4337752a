import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, takeStep } from '../../../test/factories/scenarios.js';

let app: TestApp;
let publisher: TestAccount;
let reviewer: TestAccount;
let second: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
  second = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());

const path = (no: string, rest = '') => `/lists/${encodeURIComponent(no)}${rest}`;
const call = (method: string, url: string, who: TestAccount | null, body?: object, tag?: number) =>
  app.request(method, url, {
    ...(who ? { cookie: who.cookie } : {}),
    ...(body ? { body } : {}),
    ...(tag === undefined ? {} : { headers: { 'if-match': `"${tag}"` } }),
  });
const sha = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const open = (fields: Record<string, unknown> = {}) =>
  aScenario(app, { publisher, reviewer, state: 'open', fields });
/** A published list of the level with these scenarios. */
async function published(ids: string[], given: Record<string, unknown> = {}) {
  const body = { level: 'city', title: '示例机会清单', ...given };
  const { no } = (await call('POST', '/lists', reviewer, body)).body;
  const added = await call('POST', path(no, '/entries'), reviewer, { scenarioIds: ids });
  expect(added.status).toBe(201);
  const done = await call('POST', path(no, '/publications'), reviewer, {});
  expect(done.status).toBe(201);
  return done.body;
}

describe('a correction', () => {
  it('is listed beside what stays frozen, and anybody can check the chain', async () => {
    const made = await open();
    const list = await published([made.id]);
    const right = {
      scenarioId: made.id,
      field: 'title',
      after: '更正后的名称',
      reason: '印错了字',
    };
    const url = path(list.no, '/corrections');
    expect((await call('POST', url, null, right, list.version)).status).toBe(401);
    expect((await call('POST', url, publisher, right, list.version)).status).toBe(403);
    expect((await call('POST', url, reviewer, right)).status).toBe(428);
    const once = await call('POST', url, reviewer, right, list.version);
    expect(once.status).toBe(201);
    expect(once.body.version).toBe(list.version + 1);
    await call(
      'POST',
      url,
      reviewer,
      { ...right, field: 'organisationName', after: '更正后的单位', reason: '单位更名漏改' },
      once.body.version,
    );
    const seen = (await call('GET', path(list.no), null)).body;
    expect(seen).toMatchObject({ hash: list.hash, correctionCount: 2, actions: [] });
    expect(seen.entries[0]).toMatchObject({
      title: '更正后的名称',
      organisationName: '更正后的单位',
      corrected: ['title', 'organisationName'],
    });
    expect(seen.corrections).toMatchObject([
      { n: 1, field: 'title', before: list.entries[0].title, previousHash: list.hash },
      { n: 2, field: 'organisationName', byRole: 'reviewer' },
    ]);
    expect(seen.corrections[1].previousHash).toBe(seen.corrections[0].hash);
    for (const one of seen.corrections) {
      expect(sha(one.text)).toBe(one.hash);
      const { n, at, scenarioId, field, before, after, reason, byRole, previousHash } = one;
      expect(JSON.parse(one.text)).toEqual({
        format: 'aism-list-correction/1',
        ...{ no: list.no, n, at, scenarioId, field, before, after, reason, byRole, previousHash },
      });
    }
    // The frozen text is untouched, and so is what the hash says of it.
    const frozen = await app.request('GET', String(seen.verification.address));
    expect(sha(frozen.text)).toBe(list.hash);
    expect(frozen.body.entries[0].content.title).toBe(list.entries[0].title);
    expect((await app.eventsOf(list.id)).slice(-2)).toEqual(['list.corrected', 'list.corrected']);
    for (const sql of [
      'update list_corrections set reason = $2 where list_id = $1',
      'delete from list_corrections where list_id = $1 and $2 = $2',
    ])
      await expect(app.source.query(sql, [list.id, 'x'])).rejects.toThrow(/stand as they are/);
  });

  it('of two at once only one is taken; the other is told', async () => {
    const made = await open();
    const list = await published([made.id]);
    const by = (who: TestAccount, after: string) =>
      call(
        'POST',
        path(list.no, '/corrections'),
        who,
        { scenarioId: made.id, field: 'summary', after, reason: '两人同时更正' },
        list.version,
      );
    const answers = await Promise.all([
      by(reviewer, '甲的更正：试点范围为一处。'),
      by(second, '乙的更正：试点范围为两处。'),
    ]);
    expect(answers.map((one) => one.status).sort()).toEqual([201, 412]);
    const lost = answers.find((one) => one.status === 412);
    expect(lost?.body).toMatchObject({ code: 'request.version-stale' });
    expect((await call('GET', path(list.no), null)).body.correctionCount).toBe(1);
  });

  it('is refused where there is nothing to put right, or the value does not fit', async () => {
    const made = await open();
    const other = await open();
    const list = await published([made.id]);
    const right = {
      scenarioId: made.id,
      field: 'title',
      after: '更正后的名称',
      reason: '印错了字',
    };
    const refuse = async (given: object) => {
      const { status, body } = await call(
        'POST',
        path(list.no, '/corrections'),
        reviewer,
        { ...right, ...given },
        list.version,
      );
      return [status, body.code, body.errors?.[0]?.pointer];
    };
    expect(await refuse({ scenarioId: other.id })).toEqual([
      422,
      'list.not-on-list',
      '/scenarioId',
    ]);
    expect(await refuse({ after: list.entries[0].title })).toEqual([
      422,
      'list.nothing-corrected',
      '/after',
    ]);
    expect(await refuse({ after: '长'.repeat(81) })).toEqual([
      400,
      'list.correction-value',
      '/after',
    ]);
    expect(await refuse({ field: 'sectors', after: ['moon'] })).toEqual([
      400,
      'list.correction-value',
      '/after',
    ]);
    expect(await refuse({ field: 'sectors', after: 'health' })).toEqual([
      400,
      'list.correction-value',
      '/after',
    ]);
    expect(await refuse({ after: '请加微信 wx_abcdef 联系' })).toEqual([
      422,
      'list.contact-in-text',
      '/after',
    ]);
    expect(await refuse({ reason: '详询 13800138000' })).toEqual([
      422,
      'list.contact-in-text',
      '/reason',
    ]);
    expect((await refuse({ field: 'deadline' }))[0]).toBe(400);
    expect((await refuse({ reason: '短' }))[0]).toBe(400);
    const draft = (await call('POST', '/lists', reviewer, { level: 'city', title: '草稿清单' }))
      .body;
    const early = await call('POST', path(draft.no, '/corrections'), reviewer, right, 1);
    expect(early.status).toBe(409);
    expect(
      (await call('POST', path('2020-市-99', '/corrections'), reviewer, right, 1)).status,
    ).toBe(404);
  });
});

describe('sections and order', () => {
  it('number the entries through, and a draft reads as it would be frozen', async () => {
    const [health, industry, late] = [
      await open({ sectors: ['health'] }),
      await open({ sectors: ['industry'] }),
      await open({ sectors: ['health'] }),
    ];
    const ids = [industry.id, health.id, late.id];
    const body = { level: 'city', title: '分节的清单', grouping: 'sector' };
    const { no } = (await call('POST', '/lists', reviewer, body)).body;
    const draft = (await call('POST', path(no, '/entries'), reviewer, { scenarioIds: ids })).body;
    const order = (list: { entries: { scenarioId: string }[] }) =>
      list.entries.map((one) => one.scenarioId);
    const sections = (list: { sections: { code: string; from: number; to: number }[] }) =>
      list.sections.map(({ code, from, to }) => `${code} ${from}-${to}`);
    const wanted = draft.sections.map((one: { code: string }) => one.code);
    expect(wanted.sort()).toEqual(['health', 'industry']);
    const turned = [late.id, health.id, industry.id];
    const put = (who: TestAccount | null, scenarioIds: string[], tag?: number) =>
      call('PUT', path(no, '/order'), who, { scenarioIds }, tag);
    expect((await put(null, turned, draft.version)).status).toBe(401);
    expect((await put(publisher, turned, draft.version)).status).toBe(403);
    expect((await put(reviewer, turned)).status).toBe(428);
    expect((await put(reviewer, turned, draft.version + 5)).status).toBe(412);
    for (const wrong of [
      turned.slice(1),
      [late.id, late.id, health.id],
      [...turned, reviewer.userId],
    ])
      expect((await put(reviewer, wrong, draft.version)).body.code).toBe('list.order-mismatch');
    const done = (await put(reviewer, turned, draft.version)).body;
    const pair = order(done).filter((id) => id !== industry.id);
    expect(pair).toEqual([late.id, health.id]);
    const frozen = (await call('POST', path(no, '/publications'), reviewer, {})).body;
    expect(order(frozen)).toEqual(order(done));
    expect(sections(frozen)).toEqual(sections(done));
    expect(frozen.entries.map((one: { position: number }) => one.position)).toEqual([1, 2, 3]);
    expect((await put(reviewer, turned, frozen.version)).status).toBe(409);
  });
});

describe('the comparison', () => {
  it('stands in the frozen text: the last list of the place, what is new, moved, done and dropped', async () => {
    const place = { level: 'district', district: 'huli' };
    const make = () => open({ districts: ['huli'] });
    const [kept, moved, done, dropped, added] = [
      await make(),
      await make(),
      await make(),
      await make(),
      await make(),
    ];
    const first = await published([kept.id, moved.id, done.id, dropped.id], place);
    expect(first.comparison.previous).toBeNull();
    expect(first.entries.map((one: { change: unknown }) => one.change)).toEqual(
      Array(4).fill(null),
    );
    const seen = await call('GET', `/scenarios/${moved.id}`, publisher);
    await call(
      'PATCH',
      `/scenarios/${moved.id}`,
      publisher,
      { summary: '公布之后补充了现场条件，供应方可据此准备方案。' },
      seen.body.version,
    );
    await app.source.query(`update scenarios set state = 'awarded' where id = $1`, [done.id]);
    // Another level's list in between is not the one to compare with.
    await published([kept.id]);
    const next = await published([kept.id, moved.id, added.id], place);
    expect(next.comparison).toMatchObject({
      previous: { no: first.no, hash: first.hash },
      added: [added.id],
      moved: [{ scenarioId: moved.id, fields: ['summary'], deadline: null }],
      kept: [kept.id],
      done: [{ scenarioId: done.id, state: 'awarded' }],
      dropped: [{ scenarioId: dropped.id }],
    });
    expect(next.entries.map((one: { change: unknown }) => one.change)).toEqual([
      'kept',
      'moved',
      'added',
    ]);
    const frozen = await app.request('GET', String(next.verification.address));
    expect(frozen.body.comparison).toEqual(next.comparison);
    // What happens later is told beside, never in the text.
    await takeStep(app, 'withdraw', added);
    const later = (await call('GET', path(next.no), null)).body;
    expect(later.hash).toBe(next.hash);
    expect(later.comparison).toEqual(next.comparison);
    expect(later.entries[2].state).toBe('withdrawn');
  });
});
