import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aLockedSheet,
  anOpenedScenario,
  aPanel,
  openedBidsInMemory,
  type OpenedBidsInMemory,
  type OpenedScenario,
} from '../../../test/factories/evaluation.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { EvaluationReopening } from './evaluation.reads.js';
import { RankingsService } from './rankings.service.js';

/** Conflicts that begin after the declaration: with the membership, at the latest with the next step. */

let app: TestApp;
let memory: OpenedBidsInMemory;
let scenario: OpenedScenario;
let chair: TestAccount;
let second: TestAccount;
let third: TestAccount;
let first: string;
let other: string;
beforeAll(async () => {
  app = await startTestApp();
  memory = openedBidsInMemory(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  memory.officers.length = 0;
  memory.partners.length = 0;
  scenario = await anOpenedScenario(app, memory);
  [first, other] = scenario.bids as [string, string];
  [chair, second, third] = (await aPanel(app, scenario, { size: 3, cleared: true })) as [
    TestAccount,
    TestAccount,
    TestAccount,
  ];
});

const good = { fit: 90, solution: 80, plan: 0, team: 1 };
const fair = { fit: 80, solution: 75, plan: 1, team: 1 };
const words = { strengths: '示例：方案具体', improvements: '示例：计划可更细' };
const at = (path: string) => `/scenarios/${scenario.id}/evaluation${path}`;
const send = (method: string, path: string, who: TestAccount, more: object = {}) =>
  app.request(method, at(path), { cookie: who.cookie, ...more });
const seen = (version: number) => ({ 'if-match': `"${version}"` });
const save = (who: TestAccount) =>
  send('PUT', '/sheet', who, { body: { scores: {} }, headers: seen(0) });
const member = async (n: number) =>
  (await send('GET', '', scenario.reviewer)).body.members[n] as {
    state: string;
    excludedReason: string | null;
  };
const exclusions = async () =>
  (await app.eventsOf(scenario.id)).filter((type) => type === 'evaluation.member-excluded').length;
/** A membership of which no message has come yet. */
const joins = (who: TestAccount, organisationId: string) =>
  app.source.query(
    `insert into memberships (organisation_id, user_id, role) values ($1, $2, 'viewer')`,
    [organisationId, who.userId],
  );
const bidderOf = (n: number) => scenario.bidders[n]?.organisationId ?? '';
const locked = async (who: TestAccount) =>
  aLockedSheet(app, who, scenario, { [first]: good, [other]: fair });
const confirm = async (who: TestAccount) => {
  const { hash } = (await send('GET', '/consensus', who)).body as { hash: string };
  return send('POST', '/consensus/confirmations', who, { body: { hash } });
};
const write = () =>
  send('PUT', '/consensus', chair, {
    body: { bids: { [first]: words, [other]: words } },
    headers: seen(0),
  });

describe('somebody who joined a bidder after declaring', () => {
  it.each(['same-organisation', 'shared-consortium'])(
    'reads and writes nothing more, whether or not a message came (%s)',
    async (kind) => {
      expect((await send('GET', '/sheet', second)).status).toBe(200);
      if (kind === 'same-organisation') await joins(second, bidderOf(0));
      else {
        const { organisationId } = await aMember(app);
        memory.partners.push([organisationId, bidderOf(0)]);
        await joins(second, organisationId);
      }
      expect((await send('GET', '/sheet', second)).status).toBe(404);
      expect((await send('GET', '', second)).body).toMatchObject({ parties: [], actions: [] });
      // Reading writes nothing; the step does.
      expect((await member(1)).state).toBe('cleared');
      expect((await save(second)).status).toBe(404);
      expect(await member(1)).toMatchObject({ state: 'excluded', excludedReason: kind });
      expect(await exclusions()).toBe(1);
      expect((await send('POST', '/sheet/locks', second, { headers: seen(0) })).status).toBe(404);
      expect((await save(chair)).status).toBe(200);
    },
  );

  it('is excluded by a colleague’s next step as well: the locked sheet does not count', async () => {
    for (const who of [second, third]) await locked(who);
    await joins(second, bidderOf(1));
    await locked(chair);
    const { body } = await send('GET', '/consensus', chair);
    expect(body.members).toEqual([1, 3]);
    expect(await member(1)).toMatchObject({ state: 'excluded' });
    expect((await send('GET', '/consensus', second)).status).toBe(404);
  });

  it('agrees to no consensus', async () => {
    for (const who of [chair, second, third]) await locked(who);
    expect((await write()).status).toBe(200);
    await joins(third, bidderOf(0));
    const { hash } = (await send('GET', '/consensus', chair)).body as { hash: string };
    const body = { hash };
    expect((await send('POST', '/consensus/confirmations', third, { body })).status).toBe(404);
    expect(await member(2)).toMatchObject({ state: 'excluded' });
    for (const who of [chair, second]) expect((await confirm(who)).status).toBe(201);
    expect((await send('GET', '', scenario.publisher)).body.state).toBe('technique-locked');
  });

  it('is excluded with the membership itself', async () => {
    const owner = scenario.bidders[0] as TestAccount;
    await app.source.query(
      `insert into events (id, type, subject_type, subject_id, payload)
       values ('01a20083-0000-7000-8000-0000000000bb', 'member.added', 'organisation', $1, $2)`,
      [owner.organisationId, { userId: second.userId, role: 'viewer' }],
    );
    await app.source.query(
      `insert into deliveries (id, event_id, subscriber)
       values (gen_random_uuid(), '01a20083-0000-7000-8000-0000000000bb', 'evaluation.joined')`,
    );
    await app.settle();
    expect(await member(1)).toMatchObject({ state: 'excluded' });
    expect(await exclusions()).toBe(1);
  });

  it('keeps the judgement that was locked before, but reads no ranking more', async () => {
    for (const who of [chair, second, third]) await locked(who);
    await write();
    for (const who of [chair, second, third]) await confirm(who);
    await joins(third, bidderOf(0));
    memory.openPrices(scenario.id, { [first]: 300_00, [other]: 200_00 });
    await app.nest
      .get(Transactions)
      .run(systemActor(), (tx) => app.nest.get(RankingsService).priceByItself(tx, scenario.id));
    const ranking = (who: TestAccount) =>
      app.request('GET', `/scenarios/${scenario.id}/ranking`, { cookie: who.cookie });
    expect((await ranking(second)).status).toBe(200);
    expect((await ranking(third)).status).toBe(404);
    expect((await member(2)).state).toBe('cleared');
  });
});

describe('scoring again after an upheld objection', () => {
  it('is shuffled anew; the panel never read names, and the log says whose were announced', async () => {
    for (const who of [chair, second, third]) await locked(who);
    await write();
    for (const who of [chair, second, third]) await confirm(who);
    memory.openPrices(scenario.id, { [first]: 300_00, [other]: 200_00 });
    const transactions = app.nest.get(Transactions);
    await transactions.run(systemActor(), (tx) =>
      app.nest.get(RankingsService).priceByItself(tx, scenario.id),
    );
    const publish = await app.request('POST', `/scenarios/${scenario.id}/ranking/publications`, {
      cookie: chair.cookie,
    });
    const names = (body: { rows: { organisations: string[] }[] }) =>
      body.rows.flatMap((row) => row.organisations);
    expect([publish.status, names(publish.body)]).toEqual([201, []]);
    const both = await anAccount(app, { roles: ['evaluator', 'reviewer'] });
    const wide = await app.request('GET', `/scenarios/${scenario.id}/ranking`, {
      cookie: both.cookie,
    });
    expect(names(wide.body)).toHaveLength(2);
    const salt = async () =>
      (
        await app.source.query<{ salt: string }[]>(
          'select salt from evaluations where scenario_id = $1',
          [scenario.id],
        )
      )[0]?.salt;
    const before = await salt();
    await transactions.run(systemActor(), (tx) =>
      app.nest.get(EvaluationReopening).reopen(tx, scenario.id, { parts: ['fit'], named: [first] }),
    );
    expect(await salt()).not.toBe(before);
    const [event] = await app.source.query<{ payload: object }[]>(
      `select payload from events where type = 'evaluation.reopened' and subject_id = $1`,
      [scenario.id],
    );
    expect(event?.payload).toEqual({ parts: ['fit'], named: [first] });
    // Others may be named in the panel's place.
    const fresh = await anAccount(app, { roles: ['evaluator'] });
    const named = await send('POST', '/members', scenario.publisher, {
      body: { userId: fresh.userId, chair: false },
    });
    expect(named.status).toBe(201);
  });
});
