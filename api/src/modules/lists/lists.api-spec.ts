import { createHash } from 'node:crypto';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, takeStep, type MadeState } from '../../../test/factories/scenarios.js';
import { ListReads } from './lists.reads.js';

let app: TestApp;
let publisher: TestAccount;
let reviewer: TestAccount;

beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());

const path = (no: string, rest = '') => `/lists/${encodeURIComponent(no)}${rest}`;
const as = (who: TestAccount | null, body?: unknown, version?: number) => ({
  ...(who ? { cookie: who.cookie } : {}),
  ...(body === undefined ? {} : { body }),
  headers: (version === undefined ? {} : { 'if-match': `"${version}"` }) as Record<string, string>,
});
const city = { level: 'city', title: '示例机会清单', intro: '本批场景。' };
const aList = async (given: Record<string, unknown> = {}) =>
  (await app.request('POST', '/lists', as(reviewer, { ...city, ...given }))).body;
const add = (no: string, ids: string[], who: TestAccount | null = reviewer) =>
  app.request('POST', path(no, '/entries'), as(who, { scenarioIds: ids }));
const publish = (no: string, who: TestAccount | null = reviewer) =>
  app.request('POST', path(no, '/publications'), as(who, {}));
const make = (state: MadeState, fields: Record<string, unknown> = {}) =>
  aScenario(app, { publisher, reviewer, state, fields });

describe('composing', () => {
  it('numbers lists per level and year, also when made at once', async () => {
    const made = await Promise.all([
      aList(),
      aList(),
      aList({ level: 'district', district: 'siming' }),
      aList(),
    ]);
    const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear();
    const numbers = made.map((list) => String(list.no)).sort();
    expect(numbers).toEqual([`${year}-区-01`, `${year}-市-01`, `${year}-市-02`, `${year}-市-03`]);
    expect(made[0]).toMatchObject({
      state: 'draft',
      version: 1,
      hash: null,
      entries: [],
      actions: ['edit'],
    });
    expect(await app.eventsOf(made[0].id)).toEqual(['list.drafted']);
  });
  it('is for reviewers, and drafts are theirs alone', async () => {
    expect((await app.request('POST', '/lists', as(null, city))).status).toBe(401);
    expect((await app.request('POST', '/lists', as(publisher, city))).status).toBe(403);
    const { no } = await aList();
    expect((await app.request('GET', path(no), as(publisher))).status).toBe(404);
    expect((await app.request('GET', path(no, '/snapshot'))).status).toBe(404);
    expect((await app.request('GET', path(no), as(reviewer))).status).toBe(200);
    expect((await app.request('GET', '/lists?state=draft')).body).toEqual({
      items: [],
      total: 0,
      nextCursor: null,
    });
    expect(
      (await app.request('GET', '/lists?state=draft', as(reviewer))).body.total,
    ).toBeGreaterThan(0);
  });
  it.each([
    [{ level: 'district' }, 400],
    [{ district: 'siming' }, 400],
    [{ level: 'park', park: 'moon' }, 400],
    [{ title: '短' }, 400],
    [{ extra: 1 }, 400],
  ])('refuses %o', async (given, status) => {
    expect((await app.request('POST', '/lists', as(reviewer, { ...city, ...given }))).status).toBe(
      status,
    );
  });
  it('edits with the version that was read', async () => {
    const { no } = await aList();
    const edit = (version?: number, who: TestAccount | null = reviewer) =>
      app.request('PATCH', path(no), as(who, { title: '改过的标题' }, version));
    expect((await edit()).status).toBe(428);
    expect((await edit(3)).status).toBe(412);
    expect((await edit(1, publisher)).status).toBe(403);
    expect((await edit(1, null)).status).toBe(401);
    expect((await edit(1)).body).toMatchObject({ title: '改过的标题', version: 2 });
    expect((await app.request('PATCH', path('2020-市-99'), as(reviewer, {}, 1))).status).toBe(404);
    expect((await app.request('GET', path('nonsense'))).status).toBe(404);
  });
  it('takes approved and open scenarios of its place, adds and removes', async () => {
    const { no, id } = await aList({ level: 'district', district: 'siming' });
    const [here, everywhere] = [
      await make('open', { districts: ['siming'] }),
      await make('approved', { districts: ['city'] }),
    ];
    const [elsewhere, draft] = [
      await make('open', { districts: ['huli'] }),
      await make('draft', { districts: ['siming'] }),
    ];
    const refused = await add(no, [here.id, elsewhere.id, draft.id]);
    expect(refused.body).toMatchObject({
      code: 'list.entries-refused',
      errors: [
        { pointer: '/scenarioIds/1', code: 'place' },
        { pointer: '/scenarioIds/2', code: 'state' },
      ],
    });
    expect((await add(no, [here.id], publisher)).status).toBe(403);
    const added = await add(no, [here.id, everywhere.id]);
    expect(added.body.entries).toMatchObject([
      { position: 1, scenarioId: here.id, version: 1 },
      { position: 2, scenarioId: everywhere.id, version: 1 },
    ]);
    expect((await add(no, [here.id])).body.entryCount).toBe(2);
    const remove = (who: TestAccount | null) =>
      app.request('DELETE', path(no, `/entries/${here.id}`), as(who));
    expect([(await remove(null)).status, (await remove(publisher)).status]).toEqual([401, 403]);
    expect((await remove(reviewer)).body.entries).toMatchObject([
      { position: 1, scenarioId: everywhere.id },
    ]);
    expect((await remove(reviewer)).status).toBe(404);
    expect((await app.eventsOf(id)).slice(0, 3)).toEqual([
      'list.drafted',
      'list.composed',
      'list.composed',
    ]);
  });
  it('keeps 示例 and real apart', async () => {
    const demo = await aMember(app, { demo: true });
    const shown = await aScenario(app, { publisher: demo, reviewer, state: 'open' });
    const real = await make('open');
    const { no } = await aList();
    expect((await add(no, [shown.id])).body.demo).toBe(true);
    expect((await add(no, [real.id])).body.code).toBe('list.mixed-demo');
  });
});

