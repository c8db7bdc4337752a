import { startTestApp, type TestApp } from '../../../test/app.js';
import { signedIn, type TestAccount } from '../../../test/factories/identity.js';
import { answerAs, aPair, openAs, type Pair } from '../../../test/factories/pairings.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { PairingOpening, type Curated } from './pairings.reads.js';

/** One no stops it: for 90 days nobody who was refused opens the same pair again. */

let app: TestApp;
let pair: Pair;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  pair = await aPair(app);
  const { id } = (await openAs(app, pair, pair.supply)).body;
  await answerAs(app, id, pair.demand, { answer: 'decline', reason: 'weak-evidence' });
});
afterEach(async () => {
  await app.source.query(`update app_clock set shift = interval '0'`);
});

const open = async (who: TestAccount, body: object = {}) => {
  const answer = await openAs(app, pair, who, body);
  return [answer.status, answer.body.code];
};
const standing = [409, 'pairing.no-stands'];
const later = async (who: TestAccount) => ({ ...who, cookie: await signedIn(app, who.userId) });

it('holds against the side that was refused, until the ninety days are over', async () => {
  expect(await open(pair.supply)).toEqual(standing);
  await app.shiftClock('89 days 23 hours');
  expect(await open(await later(pair.supply))).toEqual(standing);
  await app.shiftClock('2 hours');
  expect((await open(await later(pair.supply)))[0]).toBe(201);
});

it('is taken back by the side that gave it, and then holds no longer', async () => {
  const { id } = (await openAs(app, pair, pair.demand)).body;
  await app.source.query(
    `update pairings set state = 'expired', ended_by = 'system' where id = $1`,
    [id],
  );
  expect((await open(pair.supply))[0]).toBe(201);
});

it('outlives a pairing in which its side kept silent', async () => {
  const { id } = (await openAs(app, pair, pair.matchmaker, { note: '补齐了检测报告' })).body;
  await app.source.query(
    `update pairings set state = 'expired', ended_by = 'system' where id = $1`,
    [id],
  );
  expect(await open(pair.supply)).toEqual(standing);
});

it('gives way to a matchmaker who says why, not to one who says nothing', async () => {
  const silent = await openAs(app, pair, pair.matchmaker);
  expect([silent.status, silent.body.code]).toEqual(standing);
  expect(silent.body.errors[0].pointer).toBe('/note');
  expect((await open(pair.matchmaker, { note: '补齐了检测报告' }))[0]).toBe(201);
});

it('for a scenario taken by bids tells its words to who wrote them and to matchmakers, to the other side after the award', async () => {
  const sealed = await aPair(app, { procedure: 'bids' });
  const request = { cookie: sealed.matchmaker.cookie };
  const body = { scenarioId: sealed.scenarioId, capabilityId: sealed.capabilityId };
  const { id } = (await app.request('POST', '/pairings', { ...request, body })).body;
  const note = '预算其实可以到八十万元';
  const no = await app.request('POST', `/pairings/${id}/answers`, {
    cookie: sealed.demand.cookie,
    body: { answer: 'decline', reason: 'other', note },
  });
  expect(no.status).toBe(200);
  const read = async ({ cookie }: TestAccount) =>
    (await app.request('GET', `/pairings/${id}`, { cookie })).body.reasonNote;
  expect(await read(sealed.supply)).toBeNull();
  expect(await read(sealed.demand)).toBe(note);
  expect(await read(sealed.matchmaker)).toBe(note);
  const listed = await app.request('GET', '/pairings?limit=100', { cookie: sealed.supply.cookie });
  expect(listed.text).not.toContain(note);
  await app.source.query(`update scenarios set state = 'awarded' where id = $1`, [
    sealed.scenarioId,
  ]);
  expect(await read(sealed.supply)).toBe(note);
});

describe('a shortlist', () => {
  const take = (curated: Curated) =>
    app.nest
      .get(Transactions)
      .run(systemActor(), (tx) =>
        app.nest.get(PairingOpening).openForMatchmaker(tx, pair, '', curated),
      );

  it('opens against a no with the matchmaker’s words only', async () => {
    const asked = { by: null, askedSide: 'supply' } as const;
    await expect(take({ ...asked, words: '' })).rejects.toMatchObject({
      code: 'pairing.no-stands',
    });
    expect((await take({ ...asked, words: '补齐了检测报告' })).opened).toBe(true);
  });

  it('lets the side that said no take it back', async () => {
    expect((await take({ by: null, askedSide: 'demand', words: '' })).opened).toBe(true);
  });
});
