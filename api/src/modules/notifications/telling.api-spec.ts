import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aPair, answerAs, openAs } from '../../../test/factories/pairings.js';
import { aCall } from '../../../test/factories/bids.js';
import { aScenario, takeStep, type MadeScenario } from '../../../test/factories/scenarios.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { DeadlineReminders } from './deadline-reminders.service.js';
import { SupplyMessages } from './supply-messages.service.js';

/** Who is told what, by which event. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
afterEach(() => app.source.query(`update app_clock set shift = interval '0'`));

/** Kinds of what somebody was told, oldest first, since the last look. */
async function told(who: TestAccount): Promise<string[]> {
  await app.settle();
  const rows = await app.source.query<{ kind: string }[]>(
    `with gone as (delete from messages where user_id = $1 returning kind, at, id) select kind from gone order by at, id`,
    [who.userId],
  );
  return rows.map((row) => row.kind);
}
const edit = async ({ id, publisher }: MadeScenario, body: object) => {
  const { cookie } = publisher;
  const seen = await app.request('GET', `/scenarios/${id}`, { cookie });
  const headers = { 'if-match': String(seen.headers.etag) };
  const answer = await app.request('PATCH', `/scenarios/${id}`, { cookie, headers, body });
  expect([answer.status, answer.body?.code]).toEqual([200, undefined]);
};
const follow = async (who: TestAccount, id: string, body: object = {}) => {
  const answer = await app.request('PUT', `/scenarios/${id}/follow`, { cookie: who.cookie, body });
  expect(answer.status).toBe(200);
};
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

describe('a scenario on its way', () => {
  it('is told to its owners, reviewers and editors step by step', async () => {
    const owner = await aMember(app);
    const { organisationId } = owner;
    const editor = await anAccount(app, { organisationId, role: 'editor' });
    const viewer = await anAccount(app, { organisationId, role: 'viewer' });
    const scenario = await aScenario(app, { publisher: editor });
    const { reviewer } = scenario;
    expect((await takeStep(app, 'submit', scenario)).status).toBe(201);
    expect(await told(owner)).toEqual(['scenario.to-sign']);
    expect(await told(reviewer)).toEqual([]);
    const seen = await app.request('GET', `/scenarios/${scenario.id}`, { cookie: owner.cookie });
    const signed = await app.request('POST', `/scenarios/${scenario.id}/own-reviews`, {
      ...{ cookie: owner.cookie, body: { decision: 'sign' } },
      headers: { 'if-match': String(seen.headers.etag) },
    });
    expect(signed.status).toBe(201);
    expect(await told(reviewer)).toEqual(['scenario.to-review']);
    await takeStep(app, 'return', scenario);
    expect(await told(editor)).toEqual(['scenario.returned']);
    const own = { ...scenario, publisher: owner };
    await takeStep(app, 'submit', own);
    await takeStep(app, 'approve', own);
    await takeStep(app, 'publish', own);
    expect(await told(editor)).toEqual(['scenario.approved', 'scenario.own-published']);
    expect(await told(viewer)).toEqual([]);
  });

  it('is to be reviewed by a day that was counted through a provisional year, which is said', async () => {
    await app.source.query(
      `update app_clock set shift = '2026-12-29T09:00:00+08:00'::timestamptz - clock_timestamp()`,
    );
    const { id, reviewer } = await aScenario(app, { state: 'submitted' });
    await app.settle();
    const { cookie } = reviewer;
    const seen = await app.request('GET', `/scenarios/${id}`, { cookie });
    expect(seen.body.reviewing).toMatchObject({ provisionalYear: 2027 });
    const { body } = await app.request('GET', '/my/messages', { cookie });
    const [message] = body.items as { kind: string; lines: string[] }[];
    expect(message?.kind).toBe('scenario.to-review');
    expect(message?.lines.at(-1)).toContain('2027 年调休安排尚未公布，按法定节假日暂算');
    await app.source.query('delete from messages');
  });

  it('whose review takes too long is told to reviewers', async () => {
    const scenario = await aScenario(app, { state: 'submitted' });
    await told(scenario.reviewer);
    await app.source.query(
      `update scenarios set review_due = app_now() - interval '1 hour' where id = $1`,
      [scenario.id],
    );
    await app.settle();
    // The job of the round before recorded it; this one delivers.
    const { ScenarioDesks } = await import('../scenarios/scenario-desks.service.js');
    await app.nest.get(ScenarioDesks).tellOverdue();
    expect(await told(scenario.reviewer)).toEqual(['scenario.review-overdue']);
  });
});

