import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  aKeyFor,
  as,
  aSealedBid,
  atDeadline,
  done,
  keySetOf,
  passDeadline,
  postSeal,
  prepareSealing,
  putBytes,
  type TestBid,
  type TestCall,
} from '../../../test/factories/bids.js';
import { aMember } from '../../../test/factories/identity.js';

let app: TestApp;
let call: TestCall;
beforeAll(async () => {
  app = await startTestApp();
  call = await aCall(app);
});
afterAll(() => app.stop());

const seen = async (bid: TestBid) => (await as(app, bid.bidder)('GET', `/bids/${bid.id}`)).body;
const newCall = (fields: Record<string, unknown> = {}) =>
  aCall(app, { officers: call.officers, fields });

const at = <T>(scenarioId: string, offsetMs: number, work: () => Promise<T>) =>
  atDeadline(app, scenarioId, offsetMs, work);

describe('a sealing', () => {
  it('gives a signed receipt and destroys the draft with its files', async () => {
    const bid = await aDraft(app, call.id);
    const receipt = await postSeal(app, bid, await prepareSealing(app, bid, call.id));
    expect([receipt.status, receipt.body.version]).toEqual([201, 1]);
    const { receipt: text } = JSON.parse(receipt.body.text);
    expect(text).toMatchObject({ bidId: bid.id, scenarioId: call.id, version: 1 });
    expect(await seen(bid)).toMatchObject({ state: 'sealed', draft: null, sealedVersion: 1 });
    for (const table of ['bid_drafts', 'bid_files'])
      expect(await app.source.query(`select 1 from ${table} where bid_id = $1`, [bid.id])).toEqual(
        [],
      );
    expect(await app.eventsOf(bid.id)).toEqual(['bid.drafted', 'bid.sealed']);
    const [event] = await app.source.query<{ payload: { receiptHash: string } }[]>(
      `select payload from events where subject_id = $1 and type = 'bid.sealed'`,
      [bid.id],
    );
    expect(event?.payload.receiptHash).toBe(receipt.body.hash);
  });

  it('is for editors of the lead only, and refuses what does not fit what arrived', async () => {
    const bid = await aDraft(app, call.id);
    const request = await prepareSealing(app, bid, call.id);
    const post = (body: unknown, account = bid.bidder, headers = {}) =>
      as(app, account)('POST', `/bids/${bid.id}/receipts`, body, headers);
    expect((await as(app, null)('POST', `/bids/${bid.id}/receipts`, request)).status).toBe(401);
    expect((await post(request, await aMember(app))).status).toBe(404);
    expect((await post(request)).status).toBe(428);
    expect((await post(request, bid.bidder, { 'if-match': '"1"' })).status).toBe(412);
    expect((await post({ ...request, manifest: {} })).status).toBe(400);
    const [technical, priced] = request.manifest.envelopes;
    const chunk = { size: technical!.chunks[0]!.size, sha256: 'f'.repeat(64) };
    const changes = {
      scenarioId: { scenarioId: bid.id },
      version: { version: 2 },
      'technique/chunks': { envelopes: [{ ...technical!, chunks: [chunk] }, priced!] },
      'price/shares': {
        envelopes: [
          technical!,
          { ...priced!, shares: [priced!.shares[0]!, priced!.shares[0]!, priced!.shares[1]!] },
        ],
      },
    };
    for (const [what, change] of Object.entries(changes)) {
      const manifest = { ...request.manifest, ...change } as typeof request.manifest;
      const refused = await postSeal(app, bid, { ...request, manifest });
      expect([refused.status, refused.body.code, refused.body.params.what]).toEqual([
        ...[422, 'seal.manifest-differs', what],
      ]);
    }
    expect(await seen(bid)).toMatchObject({ state: 'draft', draft: { files: [] }, receipts: [] });
    expect((await postSeal(app, bid, request)).status).toBe(201);
  });

  it('refuses an incomplete draft with everything that is missing', async () => {
    const bid = await aDraft(app, call.id, { price: { amountFen: 1 } });
    const refused = await postSeal(app, bid, await prepareSealing(app, bid, call.id));
    expect(refused.body).toMatchObject({
      ...{
        code: 'bid.incomplete',
        errors: [{ pointer: '/price/items', code: 'price-items-differ' }],
      },
    });
  });

  it('answers the same receipt when it is sent twice, also at once', async () => {
    const bid = await aDraft(app, call.id);
    const request = await prepareSealing(app, bid, call.id);
    const answers = await Promise.all([1, 2, 3].map(() => postSeal(app, bid, request)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.text)).size).toBe(1);
    expect((await app.eventsOf(bid.id)).filter((type) => type === 'bid.sealed')).toHaveLength(1);
  });

  it('leaves the draft alone when the browser dies, which may begin again or go on', async () => {
    const bid = await aDraft(app, call.id);
    const dead = await prepareSealing(app, bid, call.id);
    expect((await seen(bid)).draft.technique.summary).toBeTruthy();
    const path = `/bids/${bid.id}/sealings/${dead.sealingId}`;
    const attempt = (await as(app, bid.bidder)('GET', path)).body;
    expect(attempt.received.map((c: { kind: string; no: number }) => [c.kind, c.no])).toEqual([
      ...[
        ['price', 0],
        ['technique', 0],
      ],
    ]);
    expect((await as(app, await aMember(app))('GET', path)).status).toBe(404);
    const chunk = `/sealings/${dead.sealingId}/chunks/technique-0`;
    expect((await putBytes(app, chunk, await aMember(app), Buffer.from('x'))).status).toBe(404);
    expect((await putBytes(app, chunk, { cookie: '' }, Buffer.from('x'))).status).toBe(401);
    expect((await as(app, bid.bidder)('PUT', chunk, {})).status).toBe(415);
    expect((await putBytes(app, chunk, bid.bidder, Buffer.alloc(0))).status).toBe(400);
    const late = `/sealings/${dead.sealingId}/chunks/technique-1`;
    const sealed = await postSeal(app, bid, await prepareSealing(app, bid, call.id));
    expect(sealed.status).toBe(201);
    await app.source.query(`update bid_sealings set created_at = app_now() - interval '2 days'`);
    const { BidCleaning } = await import('./bid-cleaning.service.js');
    await app.nest.get(BidCleaning).clean();
    expect((await putBytes(app, late, bid.bidder, Buffer.from('x'))).status).toBe(404);
    expect(await seen(bid)).toMatchObject({ state: 'sealed' });
  });

  it('of two begun side by side the second is refused after the first, and a fresh one replaces it', async () => {
    const bid = await aDraft(app, call.id);
    const own = as(app, bid.bidder);
    const [first, second] = [
      await prepareSealing(app, bid, call.id),
      await prepareSealing(app, bid, call.id),
    ];
    expect((await postSeal(app, bid, first)).status).toBe(201);
    const { version } = done(await own('POST', `/bids/${bid.id}/drafts`, {})) as {
      version: number;
    };
    done(await own('PATCH', `/bids/${bid.id}`, bid.content, { 'if-match': `"${version}"` }));
    const stale = await postSeal(app, bid, second);
    expect([stale.status, stale.body.code]).toEqual([409, 'seal.attempt-stale']);
    expect(await seen(bid)).toMatchObject({ sealedVersion: 1, draft: { price: {} } });
    // Sent once more, the first one's receipt is the answer as before.
    expect((await postSeal(app, bid, first)).body.version).toBe(1);
    const fresh = await postSeal(app, bid, await prepareSealing(app, bid, call.id));
    expect([fresh.status, fresh.body.version]).toEqual([201, 2]);
  });

  it('takes nothing more once it is done', async () => {
    const bid = await aSealedBid(app, call.id);
    const chunk = `/sealings/${bid.request.sealingId}/chunks/price-0`;
    expect((await putBytes(app, chunk, bid.bidder, Buffer.from('x'))).body.code).toBe(
      'seal.already-sealed',
    );
  });
});

