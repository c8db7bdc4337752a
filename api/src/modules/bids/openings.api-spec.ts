import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  aKeyFor,
  anOfficer,
  as,
  aSealedBid,
  done,
  giveShares,
  openBids,
  passDeadline,
  postSeal,
  prepareSealing,
  sharesOf,
  technique,
  type TestCall,
  type TestOfficer,
} from '../../../test/factories/bids.js';
import { aMember, anAccount } from '../../../test/factories/identity.js';
import { BidSecrets } from './bid-secrets.service.js';
import { BidGates, BidReads } from './bids.reads.js';

let app: TestApp;
let officers: TestOfficer[];
beforeAll(async () => {
  app = await startTestApp();
  officers = await Promise.all([1, 2, 3].map(() => anOfficer(app)));
});
afterAll(() => app.stop());

const newCall = (fields: Record<string, unknown> = {}) => aCall(app, { officers, fields });
const give = (call: { id: string }, officer: TestOfficer, shares: unknown, kind = 'technique') =>
  as(app, officer)('POST', `/scenarios/${call.id}/openings/${kind}/shares`, { shares });
const task = (call: { id: string }, officer: { cookie: string } | null, kind = 'technique') =>
  as(app, officer)('GET', `/scenarios/${call.id}/openings/${kind}/shares`);
const minutes = async (call: { id: string }) =>
  (await app.request('GET', `/scenarios/${call.id}/openings`)).body.items;
const stateOf = async (bidId: string) =>
  (await app.source.query<{ state: string }[]>('select state from bids where id = $1', [bidId]))[0]
    ?.state;
const ready = async (count = 2) => {
  const call = await newCall();
  const bids = [];
  for (let i = 0; i < count; i++) bids.push(await aSealedBid(app, call.id));
  await passDeadline(app, call.id);
  return { call, bids };
};

describe('an officer’s key', () => {
  it('is made by officers, once; a new one retires the earlier', async () => {
    const { key, ...account } = await anOfficer(app);
    const own = as(app, account);
    const post = (publicKey: string) => own('POST', '/my/officer-keys', { publicKey });
    expect((await post(key.publicKey)).body.code).toBe('officer-key.taken');
    expect((await post(Buffer.alloc(65, 4).toString('base64'))).body.code).toBe(
      'officer-key.invalid',
    );
    expect((await post('?')).status).toBe(400);
    const fresh = await aKeyFor(app, account);
    const { items } = (await own('GET', '/my/officer-keys')).body;
    expect(items.map((k: { keyId: string; actions: string[] }) => [k.keyId, k.actions])).toEqual([
      ...[
        [fresh.keyId, ['retire']],
        [key.keyId, []],
      ],
    ]);
    const id = items[0].id as string;
    expect(
      (await as(app, officers[0]!)('POST', `/my/officer-keys/${id}/retirements`, {})).status,
    ).toBe(404);
    expect((await own('POST', `/my/officer-keys/${id}/retirements`, {})).body.actions).toEqual([]);
    expect((await as(app, await anAccount(app))('GET', '/my/officer-keys')).status).toBe(403);
    expect((await as(app, null)('GET', '/my/officer-keys')).status).toBe(401);
  });

  it('is named for a call by its publisher, three at least; by rule where nobody chose', async () => {
    const call = await newCall();
    const url = `/scenarios/${call.id}/opening-officers`;
    const ids = (
      await as(app, call.publisher)('GET', `/scenarios/${call.id}/officer-candidates`)
    ).body.items.map((c: { officerKeyId: string }) => c.officerKeyId);
    const name = (officerKeyIds: string[], account: { cookie: string } | null = call.publisher) =>
      as(app, account)('POST', url, { officerKeyIds });
    expect((await name(ids.slice(0, 2))).status).toBe(400);
    expect((await name(ids.slice(0, 3), null)).status).toBe(401);
    expect((await name(ids.slice(0, 3), await aMember(app))).status).toBe(404);
    expect(
      (await as(app, await aMember(app))('GET', `/scenarios/${call.id}/officer-candidates`)).status,
    ).toBe(404);
    const unknown = '01a20083-0000-7000-8000-000000000000';
    expect((await name([...ids.slice(0, 2), unknown])).body.code).toBe('officer-key.unknown');
    const named = await name(ids.slice(0, 3));
    expect(named.body.keySet).toMatchObject({ n: 2, threshold: 2 });
    // The names stay with those who choose.
    expect(JSON.stringify((await app.request('GET', url)).body)).not.toContain('示例人员');
    const { aScenario } = await import('../../../test/factories/scenarios.js');
    const deadline = new Date(Date.now() + 86_400_000).toISOString();
    const plain = await aScenario(app, { state: 'open', fields: { procedure: 'bids', deadline } });
    await app.settle();
    const byRule = (await app.request('GET', `/scenarios/${plain.id}/opening-officers`)).body
      .keySet;
    expect([byRule.n, byRule.officers.length >= 3]).toEqual([1, true]);
  });
});

