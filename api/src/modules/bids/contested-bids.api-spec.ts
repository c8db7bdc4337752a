import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  anOfficer,
  as,
  aSealedBid,
  done,
  giveShares,
  openBids,
  passDeadline,
  sharesOf,
  type TestCall,
  type TestOfficer,
} from '../../../test/factories/bids.js';
import { anAccount } from '../../../test/factories/identity.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { StepHolds } from '../../platform/step-holds.js';
import { BidGates, BidReads } from './bids.reads.js';

/** Two officers say that they cannot open one readable bid. Nobody but they could show it. */

let app: TestApp;
let officers: TestOfficer[];
let call: TestCall;
let good: Awaited<ReturnType<typeof aSealedBid>>;
let denied: Awaited<ReturnType<typeof aSealedBid>>;
beforeAll(async () => {
  app = await startTestApp();
  officers = await Promise.all([1, 2, 3].map(() => anOfficer(app)));
});
afterAll(() => app.stop());
beforeEach(async () => {
  call = await aCall(app, { officers });
  [good, denied] = [await aSealedBid(app, call.id), await aSealedBid(app, call.id)];
  await passDeadline(app, call.id);
});

const post = (officer: TestOfficer, shares: unknown) =>
  as(app, officer)('POST', `/scenarios/${call.id}/openings/technique/shares`, { shares });
/** Hands in the true shares, but says of one bid that its share does not open. */
const deny = async (officer: TestOfficer) => {
  const shares = await sharesOf(app, call.id, officer);
  return post(
    officer,
    shares.map((one) => (one.bidId === denied.id ? { ...one, share: null } : one)),
  );
};
const own = async () => (await as(app, denied.bidder)('GET', `/bids/${denied.id}`)).body;
const minutes = async () =>
  (await app.request('GET', `/scenarios/${call.id}/openings`)).body.items as object[];
const tick = () => app.nest.get(Jobs).runNow('bids.contested-due');
const days = (n: number) =>
  app.source.query(
    `update bid_envelopes set contested_at = app_now() - make_interval(days => $1)
    where contested_at is not null`,
    [n],
  );
const kept = async () => {
  const [row] = await app.source.query<{ n: number }[]>(
    `select count(*)::int as n from bid_opening_shares h join bid_sealings s on s.id = h.sealing_id
       join bids b on b.id = s.bid_id where b.scenario_id = $1`,
    [call.id],
  );
  return row?.n;
};
const waiting = async () => {
  done(await deny(officers[0]!));
  done(await deny(officers[1]!));
};

it('throws nobody out at once: it stays sealed, the others open, the minute, the bidder and the auditors are told', async () => {
  await waiting();
  expect(await minutes()).toMatchObject([{ opened: 1, unreadable: 0, contested: 1 }]);
  expect(await own()).toMatchObject({ state: 'sealed', ended: null, opened: null });
  const { contested } = await own();
  expect(Date.parse(contested.due) - Date.parse(contested.since)).toBe(72 * 3_600_000);
  expect(await app.nest.get(BidReads).contested(call.id)).toEqual([
    { id: denied.id, kind: 'technique' },
  ]);
  const [event] = await app.source.query<{ payload: object }[]>(
    `select payload from events where type = 'bid.contested' and subject_id = $1`,
    [denied.id],
  );
  expect(event?.payload).toMatchObject({ kind: 'technique', declared: 2, shown: 0 });
  await app.settle();
  const told = await app.source.query<{ kind: string }[]>(
    'select kind from messages where user_id = $1',
    [denied.bidder.userId],
  );
  expect(told.map(({ kind }) => kind)).toContain('bid.contested');
  const auditor = await anAccount(app, { roles: ['auditor'] });
  const flags = await as(app, auditor)('GET', `/integrity/flags?scenarioId=${call.id}`);
  expect(flags.body.items).toContainEqual(
    expect.objectContaining({
      code: 'contested-bid',
      figures: { kind: 'technique', threshold: 0 },
    }),
  );
});

it('the evaluation waits for it, nothing ends without it', async () => {
  const reviewer = await anAccount(app, { roles: ['reviewer'] });
  for (const chair of [true, false]) {
    const { userId } = await anAccount(app, { roles: ['evaluator'] });
    const body = { userId, chair };
    done(await as(app, reviewer)('POST', `/scenarios/${call.id}/evaluation/members`, body));
  }
  await waiting();
  await app.settle();
  const begin = () => as(app, reviewer)('POST', `/scenarios/${call.id}/evaluation/beginnings`, {});
  expect((await begin()).body.code).toBe('evaluation.bids-contested');
  const end = await as(app, call.publisher)('POST', `/scenarios/${call.id}/no-responses`, {});
  expect(end.body.code).toBe('award.bids-present');
  done(await giveShares(app, call.id, officers[0]!));
  done(await giveShares(app, call.id, officers[2]!));
  await app.settle();
  const seen = await as(app, reviewer)('GET', `/scenarios/${call.id}/evaluation`);
  expect(seen.body).toMatchObject({ state: 'declaring', bids: 2 });
});