describe('keys', () => {
  it('of another scenario are refused, and what they sealed does not pass for this one', async () => {
    const other = await newCall();
    const bid = await aDraft(app, call.id);
    const foreign = await keySetOf(app, other.id);
    const begun = await as(app, bid.bidder)('POST', `/bids/${bid.id}/sealings`, {
      keySetId: foreign.id,
    });
    expect(begun.body.code).toBe('seal.foreign-keys');
    const request = await prepareSealing(app, bid, call.id);
    const manifest = { ...request.manifest, keySetId: foreign.id };
    expect((await postSeal(app, bid, { ...request, manifest })).body.code).toBe(
      'seal.foreign-keys',
    );
  });

  it('that were current when the attempt began are good while its officers suffice, however often they are named anew', async () => {
    const one = await newCall();
    const before = await aSealedBid(app, one.id);
    const [bid, late] = [await aDraft(app, one.id), await aDraft(app, one.id)];
    const [request, third] = [
      await prepareSealing(app, bid, one.id),
      await prepareSealing(app, late, one.id),
    ];
    const begunWith = (await keySetOf(app, one.id)).id;
    const nameAgain = async () => {
      const keys = await app.source.query<{ id: string }[]>(
        `select k.id from officer_keys k where k.user_id = any($1) and k.retired_at is null`,
        [one.officers.map(({ userId }) => userId)],
      );
      const body = { officerKeyIds: keys.map(({ id }) => id) };
      done(await as(app, one.publisher)('POST', `/scenarios/${one.id}/opening-officers`, body));
    };
    for (let i = 0; i < 3; i++) await nameAgain();
    // A fresh attempt takes the keys of now.
    const old = { keySetId: begunWith };
    const stale = await as(app, bid.bidder)('POST', `/bids/${bid.id}/sealings`, old);
    expect(stale.body.code).toBe('seal.keys-superseded');
    const fresh = await aKeyFor(app, call.officers[2]!);
    expect((await keySetOf(app, one.id)).officers).toContainEqual(
      expect.objectContaining({ keyId: fresh.keyId }),
    );
    // Two of three are left, and two open.
    expect((await postSeal(app, bid, request)).status).toBe(201);
    const second = await aKeyFor(app, call.officers[1]!);
    expect((await postSeal(app, late, third)).body.code).toBe('seal.keys-superseded');
    expect((await postSeal(app, late, await prepareSealing(app, late, one.id))).status).toBe(201);
    expect((await seen(before)).state).toBe('sealed');
    const [first, ...others] = call.officers;
    const renewed = others.map((officer, i) => ({ ...officer, key: [second, fresh][i]! }));
    call = await aCall(app, { officers: [first!, ...renewed] });
  });

  it('must be there: without officers nothing is sealed', async () => {
    const lonely = await startTestApp();
    try {
      const { aScenario } = await import('../../../test/factories/scenarios.js');
      const deadline = new Date(Date.now() + 86_400_000).toISOString();
      const { id } = await aScenario(lonely, {
        state: 'open',
        fields: { procedure: 'bids', deadline },
      });
      const bid = await aDraft(lonely, id);
      const keySetId = '01a20083-0000-7000-8000-000000000000';
      const begun = await as(lonely, bid.bidder)('POST', `/bids/${bid.id}/sealings`, { keySetId });
      expect(begun.body.code).toBe('seal.no-officers');
      const { items } = (await as(lonely, bid.bidder)('GET', `/bids/${bid.id}/check`)).body;
      expect(items.map((item: { code: string }) => item.code)).toEqual(['officers-missing']);
    } finally {
      await lonely.stop();
    }
  });
});

