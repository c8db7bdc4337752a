import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aSavedSearch, carried, toldTo } from '../../../test/factories/saved-searches.js';
import { aScenario, takeStep, type MadeScenario } from '../../../test/factories/scenarios.js';
import { MessageKinds } from '../notifications/notifications.reads.js';
import { Dispatcher } from '../../platform/events/dispatcher.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { SavedSearchCarrier } from './saved-search-carrier.service.js';

/** From a publication to the messages: who is told of what, how often, and what a crash leaves behind. */

let app: TestApp;
let publisher: TestAccount;
let reviewer: TestAccount;
let serial = 0;
beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());

/** A word that only this test uses. */
const aWord = () =>
  `鲸${String.fromCharCode(0x4e10 + ++serial)}${String.fromCharCode(0x5e10 + serial)}`;
const open = (word: string, more: Record<string, unknown> = {}) =>
  aScenario(app, {
    ...{ state: 'open', publisher, reviewer },
    fields: { title: `示例${word}项目`, deadline: inDays(90), ...more },
  });
const inDays = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
const hitsOf = async (who: TestAccount) =>
  (await toldTo(app, who)).map(({ data }) => data.hits.map(({ id }) => id));

describe('a publication', () => {
  it('is told to whom it satisfies, with why, and to nobody else', async () => {
    const word = aWord();
    const [hit, excluded, other, paused] = await Promise.all(
      [1, 2, 3, 4].map(() => anAccount(app)),
    );
    const filters = { sectors: ['industry'], districts: ['haicang'] };
    const { id } = await aSavedSearch(app, hit!, { q: word, filters });
    await aSavedSearch(app, excluded!, { q: word, exclude: ['视觉'] });
    await aSavedSearch(app, other!, { q: word, filters: { sectors: ['health'] } });
    await aSavedSearch(app, paused!, { q: word, active: false });
    const scenario = await open(word);
    await carried(app);
    await carried(app);
    const told = await toldTo(app, hit!);
    expect(told).toMatchObject([
      { kind: 'saved-search.matched', organisationId: null, subjectId: id },
    ]);
    expect(told[0]?.data).toMatchObject({
      hits: [
        {
          id: scenario.id,
          words: [word],
          filters: { sectors: ['industry'], districts: ['haicang'] },
        },
      ],
      ...{ more: 0, searches: 1, kind: 'published' },
    });
    for (const nobody of [excluded!, other!, paused!])
      expect(await toldTo(app, nobody)).toEqual([]);
    const cookie = hit!.cookie;
    const seen = await app.request('GET', `/saved-searches/${id}/tellings`, { cookie });
    expect(seen.body).toMatchObject({
      total: 1,
      items: [{ scenarioId: scenario.id, title: `示例${word}项目`, words: [word] }],
    });
  });

  it('comes as one message for all of a reader’s searches, each scenario once', async () => {
    const word = aWord();
    const owner = await aMember(app);
    const viewer = await anAccount(app, { organisationId: owner.organisationId, role: 'viewer' });
    const muted = await anAccount(app, { organisationId: owner.organisationId, role: 'editor' });
    await aSavedSearch(app, owner, { q: word, channel: 'in-app' });
    const ours = await aSavedSearch(app, owner, { q: word }, owner.organisationId);
    await app.request('PUT', `/saved-searches/${ours.id}/mute`, { cookie: muted.cookie, body: {} });
    const { id } = await open(word);
    await carried(app);
    expect(await hitsOf(owner)).toEqual([[id]]);
    expect(await toldTo(app, owner)).toMatchObject([
      { organisationId: null, data: { searches: 2 } },
    ]);
    expect(await toldTo(app, viewer)).toMatchObject([
      { kind: 'saved-search.matched', organisationId: owner.organisationId },
    ]);
    expect(await toldTo(app, muted)).toEqual([]);
  });

  it('reaches nobody through a suspended organisation, or one that was left, or the other kind', async () => {
    const word = aWord();
    const suspended = await aMember(app);
    const left = await aMember(app);
    const demo = await aMember(app, { demo: true });
    const real = await aMember(app);
    for (const one of [suspended, left, demo, real])
      await aSavedSearch(app, one, { q: word }, one.organisationId);
    const inPerson = await aSavedSearch(app, demo, { q: word });
    await app.source.query(`update organisations set state = 'suspended' where id = $1`, [
      suspended.organisationId,
    ]);
    await app.source.query('delete from memberships where user_id = $1', [left.userId]);
    const { id } = await open(word);
    await carried(app);
    expect(await hitsOf(real)).toEqual([[id]]);
    for (const nobody of [suspended, left, demo]) expect(await toldTo(app, nobody)).toEqual([]);
    const shown = await aScenario(app, {
      ...{ state: 'open', publisher: await aMember(app, { demo: true }), reviewer },
      fields: { title: `示例${word}演示`, deadline: inDays(90) },
    });
    await carried(app);
    expect(await hitsOf(demo)).toEqual([[shown.id]]);
    expect((await toldTo(app, demo))[0]?.data.searches).toBe(2);
    expect(await hitsOf(real)).toEqual([[id]]);
    expect(inPerson.actions).toContain('mute');
  });

  it('of what was withdrawn before its turn is told to nobody', async () => {
    const word = aWord();
    const me = await anAccount(app);
    await aSavedSearch(app, me, { q: word });
    const scenario = await open(word);
    await takeStep(app, 'withdraw', scenario);
    await carried(app);
    expect(await toldTo(app, me)).toEqual([]);
  });

  it('is told in both languages, with a link that mutes', async () => {
    const word = aWord();
    const me = await anAccount(app);
    await aSavedSearch(app, me, { q: word, name: '我的鲸' });
    const { id } = await open(word, { sectors: ['industry'] });
    await carried(app);
    const [told] = await toldTo(app, me);
    const kind = app.nest.get(MessageKinds).get('saved-search.matched');
    const facts = {
      ...{ subject: { type: 'saved-search', id: told!.subjectId }, data: told!.data as never },
      title: (type?: string) => (type === 'hit1' ? '某场景' : '我的鲸'),
      ...{ time: () => '', until: () => '', day: () => '', counted: () => [] },
      ...{ number: () => 0, text: () => '' },
    };
    expect(kind.texts['zh-CN'](facts)).toEqual({
      title: '1 个新场景符合订阅“我的鲸”',
      lines: [
        `· 某场景（符合：“${word}”）`,
        expect.stringContaining(`/mute-search/${told!.data.mute}`) as string,
      ],
    });
    expect(kind.texts.en(facts).title).toBe('1 scenario published for “我的鲸”');
    expect(kind.path(facts)).toBe(`/scenarios/${id}`);
    // A mail that has not left says no more what its reader does not want to hear.
    const true_ = () => kind.stillTrue?.(facts, app.source, new Date());
    expect(await true_()).toBe(true);
    const token = told!.data.mute;
    await app.request('POST', '/saved-searches/mutes', { body: { token } });
    expect(await true_()).toBe(false);
  });
});

