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