describe('publishing', () => {
  it('opens what was approved, freezes all, and anybody can check the hash', async () => {
    const { no, id } = await aList();
    const [approved, open] = [await make('approved'), await make('open')];
    await add(no, [approved.id, open.id]);
    expect([(await publish(no, null)).status, (await publish(no, publisher)).status]).toEqual([
      401, 403,
    ]);
    const preview = (await app.request('GET', path(no), as(reviewer))).body;
    const done = await publish(no);
    expect(done.body).toMatchObject({
      state: 'published',
      entryCount: 2,
      actions: ['correct'],
      demo: false,
    });
    // The preview was what got frozen: only the scenario's own state moved on.
    const asFrozen = ({ state: _s, ...entry }: Record<string, unknown>) => entry;
    for (const part of ['sections', 'comparison']) expect(done.body[part]).toEqual(preview[part]);
    expect(done.body.entries.map(asFrozen)).toEqual(preview.entries.map(asFrozen));
    expect((await app.eventsOf(approved.id)).at(-1)).toBe('scenario.published');
    expect((await app.eventsOf(id)).at(-1)).toBe('list.published');
    const seen = await app.request('GET', path(no));
    expect(seen.body.entries).toMatchObject([
      { scenarioId: approved.id, version: 1, state: 'open' },
      { scenarioId: open.id, version: 1, state: 'open' },
    ]);
    const text = await app.request('GET', String(seen.body.verification.address));
    expect(createHash('sha256').update(text.text).digest('hex')).toBe(seen.body.hash);
    expect(String(text.headers['content-type'])).toMatch(/^application\/json/);
    expect(text.text).not.toMatch(/contact|联系人/);
    const version = await app.request('GET', `/scenarios/${open.id}/versions/1`);
    expect(text.body.entries[1]).toMatchObject({
      hash: version.body.hash,
      content: version.body.content,
    });
    expect(await app.nest.get(ListReads).mentioning([open.id])).toMatchObject([
      { no, scenarioId: open.id },
    ]);
    const listed = await app.request('GET', '/lists?level=city&limit=1');
    expect(listed.body.items).toMatchObject([{ no, hash: seen.body.hash, entryCount: 2 }]);
  });
  it('stays as it was when its scenarios move on', async () => {
    const { no } = await aList();
    const made = await make('open');
    await add(no, [made.id]);
    const { hash } = (await publish(no)).body;
    await app.request(
      'PATCH',
      `/scenarios/${made.id}`,
      as(publisher, { title: '公布之后改了名' }, 4),
    );
    await takeStep(app, 'withdraw', made);
    const seen = await app.request('GET', path(no));
    expect(seen.body).toMatchObject({ hash, entries: [{ version: 1, state: 'withdrawn' }] });
    expect(seen.body.entries[0].title).not.toBe('公布之后改了名');
  });
  it('happens once, and nothing can be changed afterwards', async () => {
    const { no, id } = await aList();
    const made = await make('approved');
    await add(no, [made.id]);
    const answers = await Promise.all([publish(no), publish(no), publish(no)]);
    expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409]);
    for (const lost of answers.filter((a) => a.status === 409))
      expect(lost.body).toMatchObject({ code: 'list.already-published', params: { no } });
    expect((await app.eventsOf(made.id)).filter((e) => e === 'scenario.published')).toHaveLength(1);
    expect((await add(no, [made.id])).status).toBe(409);
    expect(
      (await app.request('PATCH', path(no), as(reviewer, { title: '再改一次' }, 3))).status,
    ).toBe(409);
    expect(
      (await app.request('DELETE', path(no, `/entries/${made.id}`), as(reviewer))).status,
    ).toBe(409);
    for (const sql of [
      'update lists set intro = $2 where id = $1',
      'delete from list_entries where list_id = $1 and $2 = $2',
    ])
      await expect(app.source.query(sql, [id, 'x'])).rejects.toThrow(/frozen/);
  });
  it('is all or nothing: one that left meanwhile stops the whole', async () => {
    const { no } = await aList();
    const [stays, leaves] = [await make('approved'), await make('approved')];
    await add(no, [stays.id, leaves.id]);
    await takeStep(app, 'withdraw', leaves);
    expect((await publish(no)).body).toMatchObject({
      code: 'list.entries-refused',
      errors: [{ pointer: '/entries/1', code: 'state' }],
    });
    expect((await app.request('GET', `/scenarios/${stays.id}`)).status).toBe(404);
    const empty = await aList();
    expect((await publish(empty.no)).body.code).toBe('list.empty');
  });
  it('meets a second list with the same scenarios without a deadlock', async () => {
    const lists = [await aList(), await aList()];
    const made = [await make('approved'), await make('approved')].map((s) => s.id);
    await add(lists[0].no, made);
    await add(lists[1].no, [...made].reverse());
    const answers = await Promise.all(lists.map((list) => publish(list.no)));
    expect(answers.map((a) => a.status)).toEqual([201, 201]);
  });
  it('pages through published lists', async () => {
    const walked: string[] = [];
    let next: string | null = null;
    let total: number;
    do {
      const answer = await app.request('GET', `/lists?limit=2${next ? `&cursor=${next}` : ''}`);
      walked.push(...answer.body.items.map((list: { no: string }) => list.no));
      ({ nextCursor: next, total } = answer.body);
    } while (next);
    expect(walked.length).toBe(total);
    expect(new Set(walked).size).toBe(total);
  });
});