describe('the deadline', () => {
  it.each([
    [-1, 201],
    [0, 422],
    [1, 422],
  ])('decides to the millisecond: sealing at %i ms answers %i', async (offset, status) => {
    const one = await newCall();
    const bid = await aDraft(app, one.id);
    const request = await prepareSealing(app, bid, one.id);
    const answer = await at(one.id, offset, () => postSeal(app, bid, request));
    expect(answer.status).toBe(status);
    if (status === 422) {
      expect(answer.body.code).toBe('bid.deadline-passed');
      expect((await seen(bid)).draft).not.toBeNull();
    } else {
      const [row] = await app.source.query<{ deadline: Date }[]>(
        'select deadline from scenarios where id = $1',
        [one.id],
      );
      expect(Date.parse(answer.body.sealedAt)).toBe((row?.deadline.getTime() ?? 0) - 1);
    }
  });

  it.each([
    [-1, 204],
    [0, 422],
    [1, 422],
  ])('ends what is taken in of an attempt begun before: at %i ms %i', async (offset, status) => {
    const one = await newCall();
    const bid = await aDraft(app, one.id);
    const { sealingId } = await prepareSealing(app, bid, one.id);
    const chunks = () =>
      app.source.query('select kind, no from bid_sealed_chunks where sealing_id = $1', [sealingId]);
    const path = `/sealings/${sealingId}/chunks/technique-1`;
    const late = await at(one.id, offset, () =>
      putBytes(app, path, bid.bidder, Buffer.from('late')),
    );
    expect(late.status).toBe(status);
    expect(await chunks()).toHaveLength(status === 204 ? 3 : 2);
    if (status !== 204) expect(late.body.code).toBe('bid.deadline-passed');
    await passDeadline(app, one.id);
    const begun = await as(app, bid.bidder)('GET', `/bids/${bid.id}/sealings/${sealingId}`);
    expect(begun.body.actions).toEqual([]);
  });

  it.each(['withdrawals', 'drafts', 'reconfirmations'])('ends %s as well', async (step) => {
    const one = await newCall();
    const bid = await aSealedBid(app, one.id);
    await passDeadline(app, one.id);
    const body = step === 'reconfirmations' ? { scenarioVersion: 1 } : {};
    const answer = await as(app, bid.bidder)('POST', `/bids/${bid.id}/${step}`, body);
    expect(answer.status).toBeGreaterThanOrEqual(409);
    expect((await seen(bid)).state).toBe('sealed');
  });

  it('that is moved while a bid is being sealed is decided by who had the scenario’s lock first', async () => {
    const one = await newCall();
    const bid = await aDraft(app, one.id);
    const request = await prepareSealing(app, bid, one.id);
    const runner = app.source.createQueryRunner();
    await runner.startTransaction();
    // Somebody moves the deadline into the past and has not committed yet.
    await runner.query(
      `update scenarios set deadline = app_now() - interval '1 second' where id = $1`,
      [one.id],
    );
    const sealing = postSeal(app, bid, request);
    const first = await Promise.race([
      sealing.then(() => 'sealed'),
      pause(300).then(() => 'waits'),
    ]);
    expect(first).toBe('waits');
    await runner.commitTransaction();
    await runner.release();
    expect((await sealing).body.code).toBe('bid.deadline-passed');
    expect(await seen(bid)).toMatchObject({ state: 'draft', receipts: [] });
  });
});

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a sealed bid', () => {
  it('may be replaced; the earlier receipt stays, superseded', async () => {
    const bid = await aSealedBid(app, call.id);
    const own = as(app, bid.bidder);
    const redrafted = done(await own('POST', `/bids/${bid.id}/drafts`, {})) as { version: number };
    expect((await own('POST', `/bids/${bid.id}/drafts`, {})).status).toBe(422 - 13);
    const saved = await own('PATCH', `/bids/${bid.id}`, bid.content, {
      'if-match': `"${redrafted.version}"`,
    });
    expect(saved.body).toMatchObject({ state: 'sealed', sealedVersion: 1 });
    const second = await postSeal(app, bid, await prepareSealing(app, bid, call.id));
    expect(second.body.version).toBe(2);
    const { items } = (await own('GET', `/bids/${bid.id}/receipts`)).body;
    expect(
      items.map((r: { version: number; supersededAt: unknown }) => [
        r.version,
        r.supersededAt !== null,
      ]),
    ).toEqual([
      ...[
        [2, false],
        [1, true],
      ],
    ]);
    const [event] = await app.source.query<{ payload: { supersedes: string } }[]>(
      `select payload from events where subject_id = $1 and type = 'bid.replaced'`,
      [bid.id],
    );
    expect(event?.payload.supersedes).toBe(bid.receipt.hash);
  });

  const left = async (sealingId: string) => {
    const [row] = await app.source.query<Record<string, number>[]>(
      `select (select count(*)::int from bid_envelopes where sealing_id = $1) as envelopes,
         (select count(*)::int from bid_envelope_shares where sealing_id = $1) as shares,
         (select count(*)::int from bid_sealed_chunks where sealing_id = $1) as chunks`,
      [sealingId],
    );
    return row;
  };

  it('leaves nothing that could be opened once it is replaced or withdrawn', async () => {
    const bid = await aSealedBid(app, call.id);
    const own = as(app, bid.bidder);
    const old = bid.request.sealingId;
    expect(await left(old)).toEqual({ envelopes: 2, shares: 6, chunks: 2 });
    const { version } = done(await own('POST', `/bids/${bid.id}/drafts`, {})) as {
      version: number;
    };
    const match = { 'if-match': `"${version}"` };
    done(await own('PATCH', `/bids/${bid.id}`, bid.content, match));
    const again = await prepareSealing(app, bid, call.id);
    done(await postSeal(app, bid, again));
    expect(await left(old)).toMatchObject({ envelopes: 0, shares: 0 });
    done(await own('POST', `/bids/${bid.id}/withdrawals`, {}));
    expect(await left(again.sealingId)).toMatchObject({ envelopes: 0, shares: 0 });
    const { BidCleaning } = await import('./bid-cleaning.service.js');
    await app.nest.get(BidCleaning).clean();
    for (const id of [old, again.sealingId])
      expect(await left(id)).toEqual({ envelopes: 0, shares: 0, chunks: 0 });
    const text = { body: { text: bid.receipt.text } };
    expect((await app.request('POST', '/receipts/verifications', text)).body).toMatchObject({
      ...{ valid: true, superseded: true },
    });
  });

  it('may be withdrawn; a new one takes its place', async () => {
    const bid = await aSealedBid(app, call.id);
    done(await as(app, bid.bidder)('POST', `/bids/${bid.id}/withdrawals`, {}));
    expect((await seen(bid)).receipts[0].supersededAt).not.toBeNull();
    expect((await aSealedBid(app, call.id, { bidder: bid.bidder })).id).not.toBe(bid.id);
  });
});