describe('the cap of a day', () => {
  it('names so many; the rest comes as one message the next morning', async () => {
    const word = aWord();
    const me = await anAccount(app);
    await aSavedSearch(app, me, { q: word, cap: 2 });
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      ids.push((await open(word)).id);
      await carried(app);
    }
    expect(await hitsOf(me)).toEqual([[ids[0]], [ids[1]]]);
    const rest = () => app.nest.get(Jobs).runNow('saved-searches.rest');
    await rest();
    await carried(app);
    expect(await hitsOf(me)).toHaveLength(2);
    // From eight in the morning of the next day on, at whatever hour the test runs.
    const [{ ahead }] = await app.source.query<[{ ahead: string }]>(
      `select ((date_trunc('day', app_now() at time zone 'Asia/Shanghai') + interval '33 hours')
         at time zone 'Asia/Shanghai' - app_now())::text as ahead`,
    );
    await app.shiftClock(ahead);
    await Promise.all([rest(), rest()]);
    await carried(app);
    await rest();
    await carried(app);
    const told = await toldTo(app, me);
    expect(told).toHaveLength(3);
    expect(told[2]?.data).toMatchObject({ kind: 'rest', more: 1 });
    expect(told[2]?.data.hits.map(({ id }) => id)).toEqual([ids[2], ids[3]]);
    await app.source.query('update app_clock set shift = shift - $1::interval', [ahead]);
  });
});