describe('a published scenario', () => {
  let scenario: MadeScenario;
  let inPerson: TestAccount;
  let forOrganisation: TestAccount;
  let colleague: TestAccount;
  let asker: TestAccount;
  beforeAll(async () => {
    scenario = await aScenario(app, { state: 'open', fields: { deadline: inDays(60) } });
    [inPerson, forOrganisation, asker] = [
      await aMember(app),
      await aMember(app),
      await aMember(app),
    ];
    const { organisationId } = forOrganisation;
    colleague = await anAccount(app, { organisationId, role: 'viewer' });
    await follow(inPerson, scenario.id);
    await follow(forOrganisation, scenario.id, { organisationId });
    await follow(forOrganisation, scenario.id);
  });

  it('tells its publisher of a question, and nobody who asked', async () => {
    const answer = await app.request('POST', `/scenarios/${scenario.id}/questions`, {
      cookie: asker.cookie,
      body: { organisationId: asker.organisationId, body: '节拍可以放宽到每分钟五十件吗？' },
    });
    expect(answer.status).toBe(201);
    expect((await told(scenario.publisher)).at(-1)).toBe('question.asked');
    const answered = await app.request('POST', `/questions/${answer.body.id}/answers`, {
      cookie: scenario.publisher.cookie,
      body: { body: '不可以，节拍是产线决定的。' },
    });
    expect(answered.status).toBe(201);
    await app.settle();
    const rows = await app.source.query<{ text: string }[]>(
      `select m.data::text || m.subject_id::text || coalesce(m.group_key, '') as text from messages m
       where m.kind in ('question.asked', 'question.answered')`,
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) {
      expect(text).not.toContain(asker.userId);
      expect(text).not.toContain(asker.organisationId);
    }
    expect(await told(asker)).toEqual(['question.own-answered']);
    for (const who of [inPerson, forOrganisation, colleague])
      expect(await told(who)).toEqual(['question.answered']);
  });

  it('tells nothing that happened before one followed', async () => {
    const late = await anAccount(app);
    await edit(scenario, { niceToHave: ['有备件库'] });
    await follow(late, scenario.id);
    expect(await told(late)).toEqual([]);
    for (const who of [inPerson, forOrganisation, colleague, asker]) await told(who);
  });

  it('tells followers and askers of a change once each, with the diff in the mail', async () => {
    await edit(scenario, { acceptanceTest: '由质检科用盲样两千件验收，漏检不超过五件。' });
    await app.settle();
    await app.settle();
    const [mail] = await app.source.query<{ body: string }[]>(
      'select body from mails where recipient = $1 order by id desc limit 1',
      [asker.email],
    );
    expect(mail?.body).toContain('验收方式');
    for (const who of [inPerson, forOrganisation, colleague, asker])
      expect(await told(who)).toEqual(['scenario.changed-materially']);
    await edit(scenario, { niceToHave: ['能离线运行的优先'] });
    for (const who of [inPerson, asker]) expect(await told(who)).toEqual(['scenario.changed']);
  });

  it('tells a moved deadline as such, once', async () => {
    await edit(scenario, { deadline: inDays(80) });
    for (const who of [inPerson, asker])
      expect(await told(who)).toEqual(['scenario.deadline-moved']);
    await edit(scenario, { deadline: inDays(90), niceToHave: ['能离线运行', '有中文界面'] });
    expect((await told(inPerson)).filter((kind) => kind.includes('deadline'))).toEqual([]);
  });

  it('tells its closing once, whoever delivers it again', async () => {
    for (const who of [inPerson, forOrganisation, colleague, asker]) await told(who);
    await takeStep(app, 'close', scenario);
    await app.settle();
    await app.source.query(
      `update deliveries set state = 'pending', due_at = now(), claimed_until = null
       where subscriber = 'notifications.scenario-closed'`,
    );
    await app.settle();
    for (const who of [inPerson, forOrganisation, colleague, asker])
      expect(await told(who)).toEqual(['scenario.closed']);
  });
});