it('keeps three attempts of one bid at most, so that they fill no disk', async () => {
  const bid = await aDraft(app, call.id);
  const { id: keySetId } = await keySetOf(app, call.id);
  const begun: string[] = [];
  for (let n = 0; n < 5; n++) {
    const answer = await as(app, bid.bidder)('POST', `/bids/${bid.id}/sealings`, { keySetId });
    begun.push(answer.body.id);
  }
  const kept = await app.source.query<{ id: string }[]>(
    'select id from bid_sealings where bid_id = $1 order by id',
    [bid.id],
  );
  expect(kept.map(({ id }) => id)).toEqual(begun.slice(2));
});

describe('a receipt', () => {
  const verify = async (text: string) =>
    (await app.request('POST', '/receipts/verifications', { body: { text } })).body;

  it('is verified by anybody who holds its text, and stays true when superseded', async () => {
    const bid = await aSealedBid(app, call.id);
    expect(await verify(bid.receipt.text)).toMatchObject({
      ...{ valid: true, reason: 'valid', bidId: bid.id, superseded: false, differs: [] },
    });
    done(await as(app, bid.bidder)('POST', `/bids/${bid.id}/withdrawals`, {}));
    expect(await verify(bid.receipt.text)).toMatchObject({ valid: true, superseded: true });
  });

  it('that was forged is found, whatever was changed in it', async () => {
    const bid = await aSealedBid(app, call.id);
    const true_ = JSON.parse(bid.receipt.text) as {
      receipt: Record<string, unknown>;
      signature: string;
    };
    const forged = (change: object, signature = true_.signature) =>
      JSON.stringify({ receipt: { ...true_.receipt, ...change }, signature });
    expect(await verify(forged({ sealedAt: '2026-01-01T00:00:00.000Z' }))).toMatchObject({
      ...{ valid: false, reason: 'signature', differs: ['sealedAt'] },
    });
    expect(await verify(forged({ manifestHash: 'f'.repeat(64) }))).toMatchObject({
      differs: ['manifestHash'],
    });
    expect(await verify(forged({}, Buffer.alloc(64).toString('base64')))).toMatchObject({
      reason: 'signature',
    });
    // Who knows no more than a bid's id, e.g. a partner who declined, does not learn whether it was sealed.
    const guess = { scenarioId: 'x', sealedAt: 'x', manifestHash: 'x' };
    for (const version of [1, 2])
      expect(await verify(forged({ ...guess, version }, 'eA=='))).toMatchObject({
        ...{ reason: 'signature', differs: [] },
      });
    expect(await verify(forged({ keyId: 'f'.repeat(32) }))).toMatchObject({
      reason: 'unknown-key',
    });
    expect(await verify(forged({ more: 1 }))).toMatchObject({ reason: 'not-a-receipt' });
    expect(await verify('{}')).toMatchObject({ reason: 'not-a-receipt', valid: false });
    // Our own signature on what was never accepted.
    const { BidSecrets } = await import('./bid-secrets.service.js');
    const { receiptText } = await import('@aism/sealing');
    const invented = { ...true_.receipt, version: 9 } as unknown as Parameters<
      typeof receiptText
    >[0];
    const signature = app.nest.get(BidSecrets).signing.sign(receiptText(invented));
    expect(await verify(JSON.stringify({ receipt: invented, signature }))).toMatchObject({
      reason: 'not-on-record',
    });
  });

  it('is verified by the command without asking anybody', async () => {
    const bid = await aSealedBid(app, call.id);
    const folder = mkdtempSync(join(tmpdir(), 'aism-receipt-'));
    const put = (name: string, text: string) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const run = (...args: string[]) => {
      const script = join(__dirname, '../../../scripts/verify-receipt.mjs');
      const { status, stdout } = spawnSync(process.execPath, [script, ...args], {
        encoding: 'utf8',
      });
      return [status, stdout.trim()] as const;
    };
    const keys = put('keys.json', (await app.request('GET', '/sealing-keys')).text);
    const good = put('receipt.json', bid.receipt.text);
    expect(run(good, '--key', keys)).toEqual([0, expect.stringContaining(bid.receipt.hash)]);
    const bad = put('forged.json', bid.receipt.text.replace('"version": 1', '"version": 2'));
    expect(run(bad, '--key', keys)).toEqual([1, expect.stringContaining('NOT VALID')]);
    expect(run(put('no.json', '{}'), '--key', keys)[0]).toBe(1);
    expect(run(good)[0]).toBe(2);
    rmSync(folder, { recursive: true });
  }, 60_000);
});