describe('a list', () => {
  it('is one message a reader, naming a few, the others by number', async () => {
    const word = aWord();
    const me = await anAccount(app);
    await aSavedSearch(app, me, { q: word, cap: 3 });
    const made: MadeScenario[] = [];
    for (let i = 0; i < 5; i += 1)
      made.push(
        await aScenario(app, {
          ...{ state: 'approved', publisher, reviewer },
          fields: { title: `示例${word}第${i}项`, deadline: inDays(60) },
        }),
      );
    // One was open before: it was told of then.
    await takeStep(app, 'publish', made[0]!);
    await carried(app);
    await app.source.query(`delete from saved_search_days`);
    const as = { cookie: reviewer.cookie };
    const list = (
      await app.request('POST', '/lists', { ...as, body: { level: 'city', title: '示例机会清单' } })
    ).body;
    const path = `/lists/${encodeURIComponent(list.no)}`;
    const scenarioIds = made.map(({ id }) => id);
    await app.request('POST', `${path}/entries`, { ...as, body: { scenarioIds } });
    const published = await app.request('POST', `${path}/publications`, { ...as, body: {} });
    expect(published.status).toBeLessThan(300);
    await carried(app);
    const told = await toldTo(app, me);
    expect(told).toHaveLength(2);
    expect(told[0]?.data.hits).toMatchObject([{ id: made[0]!.id }]);
    expect(told[1]?.data).toMatchObject({ more: 1 });
    expect(told[1]?.data.hits).toHaveLength(3);
    expect(told[1]?.data.hits.map(({ id }) => id)).not.toContain(made[0]!.id);
  });
});

describe('a change', () => {
  it('is told to those whom it lets in only, and only when it matters', async () => {
    const [before, after] = [aWord(), aWord()];
    const [old, fresh, both] = await Promise.all([1, 2, 3].map(() => anAccount(app)));
    await aSavedSearch(app, old!, { q: before });
    await aSavedSearch(app, fresh!, { q: after });
    const scenario = await open(before, {
      problem: `现在靠人工处理${before}，每天约三百件，出错较多，需要改进。`,
    });
    await carried(app);
    // Saved after the publication, and satisfied by it already.
    await aSavedSearch(app, both!, {
      q: '示例',
      filters: { organisationId: publisher.organisationId },
    });
    const { cookie } = publisher;
    const edit = async (body: object) => {
      const seen = await app.request('GET', `/scenarios/${scenario.id}`, { cookie });
      const answer = await app.request('PATCH', `/scenarios/${scenario.id}`, {
        ...{ cookie, body, headers: { 'if-match': String(seen.headers.etag) } },
      });
      expect(answer.status).toBe(200);
      await carried(app);
    };
    await edit({
      problem: `现在靠人工处理${after}，每天约三百件，出错较多，需要改进。`,
      mustHave: [`支持${after}的识别`],
    });
    expect(await hitsOf(old!)).toEqual([[scenario.id]]);
    expect(await hitsOf(fresh!)).toEqual([[scenario.id]]);
    expect((await toldTo(app, fresh!))[0]?.data.kind).toBe('changed');
    expect(await toldTo(app, both!)).toEqual([]);
  });
});

describe('a closing', () => {
  it('is told once to those who were told of the scenario, not to followers, not to who does not want it', async () => {
    const word = aWord();
    const [me, quiet, follower] = await Promise.all([1, 2, 3].map(() => anAccount(app)));
    await aSavedSearch(app, me!, { q: word });
    await aSavedSearch(app, quiet!, { q: word, tellClosing: false });
    await aSavedSearch(app, follower!, { q: word });
    const scenario = await open(word);
    await carried(app);
    await app.request('PUT', `/scenarios/${scenario.id}/follow`, {
      ...{ cookie: follower!.cookie, body: {} },
    });
    const closings = async (who: TestAccount) =>
      (await toldTo(app, who)).filter(({ kind }) => kind === 'saved-search.closed').length;
    await takeStep(app, 'close', scenario);
    await carried(app);
    expect(await Promise.all([me!, quiet!, follower!].map(closings))).toEqual([1, 0, 0]);
    await takeStep(app, 'cancel', scenario);
    await carried(app);
    expect(await closings(me!)).toBe(1);
  });
});

describe('a deadline that is reached', () => {
  it('is told once, for the mail of the day', async () => {
    const word = aWord();
    const me = await anAccount(app);
    await aSavedSearch(app, me, { q: word });
    const scenario = await open(word);
    await carried(app);
    await app.source.query(
      `update scenarios set deadline = app_now() - interval '1 second' where id = $1`,
      [scenario.id],
    );
    await app.nest.get(Jobs).runNow('scenarios.close');
    await app.settle();
    await carried(app);
    const closings = (await toldTo(app, me)).filter(({ kind }) => kind === 'saved-search.closed');
    expect(closings).toHaveLength(1);
    expect(await app.eventsOf(scenario.id)).toContain('scenario.closed');
  });
});