describe('an opening', () => {
  it('needs two officers after the deadline, shows everything and writes a public minute', async () => {
    const { call, bids } = await ready();
    const one = await giveShares(app, call.id, officers[0]!);
    expect([one.status, one.body.state, one.body.given]).toEqual([201, 'awaiting', [1]]);
    expect(await minutes(call)).toEqual([]);
    expect(await stateOf(bids[0]!.id)).toBe('sealed');
    // The same officer twice is one officer.
    expect((await giveShares(app, call.id, officers[0]!)).body.state).toBe('awaiting');
    const two = await giveShares(app, call.id, officers[1]!);
    expect(two.body.state).toBe('opened');
    expect(await minutes(call)).toEqual([
      {
        ...{
          scenarioId: call.id,
          kind: 'technique',
          officers: [1, 2],
          opened: 2,
          unreadable: 0,
          contested: 0,
          closed: 0,
          lapsed: 0,
        },
        openedAt: expect.any(String),
        receiptHashes: bids.map((bid) => bid.receipt.hash).sort(),
      },
    ]);
    const seen = (await as(app, call.publisher)('GET', `/scenarios/${call.id}/bids`)).body;
    expect(seen.items[0].opened).toMatchObject({ technique, price: null });
    const [opened] = await app.nest.get(BidReads).opened(call.id);
    expect(opened).toMatchObject({
      state: 'opened',
      technique: { ...technique, files: [] },
      price: null,
    });
    expect(await app.source.query('select 1 from bid_opening_shares')).toEqual([]);
    const events = await app.source.query<{ payload: object }[]>(
      `select payload from events where type = 'opening.opened' and payload ->> 'scenarioId' = $1`,
      [call.id],
    );
    expect(events).toHaveLength(1);
    expect(JSON.stringify(events)).not.toContain(technique.summary);
  });

  it('is refused before the deadline, and the server’s part is not asked for', async () => {
    const call = await newCall();
    const bid = await aSealedBid(app, call.id);
    const secrets = app.nest.get(BidSecrets);
    const ask = secrets.sealingKey.bind(secrets);
    let asked = 0;
    secrets.sealingKey = (keyId) => ((asked += 1), ask(keyId));
    try {
      const early = (await task(call, officers[0]!)).body;
      expect(early).toMatchObject({ state: 'too-early', envelopes: [], actions: [] });
      const share = Buffer.alloc(33).toString('base64');
      const refused = await give(call, officers[0]!, [{ bidId: bid.id, share }]);
      expect([refused.status, refused.body.code]).toEqual([422, 'opening.too-early']);
      expect(asked).toBe(0);
      await passDeadline(app, call.id);
      await openBids(app, call);
      expect(asked).toBe(1);
    } finally {
      secrets.sealingKey = ask;
    }
  });

  it.each([
    [-1, 422],
    [0, 201],
    [1, 201],
  ])('is decided to the millisecond: at %i ms it answers %i', async (offset, status) => {
    const { call, bids } = await ready(1);
    const shares = await sharesOf(app, call.id, officers[0]!);
    expect(shares).toMatchObject([{ bidId: bids[0]!.id }]);
    const [[row]] = await app.source.query<[{ deadline: Date }[]]>(
      `update scenarios set deadline = date_trunc('milliseconds', app_now() + interval '1 minute') where id = $1
       returning deadline`,
      [call.id],
    );
    const moment = new Date((row?.deadline.getTime() ?? 0) + offset).toISOString();
    const define = (body: string) =>
      app.source.query(
        `create or replace function app_now() returns timestamptz language sql stable as $$ ${body} $$`,
      );
    await define(`select '${moment}'::timestamptz`);
    const answer = await give(call, officers[0]!, shares);
    await define('select clock_timestamp() + (select shift from app_clock where id = 1)');
    expect(answer.status).toBe(status);
    if (status === 422) expect(answer.body.code).toBe('opening.too-early');
  });

  it('is for the call’s officers only', async () => {
    const { call } = await ready(1);
    expect((await task(call, null)).status).toBe(401);
    expect((await task(call, await anAccount(app, { roles: ['evaluator'] }))).status).toBe(403);
    const stranger = await anOfficer(app);
    expect((await task(call, stranger)).status).toBe(404);
    const share = Buffer.alloc(33).toString('base64');
    expect((await give(call, stranger, [{ bidId: call.id, share }])).status).toBe(404);
    expect((await give(call, officers[0]!, [])).status).toBe(400);
    expect((await task(call, officers[0]!, 'other')).status).toBe(404);
    const duties = (await as(app, officers[0]!)('GET', '/my/openings')).body.items;
    expect(duties).toContainEqual(
      expect.objectContaining({ scenarioId: call.id, state: 'awaiting', mine: 1 }),
    );
  });

  it('happens once when two officers come at once, and once more changes nothing', async () => {
    const { call } = await ready();
    const shares = await Promise.all(officers.map((officer) => sharesOf(app, call.id, officer)));
    done(await give(call, officers[0]!, shares[0]));
    const both = await Promise.all([1, 2].map((i) => give(call, officers[i]!, shares[i])));
    expect(both.map(({ body }) => body.state)).toEqual(['opened', 'opened']);
    expect(await minutes(call)).toHaveLength(1);
    expect((await give(call, officers[0]!, shares[0])).body.state).toBe('opened');
    const [counted] = await app.source.query<{ n: number }[]>(
      `select count(*)::int as n from events where type = 'opening.opened' and payload ->> 'scenarioId' = $1`,
      [call.id],
    );
    expect(counted?.n).toBe(1);
  });

  it('refuses a wrong, a foreign or a missing share by the bid’s name, and opens nothing', async () => {
    const { call, bids } = await ready();
    done(await giveShares(app, call.id, officers[0]!));
    const good = await sharesOf(app, call.id, officers[1]!);
    const others = await sharesOf(app, call.id, officers[2]!);
    const bytes = Buffer.from(good[0]?.share ?? '', 'base64');
    bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
    const { bidId } = good[0]!;
    const wrongs = [
      [[{ bidId, share: bytes.toString('base64') }, good[1]], 'opening.share-wrong', bidId],
      // Another officer's true share is not this officer's.
      [[others[0], good[1]], 'opening.share-wrong', bidId],
      [[good[0]], 'opening.share-missing', good[1]?.bidId],
      [[...good, { bidId: call.id, share: good[0]?.share }], 'opening.share-foreign', call.id],
    ] as const;
    for (const [shares, code, named] of wrongs) {
      const refused = await give(call, officers[1]!, shares);
      expect([refused.status, refused.body.code, refused.body.params.bidId]).toEqual([
        422,
        code,
        named,
      ]);
    }
    for (const bid of bids) expect(await stateOf(bid.id)).toBe('sealed');
    expect(
      await app.source.query(
        'select 1 from bid_envelopes where opened_at is not null and sealing_id in (select sealing_id from bid_receipts where bid_id = $1)',
        [bids[0]!.id],
      ),
    ).toEqual([]);
    expect((await give(call, officers[1]!, good)).body.state).toBe('opened');
  });

  it('refuses an officer who belongs to a bidder, or against whom a module above holds something', async () => {
    const call = await newCall();
    const bid = await aSealedBid(app, call.id);
    await passDeadline(app, call.id);
    const shares = await sharesOf(app, call.id, officers[2]!);
    await app.source.query(
      `insert into memberships (organisation_id, user_id, role) values ($1, $2, 'viewer')`,
      [bid.bidder.organisationId, officers[2]!.userId],
    );
    expect((await give(call, officers[2]!, shares)).body.code).toBe('opening.conflict');
    expect((await task(call, officers[2]!)).body.code).toBe('opening.conflict');
    await app.source.query('delete from memberships where user_id = $1', [officers[2]!.userId]);
    const evaluates = officers[0]!.userId;
    app.nest
      .get(BidGates)
      .registerOfficerConflict(async (id, userId) => id === call.id && userId === evaluates);
    expect((await task(call, officers[0]!)).body.code).toBe('opening.conflict');
    // The two others are enough.
    done(await give(call, officers[2]!, shares));
    expect((await giveShares(app, call.id, officers[1]!)).body.state).toBe('opened');
  });
});