describe('an early intent', () => {
  it('tells its followers when it is published, and when it ends', async () => {
    const scenario = await aScenario(app, { state: 'open' });
    const follower = await anAccount(app);
    await follow(follower, scenario.id);
    await takeStep(app, 'withdraw', scenario);
    expect(await told(follower)).toEqual(['scenario.ended']);
  });

  it('tells its publisher of a suggestion and the supplier of the decision', async () => {
    const publisher = await aMember(app);
    const scenario = await aScenario(app, { state: 'intent', publisher });
    const supplier = await aMember(app);
    const made = await app.request('POST', `/scenarios/${scenario.id}/suggestions`, {
      cookie: supplier.cookie,
      body: {
        ...{ organisationId: supplier.organisationId, topic: 'data' },
        body: '建议开放去年的标注图片，便于评估难度。',
      },
    });
    expect(made.status).toBe(201);
    expect(await told(publisher)).toContain('suggestion.made');
    const decided = await app.request('POST', `/suggestions/${made.body.id}/decisions`, {
      cookie: publisher.cookie,
      body: { decision: 'adopt', reply: '好。' },
    });
    expect(decided.status).toBe(201);
    expect(await told(supplier)).toEqual(['suggestion.decided']);
  });
});

describe('a pairing', () => {
  it('is told to the side that is to move, and to both when both said yes', async () => {
    const pair = await aPair(app);
    await told(pair.demand);
    const { id } = (await openAs(app, pair, pair.supply)).body;
    expect(await told(pair.demand)).toEqual(['pairing.opened']);
    expect(await told(pair.supply)).toEqual([]);
    await answerAs(app, id, pair.demand, { answer: 'learn' });
    expect(await told(pair.supply)).toEqual(['pairing.answered']);
    await answerAs(app, id, pair.demand, { answer: 'connect', release: 'role' });
    for (const who of [pair.demand, pair.supply])
      expect(await told(who)).toEqual(['pairing.became-mutual']);
    const moved = await app.request('POST', `/pairings/${id}/steps`, {
      cookie: pair.matchmaker.cookie,
      body: { action: 'introduce', as: 'matchmaker' },
    });
    expect(moved.status).toBe(200);
    for (const who of [pair.demand, pair.supply])
      expect(await told(who)).toEqual(['pairing.moved']);
    expect(await told(pair.matchmaker)).toEqual([]);
    await app.request('POST', `/pairings/${id}/messages`, {
      cookie: pair.supply.cookie,
      body: { body: '周三上午方便吗？' },
    });
    expect(await told(pair.demand)).toEqual(['pairing.message-sent']);
    expect(await told(pair.matchmaker)).toEqual(['pairing.message-sent']);
  });

  it('says nothing of people or contacts', async () => {
    const pair = await aPair(app);
    await openAs(app, pair, pair.supply);
    await app.settle();
    await app.settle();
    const mails = await app.source.query<{ body: string }[]>(
      'select body from mails where recipient = $1 and composer is not null',
      [pair.demand.email],
    );
    expect(mails.length).toBeGreaterThan(0);
    for (const { body } of mails) expect(body).not.toMatch(/@|示例人员|示例联系人/);
  });
});