describe('a process that ends in the middle', () => {
  const counts = async (word: string) =>
    app.source.query<{ n: number; readers: number }[]>(
      `select count(*)::int as n, count(distinct m.user_id)::int as readers from messages m
       join saved_searches s on s.id = m.subject_id where s.q = $1`,
      [word],
    );

  it('loses nothing and tells nothing twice, wherever it ends', async () => {
    const word = aWord();
    const readers = await Promise.all(Array.from({ length: 7 }, () => anAccount(app)));
    for (const one of readers) await aSavedSearch(app, one, { q: word });
    await open(word);
    // Delivered, not carried: only the run exists.
    await app.nest.get(Dispatcher).drain();
    const runs = () =>
      app.source.query<{ id: string }[]>(`select id from saved_search_runs where step <> 'done'`);
    expect(await runs()).toHaveLength(1);
    const second = await startTestApp({}, app);
    const carriers = [app, second].map((one) => one.nest.get(SavedSearchCarrier));
    try {
      for (const one of carriers) one.pageSize = 2;
      // Each page by another process, and every third attempt dies within its page.
      await app.source.query(`
        create sequence attempts;
        create function die() returns trigger language plpgsql as $$ begin
          if nextval('attempts') % 3 = 0 then raise exception 'killed'; end if; return new; end $$;
        create trigger die before update on saved_search_runs for each row execute function die();`);
      let deaths = 0;
      for (let i = 0, more = true; more && i < 60; i += 1) {
        const [run] = await runs();
        more = run !== undefined;
        const carrier = carriers[i % 2];
        await carrier?.step(run?.id ?? '').catch(() => (deaths += 1));
      }
      expect(deaths).toBeGreaterThan(2);
    } finally {
      await app.source.query(
        'drop trigger die on saved_search_runs; drop function die; drop sequence attempts',
      );
      for (const one of carriers) one.pageSize = 500;
      await second.stop();
    }
    expect(await runs()).toEqual([]);
    expect(await counts(word)).toEqual([{ n: 7, readers: 7 }]);
  });

  it('is carried by two at once without telling twice', async () => {
    const word = aWord();
    for (let i = 0; i < 5; i += 1) await aSavedSearch(app, await anAccount(app), { q: word });
    await open(word);
    await app.nest.get(Dispatcher).drain();
    const carrier = app.nest.get(SavedSearchCarrier);
    carrier.pageSize = 2;
    await Promise.all([carrier.carry(), carrier.carry(), carrier.carry()]);
    carrier.pageSize = 500;
    expect(await counts(word)).toEqual([{ n: 5, readers: 5 }]);
  });

  it('says when a run is through, and leaves no list of readers behind', async () => {
    const rows = await app.source.query('select 1 from saved_search_recipients');
    expect(rows).toEqual([]);
    const done = await app.source.query<{ n: number }[]>(
      `select count(*)::int as n from events where type = 'search.told'`,
    );
    expect(done[0]?.n).toBeGreaterThan(1);
  });
});

describe('keys of another version', () => {
  it('keep nobody from being told, and are made anew', async () => {
    const word = aWord();
    const me = await anAccount(app);
    const { id } = await aSavedSearch(app, me, { q: word });
    await app.source.query(
      `update saved_searches set keys = '{h:不会}', keys_version = 'older' where id = $1`,
      [id],
    );
    await open(word);
    await carried(app);
    expect(await toldTo(app, me)).toHaveLength(1);
    await app.nest.get(Jobs).runNow('saved-searches.file-anew');
    const [row] = await app.source.query<{ keys: string[] }[]>(
      'select keys from saved_searches where id = $1',
      [id],
    );
    expect(row?.keys).not.toEqual(['h:不会']);
  });
});

describe('runs of long ago', () => {
  it('are forgotten, what they told of is not, nor what still waits', async () => {
    // Searches of other tests that are beyond their cap would keep a run, too.
    await app.source.query('update saved_searches set active = false');
    const word = aWord();
    const me = await anAccount(app);
    const { id } = await aSavedSearch(app, me, { q: word, cap: 1 });
    for (let i = 0; i < 2; i += 1) {
      await open(word);
      await carried(app);
    }
    const runs = async () =>
      app.source.query<{ tell: string }[]>(
        `select m.tell from saved_search_matches m join saved_search_runs r on r.id = m.run_id
         where m.saved_search_id = $1 order by r.at`,
        [id],
      );
    expect(await runs()).toEqual([{ tell: 'now' }, { tell: 'later' }]);
    await app.source.query(
      `update saved_search_runs set finished_at = finished_at - interval '91 days'`,
    );
    await app.nest.get(Jobs).runNow('saved-searches.tidy');
    expect(await runs()).toEqual([{ tell: 'later' }]);
    const { cookie } = me;
    const told = await app.request('GET', `/saved-searches/${id}/tellings`, { cookie });
    expect(told.body.total).toBe(1);
  });
});
