import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  anOfficer,
  as,
  aSealedBid,
  done,
  passDeadline,
  prepareSealing,
  putBytes,
  giveShares,
  openBids,
  type TestBid,
  type TestOfficer,
} from '../../../test/factories/bids.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** What nobody needs any more goes by itself; what counts stays. */

let app: TestApp;
let officers: TestOfficer[];
beforeAll(async () => {
  app = await startTestApp();
  officers = await Promise.all([1, 2, 3].map(() => anOfficer(app)));
});
afterAll(() => app.stop());

const newCall = () => aCall(app, { officers });
const clean = () => app.nest.get(Jobs).runNow('bids.clean');
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(55)]);

async function withFile(bid: TestBid): Promise<void> {
  const id = uuidv7();
  const own = as(app, bid.bidder);
  const file = { name: '示例方案.pdf', size: pdf.length };
  done(await own('PUT', `/bids/${bid.id}/files/${id}`, file));
  done(await putBytes(app, `/bid-files/${id}/chunks/0`, bid.bidder, pdf));
  done(await own('POST', `/bids/${bid.id}/files/${id}/completions`));
}
/** What is kept of a bid's writing: its draft, its files, their bytes. */
async function keptOf({ id }: TestBid): Promise<number[]> {
  const [row] = await app.source.query<[{ drafts: number; files: number; chunks: number }]>(
    `select (select count(*)::int from bid_drafts where bid_id = $1) as drafts,
       (select count(*)::int from bid_files where bid_id = $1) as files,
       (select count(*)::int from bid_file_chunks c join bid_files f on f.id = c.file_id where f.bid_id = $1) as chunks`,
    [id],
  );
  return [row.drafts, row.files, row.chunks];
}
type Sealed = Awaited<ReturnType<typeof aSealedBid>>;
/** The deadline was so long ago, and nobody has written since. */
async function longAgo(scenarioId: string, ago: string): Promise<void> {
  await app.source.query('update scenarios set deadline = app_now() - $2::interval where id = $1', [
    scenarioId,
    ago,
  ]);
  await app.source.query(
    `update bids set updated_at = app_now() - $2::interval - interval '5 days' where scenario_id = $1`,
    [scenarioId, ago],
  );
}

describe('a draft', () => {
  it('goes thirty days after it could have been sealed, with its files and their bytes', async () => {
    const call = await newCall();
    const bid = await aDraft(app, call.id);
    await withFile(bid);
    await longAgo(call.id, '30 days -1 minutes');
    await clean();
    expect(await keptOf(bid)).toEqual([1, 1, 1]);
    await longAgo(call.id, '30 days 1 minutes');
    await clean();
    expect(await keptOf(bid)).toEqual([0, 0, 0]);
    // The bid itself is still its people's to see: that there was one, and that nothing is left of it.
    const seen = await as(app, bid.bidder)('GET', `/bids/${bid.id}`);
    expect(seen.body).toMatchObject({ state: 'draft', draft: null });
    expect((await as(app, bid.bidder)('GET', `/bids/${bid.id}/check`)).status).toBe(409);
  });

  it('stays however old it is while its call is open', async () => {
    const call = await newCall();
    const bid = await aDraft(app, call.id);
    await withFile(bid);
    await app.source.query(
      `update bids set updated_at = app_now() - interval '2 years' where id = $1`,
      [bid.id],
    );
    await clean();
    expect(await keptOf(bid)).toEqual([1, 1, 1]);
  });

  it('begun beside a sealed bid goes alone: what was sealed stays', async () => {
    const call = await newCall();
    const bid = await aSealedBid(app, call.id);
    done(await as(app, bid.bidder)('POST', `/bids/${bid.id}/drafts`));
    await longAgo(call.id, '31 days');
    await clean();
    expect(await keptOf(bid)).toEqual([0, 0, 0]);
    const seen = (await as(app, bid.bidder)('GET', `/bids/${bid.id}`)).body;
    expect(seen).toMatchObject({ state: 'sealed', receipts: [{ version: 1, supersededAt: null }] });
    const [chunks] = await app.source.query<[{ n: number }]>(
      'select count(*)::int as n from bid_sealed_chunks where sealing_id = $1',
      [bid.request.sealingId],
    );
    expect(chunks.n).toBeGreaterThanOrEqual(2);
  });
});

