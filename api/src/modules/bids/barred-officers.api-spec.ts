import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  anOfficer,
  as,
  aSealedBid,
  done,
  giveShares,
  passDeadline,
  sharesOf,
  type TestCall,
  type TestOfficer,
} from '../../../test/factories/bids.js';
import { aMember } from '../../../test/factories/identity.js';
import { Transactions } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { StepHolds } from '../../platform/step-holds.js';

/** Officers who may hand in nothing at present are not waited for: waiting for them would be waiting for ever. */

type Sealed = Awaited<ReturnType<typeof aSealedBid>>;
let app: TestApp;
let officers: [TestOfficer, TestOfficer, TestOfficer];
let call: TestCall;
let good: Sealed;
let denied: Sealed;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  officers = [await anOfficer(app), await anOfficer(app), await anOfficer(app)];
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

const joins = (userId: string, organisationId: string) =>
  app.source.query(
    `insert into memberships (organisation_id, user_id, role) values ($1, $2, 'viewer')`,
    [organisationId, userId],
  );
const leaves = (userId: string) =>
  app.source.query('delete from memberships where user_id = $1', [userId]);
const judges = async (userId: string, scenarioId: string) => {
  await app.source.query(
    `insert into evaluations (scenario_id, state, salt, since, created_at)
     values ($1, 'set-up', 'test', app_now(), app_now()) on conflict do nothing`,
    [scenarioId],
  );
  await app.source.query(
    `insert into evaluation_members (id, scenario_id, no, user_id, chair, state, named_at)
     values (gen_random_uuid(), $1, 1, $2, true, 'named', app_now())`,
    [scenarioId, userId],
  );
};
/** A partner of the bid in the given state. */
const aPartner = async (state: string) => {
  const { organisationId } = await aMember(app);
  await app.source.query(
    `insert into bid_members (bid_id, scenario_id, organisation_id, no, state, holds, invited_at)
     values ($1, $2, $3, 1, $4, false, app_now())`,
    [good.id, call.id, organisationId, state],
  );
  return organisationId;
};

/** Each way in which an officer comes to hand in nothing any more, and the way back. */
const ways = {
  'without the role': {
    bar: (id: string) =>
      app.source.query(`delete from user_roles where user_id = $1 and role = 'officer'`, [id]),
    free: (id: string) =>
      app.source.query(`insert into user_roles (user_id, role) values ($1, 'officer')`, [id]),
  },
  'in a bidder': {
    bar: (id: string) => joins(id, good.bidder.organisationId),
    free: leaves,
  },
  'in a partner of a bidder': {
    bar: async (id: string) => joins(id, await aPartner('consented')),
    free: leaves,
  },
  'in a partner that left': {
    bar: async (id: string) => joins(id, await aPartner('left')),
    free: leaves,
  },
  'on the panel': {
    bar: (id: string) => judges(id, call.id),
    free: (id: string) =>
      app.source.query('delete from evaluation_members where user_id = $1', [id]),
  },
};

describe.each(Object.entries(ways))('an officer %s', (_, { bar, free }) => {
  it('is not waited for: one who lies then holds up nobody else', async () => {
    const [first, second, third] = officers;
    const shares = await sharesOf(app, call.id, third);
    await bar(third.userId);
    expect([403, 422]).toContain((await post(third, shares)).status);
    done(await giveShares(app, call.id, first));
    expect(await minutes()).toEqual([]);
    done(await deny(second));
    expect(await minutes()).toMatchObject([{ opened: 1, unreadable: 0, contested: 1 }]);
    expect((await own()).contested).not.toBeNull();
    await free(third.userId);
    done(await giveShares(app, call.id, third));
    expect(await own()).toMatchObject({ state: 'opened', contested: null });
  });

  it('costs no bid its place: the two others are not believed in their stead', async () => {
    const [first, second, third] = officers;
    await bar(third.userId);
    done(await deny(first));
    done(await deny(second));
    expect(await own()).toMatchObject({ state: 'sealed', ended: null });
    expect(await minutes()).toMatchObject([{ opened: 1, unreadable: 0, contested: 1 }]);
  });
});

it('opens by itself when the officer waited for comes to be barred, and not during a hold', async () => {
  const [first, second, third] = officers;
  const tick = () => app.nest.get(Jobs).runNow('bids.openings-pending');
  done(await giveShares(app, call.id, first));
  await tick();
  done(await deny(second));
  await tick();
  expect(await minutes()).toEqual([]);
  await joins(third.userId, good.bidder.organisationId);
  const run = app.nest.get(Transactions);
  const holds = app.nest.get(StepHolds);
  const placed = await run.run(systemActor(), (tx) =>
    holds.place(tx, { subjectId: call.id, steps: ['opening'], reason: 'by-hand', note: '核查中' }),
  );
  await tick();
  expect(await minutes()).toEqual([]);
  await run.run(systemActor(), (tx) => holds.lift(tx, placed, '查清'));
  await Promise.all([tick(), tick()]);
  expect(await minutes()).toMatchObject([{ opened: 1, contested: 1, officers: [1, 2] }]);
  expect((await own()).contested).not.toBeNull();
});

it('opens and contests nothing by one officer, however many others are barred', async () => {
  const [first, second, third] = officers;
  await joins(second.userId, good.bidder.organisationId);
  await joins(third.userId, good.bidder.organisationId);
  done(await deny(first));
  await app.nest.get(Jobs).runNow('bids.openings-pending');
  expect(await minutes()).toEqual([]);
  expect((await own()).contested).toBeNull();
  await leaves(second.userId);
  done(await giveShares(app, call.id, second));
  expect(await minutes()).toMatchObject([{ opened: 1, contested: 1 }]);
});

it.each([
  ['was invited only', 'invited'],
  ['declined', 'declined'],
])('waits for an officer whose organisation %s', async (_, state) => {
  const [first, second, third] = officers;
  await joins(third.userId, await aPartner(state));
  done(await giveShares(app, call.id, first));
  done(await deny(second));
  expect(await minutes()).toEqual([]);
  done(await giveShares(app, call.id, third));
  expect(await minutes()).toMatchObject([{ opened: 2, contested: 0 }]);
});

it('waits for an officer who bids for, or judges, another call', async () => {
  const [first, second, third] = officers;
  const other = await aCall(app, { officers });
  const { bidder } = await aSealedBid(app, other.id);
  await joins(third.userId, bidder.organisationId);
  await judges(third.userId, other.id);
  done(await giveShares(app, call.id, first));
  done(await deny(second));
  expect(await minutes()).toEqual([]);
  done(await giveShares(app, call.id, third));
  expect(await minutes()).toMatchObject([{ opened: 2, contested: 0 }]);
});
