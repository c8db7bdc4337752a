import { startTestApp, type TestApp } from '../../../test/app.js';
import { anAccount, signedIn, type TestAccount } from '../../../test/factories/identity.js';
import {
  aMutualPairing,
  aPair,
  answerAs,
  openAs,
  type Pair,
} from '../../../test/factories/pairings.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { RemindersService } from './reminders.service.js';

/** What waits is chased once, then escalated once; by the database clock. */

let app: TestApp;
let pair: Pair;
let admin: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  admin = await anAccount(app, { roles: ['admin'] });
});
afterAll(() => app.stop());
beforeEach(async () => {
  // Only the pairings of the test at hand: an escalation goes to whoever leads.
  await app.source.query('delete from pairing_consents; delete from pairings; delete from mails;');
  pair = await aPair(app);
});
afterEach(async () => {
  await app.source.query(`update app_clock set shift = interval '0'`);
});

const chase = () => app.nest.get(RemindersService).chase();
const mailsTo = async (who: TestAccount): Promise<string[]> => {
  const rows = await app.source.query<{ subject: string }[]>(
    'select subject from mails where recipient = $1 order by id',
    [who.email],
  );
  return rows.map((row) => row.subject);
};
const answerLater = async (id: string, body: object) => {
  const cookie = await signedIn(app, pair.demand.userId);
  const answer = await answerAs(app, id, { ...pair.demand, cookie }, body);
  expect(answer.status).toBe(200);
};
const open = async (): Promise<string> => (await openAs(app, pair, pair.supply)).body.id;

describe('chasing', () => {
  it('reminds the current actor after the state’s interval, not before, and only once', async () => {
    await open();
    await app.shiftClock('4 days 23 hours');
    await chase();
    expect(await mailsTo(pair.demand)).toEqual([]);
    await app.shiftClock('1 hour 1 minute');
    await chase();
    expect(await mailsTo(pair.demand)).toEqual(['有一条配对等您处理']);
    expect(await mailsTo(pair.supply)).toEqual([]);
    await chase();
    await Promise.all([chase(), chase()]);
    expect((await mailsTo(pair.demand)).length).toBe(1);
  });

  it('by two workers at once still reminds once', async () => {
    await open();
    await app.shiftClock('6 days');
    await Promise.all([chase(), chase(), chase()]);
    expect((await mailsTo(pair.demand)).length).toBe(1);
  });

  it('escalates after another week in which nothing moved, once', async () => {
    const id = await open();
    await app.shiftClock('6 days');
    await chase();
    await app.shiftClock('6 days 23 hours');
    await chase();
    expect(await mailsTo(admin)).toEqual([]);
    await app.shiftClock('2 hours');
    await chase();
    await chase();
    expect(await mailsTo(admin)).toEqual(['有一条配对停滞，请督促']);
    expect((await mailsTo(pair.demand)).length).toBe(1);
    const rows = await app.source.query<{ stage: string; people: number }[]>(
      'select stage, people from reminders where pairing_id = $1 order by sent_at',
      [id],
    );
    expect(rows).toEqual([
      { stage: 'reminder', people: 1 },
      { stage: 'escalation', people: 1 },
    ]);
  });

  it('begins anew when something moved, and then reminds whoever is to move now', async () => {
    const id = await open();
    await app.shiftClock('6 days');
    await chase();
    await answerLater(id, { answer: 'connect', release: 'role' });
    await app.source.query('delete from mails');
    await chase();
    expect(await mailsTo(pair.matchmaker)).toEqual([]);
    await app.shiftClock('4 days');
    await chase();
    expect((await mailsTo(pair.matchmaker)).length).toBe(1);
    expect(await mailsTo(pair.demand)).toEqual([]);
  });

  it('leaves parked and ended pairings alone', async () => {
    const id = await open();
    await app.request('POST', `/pairings/${id}/steps`, {
      cookie: pair.matchmaker.cookie,
      body: {
        action: 'park',
        as: 'matchmaker',
        at: new Date(Date.now() + 60 * 86_400_000).toISOString(),
      },
    });
    await app.shiftClock('20 days');
    await chase();
    for (const who of [pair.demand, pair.supply, pair.matchmaker])
      expect(await mailsTo(who)).toEqual([]);
  });

  it('leaves alone what equal treatment holds, until bids are sealed no longer', async () => {
    const sealed = await aPair(app, { procedure: 'bids' });
    await aMutualPairing(app, sealed);
    await app.shiftClock('20 days');
    await chase();
    expect(await app.source.query('select 1 from mails')).toEqual([]);
    await app.source.query(`update scenarios set state = 'awarded' where id = $1`, [
      sealed.scenarioId,
    ]);
    await app.nest.get(Jobs).runNow('pairings.time');
    await chase();
    expect(await mailsTo(sealed.matchmaker)).toEqual([]);
    await app.shiftClock('4 days');
    await chase();
    expect((await mailsTo(sealed.matchmaker)).length).toBe(1);
  });

  it('sends nothing for what moved between the look and the mail', async () => {
    const id = await open();
    await app.shiftClock('6 days');
    await answerLater(id, { answer: 'decline', reason: 'price-high' });
    await app.nest.get(Jobs).runNow('reminders.chase');
    expect(await mailsTo(pair.demand)).toEqual([]);
  });

  it('writes nothing of the other side’s people', async () => {
    await open();
    await app.shiftClock('6 days');
    await chase();
    const [mail] = await app.source.query<{ body: string }[]>('select body from mails');
    expect(mail?.body).toContain('/bench/pairings/');
    expect(mail?.body).not.toMatch(/@/);
  });
});

describe('intervals', () => {
  const get = (who?: TestAccount) =>
    app.request('GET', '/reminders/intervals', who ? { cookie: who.cookie } : {});
  const put = (state: string, days: number, who: TestAccount) =>
    app.request('PUT', `/reminders/intervals/${state}`, { cookie: who.cookie, body: { days } });

  it('are read by matchmakers and changed by who leads them', async () => {
    expect((await get()).status).toBe(401);
    expect((await get(pair.demand)).status).toBe(403);
    expect((await get(pair.matchmaker)).body.total).toBe(9);
    expect((await put('mutual', 4, pair.matchmaker)).status).toBe(403);
    const changed = await put('mutual', 4, admin);
    const item = changed.body.items.find((one: { state: string }) => one.state === 'mutual');
    expect(item).toMatchObject({ days: 4, actions: ['change'] });
    const [event] = await app.source.query<{ payload: unknown }[]>(
      `select payload from events where type = 'interval.changed'`,
    );
    expect(event?.payload).toEqual({ state: 'mutual', days: 4 });
  });

  it('refuse nonsense', async () => {
    expect((await put('mutual', 0, admin)).status).toBe(400);
    expect((await put('agreed', 4, admin)).body.code).toBe('reminder.not-found');
  });
});
