import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  as,
  aSealedBid,
  done,
  openBids,
  passDeadline,
  postSeal,
  prepareSealing,
  type TestCall,
} from '../../../test/factories/bids.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { BidReads } from './bids.reads.js';

let app: TestApp;
let call: TestCall;
beforeAll(async () => {
  app = await startTestApp();
  call = await aCall(app);
});
afterAll(() => app.stop());

const invite = (id: string, lead: TestAccount, partner: TestAccount) =>
  as(app, lead)('POST', `/bids/${id}/members`, { organisationId: partner.organisationId });
const step = (id: string, partner: TestAccount, what: string, by = partner) =>
  as(app, by)('POST', `/bids/${id}/members/${partner.organisationId}/${what}`, {});
const states = async (id: string, reader: TestAccount) =>
  (await as(app, reader)('GET', `/bids/${id}`)).body.members.map((m: { state: string }) => m.state);
const check = async (id: string, lead: TestAccount) =>
  (await as(app, lead)('GET', `/bids/${id}/check`)).body.items.map((i: { code: string }) => i.code);

describe('a consortium', () => {
  it('waits for each partner’s own consent, by an editor of it', async () => {
    const { id, bidder } = await aDraft(app, call.id);
    const partner = await aMember(app);
    expect((await invite(id, bidder, partner)).status).toBe(201);
    expect((await invite(id, bidder, partner)).body.code).toBe('consortium.already-invited');
    expect(await check(id, bidder)).toEqual(['consent-missing']);
    const viewer = await anAccount(app, { organisationId: partner.organisationId, role: 'viewer' });
    expect((await step(id, partner, 'consents', null as unknown as TestAccount)).status).toBe(401);
    expect((await step(id, partner, 'consents', bidder)).status).toBe(403);
    expect((await step(id, partner, 'consents', viewer)).status).toBe(403);
    expect((await step(id, partner, 'consents', await aMember(app))).status).toBe(404);
    const agreed = await step(id, partner, 'consents');
    expect(agreed.body.members[1]).toMatchObject({ state: 'consented', actions: ['leave'] });
    expect(await check(id, bidder)).toEqual([]);
    expect((await step(id, partner, 'consents')).body.code).toBe('consortium.already-answered');
    const reads = (await as(app, partner)('GET', `/bids/${id}`)).body;
    expect([reads.draft.technique.summary.length > 0, reads.actions]).toEqual([true, []]);
  });

  it('keeps the price for the lead’s people: a partner may leave and bid against it', async () => {
    const { id, bidder } = await aDraft(app, call.id);
    const partner = await aMember(app);
    done(await invite(id, bidder, partner));
    done(await step(id, partner, 'consents'));
    const colleague = await anAccount(app, {
      organisationId: bidder.organisationId,
      role: 'viewer',
    });
    for (const reader of [bidder, colleague]) {
      const seen = (await as(app, reader)('GET', `/bids/${id}`)).body;
      expect(seen.draft.price).toMatchObject({ amountFen: 88_000_000 });
    }
    const read = await as(app, partner)('GET', `/bids/${id}`);
    expect(read.body.draft).toMatchObject({ price: null, technique: { plan: [{ weeks: 4 }] } });
    // Neither the total nor an item.
    expect(read.text).not.toMatch(/88000000|50000000|38000000|设备/);
    done(await step(id, partner, 'departures'));
    expect((await as(app, partner)('GET', `/bids/${id}`)).status).toBe(404);
    expect((await as(app, partner)('POST', '/bids', { scenarioId: call.id })).status).toBe(201);
  });

  it('of a sealed bid is no known tie of its members until it is opened', async () => {
    const own = await aCall(app, { officers: call.officers });
    const partner = await aMember(app);
    const bid = await aDraft(app, own.id);
    const { id, bidder } = bid;
    done(await invite(id, bidder, partner));
    done(await step(id, partner, 'consents'));
    done(await postSeal(app, bid, await prepareSealing(app, bid, own.id)));
    const ties = () => app.nest.get(BidReads).partnersOf([partner.organisationId]);
    expect(await ties()).toEqual([]);
    await passDeadline(app, own.id);
    await openBids(app, own);
    expect(await ties()).toEqual([bidder.organisationId]);
  });

  it('takes four partners at most, who are approved, supply and do not publish the call', async () => {
    const { id, bidder } = await aDraft(app, call.id);
    const pending = await aMember(app, { state: 'pending' });
    const buyer = await aMember(app, { supplies: false });
    const demo = await aMember(app, { demo: true });
    for (const other of [call.publisher, pending, buyer, demo])
      expect((await invite(id, bidder, other)).body.code).toBe('consortium.not-eligible');
    for (let i = 0; i < 4; i++) done(await invite(id, bidder, await aMember(app)));
    const fifth = await invite(id, bidder, await aMember(app));
    expect(fifth.body).toMatchObject({ code: 'consortium.full', params: { limit: 4 } });
  });

  it('holds an organisation’s one place: alone or in one consortium, also in a race', async () => {
    const [first, second] = [await aDraft(app, call.id), await aDraft(app, call.id)];
    const partner = await aMember(app);
    for (const bid of [first, second]) done(await invite(bid.id, bid.bidder, partner));
    const answers = await Promise.all([
      step(first.id, partner, 'consents'),
      step(second.id, partner, 'consents'),
      as(app, partner)('POST', '/bids', { scenarioId: call.id }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const lead = await aDraft(app, call.id);
    done(await invite(first.id, first.bidder, lead.bidder));
    expect((await step(first.id, lead.bidder, 'consents')).body.code).toBe('bid.one-bid');
  });

  it('lets a partner decline or be taken off, and frees its place', async () => {
    const { id, bidder } = await aDraft(app, call.id);
    const [one, two] = [await aMember(app), await aMember(app)];
    for (const partner of [one, two]) done(await invite(id, bidder, partner));
    expect((await step(id, one, 'refusals')).status).toBe(204);
    expect((await as(app, one)('GET', `/bids/${id}`)).status).toBe(404);
    expect(await check(id, bidder)).toEqual(['member-left', 'consent-missing']);
    done(await step(id, two, 'consents'));
    const off = (partner: TestAccount, by = bidder) =>
      as(app, by)('DELETE', `/bids/${id}/members/${partner.organisationId}`);
    expect((await off(two, two)).status).toBe(403);
    for (const partner of [one, two]) expect((await off(partner)).status).toBe(200);
    expect((await off(two)).status).toBe(404);
    expect(await check(id, bidder)).toEqual([]);
    expect((await as(app, two)('POST', '/bids', { scenarioId: call.id })).status).toBe(201);
  });
});

describe('a partner who leaves', () => {
  const sealedPair = async () => {
    const bid = await aDraft(app, call.id);
    const partner = await aMember(app);
    done(await invite(bid.id, bid.bidder, partner));
    done(await step(bid.id, partner, 'consents'));
    return { ...bid, partner };
  };

  it('makes a draft incomplete, so that it cannot be sealed', async () => {
    const bid = await sealedPair();
    const request = await prepareSealing(app, bid, call.id);
    expect((await step(bid.id, bid.partner, 'departures')).status).toBe(204);
    const refused = await postSeal(app, bid, request);
    expect(refused.body).toMatchObject({
      code: 'bid.incomplete',
      errors: [{ code: 'member-left' }],
    });
    expect((await as(app, bid.bidder)('GET', `/bids/${bid.id}`)).body.draft).not.toBeNull();
  });

  it('leaves a sealed bid to be confirmed by the lead, without it', async () => {
    const bid = await sealedPair();
    done(await postSeal(app, bid, await prepareSealing(app, bid, call.id)));
    done(await step(bid.id, bid.partner, 'departures'));
    const own = as(app, bid.bidder);
    const waiting = (await own('GET', `/bids/${bid.id}`)).body;
    expect(waiting).toMatchObject({ state: 'needs_reconfirm', reconfirm: 'member-left' });
    const confirm = () =>
      own('POST', `/bids/${bid.id}/reconfirmations`, {
        scenarioVersion: waiting.scenario.publishedVersion,
      });
    expect((await confirm()).body.code).toBe('bid.reconfirm-member');
    done(await own('DELETE', `/bids/${bid.id}/members/${bid.partner.organisationId}`));
    expect((await confirm()).body).toMatchObject({ state: 'sealed', reconfirm: null });
    expect(await states(bid.id, bid.bidder)).toEqual(['lead']);
  });

  it('cannot leave after the deadline', async () => {
    const one = await aCall(app, { officers: call.officers });
    const bid = await aSealedBid(app, one.id);
    const partner = await aMember(app);
    expect((await invite(bid.id, bid.bidder, partner)).status).toBe(409);
    await passDeadline(app, one.id);
    expect((await invite(bid.id, bid.bidder, partner)).status).toBe(409);
    const pair = await aDraft(app, call.id);
    done(await invite(pair.id, pair.bidder, partner));
    done(await step(pair.id, partner, 'consents'));
    await app.source.query(`update scenarios set deadline = app_now() where id = $1`, [call.id]);
    expect((await step(pair.id, partner, 'departures')).body.code).toBe('bid.deadline-passed');
  });
});