describe('a sealing', () => {
  it('that came to nothing goes after a day, with what had arrived of it', async () => {
    const call = await newCall();
    const bid = await aDraft(app, call.id);
    const { sealingId } = await prepareSealing(app, bid, call.id);
    const left = () =>
      app.source.query<unknown[]>('select 1 from bid_sealed_chunks where sealing_id = $1', [
        sealingId,
      ]);
    await clean();
    expect(await left()).toHaveLength(2);
    await app.source.query(
      `update bid_sealings set created_at = app_now() - interval '25 hours' where id = $1`,
      [sealingId],
    );
    await clean();
    expect(await left()).toEqual([]);
    expect(await keptOf(bid)).toEqual([1, 0, 0]);
  });

  it('of a bid that was never opened and counts as withdrawn leaves no ciphertext', async () => {
    const call = await newCall();
    const bid = await aSealedBid(app, call.id);
    await passDeadline(app, call.id);
    await app.source.query(
      `update bids set state = 'withdrawn', reason = 'not-reconfirmed', ended_at = app_now() - interval '8 days' where id = $1`,
      [bid.id],
    );
    await clean();
    const chunks = await app.source.query<unknown[]>(
      'select 1 from bid_sealed_chunks where sealing_id = $1',
      [bid.request.sealingId],
    );
    expect(chunks).toEqual([]);
    const verdict = await app.request('POST', '/receipts/verifications', {
      body: { text: bid.receipt.text },
    });
    expect(verdict.body.valid).toBe(true);
  });

  /** What of a sealing could still be opened: envelopes with the server's part, officers' shares, ciphertext. */
  const left = async ({ request: { sealingId } }: Sealed) => {
    const tables = [
      'bid_envelopes',
      'bid_envelope_shares',
      'bid_sealed_chunks',
      'bid_opening_shares',
    ];
    const counts = [];
    for (const table of tables)
      counts.push(
        (
          await app.source.query<unknown[]>(`select 1 from ${table} where sealing_id = $1`, [
            sealingId,
          ])
        ).length,
      );
    return counts;
  };
  const endedAgo = (id: string, ago: string) =>
    app.source.query(
      'update scenarios set exited_at = app_now() - $2::interval, updated_at = app_now() - $2::interval where id = $1',
      [id, ago],
    );

  it.each(['withdrawals', 'cancellations'])(
    'of a call that ended unopened (%s) is destroyed after a week, keys and ciphertext; its receipt stays true',
    async (end) => {
      const call = await newCall();
      const bid = await aSealedBid(app, call.id);
      const by = end === 'withdrawals' ? call.publisher : call.reviewer;
      if (end === 'cancellations') {
        // An officer has handed in shares already.
        await passDeadline(app, call.id);
        done(await giveShares(app, call.id, officers[0]!));
      }
      const why = { reason: 'need-gone', note: '' };
      done(await as(app, by)('POST', `/scenarios/${call.id}/${end}`, why));
      await app.settle();
      const before = await left(bid);
      expect(before.slice(0, 3)).toEqual([2, 6, 2]);
      expect(before[3]).toBe(end === 'cancellations' ? 1 : 0);
      await endedAgo(call.id, '7 days -1 minutes');
      await clean();
      expect(await left(bid)).toEqual(before);
      await endedAgo(call.id, '7 days 1 minutes');
      await clean();
      expect(await left(bid)).toEqual([0, 0, 0, 0]);
      const seen = (await as(app, bid.bidder)('GET', `/bids/${bid.id}`)).body;
      expect(seen).toMatchObject({ state: 'sealed', receipts: [{ version: 1 }] });
      const body = { text: bid.receipt.text };
      expect((await app.request('POST', '/receipts/verifications', { body })).body).toMatchObject({
        ...{ valid: true, superseded: false },
      });
    },
  );

  it('that was opened stays when its call ends later, and so does one that waits for its opening', async () => {
    const [opened, waits] = [await newCall(), await newCall()];
    const [one, two] = [await aSealedBid(app, opened.id), await aSealedBid(app, waits.id)];
    for (const { id } of [opened, waits]) await passDeadline(app, id);
    done(await openBids(app, opened));
    const why = { reason: 'need-gone', note: '' };
    done(await as(app, opened.reviewer)('POST', `/scenarios/${opened.id}/cancellations`, why));
    for (const { id } of [opened, waits]) await endedAgo(id, '400 days');
    await clean();
    expect([await left(one), await left(two)]).toEqual([
      [2, 6, 2, 0],
      [2, 6, 2, 0],
    ]);
  });
});