describe('a lost key', () => {
  it('loses nothing: the two others open, and a new key serves later bids', async () => {
    const lost = await anOfficer(app);
    const call = await aCall(app, { officers: [officers[0]!, officers[1]!, lost] });
    const early = await aSealedBid(app, call.id);
    const fresh: TestOfficer = { ...lost, key: await aKeyFor(app, lost) };
    const late = await aSealedBid(app, call.id);
    await passDeadline(app, call.id);
    // The new key opens what was sealed for it; of the earlier bid its holder has to say that it does not.
    const shares = await sharesOf(app, call.id, fresh);
    expect(new Map(shares.map(({ bidId, share }) => [bidId, share !== null]))).toEqual(
      new Map([
        [early.id, false],
        [late.id, true],
      ]),
    );
    expect((await give(call, fresh, shares)).body.state).toBe('awaiting');
    expect((await giveShares(app, call.id, officers[0]!)).body.state).toBe('awaiting');
    expect((await giveShares(app, call.id, officers[1]!)).body.state).toBe('opened');
    expect((await minutes(call))[0]).toMatchObject({
      opened: 2,
      unreadable: 0,
      officers: [1, 2, 3],
    });
  });

  it('of the server is covered by the earlier secrets in its setting', async () => {
    const [older, newer] = ['o'.repeat(40), 'n'.repeat(40)];
    const before = await startTestApp({ SEALING_KEY: older, BIDS_KEY: older });
    const call = await aCall(before);
    const bid = await aSealedBid(before, call.id);
    const after = await startTestApp(
      { SEALING_KEY: `${newer},${older}`, BIDS_KEY: `${newer},${older}` },
      before,
    );
    try {
      await passDeadline(after, call.id);
      expect((await openBids(after, call)).body.state).toBe('opened');
      const verdict = await after.request('POST', '/receipts/verifications', {
        body: { text: bid.receipt.text },
      });
      expect(verdict.body.valid).toBe(true);
    } finally {
      await after.stop();
      await before.stop();
    }
  });
});

