import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aPair } from '../../../test/factories/pairings.js';
import { aScenario, takeStep } from '../../../test/factories/scenarios.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { QuestionExchanges } from './question-exchanges.service.js';

let app: TestApp;
let publisher: TestAccount;
let supplier: TestAccount;
let moderator: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  supplier = await aMember(app);
  moderator = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());

const dayMs = 86_400_000;
const inDays = (n: number) => new Date(Date.now() + n * dayMs).toISOString();
const open = (fields: Record<string, unknown> = {}) =>
  aScenario(app, { state: 'open', publisher, fields }).then((made) => made.id);
const list = (id: string, cookie?: string) =>
  app.request('GET', `/scenarios/${id}/questions`, cookie ? { cookie } : {});
const ask = (id: string, account: TestAccount | null, body: object = { body: '数据由谁提供？' }) =>
  app.request('POST', `/scenarios/${id}/questions`, {
    body,
    ...(account ? { cookie: account.cookie } : {}),
  });
const step = (id: string, what: string, account: TestAccount | null, body: object = {}, tag = '') =>
  app.request('POST', `/questions/${id}/${what}`, {
    body,
    ...(account ? { cookie: account.cookie } : {}),
    ...(tag ? { headers: { 'if-match': tag } } : {}),
  });

describe('a suspended publisher', () => {
  it('answers nothing', async () => {
    const suspended = await aMember(app);
    const made = await aScenario(app, { state: 'open', publisher: suspended });
    const { body: question } = await ask(made.id, supplier);
    await app.source.query(`update organisations set state = 'suspended' where id = $1`, [
      suspended.organisationId,
    ]);
    const answer = await step(question.id, 'answers', suspended, { body: '由我们提供数据。' });
    expect(answer.status).toBe(403);
  });
});

describe('exchanges before the opening', () => {
  it('are published once, also by two deliveries at once', async () => {
    const id = await open();
    const exchange = {
      ...{ supplyOrganisationId: supplier.organisationId },
      ...{ question: '数据在哪里？', answer: '在本单位机房。' },
    };
    const deliver = () =>
      app.nest
        .get(Transactions)
        .run(systemActor(), (tx) =>
          app.nest.get(QuestionExchanges).publishExchanges(tx, id, [exchange, exchange]),
        );
    await Promise.all([deliver(), deliver(), deliver()]);
    expect((await list(id)).body.total).toBe(2);
  });
});