describe('a list', () => {
  it('is told to its subscribers and to whose scenarios are on it, each once', async () => {
    const scenario = await aScenario(app, { state: 'approved' });
    const [subscriber, member] = [await anAccount(app), await aMember(app)];
    const subscribe = async (who: TestAccount, body: object) => {
      const answer = await app.request('POST', '/list-subscriptions', { cookie: who.cookie, body });
      expect([answer.status, answer.body?.code]).toEqual([201, undefined]);
    };
    await subscribe(subscriber, {});
    await subscribe(member, { organisationId: member.organisationId, level: 'city' });
    await subscribe(scenario.publisher, {});
    const { cookie } = scenario.reviewer;
    const post = async (path: string, body: object) => {
      const answer = await app.request('POST', path, { cookie, body });
      expect([answer.status < 300, answer.body?.code]).toEqual([true, undefined]);
      return answer.body;
    };
    const { no } = await post('/lists', { level: 'city', title: '示例清单' });
    await post(`/lists/${encodeURIComponent(no)}/entries`, { scenarioIds: [scenario.id] });
    await post(`/lists/${encodeURIComponent(no)}/publications`, {});
    for (const who of [subscriber, member]) expect(await told(who)).toEqual(['list.published']);
    const own = (await told(scenario.publisher)).filter((kind) => kind.startsWith('list.'));
    expect(own).toEqual(['list.included']);
    const { version } = (await app.request('GET', `/lists/${encodeURIComponent(no)}`)).body;
    const right = { field: 'title', after: '更正后的名称', reason: '印错了字' };
    const corrected = await app.request('POST', `/lists/${encodeURIComponent(no)}/corrections`, {
      ...{ cookie, headers: { 'if-match': `"${version}"` } },
      body: { scenarioId: scenario.id, ...right },
    });
    expect(corrected.status).toBe(201);
    await app.settle();
    const { body: page } = await app.request('GET', '/my/messages?topic=lists', {
      cookie: subscriber.cookie,
    });
    expect(page.items).toMatchObject([
      {
        ...{ kind: 'list.corrected', title: '清单更正（第 1 号）：示例清单' },
        path: `/lists/${encodeURIComponent(no)}#corrections`,
      },
    ]);
    expect(page.items[0].lines.join()).toContain('的场景名称已更正');
    // Subscribed and publisher at once, one is told once; of the words themselves the message holds none.
    for (const who of [subscriber, member, scenario.publisher])
      expect((await told(who)).filter((kind) => kind.startsWith('list.'))).toEqual([
        'list.corrected',
      ]);
  });

  it('that is corrected tells nobody who no longer subscribes', async () => {
    const gone = await anAccount(app);
    const body = {};
    const held = await app.request('POST', '/list-subscriptions', { cookie: gone.cookie, body });
    const away = `/list-subscriptions/${held.body.id}`;
    expect((await app.request('DELETE', away, { cookie: gone.cookie })).status).toBe(204);
    const { ListCorrected } = await import('../lists/list.events.js');
    const [row] = await app.source.query<{ id: string; no: string; scenarioId: string }[]>(
      `select l.id, l.no, e.scenario_id as "scenarioId" from lists l join list_entries e on e.list_id = l.id
       where l.state = 'published' limit 1`,
    );
    if (!row) throw new Error('no list');
    const { id, no, scenarioId } = row;
    const facts = { no, n: 9, scenarioId, field: 'problem', hash: 'x' };
    await app.nest
      .get(Transactions)
      .run(systemActor(), (tx) => tx.record(ListCorrected, { type: 'list', id }, facts));
    expect(await told(gone)).toEqual([]);
  });
});

describe('a bid', () => {
  it('is reminded of its deadline, and told to its own people only when it is to be confirmed', async () => {
    const call = await aCall(app);
    const [bidder, other] = [await aMember(app), await aMember(app)];
    const drafted = await app.request('POST', '/bids', {
      cookie: bidder.cookie,
      body: { scenarioId: call.id, organisationId: bidder.organisationId },
    });
    expect(drafted.status).toBe(201);
    const { BidReconfirmAsked } = await import('../bids/bid.events.js');
    await app.nest
      .get(Transactions)
      .run(systemActor(), (tx) =>
        tx.record(
          BidReconfirmAsked,
          { type: 'bid', id: drafted.body.id },
          { scenarioId: call.id, reason: 'scenario-changed', scenarioVersion: 2 },
        ),
      );
    expect(await told(bidder)).toEqual(['bid.reconfirm-asked']);
    expect(await told(other)).toEqual([]);
    await app.source.query(
      // Noon of the day before, in 厦门.
      `update app_clock set shift = (select ((s.deadline at time zone 'Asia/Shanghai')::date - 1 + time '12:00')
         at time zone 'Asia/Shanghai' from scenarios s where s.id = $1) - clock_timestamp()`,
      [call.id],
    );
    await app.nest.get(DeadlineReminders).remind();
    const rows = await app.source.query<{ kind: string }[]>(
      'select distinct kind from messages where user_id = $1',
      [bidder.userId],
    );
    expect(rows).toEqual([{ kind: 'scenario.deadline-soon' }]);
  });
});

describe('evidence', () => {
  it('is told of before it expires, once', async () => {
    const supplier = await aMember(app);
    const pair = await aPair(app, { supply: supplier });
    await app.source.query(
      `insert into evidence (id, capability_id, kind, title, issuer, valid_until, state)
       values (gen_random_uuid(), $1, 'certificate', '示例证书', '示例机构',
         (app_now() at time zone 'Asia/Shanghai')::date + 20, 'verified')`,
      [pair.capabilityId],
    );
    await told(supplier);
    await app.nest.get(SupplyMessages).tellExpiring();
    await app.nest.get(SupplyMessages).tellExpiring();
    expect(await told(supplier)).toEqual(['evidence.expiring']);
  });
});
