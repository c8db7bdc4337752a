import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aSavedSearch, searchFields } from '../../../test/factories/saved-searches.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { SavedSearchMuteLinks } from './saved-search-mute-links.service.js';

/** The routes: who may save, see, change and mute what. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const call = (
  method: string,
  path: string,
  account: TestAccount | null,
  body?: object,
  tag?: string,
) =>
  app.request(method, path, {
    ...(account ? { cookie: account.cookie } : {}),
    ...(body ? { body } : {}),
    ...(tag ? { headers: { 'if-match': tag } } : {}),
  });
const unknown = '01a20083-0000-7000-8000-000000000000';

describe('saved searches of a person', () => {
  it('are saved, listed, read, changed by the version one saw, and removed', async () => {
    const me = await anAccount(app);
    const filters = { sectors: ['industry'], budgetFromFen: 100_00 };
    const made = await call('POST', '/my/saved-searches', me, {
      ...searchFields({ filters, exclude: ['卫浴'] }),
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...{
        version: 1,
        organisationId: null,
        name: '示例订阅',
        q: '质检',
        filters,
        cap: 5,
        told: 0,
      },
      ...{ exclude: ['卫浴'], channel: 'mail', tellClosing: true, active: true, muted: false },
      actions: ['edit', 'remove', 'mute'],
    });
    const path = `/saved-searches/${made.body.id}`;
    const { items, total } = (await call('GET', '/my/saved-searches', me)).body;
    expect({ items, total }).toEqual({ items: [made.body], total: 1 });
    const seen = await call('GET', path, me);
    const edit = searchFields({ name: '改名', q: '巡检', cap: 1, channel: 'in-app' });
    expect((await call('PUT', path, me, edit)).status).toBe(428);
    const tag = String(seen.headers.etag);
    const changed = await call('PUT', path, me, edit, tag);
    expect(changed.body).toMatchObject({
      version: 2,
      name: '改名',
      q: '巡检',
      filters: {},
      cap: 1,
    });
    expect((await call('PUT', path, me, edit, tag)).status).toBe(412);
    expect((await call('DELETE', path, me)).status).toBe(204);
    expect((await call('GET', path, me)).status).toBe(404);
    expect(await app.eventsOf(made.body.id)).toEqual([
      ...['search.saved', 'search.changed', 'search.removed'],
    ]);
  });

  it('page by page, the newest first', async () => {
    const me = await anAccount(app);
    for (const name of ['一', '二', '三']) await aSavedSearch(app, me, { name });
    const first = (await call('GET', '/my/saved-searches?limit=2', me)).body;
    const second = (await call('GET', `/my/saved-searches?limit=2&cursor=${first.nextCursor}`, me))
      .body;
    const names = [...first.items, ...second.items].map((one: { name: string }) => one.name);
    expect(names).toEqual(['三', '二', '一']);
    expect([first.total, second.nextCursor]).toEqual([3, null]);
  });

  it('are nobody else’s: visitors are asked to sign in, others find nothing', async () => {
    const [me, other] = [await anAccount(app), await anAccount(app)];
    const { id } = await aSavedSearch(app, me);
    const routes: [string, string, object?][] = [
      ['GET', '/my/saved-searches'],
      ['POST', '/my/saved-searches', searchFields()],
      ['POST', '/saved-searches/previews', { q: '质检' }],
      ['GET', `/saved-searches/${id}`],
      ['PUT', `/saved-searches/${id}`, searchFields()],
      ['PUT', `/saved-searches/${id}/mute`, {}],
      ['DELETE', `/saved-searches/${id}/mute`],
      ['GET', `/saved-searches/${id}/tellings`],
      ['DELETE', `/saved-searches/${id}`],
    ];
    for (const [method, path, body] of routes) {
      expect([path, (await call(method, path, null, body)).status]).toEqual([path, 401]);
      if (!path.includes(id)) continue;
      const answer = await call(method, path, other, body, '"1"');
      expect([path, answer.body?.code]).toEqual([path, 'saved-search.not-found']);
    }
    expect((await call('GET', `/saved-searches/${unknown}`, me)).status).toBe(404);
    expect((await call('GET', `/saved-searches/${id}`, me)).status).toBe(200);
  });

  it.each([
    ['no name', { name: ' ' }, 400, '/name'],
    ['a cap of none', { cap: 0 }, 400, '/cap'],
    ['an unknown field', { secret: 1 }, 400, '/secret'],
    ['a filter that is none', { filters: { title: ['x'] } }, 400, '/filters/title'],
    ['a state that nobody waits for', { filters: { state: ['closed'] } }, 400, '/filters/state/0'],
    ['words of nothing', { q: '，。' }, 422, '/q'],
    ['excluded words of nothing', { exclude: ['！'] }, 422, '/exclude'],
    [
      'a description',
      { q: '肺结节 阅片 漏诊率 医疗机构 影像科 医师 辅助诊断 数据 积压 缓解' },
      422,
      '/q',
    ],
  ])('refuse %s', async (_, given, status, pointer) => {
    const me = await anAccount(app);
    const answer = await call('POST', '/my/saved-searches', me, searchFields(given));
    expect([answer.status, answer.body.errors[0]?.pointer]).toEqual([status, pointer]);
  });

  it('refuse to ask for everything', async () => {
    const me = await anAccount(app);
    const all = await call('POST', '/my/saved-searches', me, searchFields({ q: '' }));
    expect([all.status, all.body.code]).toEqual([422, 'saved-search.empty']);
  });

  it('are fifty at most, also when saved at once', async () => {
    const me = await anAccount(app);
    await aSavedSearch(app, me);
    await app.source.query(
      `insert into saved_searches select (md5(s.id::text || n))::uuid, s.version, s.user_id, s.organisation_id,
         s.name, s.q, s.filters, s.exclude, s.daily_cap, s.channel, s.tell_closing, s.active, s.keys,
         s.keys_version, s.created_at, s.updated_at
       from saved_searches s, generate_series(1, 48) n where s.user_id = $1`,
      [me.userId],
    );
    const answers = await Promise.all(
      [1, 2, 3].map(() => call('POST', '/my/saved-searches', me, searchFields())),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    const refused = answers.find(({ status }) => status === 422);
    expect(refused?.body.code).toBe('saved-search.too-many');
  });

  it('go into the export, and vanish with the account', async () => {
    const me = await anAccount(app);
    const { id } = await aSavedSearch(app, me, { q: '无人集卡' });
    const exported = await call('GET', '/me/export', me);
    expect(exported.text).toContain('无人集卡');
    await app.source.query('update users set email = null, erased_at = app_now() where id = $1', [
      me.userId,
    ]);
    await erased(me.userId);
    expect(await app.source.query('select 1 from saved_searches where id = $1', [id])).toEqual([]);
  });
});

describe('saved searches of an organisation', () => {
  it('are managed by its editors, seen and muted by its members, and nobody else’s', async () => {
    const owner = await aMember(app);
    const { organisationId } = owner;
    const viewer = await anAccount(app, { organisationId, role: 'viewer' });
    const stranger = await aMember(app);
    const list = `/organisations/${organisationId}/saved-searches`;
    expect((await call('GET', list, null)).status).toBe(401);
    expect((await call('POST', list, null, searchFields())).status).toBe(401);
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? searchFields() : undefined;
      expect((await call(method, list, stranger, body)).status).toBe(404);
    }
    expect((await call('POST', list, viewer, searchFields())).body.code).toBe(
      'saved-search.not-an-editor',
    );
    expect((await call('POST', list, owner, searchFields({ cap: 99 }))).status).toBe(400);
    const made = await aSavedSearch(app, owner, {}, organisationId);
    const path = `/saved-searches/${made.id}`;
    expect((await call('GET', list, viewer)).body.items).toMatchObject([
      { id: made.id, organisationId, actions: ['mute'] },
    ]);
    expect((await call('PUT', path, viewer, searchFields(), '"1"')).status).toBe(403);
    expect((await call('DELETE', path, viewer)).status).toBe(403);
    expect((await call('DELETE', path, stranger)).status).toBe(404);
    expect((await call('PUT', `${path}/mute`, viewer, {})).body).toMatchObject({
      ...{ muted: true, active: true, actions: ['unmute'] },
    });
    await call('PUT', `${path}/mute`, viewer, {});
    expect((await call('GET', path, owner)).body).toMatchObject({
      ...{ muted: false, actions: ['edit', 'remove', 'mute'] },
    });
    expect((await call('DELETE', `${path}/mute`, viewer)).body.muted).toBe(false);
    expect(await app.eventsOf(made.id)).toEqual(['search.saved', 'search.muted', 'search.muted']);
  });
});

describe('the link in a mail', () => {
  it('mutes without signing in, a person’s by pausing, a member’s for that member; a forged one nothing', async () => {
    const owner = await aMember(app);
    const own = await aSavedSearch(app, owner, { name: '本人的' });
    const ours = await aSavedSearch(app, owner, { name: '机构的' }, owner.organisationId);
    const links = app.nest.get(SavedSearchMuteLinks);
    const mute = (token: string) => call('POST', '/saved-searches/mutes', null, { token });
    for (const { id } of [own, ours]) {
      const token = links.tokenOf(id, owner.userId);
      expect((await mute(token)).status).toBe(200);
      expect((await mute(token)).status).toBe(200);
    }
    expect((await call('GET', `/saved-searches/${own.id}`, owner)).body).toMatchObject({
      ...{ active: false, actions: ['edit', 'remove', 'unmute'] },
    });
    expect((await call('GET', `/saved-searches/${ours.id}`, owner)).body).toMatchObject({
      ...{ active: true, muted: true },
    });
    const other = await anAccount(app);
    const forged = links.tokenOf(own.id, owner.userId).replace(owner.userId, other.userId);
    expect((await mute(forged)).body.code).toBe('saved-search.link-invalid');
    expect((await mute('no token at all')).status).toBe(422);
    expect((await mute('')).status).toBe(400);
    // Another's own search is not muted by a link for it; one that is gone is no error.
    expect((await mute(links.tokenOf(own.id, other.userId))).body).toEqual({ name: '' });
    expect((await mute(links.tokenOf(unknown, other.userId))).body).toEqual({ name: '' });
  });
});

describe('the preview', () => {
  it('says what a rule would have sent of thirty days, with the first hits and why', async () => {
    const me = await anAccount(app);
    const preview = (given: object) => call('POST', '/saved-searches/previews', me, given);
    const word = '灯塔水母';
    const publisher = await aMember(app);
    const title = (n: number) => ({ fields: { title: `示例${word}监测第${n}期` } });
    for (const n of [1, 2]) await aScenario(app, { state: 'open', publisher, ...title(n) });
    await app.settle();
    const { body } = await preview({ q: word });
    expect(body).toMatchObject({
      days: 30,
      total: 2,
      today: 2,
      perDay: 0.07,
      busiest: 2,
      warning: null,
    });
    expect(body.hits).toHaveLength(2);
    expect(body.hits[0]).toMatchObject({ words: [word], filters: {} });
    expect((await preview({ q: word, cap: 1 })).body.warning).toBe('over-cap');
    expect((await preview({ q: word, exclude: ['第1期'] })).body.total).toBe(1);
    expect((await preview({ q: '企鹅驯养' })).body).toMatchObject({ total: 0, warning: 'nothing' });
    const filters = { sectors: ['industry', 'health'] };
    expect((await preview({ q: word, filters })).body.hits[0].filters).toEqual({
      sectors: ['industry'],
    });
    expect((await preview({ filters: {} })).status).toBe(422);
    expect((await preview({ q: word, cap: 'many' })).status).toBe(400);
    // What was published before counts no more, today's figure is of today.
    await app.source.query(
      `update scenarios set published_at = app_now() - interval '2 days' where title like $1`,
      [`%${word}监测第1期`],
    );
    await app.shiftClock('6 minutes');
    expect((await preview({ q: word })).body).toMatchObject({ total: 2, today: 1, busiest: 1 });
  });

  it('is of demonstration scenarios for 示例 organisations, of real ones for all others', async () => {
    const [demo, real] = [await aMember(app, { demo: true }), await aMember(app)];
    const fields = { title: '示例座头鲸鸣声识别' };
    await aScenario(app, { state: 'open', publisher: await aMember(app, { demo: true }), fields });
    await app.settle();
    const total = async (who: TestAccount, organisationId?: string) =>
      (await call('POST', '/saved-searches/previews', who, { q: '座头鲸', organisationId })).body
        .total;
    expect(await total(demo)).toBe(1);
    expect(await total(demo, demo.organisationId)).toBe(1);
    expect(await total(real)).toBe(0);
    expect(await total(await anAccount(app))).toBe(0);
    const foreign = { q: '座头鲸', organisationId: demo.organisationId };
    expect((await call('POST', '/saved-searches/previews', real, foreign)).status).toBe(404);
  });
});

/** What erasing an account tells. */
async function erased(userId: string): Promise<void> {
  const { Transactions } = await import('../../platform/database/transaction.js');
  const { systemActor } = await import('../../platform/http/actor.js');
  const { userErased } = await import('../identity/identity.events.js');
  await app.nest
    .get(Transactions)
    .run(systemActor(), (tx) => tx.record(userErased, { type: 'user', id: userId }, {}));
  await app.settle();
}
