import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aMember,
  anAccount,
  signedIn,
  type TestAccount,
} from '../../../test/factories/identity.js';
import { aScenario, type MadeScenario } from '../../../test/factories/scenarios.js';
import { DeadlineReminders } from './deadline-reminders.service.js';

/** Reminders 14, 3 and 1 days before a deadline, by the calendar in 厦门, with the clock moved and the deadline too. */

let app: TestApp;
let scenario: MadeScenario;
let follower: TestAccount;
let colleague: TestAccount;
const clockAt = (local: string) =>
  app.source.query(
    `update app_clock set shift = ($1::timestamp at time zone 'Asia/Shanghai') - clock_timestamp()`,
    [local],
  );
const remind = () => app.nest.get(DeadlineReminders).remind();
const moveTo = async (local: string) => {
  await app.source.query(
    `update scenarios set deadline = $2::timestamp at time zone 'Asia/Shanghai' where id = $1`,
    [scenario.id, local],
  );
};
/** Days told to the follower so far, oldest first. */
const days = async (who = follower, inApp = true) => {
  const rows = await app.source.query<{ days: number }[]>(
    `select (data ->> 'days')::int as days from messages
     where user_id = $1 and kind = 'scenario.deadline-soon' and in_app = $2 order by at, id`,
    [who.userId, inApp],
  );
  return rows.map((row) => row.days);
};

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  await app.source.query(`update app_clock set shift = interval '0'`);
  await app.source.query('delete from scenario_follows; delete from messages; delete from mails;');
  await clockAt('2027-01-01 10:00');
  const publisher = await aMember(app);
  const reviewer = await anAccount(app, { roles: ['reviewer'] });
  const fields = { deadline: '2027-03-31T09:00:00.000Z' };
  scenario = await aScenario(app, { state: 'open', publisher, reviewer, fields });
  follower = await anAccount(app);
  const organisation = await aMember(app);
  colleague = await anAccount(app, { organisationId: organisation.organisationId, role: 'viewer' });
  await app.request('PUT', `/scenarios/${scenario.id}/follow`, {
    ...{ cookie: follower.cookie, body: {} },
  });
  await app.request('PUT', `/scenarios/${scenario.id}/follow`, {
    cookie: organisation.cookie,
    body: { organisationId: organisation.organisationId },
  });
});

describe('reminders', () => {
  it('come on three days at eight, once each, however often the job runs', async () => {
    // 17:00 in 厦门 on 31 March.
    for (const [at, told] of [
      ['2027-03-17 07:59', []],
      ['2027-03-17 08:00', [14]],
      ['2027-03-18 09:00', [14]],
      ['2027-03-27 12:00', [14]],
      ['2027-03-28 08:05', [14, 3]],
      ['2027-03-30 08:05', [14, 3, 1]],
      ['2027-03-31 16:59', [14, 3, 1]],
      ['2027-03-31 17:01', [14, 3, 1]],
    ] as const) {
      await clockAt(at);
      await Promise.all([remind(), remind()]);
      await remind();
      expect([at, await days()]).toEqual([at, told]);
    }
    expect(await days(colleague)).toEqual([14, 3, 1]);
  });

  it('are told late by a worker that was down, with the days that are left, but not for ever', async () => {
    await clockAt('2027-03-18 10:00');
    await remind();
    expect(await days()).toEqual([13]);
    await clockAt('2027-03-29 21:00');
    await remind();
    expect(await days()).toEqual([13]);
  });

  it('are counted anew when the deadline moves; a stale one goes, none comes twice', async () => {
    await clockAt('2027-03-17 08:10');
    await remind();
    const fresh = await signedIn(app, scenario.publisher.userId);
    const seen = await app.request('GET', `/scenarios/${scenario.id}`, { cookie: fresh });
    const moved = await app.request('PATCH', `/scenarios/${scenario.id}`, {
      cookie: fresh,
      headers: { 'if-match': String(seen.headers.etag) },
      body: { deadline: '2027-04-20T09:00:00.000Z' },
    });
    expect(moved.status).toBe(200);
    await app.settle();
    expect(await days()).toEqual([]);
    expect(await days(follower, false)).toEqual([14]);
    await clockAt('2027-03-28 08:10');
    await remind();
    expect(await days()).toEqual([]);
    await clockAt('2027-04-06 08:10');
    await remind();
    await remind();
    expect(await days()).toEqual([14]);
  });

  it('are not repeated when it moves within its day', async () => {
    await clockAt('2027-03-28 08:10');
    await remind();
    await moveTo('2027-03-31 20:00');
    await remind();
    expect(await days()).toEqual([3]);
  });

  it('are not mailed when the deadline moved before the mail left', async () => {
    await clockAt('2027-03-28 08:10');
    await remind();
    await moveTo('2027-04-20 17:00');
    await app.settle();
    const states = await app.source.query<{ state: string }[]>(
      `select distinct state from mails where composer = 'message'
         and composer_key in (select id from messages where kind = 'scenario.deadline-soon')`,
    );
    expect(states).toEqual([{ state: 'dropped' }]);
  });

  it('are not told to who began to follow since, nor of what is closed', async () => {
    await clockAt('2027-03-28 08:10');
    const late = await anAccount(app);
    await app.source.query(
      `insert into scenario_follows (id, scenario_id, user_id, at) values (gen_random_uuid(), $1, $2, app_now())`,
      [scenario.id, late.userId],
    );
    await remind();
    expect(await days(late)).toEqual([]);
    expect(await days()).toEqual([3]);
    await app.source.query(`update scenarios set state = 'closed' where id = $1`, [scenario.id]);
    await clockAt('2027-03-30 08:10');
    await remind();
    expect(await days()).toEqual([3]);
  });
});