describe('a bid that its own keys do not open', () => {
  it('is out by rule and does not hold up the others', async () => {
    const call = await newCall();
    const good = await aSealedBid(app, call.id);
    const broken = await aDraft(app, call.id);
    // Sealed to another bid's context: shares that no officer can open.
    const elsewhere = { bidId: good.id };
    done(
      await postSeal(
        app,
        broken,
        await prepareSealing(app, broken, call.id, { context: elsewhere }),
      ),
    );
    const nonsense = await aDraft(app, call.id);
    const headers = { technique: { price: 1 } };
    done(await postSeal(app, nonsense, await prepareSealing(app, nonsense, call.id, { headers })));
    await passDeadline(app, call.id);
    done(await giveShares(app, call.id, officers[0]!));
    const second = await giveShares(app, call.id, officers[1]!);
    // Two true shares did not open the one: seen to fail. Of the other there is only the word of two.
    expect((await minutes(call))[0]).toMatchObject({ opened: 1, unreadable: 1, contested: 1 });
    expect(await Promise.all([good, broken, nonsense].map(({ id }) => stateOf(id)))).toEqual([
      ...['opened', 'sealed', 'disqualified'],
    ]);
    expect(second.body).toMatchObject({ state: 'awaiting', given: [1, 2] });
    expect(second.body.envelopes).toHaveLength(1);
    expect((await giveShares(app, call.id, officers[2]!)).body.state).toBe('opened');
    expect((await minutes(call))[1]).toMatchObject({ opened: 0, unreadable: 1, contested: 0 });
    const seen = (await as(app, broken.bidder)('GET', `/bids/${broken.id}`)).body;
    expect(seen).toMatchObject({ state: 'disqualified', ended: { reason: 'unreadable' } });
  });
});

