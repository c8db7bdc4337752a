import { startTestApp, type TestApp } from '../../../test/app.js';
import type { TestAccount } from '../../../test/factories/identity.js';
import {
  aMutualPairing,
  answerAs,
  aPair,
  openAs,
  type Pair,
} from '../../../test/factories/pairings.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** What parking and stalling do to a pairing, and what they must leave alone. */

let app: TestApp;
let pair: Pair;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  pair = await aPair(app);
});
afterEach(async () => {
  await app.source.query(`update app_clock set shift = interval '0'`);
});

const inDays = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
const get = (path: string, who: TestAccount) => app.request('GET', path, { cookie: who.cookie });
const step = (id: string, who: TestAccount, body: object) =>
  app.request('POST', `/pairings/${id}/steps`, { cookie: who.cookie, body });
const say = (id: string, who: TestAccount, body: string) =>
  app.request('POST', `/pairings/${id}/messages`, { cookie: who.cookie, body: { body } });
const runTime = () => app.nest.get(Jobs).runNow('pairings.time');
/** Runs the clock's work so much later, then turns the clock back: sessions end with time, too. */
const runAfter = async (interval: string) => {
  await app.shiftClock(interval);
  await runTime();
  await app.source.query(`update app_clock set shift = interval '0'`);
};

describe('contacts and conversation', () => {
  const open = async (id: string, who: TestAccount) => {
    const view = (await get(`/pairings/${id}`, who)).body;
    expect(view).toMatchObject({ contactsReleased: true });
    expect(view.actions).toContain('converse');
    expect((await get(`/pairings/${id}/contacts`, who)).body.demand.email).toContain('@');
    expect((await say(id, who, '我的电话 13800001234')).status).toBe(201);
  };

  it('stay when an accepted pairing stalls', async () => {
    const id = await aMutualPairing(app, pair);
    await runAfter('15 days');
    expect((await get(`/pairings/${id}`, pair.supply)).body.state).toBe('stalled');
    await open(id, pair.supply);
  });

  it('stay when a side parks an accepted pairing, and go when it ends', async () => {
    const id = await aMutualPairing(app, pair);
    expect((await step(id, pair.demand, { action: 'park', at: inDays(30) })).body.state).toBe(
      'parked',
    );
    await open(id, pair.supply);
    await step(id, pair.demand, { action: 'resume' });
    await step(id, pair.demand, { action: 'no-fit', reason: 'price-high' });
    expect((await get(`/pairings/${id}/contacts`, pair.supply)).body.code).toBe(
      'pairing.contacts-not-released',
    );
  });

  it('are not opened by parking what is unanswered', async () => {
    const { id } = (await openAs(app, pair, pair.supply)).body;
    await step(id, pair.supply, { action: 'park', at: inDays(30) });
    expect((await get(`/pairings/${id}`, pair.supply)).body.contactsReleased).toBe(false);
    expect((await say(id, pair.supply, '你好')).body.code).toBe('pairing.conversation-closed');
    await step(id, pair.supply, { action: 'resume' });
    await answerAs(app, id, pair.demand, { answer: 'learn' });
    await step(id, pair.supply, { action: 'park', at: inDays(30) });
    expect((await say(id, pair.supply, '先放一放')).status).toBe(201);
    expect((await say(id, pair.supply, '电话 13800001234')).body.code).toBe(
      'pairing.contact-in-text',
    );
  });
});

describe('an unanswered pairing', () => {
  it('that rested keeps the days it had left for an answer', async () => {
    const { id, expiresAt } = (await openAs(app, pair, pair.supply)).body;
    await step(id, pair.demand, { action: 'park', at: inDays(40) });
    await runAfter('40 days 1 minute');
    const back = (await get(`/pairings/${id}`, pair.demand)).body;
    expect(back.state).toBe('awaiting_demand');
    const moved = Date.parse(back.expiresAt) - Date.parse(expiresAt);
    expect(moved / 86_400_000).toBeCloseTo(40, 1);
    await runAfter('69 days');
    const yes = await answerAs(app, id, pair.demand, { answer: 'connect', release: 'role' });
    expect(yes.body.state).toBe('mutual');
  });

  it('that was talked about while it rested is given the same time', async () => {
    const { id, expiresAt } = (await openAs(app, pair, pair.supply)).body;
    await answerAs(app, id, pair.demand, { answer: 'learn' });
    await step(id, pair.demand, { action: 'park', at: inDays(10) });
    await app.source.query(
      `update pairings set active_at = active_at + interval '9 days' where id = $1`,
      [id],
    );
    await runAfter('10 days 1 minute');
    const back = (await get(`/pairings/${id}`, pair.demand)).body;
    expect(Date.parse(back.expiresAt) - Date.parse(expiresAt)).toBeGreaterThan(9.9 * 86_400_000);
  });
});

describe('a meeting that is set', () => {
  it('weeks ahead stalls nothing before its day, and fourteen quiet days after it', async () => {
    const id = await aMutualPairing(app, pair);
    await step(id, pair.demand, { action: 'set-meeting', at: inDays(30) });
    const state = async () => (await get(`/pairings/${id}`, pair.demand)).body.state;
    await runAfter('43 days');
    expect(await state()).toBe('meeting_set');
    await runAfter('45 days');
    expect(await state()).toBe('stalled');
  });
});

describe('a call taken by bids', () => {
  it('is late for nobody while it is sealed; after the award the days begin', async () => {
    const sealed = await aPair(app, { procedure: 'bids' });
    const id = await aMutualPairing(app, sealed);
    await runAfter('15 days');
    expect((await get(`/pairings/${id}`, sealed.demand)).body.state).toBe('mutual');
    await app.source.query(`update scenarios set state = 'awarded' where id = $1`, [
      sealed.scenarioId,
    ]);
    await app.shiftClock('16 days');
    await runTime();
    await runTime();
    await app.shiftClock('13 days');
    await runTime();
    const state = async () =>
      (await app.source.query('select state from pairings where id = $1', [id]))[0].state;
    expect(await state()).toBe('mutual');
    await app.shiftClock('2 days');
    await runTime();
    expect(await state()).toBe('stalled');
    await app.source.query(`update app_clock set shift = interval '0'`);
    expect((await get(`/pairings/${id}/contacts`, sealed.demand)).status).toBe(200);
  });

  it('releases the contacts of what is stalled or parked, too', async () => {
    const sealed = await aPair(app, { procedure: 'bids' });
    const id = await aMutualPairing(app, sealed);
    await step(id, sealed.demand, { action: 'park', at: inDays(90) });
    await app.source.query(`update scenarios set state = 'awarded' where id = $1`, [
      sealed.scenarioId,
    ]);
    await runTime();
    expect((await get(`/pairings/${id}/contacts`, sealed.supply)).status).toBe(200);
  });
});
