import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  anOfficer,
  as,
  aSealedBid,
  openBids,
  passDeadline,
  sharesOf,
  type TestOfficer,
} from '../../../test/factories/bids.js';
import { BidGates, BidReads } from './bids.reads.js';

/** The second envelopes: closed until technique is judged, and for good where it missed its threshold. */

let app: TestApp;
let officers: TestOfficer[];
beforeAll(async () => {
  app = await startTestApp();
  officers = await Promise.all([1, 2, 3].map(() => anOfficer(app)));
});
afterAll(() => app.stop());

const give = (call: { id: string }, officer: TestOfficer, shares: unknown) =>
  as(app, officer)('POST', `/scenarios/${call.id}/openings/price/shares`, { shares });
const task = (call: { id: string }, officer: TestOfficer) =>
  as(app, officer)('GET', `/scenarios/${call.id}/openings/price/shares`);
const minutes = async (call: { id: string }) =>
  (await app.request('GET', `/scenarios/${call.id}/openings`)).body.items;
const ready = async (count = 2) => {
  const call = await aCall(app, { officers });
  const bids = [];
  for (let i = 0; i < count; i++) bids.push(await aSealedBid(app, call.id));
  await passDeadline(app, call.id);
  return { call, bids };
};

describe('the prices', () => {
  it('stay closed until technique is judged, and open by two officers again', async () => {
    const { call, bids } = await ready();
    expect((await task(call, officers[0]!)).body.state).toBe('too-early');
    await openBids(app, call);
    const gates = app.nest.get(BidGates);
    let judged: string[] | null = null;
    gates.registerPriceGate(async () => judged);
    expect((await task(call, officers[0]!)).body).toMatchObject({
      state: 'price-locked',
      envelopes: [],
    });
    const share = Buffer.alloc(33).toString('base64');
    const refused = await give(call, officers[0]!, [{ bidId: bids[0]!.id, share }]);
    expect([refused.status, refused.body.code]).toEqual([422, 'opening.price-locked']);
    expect((await app.nest.get(BidReads).opened(call.id)).map((bid) => bid.price)).toEqual([
      null,
      null,
    ]);
    judged = bids.map(({ id }) => id);
    expect((await openBids(app, call, 'price')).body.state).toBe('opened');
    const opened = await app.nest.get(BidReads).opened(call.id);
    expect(opened.map((bid) => bid.price?.amountFen)).toEqual([88_000_000, 88_000_000]);
    expect((await minutes(call)).map((m: { kind: string }) => m.kind)).toEqual([
      'technique',
      'price',
    ]);
    const own = (await as(app, bids[0]!.bidder)('GET', `/bids/${bids[0]!.id}`)).body;
    expect(own.opened.price.amountFen).toBe(88_000_000);
    const events = await app.eventsOf(bids[0]!.id);
    expect(events.slice(-2)).toEqual(['bid.opened', 'bid.price-opened']);
  });

  it('of bids that missed the threshold stay sealed, which the minute says; a second scoring opens the rest', async () => {
    const { call, bids } = await ready(3);
    await openBids(app, call);
    const [first, second, third] = bids.map(({ id }) => id) as [string, string, string];
    let judged = [first];
    app.nest.get(BidGates).registerPriceGate(async () => judged);
    const shares = await sharesOf(app, call.id, officers[0]!, 'price');
    expect(shares.map(({ bidId }) => bidId)).toEqual([first]);
    const [share] = shares;
    const tried = await give(call, officers[0]!, [share, { bidId: second, share: share?.share }]);
    expect(tried.body.code).toBe('opening.share-foreign');
    expect((await openBids(app, call, 'price')).body.state).toBe('opened');
    const prices = async () =>
      new Map(
        (await app.nest.get(BidReads).opened(call.id)).map(({ id, price }) => [
          id,
          price?.amountFen ?? null,
        ]),
      );
    expect(await prices()).toEqual(
      new Map([
        [first, 88_000_000],
        [second, null],
        [third, null],
      ]),
    );
    expect((await minutes(call))[1]).toMatchObject({ kind: 'price', opened: 1, closed: 2 });
    expect(await app.eventsOf(second)).not.toContain('bid.price-opened');
    judged = [first, third];
    expect((await task(call, officers[1]!)).body).toMatchObject({ state: 'awaiting' });
    expect((await openBids(app, call, 'price')).body.state).toBe('opened');
    expect((await prices()).get(second)).toBeNull();
    expect((await prices()).get(third)).toBe(88_000_000);
    expect((await minutes(call))[2]).toMatchObject({ kind: 'price', opened: 1, closed: 1 });
    judged = [];
    expect((await task(call, officers[1]!)).body.state).toBe('opened');
  });

  it('are asked of nobody where no bid passed', async () => {
    const { call } = await ready(1);
    await openBids(app, call);
    app.nest.get(BidGates).registerPriceGate(async () => []);
    expect((await task(call, officers[0]!)).body).toMatchObject({
      ...{ state: 'price-locked', envelopes: [] },
    });
  });
});