describe('asking', () => {
  it('is public, with a number that is stable within one scenario and says nothing of the asker', async () => {
    const [id, other] = [await open(), await open()];
    const second = await aMember(app);
    const first = await ask(id, supplier);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({ no: 1, askerNo: 1, state: 'open', mine: true });
    expect((await ask(id, second)).body).toMatchObject({ no: 2, askerNo: 2 });
    expect((await ask(id, supplier)).body).toMatchObject({ no: 3, askerNo: 1 });
    expect((await ask(other, second)).body).toMatchObject({ no: 1, askerNo: 1 });
    const seen = await list(id);
    expect(seen.body.items.map((q: { askerNo: number }) => q.askerNo)).toEqual([1, 2, 1]);
    for (const hidden of [supplier.organisationId, supplier.userId, supplier.email])
      expect(seen.text).not.toContain(hidden);
    expect(seen.body.items[0]).toMatchObject({ mine: false, actions: [] });
    expect(await app.eventsOf(first.body.id)).toEqual(['question.asked']);
    const [event] = await app.source.query<{ payload: unknown; organisation: string }[]>(
      'select payload, organisation_id as organisation from events where subject_id = $1',
      [first.body.id],
    );
    expect(event?.payload).toEqual({ scenarioId: id, no: 1, askerNo: 1, origin: 'asked' });
    expect(event?.organisation).toBe(publisher.organisationId);
  });

  it('numbers many that ask at once without a gap', async () => {
    const id = await open();
    const members = await Promise.all([1, 2, 3, 4].map(() => aMember(app)));
    const answers = await Promise.all([...members, ...members].map((member) => ask(id, member)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(201));
    const { body } = await list(id);
    expect(body.items.map((q: { no: number }) => q.no)).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
    expect(new Set(body.items.map((q: { askerNo: number }) => q.askerNo)).size).toBe(4);
  });

  it('refuses visitors, the publisher, pending organisations and what is not open', async () => {
    const id = await open();
    expect((await ask(id, null)).status).toBe(401);
    expect((await ask(id, publisher)).body.code).toBe('question.own-scenario');
    expect((await ask(id, moderator)).body.code).toBe('question.not-a-supplier');
    const pending = await aMember(app, { state: 'pending' });
    expect((await ask(id, pending)).body.code).toBe('question.not-a-supplier');
    expect((await ask(id, supplier, { body: '短' })).status).toBe(400);
    const draft = await aScenario(app, { publisher });
    expect((await ask(draft.id, supplier)).status).toBe(404);
    expect((await list(draft.id)).status).toBe(404);
    const closed = await aScenario(app, { publisher, state: 'closed' });
    expect((await ask(closed.id, supplier)).body.code).toBe('question.not-open');
  });

  it('refuses contact details, in questions and in answers', async () => {
    const id = await open();
    const asked = await ask(id, supplier, { body: '请加微信 xiamen_ai2026 详谈' });
    expect(asked.status).toBe(422);
    expect(asked.body.errors[0]).toMatchObject({ pointer: '/body', code: 'contact-in-text' });
    const good = await ask(id, supplier);
    const answer = await step(good.body.id, 'answers', publisher, { body: '请致电 13800138000' });
    expect(answer.body.code).toBe('question.contact-in-text');
  });

  it('ends three working days before the deadline of a call by bids, and says when', async () => {
    await app.source.query(
      `insert into working_years (year, festivals, source)
       select y, '[]', '{"title":"t","number":"n","url":"https://a.example","publishedOn":"2020-01-01"}'
       from generate_series(extract(year from now())::int, extract(year from now())::int + 2) y
       on conflict do nothing`,
    );
    const deadline = inDays(20);
    const id = await open({ procedure: 'bids', deadline });
    const { period, actions } = (await list(id, supplier.cookie)).body;
    expect(period).toMatchObject({ open: true, workingDays: 3, unknownYear: null });
    expect(actions).toEqual(['ask']);
    const left = (Date.parse(deadline) - Date.parse(period.until)) / dayMs;
    expect(left).toBeGreaterThanOrEqual(3);
    expect(left).toBeLessThanOrEqual(12);
    // Between the end of questions and the deadline the call is open, but nothing more is asked.
    const early = await ask(id, supplier);
    await app.source.query(
      `update scenarios set deadline = app_now() + interval '1 day' where id = $1`,
      [id],
    );
    const late = await ask(id, supplier);
    expect(late.body).toMatchObject({ code: 'question.period-over', params: { days: 3 } });
    expect((await list(id, supplier.cookie)).body).toMatchObject({
      actions: [],
      period: { open: false },
    });
    expect(
      (await step(early.body.id, 'answers', publisher, { body: '由市数据局提供。' })).status,
    ).toBe(201);
  });

  it('says so where the year of the deadline is unknown, and then ends with the call itself', async () => {
    await app.source.query('delete from working_years where year > 2080');
    const deadline = '2085-06-01T10:00:00.000Z';
    const id = await open({ procedure: 'staged', deadline });
    const { period } = (await list(id)).body;
    expect(period).toEqual({
      ...{ open: true, until: deadline, workingDays: 3, unknownYear: 2085, provisionalYear: null },
    });
  });

  it('says of a provisional year that it is one, and what was published stays when the notice comes', async () => {
    await app.source.query(
      `insert into working_years (year, festivals, source, provisional)
       values (2070, '[]', '{"title":"t","number":"n","url":"https://a.example","publishedOn":"2020-01-01"}', true)`,
    );
    // A Friday: three working days before is the Tuesday.
    const deadline = '2070-01-17T10:00:00.000Z';
    const before = await open({ procedure: 'bids', deadline });
    const asked = async (id: string) => (await list(id)).body.period;
    const published = await asked(before);
    expect(published).toMatchObject({ until: '2070-01-14T10:00:00.000Z', provisionalYear: 2070 });
    const admin = await anAccount(app, { roles: ['admin'] });
    const entered = await app.request('PUT', '/working-years/2070', {
      cookie: admin.cookie,
      headers: { 'if-match': '"1"' },
      body: {
        festivals: [{ code: 'new-year', from: '2070-01-14', to: '2070-01-16', makeUp: [] }],
        source: {
          ...{ title: '测试用的放假通知，不是真的', number: '测试〔2069〕1号' },
          ...{ url: 'https://notice.test.example/1', publishedOn: '2069-11-01' },
        },
      },
    });
    expect(entered.status).toBe(200);
    expect(await asked(before)).toEqual(published);
    const after = await open({ procedure: 'bids', deadline });
    expect(await asked(after)).toMatchObject({
      ...{ until: '2070-01-09T10:00:00.000Z', provisionalYear: null },
    });
  });
});

describe('answering', () => {
  it('shows the newest answer first and keeps the former', async () => {
    const id = await open();
    const { body } = await ask(id, supplier);
    expect((await step(body.id, 'answers', null, { body: '由我们提供。' })).status).toBe(401);
    expect((await step(body.id, 'answers', supplier, { body: '由我们提供。' })).status).toBe(403);
    const first = await step(body.id, 'answers', publisher, { body: '由我们提供。' });
    expect(first.body).toMatchObject({ state: 'answered', actions: ['answer'] });
    await step(body.id, 'answers', publisher, { body: '更正：由市数据局提供。' });
    const [question] = (await list(id)).body.items;
    expect(question.answers.map((a: { body: string }) => a.body)).toEqual([
      '更正：由市数据局提供。',
      '由我们提供。',
    ]);
    expect(await app.eventsOf(body.id)).toEqual([
      'question.asked',
      'question.answered',
      'question.answered',
    ]);
  });

  it('publishes facts it changes as a version in the same step, or does nothing at all', async () => {
    const id = await open({ deadline: inDays(60) });
    const { body } = await ask(id, supplier);
    const changes = { mustHave: ['支持国产算力部署'] };
    const answer = { body: '是，须支持国产算力。', changes };
    expect((await step(body.id, 'answers', publisher, answer)).status).toBe(428);
    const seen = await app.request('GET', `/scenarios/${id}`, { cookie: publisher.cookie });
    const tag = String(seen.headers.etag);
    const done = await step(body.id, 'answers', publisher, answer, tag);
    expect(done.body.answers[0]).toMatchObject({ scenarioVersion: 2 });
    const after = await app.request('GET', `/scenarios/${id}`);
    expect(after.body).toMatchObject({ publishedVersion: 2, mustHave: changes.mustHave });
    expect(await app.eventsOf(id)).toContain('scenario.changed');
    // Whoever answers on an old reading is refused, and no answer is left behind.
    const late = await step(body.id, 'answers', publisher, answer, tag);
    expect(late.status).toBe(412);
    expect((await list(id)).body.items[0].answers).toHaveLength(1);
  });

  it('is refused after the close', async () => {
    const made = await aScenario(app, { publisher, state: 'open' });
    const { body } = await ask(made.id, supplier);
    await takeStep(app, 'close', made);
    const answer = await step(body.id, 'answers', publisher, { body: '由我们提供。' });
    expect(answer.body.code).toBe('question.not-open');
  });

  it('waits in the publisher’s queue until it is done', async () => {
    const owner = await aMember(app);
    const { id } = await aScenario(app, { publisher: owner, state: 'open' });
    const { body } = await ask(id, supplier);
    const waiting = () => app.request('GET', '/my/questions', { cookie: owner.cookie });
    expect((await app.request('GET', '/my/questions')).status).toBe(401);
    expect((await waiting()).body.items).toMatchObject([{ id: body.id, scenarioId: id, no: 1 }]);
    await step(body.id, 'answers', owner, { body: '由我们提供。' });
    expect((await waiting()).body.total).toBe(0);
  });
});

describe('withdrawing and moderating', () => {
  it('lets only the asker take an unanswered question back', async () => {
    const id = await open();
    const { body } = await ask(id, supplier);
    expect((await step(body.id, 'withdrawals', publisher)).status).toBe(403);
    expect((await step(body.id, 'withdrawals', supplier)).body.state).toBe('withdrawn');
    expect((await list(id)).body.total).toBe(0);
    expect((await step(body.id, 'answers', publisher, { body: '由我们提供。' })).status).toBe(409);
  });

  it('hides a text with its reason in sight, and brings it back', async () => {
    const id = await open();
    const { body } = await ask(id, supplier, { body: '某某公司的产品是不是更好？' });
    const reason = { reason: 'off-topic' };
    expect((await step(body.id, 'hidings', supplier, reason)).status).toBe(403);
    expect((await step(body.id, 'hidings', moderator, { reason: 'x' })).status).toBe(400);
    expect((await step(body.id, 'hidings', moderator, reason)).body.actions).toEqual(['restore']);
    const seen = await list(id);
    expect(seen.body.items[0]).toMatchObject({
      body: null,
      hiddenReason: 'off-topic',
      answers: [],
    });
    expect(seen.text).not.toContain('某某公司');
    expect((await step(body.id, 'restorations', moderator)).body.state).toBe('open');
    expect((await list(id)).text).toContain('某某公司');
    expect(await app.eventsOf(body.id)).toEqual([
      'question.asked',
      'question.hidden',
      'question.restored',
    ]);
  });

  it('lets nobody moderate what concerns their own organisation', async () => {
    const partial = await aMember(app, {}, { roles: ['reviewer'] });
    const id = await open();
    const { body } = await ask(id, partial);
    expect((await step(body.id, 'hidings', partial, { reason: 'other' })).status).toBe(403);
  });
});

describe('what pairings exchanged before the opening', () => {
  it('becomes public questions once the call by bids opens, without names or contacts', async () => {
    const owner = await aMember(app);
    const made = await aScenario(app, {
      state: 'approved',
      publisher: owner,
      fields: { procedure: 'bids', deadline: inDays(90) },
    });
    const pair = await aPair(app, { supply: supplier });
    const pairingId = uuidv7();
    await app.source.query(
      `insert into pairings (id, scenario_id, capability_id, demand_organisation_id, supply_organisation_id, state,
         opened_by, opened_at, active_at, expires_at, demo)
       values ($1, $2, $3, $4, $5, 'suggested', 'matchmaker', app_now(), app_now(), app_now() + interval '30 days', false)`,
      [pairingId, made.id, pair.capabilityId, owner.organisationId, supplier.organisationId],
    );
    const [{ name, code }] = await app.source.query<[{ name: string; code: string }]>(
      'select name, credit_code as code from organisations where id = $1',
      [supplier.organisationId],
    );
    const said = [
      ['supply', `${name}（${[...name].join(' ')}，${code.toLowerCase()}）想了解接口是否开放？`],
      ['demand', '接口全部开放。'],
      ['supply', '可否电话 13800138000 细谈？'],
    ];
    for (const [side, body] of said)
      await app.source.query(
        'insert into pairing_messages (id, pairing_id, side, author_id, body) values ($1, $2, $3, $4, $5)',
        [uuidv7(), pairingId, side, owner.userId, body],
      );
    await takeStep(app, 'publish', made);
    await app.settle();
    const seen = await list(made.id);
    expect(seen.body.items).toMatchObject([
      { no: 2, origin: 'pairing', state: 'open', askerNo: 1 },
      {
        no: 1,
        origin: 'pairing',
        state: 'answered',
        askerNo: 1,
        body: '某供给方（某供给方，某供给方）想了解接口是否开放？',
      },
    ]);
    expect(seen.body.items[1].answers[0].body).toBe('接口全部开放。');
    expect(seen.text).not.toContain('13800138000');
    expect(seen.text).not.toContain(name);
  });
});