it('opens late with one more true share beside a true one, each round with its own minute', async () => {
  await waiting();
  // The third officer shows that it was sealed well; two are needed.
  const third = await giveShares(app, call.id, officers[2]!);
  expect(third.body).toMatchObject({ state: 'awaiting', given: [1, 2, 3] });
  expect(await minutes()).toHaveLength(1);
  // A true share once shown cannot be taken back by a word.
  done(await post(officers[2]!, [{ bidId: denied.id, share: null }]));
  const again = await giveShares(app, call.id, officers[0]!);
  expect(again.body.state).toBe('opened');
  expect(await minutes()).toMatchObject([
    { opened: 1, contested: 1 },
    { opened: 1, contested: 0, unreadable: 0, receiptHashes: [denied.receipt.hash] },
  ]);
  expect(await own()).toMatchObject({ state: 'opened', contested: null });
  expect(await kept()).toBe(0);
  expect(await app.nest.get(BidReads).openings(call.id)).toMatchObject({ price: null });
});

it('is out after three days; after a hold on the opening the days begin anew, for meanwhile no share can come', async () => {
  await waiting();
  await days(2);
  await tick();
  expect((await own()).state).toBe('sealed');
  const holds = app.nest.get(StepHolds);
  const transactions = app.nest.get(Transactions);
  const placed = await transactions.run(systemActor(), (tx) =>
    holds.place(tx, { subjectId: call.id, steps: ['opening'], reason: 'by-hand', note: '核查中' }),
  );
  await days(4);
  await tick();
  expect((await own()).state).toBe('sealed');
  expect((await giveShares(app, call.id, officers[2]!)).body.code).toBe('step.held');
  await transactions.run(systemActor(), (tx) => holds.lift(tx, placed, '查清'));
  await tick();
  const { state, contested } = await own();
  expect(state).toBe('sealed');
  expect(Date.parse(contested.due) - Date.now()).toBeGreaterThan(71 * 3_600_000);
  done(await giveShares(app, call.id, officers[2]!));

  await app.source.query(
    `update step_holds set placed_at = placed_at - interval '4 days', lifted_at = lifted_at - interval '4 days'
     where subject_id = $1`,
    [call.id],
  );
  await Promise.all([tick(), tick()]);
  expect(await own()).toMatchObject({
    ...{ state: 'disqualified', ended: { reason: 'unreadable' }, contested: null },
  });
  const types = await app.eventsOf(denied.id);
  expect(types.filter((type) => type === 'bid.disqualified')).toHaveLength(1);
  expect(await kept()).toBe(0);
  expect(
    (await as(app, officers[0]!)('GET', `/scenarios/${call.id}/openings/technique/shares`)).body
      .state,
  ).toBe('opened');
  expect((await as(app, good.bidder)('GET', `/bids/${good.id}`)).body.state).toBe('opened');
});

it('is contested in a later round, too, and its days begin', async () => {
  const prices = async (officer: TestOfficer) => {
    const shares = await sharesOf(app, call.id, officer, 'price');
    const given = shares.map((one) => (one.bidId === denied.id ? { ...one, share: null } : one));
    return as(app, officer)('POST', `/scenarios/${call.id}/openings/price/shares`, {
      shares: given,
    });
  };
  // One price qualifies at first, the other after a second scoring.
  let qualified = [good.id];
  app.nest.get(BidGates).registerPriceGate(async () => qualified);
  for (const kind of ['technique', 'price'] as const) done(await openBids(app, call, kind));
  qualified = [good.id, denied.id];
  done(await prices(officers[0]!));
  expect((await own()).contested).toBeNull();
  done(await prices(officers[1]!));
  expect((await minutes()).slice(1)).toMatchObject([
    { kind: 'price', opened: 1, contested: 0 },
    { kind: 'price', opened: 0, contested: 1, unreadable: 0 },
  ]);
  const { contested } = await own();
  expect(Date.parse(contested.due) - Date.parse(contested.since)).toBe(72 * 3_600_000);
  // It is news once: who says so again writes no further minute.
  done(await prices(officers[0]!));
  expect(await minutes()).toHaveLength(3);
  await days(3);
  await tick();
  expect(await own()).toMatchObject({ state: 'disqualified', ended: { reason: 'unreadable' } });
});

it('all officers of it together are believed at once', async () => {
  done(await deny(officers[0]!));
  done(await deny(officers[1]!));
  done(await deny(officers[2]!));
  expect(await own()).toMatchObject({ state: 'disqualified', ended: { reason: 'unreadable' } });
  expect((await minutes())[1]).toMatchObject({ opened: 0, unreadable: 1, contested: 0 });
});
