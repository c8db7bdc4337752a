import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  as,
  aSealedBid,
  done,
  openBids,
  passDeadline,
  technique,
  type TestCall,
} from '../../../test/factories/bids.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';

let app: TestApp;
let call: TestCall;
beforeAll(async () => {
  app = await startTestApp();
  call = await aCall(app);
});
afterAll(() => app.stop());

const begin = (account: TestAccount | null, body: object = { scenarioId: call.id }) =>
  as(app, account)('POST', '/bids', body);
const edit = (id: string, account: TestAccount, body: object, version: number) =>
  as(app, account)('PATCH', `/bids/${id}`, body, { 'if-match': `"${version}"` });

describe('beginning a bid', () => {
  it('is for editors of approved suppliers, on open calls by bids, of their own kind', async () => {
    expect((await begin(null)).status).toBe(401);
    expect((await begin(await anAccount(app))).body.code).toBe('bid.not-a-supplier');
    expect((await begin(await aMember(app, { state: 'pending' }))).status).toBe(403);
    expect((await begin(await aMember(app, { state: 'suspended' }))).status).toBe(403);
    expect((await begin(await aMember(app, { supplies: false }))).body.code).toBe(
      'bid.not-a-supplier',
    );
    expect((await begin(await aMember(app, {}, { role: 'viewer' }))).status).toBe(403);
    expect((await begin(call.publisher)).body.code).toBe('bid.own-scenario');
    expect((await begin(await aMember(app, { demo: true }))).body.code).toBe('bid.demo-mix');
    const member = await aMember(app);
    const unknown = '01a20083-0000-7000-8000-000000000000';
    expect((await begin(member, { scenarioId: unknown })).status).toBe(404);
    expect((await begin(member, { scenarioId: 'x' })).status).toBe(400);
    const direct = await aScenario(app, { state: 'open' });
    expect((await begin(member, { scenarioId: direct.id })).body.code).toBe('bid.not-by-bids');
    const draft = await aScenario(app, { publisher: call.publisher });
    expect((await begin(member, { scenarioId: draft.id })).status).toBe(404);
    const late = await aCall(app, { officers: call.officers });
    await passDeadline(app, late.id);
    expect((await begin(member, { scenarioId: late.id })).body.code).toBe('bid.deadline-passed');
    expect((await begin(member)).status).toBe(201);
  });

  it('is done once per organisation, even by two people at once, and repeated by its key only', async () => {
    const owner = await aMember(app);
    const { organisationId } = owner;
    const colleague = await anAccount(app, { organisationId, role: 'editor' });
    const answers = await Promise.all([begin(owner), begin(colleague), begin(owner)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('bid.one-bid');
    const other = await aMember(app);
    const key = { 'idempotency-key': 'begin-bid-0001' };
    const twice = await Promise.all(
      [1, 2].map(() => as(app, other)('POST', '/bids', { scenarioId: call.id }, key)),
    );
    const again = await as(app, other)('POST', '/bids', { scenarioId: call.id }, key);
    expect(again.headers['idempotent-replay']).toBe('true');
    expect(twice.some(({ body }) => body.id === again.body.id)).toBe(true);
  });
});

describe('a draft', () => {
  it('is shared inside the organisation and unknown to everybody else', async () => {
    const { id, bidder } = await aDraft(app, call.id);
    const { organisationId } = bidder;
    const colleague = await anAccount(app, { organisationId, role: 'editor' });
    const viewer = await anAccount(app, { organisationId, role: 'viewer' });
    for (const reader of [bidder, colleague, viewer]) {
      const { status, body, headers } = await as(app, reader)('GET', `/bids/${id}`);
      expect([status, body.draft.technique.summary]).toEqual([200, technique.summary]);
      expect(headers['cache-control']).toBe('private, no-store');
    }
    const version = (await as(app, viewer)('GET', `/bids/${id}`)).body.version;
    expect((await edit(id, viewer, { technique: {} }, version)).status).toBe(403);
    expect(
      (await edit(id, colleague, { technique: { summary: '同事改的' } }, version)).status,
    ).toBe(200);
    const roles = ['matchmaker', 'reviewer', 'evaluator', 'officer', 'auditor', 'admin'] as const;
    const others = await Promise.all(roles.map((role) => anAccount(app, { roles: [role] })));
    for (const other of [...others, await aMember(app), call.publisher])
      for (const path of ['', '/check', '/receipts'])
        expect((await as(app, other)('GET', `/bids/${id}${path}`)).status).toBe(404);
  });

  it('takes what was typed, field by field, and tells the second of two tabs', async () => {
    const bidder = await aMember(app);
    const { id, version } = (await begin(bidder)).body;
    const saved = await edit(id, bidder, { technique: { summary: '甲' } }, version);
    expect(saved.body).toMatchObject({
      version: version + 1,
      draft: { technique: { summary: '甲' } },
    });
    const second = await edit(id, bidder, { technique: { summary: '乙' } }, version);
    expect([second.status, second.body.code]).toEqual([412, 'request.version-stale']);
    const both = await Promise.all(
      ['丙', '丁'].map((summary) => edit(id, bidder, { technique: { summary } }, version + 1)),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const price = await edit(id, bidder, { price: { amountFen: 5 } }, version + 2);
    expect(price.body.draft.technique.summary).toMatch(/[丙丁]/);
    expect((await as(app, bidder)('PATCH', `/bids/${id}`, {})).status).toBe(428);
    const wrong = {
      technique: { answers: [{ requirement: 'must-x', answer: 'meets', text: '' }] },
    };
    expect((await edit(id, bidder, wrong, version + 3)).body.errors[0].pointer).toBe(
      '/technique/answers/0/requirement',
    );
    expect((await edit(id, bidder, { price: { amountFen: -1 } }, version + 3)).status).toBe(400);
    expect((await edit(id, bidder, { state: 'awarded' }, version + 3)).status).toBe(400);
  });

  it('is in no answer that is kept for repetition', async () => {
    const { id, bidder } = await aDraft(app, call.id, { technique: { summary: '绝不留存的概述' } });
    const partner = await aMember(app);
    const own = as(app, bidder);
    const key = { 'idempotency-key': 'invite-000001' };
    await own('POST', `/bids/${id}/members`, { organisationId: partner.organisationId }, key);
    const kept = await app.source.query('select response::text as text from idempotency_keys');
    expect(JSON.stringify(kept)).not.toContain('绝不留存');
    expect((await own('GET', `/bids/${id}`)).text).toContain('绝不留存');
  });

  it('says what is missing before it can be sealed', async () => {
    const bidder = await aMember(app);
    const { id } = (await begin(bidder)).body;
    const empty = await as(app, bidder)('GET', `/bids/${id}/check`);
    expect(empty.body.complete).toBe(false);
    expect(empty.body.items[2]).toMatchObject({ code: 'must-unanswered', blocks: true });
    const whole = await aDraft(app, call.id);
    expect((await as(app, whole.bidder)('GET', `/bids/${whole.id}/check`)).body).toEqual({
      ...{ complete: true, items: [] },
    });
  });

  it('ends with its withdrawal, after which the organisation may begin anew', async () => {
    const { id, bidder } = await aDraft(app, call.id);
    const gone = await as(app, bidder)('POST', `/bids/${id}/withdrawals`, {});
    expect(gone.body).toMatchObject({
      state: 'withdrawn',
      ended: { reason: 'by-bidder' },
      actions: [],
    });
    expect((await as(app, bidder)('GET', `/bids/${id}`)).body.draft).toBeNull();
    expect((await as(app, bidder)('POST', `/bids/${id}/withdrawals`, {})).status).toBe(409);
    expect((await begin(bidder)).status).toBe(201);
  });

  it('can be touched by nobody of a suspended organisation', async () => {
    const { id, bidder } = await aDraft(app, call.id);
    const set = (state: string) =>
      app.source.query('update organisations set state = $2 where id = $1', [
        bidder.organisationId,
        state,
      ]);
    const { version } = (await as(app, bidder)('GET', `/bids/${id}`)).body;
    await set('suspended');
    expect((await edit(id, bidder, { price: {} }, version)).status).toBe(403);
    expect((await as(app, bidder)('POST', `/bids/${id}/withdrawals`, {})).status).toBe(403);
    await set('approved');
    expect((await edit(id, bidder, { price: {} }, version)).status).toBe(200);
  });
});

describe('what others may know', () => {
  it('is nothing before the deadline, a band until the opening, the minute after it', async () => {
    const one = await aCall(app, { officers: call.officers });
    const seen = async (reader: TestAccount | null = null) => {
      const { now, ...rest } = (await as(app, reader)('GET', `/scenarios/${one.id}/bidding`)).body;
      expect(Date.parse(now)).toBeGreaterThan(0);
      return rest;
    };
    const before = await seen();
    expect(before).toMatchObject({
      takesBids: true,
      open: true,
      band: null,
      officersNamed: true,
      myBidId: null,
      actions: [],
    });
    const bids = [await aSealedBid(app, one.id), await aSealedBid(app, one.id)];
    await aDraft(app, one.id);
    expect(await seen()).toEqual(before);
    expect(await seen(bids[0]?.bidder)).toMatchObject({ myBidId: bids[0]?.id, actions: [] });
    const table = async () =>
      (await as(app, one.publisher)('GET', `/scenarios/${one.id}/bids`)).body;
    expect(await table()).toEqual({ state: 'sealed', band: null, items: [], total: 0 });
    await passDeadline(app, one.id);
    expect((await seen()).band).toBe('fewer-than-3');
    expect(await table()).toEqual({ state: 'sealed', band: 'fewer-than-3', items: [], total: 0 });
    await openBids(app, one);
    expect((await seen()).band).toBeNull();
    expect((await table()).total).toBe(2);
    expect((await as(app, bids[0]!.bidder)('GET', `/scenarios/${one.id}/bids`)).status).toBe(404);
    expect((await as(app, null)('GET', `/scenarios/${one.id}/bids`)).status).toBe(401);
  });

  it('is not in the log either: its bid events appear with the opening', async () => {
    const auditor = await anAccount(app, { roles: ['auditor'] });
    const one = await aCall(app, { officers: call.officers });
    const log = async (query: string) =>
      (await as(app, auditor)('GET', `/audit/events?limit=100&${query}`)).body;
    await app.settle();
    const totals = { before: (await log('')).total, sealed: (await log('type=bid.sealed')).total };
    const bid = await aSealedBid(app, one.id);
    expect(await log(`subjectId=${bid.id}`)).toMatchObject({ items: [], total: 0 });
    expect(await log('type=bid.sealed')).toMatchObject({ total: totals.sealed });
    const all = await log('');
    expect(all.total).toBe(totals.before);
    expect(JSON.stringify(all.items)).not.toContain(bid.id);
    await passDeadline(app, one.id);
    await openBids(app, one);
    expect((await log(`subjectId=${bid.id}`)).items.map((e: { type: string }) => e.type)).toEqual([
      ...['bid.opened', 'bid.sealed', 'bid.drafted'],
    ]);
  });

  it('lists a person’s own bids and invitations, and exports and forgets what concerns them', async () => {
    const { id, bidder } = await aSealedBid(app, call.id);
    const partner = await aMember(app);
    const draft = await aDraft(app, call.id);
    done(
      await as(app, draft.bidder)('POST', `/bids/${draft.id}/members`, {
        organisationId: partner.organisationId,
      }),
    );
    const mine = (await as(app, bidder)('GET', '/my/bids?limit=1')).body;
    expect(mine).toMatchObject({ total: 1, items: [{ id, state: 'sealed', membership: 'lead' }] });
    const invited = (await as(app, partner)('GET', '/my/bids')).body;
    expect(invited.items).toMatchObject([{ id: draft.id, membership: 'invited', actions: [] }]);
    const content = (await as(app, partner)('GET', `/bids/${draft.id}`)).body;
    expect([content.draft, content.receipts]).toEqual([null, []]);
    const exported = (await as(app, bidder)('GET', '/me/export')).body;
    expect(exported.sections.bids).toMatchObject([{ id, sealedByYou: true }]);
    const officer = (await as(app, call.officers[0]!)('GET', '/me/export')).body;
    expect(officer.sections.officerKeys[0].keyId).toMatch(/^[0-9a-f]{32}$/);
  });
});