describe('a material change', () => {
  const change = async (call: TestCall, fields: object) => {
    const own = as(app, call.publisher);
    const { headers } = await own('GET', `/scenarios/${call.id}`);
    return own('PATCH', `/scenarios/${call.id}`, fields, { 'if-match': String(headers.etag) });
  };

  it('asks each bidder to confirm; who does not is not opened', async () => {
    const call = await newCall();
    const [one, two] = [await aSealedBid(app, call.id), await aSealedBid(app, call.id)];
    expect(
      (await change(call, { acceptanceTest: '由质检科用盲样两千件验收，漏检不超过五件。' })).status,
    ).toBe(200);
    await app.settle();
    const waiting = (await as(app, one.bidder)('GET', `/bids/${one.id}`)).body;
    expect(waiting).toMatchObject({ state: 'needs_reconfirm', reconfirm: 'scenario-changed' });
    const confirm = (scenarioVersion: number) =>
      as(app, one.bidder)('POST', `/bids/${one.id}/reconfirmations`, { scenarioVersion });
    expect((await confirm(1)).body.code).toBe('bid.scenario-changed');
    expect((await confirm(waiting.scenario.publishedVersion)).body.state).toBe('sealed');
    await passDeadline(app, call.id);
    expect((await openBids(app, call)).body.state).toBe('opened');
    expect((await minutes(call))[0]).toMatchObject({ opened: 1, lapsed: 1 });
    expect((await as(app, two.bidder)('GET', `/bids/${two.id}`)).body).toMatchObject({
      ...{ state: 'withdrawn', ended: { reason: 'not-reconfirmed' }, opened: null },
    });
  });

  it('counts although its message was never delivered; a later deadline alone asks nobody', async () => {
    const call = await newCall();
    const bid = await aSealedBid(app, call.id);
    const later = new Date(Date.now() + 20 * 86_400_000).toISOString();
    expect((await change(call, { deadline: later })).status).toBe(200);
    await app.settle();
    expect(await stateOf(bid.id)).toBe('sealed');
    expect((await change(call, { budgetMaxFen: 5_000_000 })).status).toBe(200);
    const other = await aSealedBid(app, call.id);
    await passDeadline(app, call.id);
    await openBids(app, call);
    expect((await minutes(call))[0]).toMatchObject({
      ...{ opened: 1, lapsed: 1, receiptHashes: [other.receipt.hash] },
    });
  });

  it('alone stops a sealing or a confirmation: other edits, one after another, do not', async () => {
    const call = await newCall();
    const [late, waits] = [await aDraft(app, call.id), await aSealedBid(app, call.id)];
    const request = await prepareSealing(app, late, call.id);
    await app.source.query(
      `update bids set state = 'needs_reconfirm', reconfirm_reason = 'scenario-changed' where id = $1`,
      [waits.id],
    );
    for (const title of ['新题目一', '新题目二']) done(await change(call, { title }));
    done(await change(call, { deadline: new Date(Date.now() + 20 * 86_400_000).toISOString() }));
    const scenarioVersion = request.scenarioVersion;
    expect((await postSeal(app, late, request)).status).toBe(201);
    const confirm = (version: number) =>
      as(app, waits.bidder)('POST', `/bids/${waits.id}/reconfirmations`, {
        scenarioVersion: version,
      });
    expect((await confirm(scenarioVersion + 9)).body.code).toBe('bid.scenario-changed');
    expect((await confirm(scenarioVersion)).body).toMatchObject({
      ...{ state: 'sealed', scenarioVersion },
    });
    await passDeadline(app, call.id);
    expect((await openBids(app, call)).body.state).toBe('opened');
    expect((await minutes(call))[0]).toMatchObject({ opened: 2, lapsed: 0 });
  });

  it('while a bid is being sealed has its bidder read it first', async () => {
    const call = await newCall();
    const bid = await aDraft(app, call.id);
    const request = await prepareSealing(app, bid, call.id);
    await change(call, { budgetMaxFen: 7_000_000 });
    expect((await postSeal(app, bid, request)).body.code).toBe('bid.scenario-changed');
    expect(
      (await postSeal(app, bid, { ...request, scenarioVersion: request.scenarioVersion + 1 }))
        .status,
    ).toBe(201);
  });
});
