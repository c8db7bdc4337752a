import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  anOfficer,
  as,
  atDeadline,
  done,
  openBids,
  passDeadline,
  postSeal,
  prepareSealing,
  type TestOfficer,
} from '../../../test/factories/bids.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';

/** In the last day no partner ends a sealed bid by its own word: nobody could confirm it in time. */

let app: TestApp;
let officers: TestOfficer[];
beforeAll(async () => {
  app = await startTestApp();
  officers = await Promise.all([1, 2, 3].map(() => anOfficer(app)));
});
afterAll(() => app.stop());

const day = 24 * 3_600_000;

/** A consortium of two whose bid is sealed. */
async function aPair(seals = true) {
  const call = await aCall(app, { officers });
  const bid = await aDraft(app, call.id);
  const partner = await aMember(app);
  const own = as(app, bid.bidder);
  const member = `/bids/${bid.id}/members/${partner.organisationId}`;
  done(await own('POST', `/bids/${bid.id}/members`, { organisationId: partner.organisationId }));
  done(await as(app, partner)('POST', `${member}/consents`, {}));
  if (seals) done(await postSeal(app, bid, await prepareSealing(app, bid, call.id)));
  const read = async (reader: TestAccount = bid.bidder) =>
    (await as(app, reader)('GET', `/bids/${bid.id}`)).body;
  return {
    ...{ call, bid, partner, own, read },
    leave: () => as(app, partner)('POST', `${member}/departures`, {}),
    remove: (by = bid.bidder) => as(app, by)('DELETE', member),
    steps: async (reader: TestAccount) => (await read(reader)).members[1].actions,
    confirm: async () => {
      const { scenario } = await read();
      const body = { scenarioVersion: scenario.publishedVersion };
      return own('POST', `/bids/${bid.id}/reconfirmations`, body);
    },
  };
}

it('a partner leaves until 24 hours before the deadline, to the millisecond; then it is bound and the bid stands', async () => {
  for (const offset of [-1, -day / 2, -day + 1, -day]) {
    const pair = await aPair();
    const refused = await atDeadline(app, pair.call.id, offset, async () => {
      expect([await pair.steps(pair.partner), await pair.steps(pair.bid.bidder)]).toEqual([
        [],
        ['remove'],
      ]);
      return pair.leave();
    });
    expect([refused.status, refused.body]).toMatchObject([
      ...[422, { code: 'consortium.bound', params: { hours: 24 } }],
    ]);
    expect(await pair.read()).toMatchObject({ state: 'sealed', reconfirm: null });
  }
  const pair = await aPair();
  await atDeadline(app, pair.call.id, -day - 1, async () => {
    expect([await pair.steps(pair.partner), await pair.steps(pair.bid.bidder)]).toEqual([
      ['leave'],
      [],
    ]);
    done(await pair.leave());
  });
  expect(await pair.read()).toMatchObject({ state: 'needs_reconfirm', reconfirm: 'member-left' });
});

it('the sealed bid of a partner that tried to go in the last second is opened', async () => {
  const { call, bid, partner, leave, read } = await aPair();
  await atDeadline(app, call.id, -1000, leave);
  await passDeadline(app, call.id);
  done(await openBids(app, call));
  expect((await read()).state).toBe('opened');
  expect((await read(partner)).members).toMatchObject([{ state: 'lead' }, { state: 'consented' }]);
  expect(await app.eventsOf(bid.id)).not.toContain('consortium.left');
});

it('the lead may release it, and confirms or withdraws what was sealed', async () => {
  const pair = await aPair();
  const { call, bid, partner } = pair;
  const viewer = await anAccount(app, {
    organisationId: bid.bidder.organisationId,
    role: 'viewer',
  });
  await atDeadline(app, call.id, -day - 1, async () => {
    expect((await pair.remove()).body.code).toBe('request.action-not-allowed');
  });
  await atDeadline(app, call.id, -1000, async () => {
    for (const by of [partner, viewer]) expect((await pair.remove(by)).status).toBe(403);
    expect((await pair.remove()).body).toMatchObject({
      ...{ state: 'needs_reconfirm', reconfirm: 'member-left', members: [{ state: 'lead' }] },
    });
    expect((await pair.confirm()).body).toMatchObject({ state: 'sealed', reconfirm: null });
    expect((await as(app, partner)('POST', '/bids', { scenarioId: call.id })).status).toBe(201);
  });
  const tail = (await app.eventsOf(bid.id)).slice(-3);
  expect(tail).toEqual(['consortium.left', 'bid.reconfirm-asked', 'bid.reconfirmed']);
});

it('while a sealed bid waits to be confirmed for a change of the scenario, it is bound as well; of a draft it is not', async () => {
  const pair = await aPair();
  await app.source.query(
    `update bids set state = 'needs_reconfirm', reconfirm_reason = 'scenario-changed' where id = $1`,
    [pair.bid.id],
  );
  await atDeadline(app, pair.call.id, -1000, async () => {
    expect((await pair.leave()).body.code).toBe('consortium.bound');
    expect((await pair.confirm()).body.state).toBe('sealed');
  });
  const draft = await aPair(false);
  await atDeadline(app, draft.call.id, -1000, async () => done(await draft.leave()));
  expect((await draft.read()).members[1].state).toBe('left');
});
