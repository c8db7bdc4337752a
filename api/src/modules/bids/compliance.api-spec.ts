import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  as,
  aSealedBid,
  done,
  openBids,
  passDeadline,
  putBytes,
  type TestBid,
  type TestCall,
} from '../../../test/factories/bids.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { StepHolds } from '../../platform/step-holds.js';
import { BidComplianceService } from './bid-compliance.service.js';
import { BidGates, BidOutcomes, BidReads } from './bids.reads.js';

let app: TestApp;
let call: TestCall;
let judged: string[] | null = null;
beforeAll(async () => {
  app = await startTestApp();
  call = await aCall(app);
  app.nest.get(BidGates).registerPriceGate(async () => judged);
});
afterAll(() => app.stop());

const opened = async () => {
  call = await aCall(app, { officers: call.officers });
  const bid = await aSealedBid(app, call.id);
  await passDeadline(app, call.id);
  await openBids(app, call);
  return bid;
};
const post = (
  bid: TestBid,
  what: string,
  body: object = {},
  by: { cookie: string } | null = call.publisher,
) => as(app, by)('POST', `/bids/${bid.id}/${what}`, body);
const defects = (...fields: string[]) => ({
  fields: fields.map((field) => ({ field, note: '请补交' })),
});
const run = (work: (tx: Tx) => Promise<void>) =>
  app.nest.get(Transactions).run(systemActor(), work);
const outcomes = () => app.nest.get(BidOutcomes);

/** A paper that the bidder adds within the window. @returns the id of its file */
async function aPaper(bid: TestBid): Promise<string> {
  const id = crypto.randomUUID();
  const own = as(app, bid.bidder);
  const bytes = Buffer.from('%PDF-1.7\n示例证书\n%%EOF');
  const about = { name: '资质证书.pdf', size: bytes.length, purpose: 'cure' };
  done(await own('PUT', `/bids/${bid.id}/files/${id}`, about));
  done(await putBytes(app, `/bid-files/${id}/chunks/0`, bid.bidder, bytes));
  done(await own('POST', `/bids/${bid.id}/files/${id}/completions`, {}));
  return id;
}

describe('compliance', () => {
  it('is for the publisher’s editors, after the opening', async () => {
    const bid = await opened();
    const { organisationId } = call.publisher;
    const viewer = await anAccount(app, { organisationId, role: 'viewer' });
    for (const what of ['compliances', 'defects', 'disqualifications']) {
      const body = {
        compliances: {},
        defects: defects('signed-form'),
        disqualifications: { reason: 'must-unmet' },
      }[what];
      expect((await post(bid, what, body, null)).status).toBe(401);
      expect((await post(bid, what, body, await aMember(app))).status).toBe(404);
      expect((await post(bid, what, body, viewer)).status).toBe(404);
      expect((await post(bid, what, body, bid.bidder)).status).toBe(403);
    }
    const seen = await post(bid, 'compliances');
    expect(seen.body).toMatchObject({ state: 'compliant', actions: ['find-defect', 'disqualify'] });
    expect((await post(bid, 'compliances')).status).toBe(409);
    const other = await aCall(app, { officers: call.officers });
    const sealed = await aSealedBid(app, other.id);
    expect((await post(sealed, 'compliances', {}, other.publisher)).status).toBe(404);
  });

  it('lets named fields be put right within a day, never technique or an amount', async () => {
    const bid = await opened();
    expect((await post(bid, 'defects', defects('technique'))).status).toBe(400);
    expect((await post(bid, 'defects', defects('price-tax-flag'))).status).toBe(400);
    const named = await post(bid, 'defects', defects('certificate-file', 'signed-form'));
    expect(named.body).toMatchObject({ state: 'defect_window', defects: [{ note: '请补交' }, {}] });
    const [{ foundAt, dueAt }] = named.body.defects;
    expect(Date.parse(dueAt) - Date.parse(foundAt)).toBe(24 * 3_600_000);
    expect((await post(bid, 'defects', defects('signed-form'))).body.code).toBe(
      'defect.already-named',
    );
    const cure = (body: object, by = bid.bidder) => post(bid, 'cures', body, by);
    expect((await cure({ field: 'signed-form', taxIncluded: true })).body.code).toBe(
      'defect.wrong-cure',
    );
    expect((await cure({ field: 'authorisation-letter', fileId: bid.id })).body.code).toBe(
      'defect.not-found',
    );
    expect((await cure({ field: 'signed-form', fileId: bid.id })).status).toBe(404);
    const [one, two] = [await aPaper(bid), await aPaper(bid)];
    expect((await cure({ field: 'signed-form', fileId: one }, await aMember(app))).status).toBe(
      404,
    );
    expect((await cure({ field: 'signed-form', fileId: one })).body.state).toBe('defect_window');
    expect((await as(app, bid.bidder)('DELETE', `/bids/${bid.id}/files/${one}`)).status).toBe(409);
    expect((await cure({ field: 'signed-form', fileId: one })).status).toBe(404);
    expect((await cure({ field: 'certificate-file', fileId: two })).body).toMatchObject({
      state: 'opened',
    });
    const paper = await as(app, call.publisher)('GET', `/bids/${bid.id}/files/${one}`);
    expect(paper.text).toContain('%PDF-1.7');
    expect((await app.eventsOf(bid.id)).filter((type) => type.startsWith('bid.defect'))).toEqual([
      ...['bid.defect-found', 'bid.defect-found', 'bid.defect-cured', 'bid.defect-cured'],
    ]);
  });

  it('ends by the clock: what was not put right is out, for a coded reason', async () => {
    const bid = await opened();
    done(await post(bid, 'defects', defects('signed-form')));
    const file = await aPaper(bid);
    await app.source.query(`update bid_defects set due_at = app_now() where bid_id = $1`, [bid.id]);
    const late = await post(bid, 'cures', { field: 'signed-form', fileId: file }, bid.bidder);
    expect(late.body.code).toBe('defect.window-over');
    await Promise.all([1, 2].map(() => app.nest.get(BidComplianceService).endWindows()));
    const seen = (await as(app, bid.bidder)('GET', `/bids/${bid.id}`)).body;
    expect(seen).toMatchObject({ state: 'disqualified', ended: { reason: 'defect-uncured' } });
    expect((await app.eventsOf(bid.id)).filter((type) => type === 'bid.disqualified')).toHaveLength(
      1,
    );
  });

  it('disqualifies for a reason of the list; “other” needs a word', async () => {
    const bid = await opened();
    expect((await post(bid, 'disqualifications', { reason: 'other' })).body.errors[0].pointer).toBe(
      '/note',
    );
    expect((await post(bid, 'disqualifications', { reason: 'unreadable' })).status).toBe(400);
    const out = await post(bid, 'disqualifications', { reason: 'must-unmet', note: '不满足节拍' });
    expect(out.body).toMatchObject({
      state: 'disqualified',
      ended: { reason: 'must-unmet', note: '不满足节拍' },
      actions: [],
    });
  });
});

it('drafts that were never sealed stay their writers’ own after the opening', async () => {
  const next = await aCall(app, { officers: call.officers });
  const sealed = await aSealedBid(app, next.id);
  const draft = await aDraft(app, next.id);
  await passDeadline(app, next.id);
  await openBids(app, next);
  const own = as(app, next.publisher);
  const list = await own('GET', `/scenarios/${next.id}/bids`);
  expect(list.body.items.map(({ id }: { id: string }) => id)).toEqual([sealed.id]);
  expect(list.body.total).toBe(1);
  for (const path of [`/bids/${draft.id}`, `/bids/${draft.id}/check`, `/bids/${draft.id}/receipts`])
    expect((await own('GET', path)).status).toBe(404);
  expect((await post(draft, 'compliances', {}, next.publisher)).status).toBe(404);
  const all = await Promise.all(
    ['openings', 'bidding', 'award-desk', 'result'].map(
      async (path) => (await own('GET', `/scenarios/${next.id}/${path}`)).text,
    ),
  );
  for (const text of all) expect(text).not.toContain(draft.id);
});

it('shows nothing by name to those of the publisher who judge it; who read it judges no more', async () => {
  const bid = await opened();
  const { organisationId } = call.publisher;
  const anEditor = () => anAccount(app, { organisationId, role: 'editor', roles: ['evaluator'] });
  const [judge, reader] = [await anEditor(), await anEditor()];
  const reads = (who: TestAccount) =>
    Promise.all(
      [`/scenarios/${call.id}/bids`, `/bids/${bid.id}`, `/bids/${bid.id}/files/${bid.id}`].map(
        async (path) => (await as(app, who)('GET', path)).body.code,
      ),
    );
  const names = (who: TestAccount) =>
    as(app, call.publisher)('POST', `/scenarios/${call.id}/evaluation/members`, {
      ...{ userId: who.userId, chair: false },
    });
  expect((await names(judge)).status).toBe(201);
  expect(await reads(judge)).toEqual(['bid.not-found', 'bid.not-found', 'bid.not-found']);
  expect(await reads(reader)).toEqual([undefined, undefined, 'bid-file.not-found']);
  const refused = await names(reader);
  expect([refused.status, refused.body.code]).toEqual([422, 'evaluation.conflicted']);
  expect(refused.body.params.reasons).toContain('已看过');
});

it('is frozen by an auditor’s hold on the evaluation', async () => {
  const bid = await opened();
  const place = { subjectId: call.id, steps: ['evaluation'], reason: 'by-hand', note: '核查中' };
  await run(async (tx) => void (await app.nest.get(StepHolds).place(tx, place)));
  const tries = [
    await post(bid, 'compliances'),
    await post(bid, 'defects', defects('signed-form')),
    await post(bid, 'disqualifications', { reason: 'must-unmet' }),
  ];
  expect(tries.map(({ body }) => body.code)).toEqual(['step.held', 'step.held', 'step.held']);
});

it('is not thrown out by the clock while the evaluation is on hold', async () => {
  const bid = await opened();
  done(await post(bid, 'defects', defects('signed-form')));
  const place = { subjectId: call.id, steps: ['evaluation'], reason: 'by-hand', note: '核查中' };
  const holds = app.nest.get(StepHolds);
  let id = '';
  await run(async (tx) => void (id = await holds.place(tx, place)));
  await app.source.query(`update bid_defects set due_at = app_now() where bid_id = $1`, [bid.id]);
  const state = async () => (await as(app, bid.bidder)('GET', `/bids/${bid.id}`)).body.state;
  await app.nest.get(BidComplianceService).endWindows();
  expect(await state()).toBe('defect_window');
  await run(async (tx) => void (await holds.lift(tx, id, '查清')));
  await app.nest.get(BidComplianceService).endWindows();
  expect(await state()).toBe('disqualified');
});

describe('what evaluation and awards make of bids', () => {
  it('goes through the lifecycle in their transaction, each with its event', async () => {
    const bid = await opened();
    await expect(run((tx) => outcomes().award(tx, [bid.id], call.id))).rejects.toMatchObject({
      code: 'request.action-not-allowed',
    });
    done(await post(bid, 'compliances'));
    await run((tx) => outcomes().score(tx, call.id));
    judged = [bid.id];
    await openBids(app, call, 'price');
    judged = null;
    // Prices can be read now: nothing is named as a defect any more, and nobody thrown out.
    for (const field of ['signed-form', 'certificate-file'])
      expect((await post(bid, 'defects', defects(field))).status).toBe(409);
    expect((await post(bid, 'defects', defects('price-tax-flag'))).status).toBe(400);
    expect((await post(bid, 'disqualifications', { reason: 'must-unmet' })).status).toBe(409);
    const head = await as(app, call.publisher)('GET', `/bids/${bid.id}`);
    expect(head.body).toMatchObject({ state: 'scored', actions: [] });
    const { rules } = (await as(app, null)('GET', `/scenarios/${call.id}/bidding`)).body;
    expect(rules.defectFields).toEqual([
      ...['certificate-file', 'signed-form', 'authorisation-letter'],
    ]);
    const [read] = await app.nest.get(BidReads).opened(call.id);
    expect(read?.price).toMatchObject({ taxIncluded: true, amountFen: 88_000_000 });
    await run((tx) => outcomes().rank(tx, call.id));
    await expect(run((tx) => outcomes().award(tx, [bid.id], bid.id))).rejects.toMatchObject({
      code: 'bid.not-found',
    });
    await run((tx) => outcomes().award(tx, [bid.id], call.id));
    await expect(run((tx) => outcomes().reject(tx, [bid.id]))).rejects.toThrow();
    expect((await app.eventsOf(bid.id)).slice(-2)).toEqual(['bid.ranked', 'bid.awarded']);
  });

  /** A tax flag named on a scored bid, its price read, as the rules of before allowed. */
  async function aWindowOfBefore() {
    const bid = await opened();
    done(await post(bid, 'compliances'));
    await run((tx) => outcomes().score(tx, call.id));
    judged = [bid.id];
    await openBids(app, call, 'price');
    judged = null;
    await app.source.query(
      `update bids set state = 'defect_window', resume_state = 'scored' where id = $1`,
      [bid.id],
    );
    await app.source.query(
      `insert into bid_defects (id, bid_id, field, note, found_at, due_at)
       values (gen_random_uuid(), $1, 'price-tax-flag', '', app_now(), app_now() + interval '1 hour')`,
      [bid.id],
    );
    return bid;
  }

  it('throws nobody out who was judged: neither the publisher nor the clock ends such a window', async () => {
    const bid = await aWindowOfBefore();
    for (const [what, body] of [
      ['disqualifications', { reason: 'must-unmet' }],
      ['defects', defects('signed-form')],
    ] as const) {
      const refused = await post(bid, what, body);
      expect([refused.status, refused.body.code]).toEqual([422, 'defect.judged']);
    }
    const windows = () => app.nest.get(BidComplianceService).endWindows();
    const seen = async () => (await as(app, bid.bidder)('GET', `/bids/${bid.id}`)).body;
    await windows();
    expect((await seen()).state).toBe('defect_window');
    await app.source.query(`update bid_defects set due_at = app_now() where bid_id = $1`, [bid.id]);
    await Promise.all([windows(), windows()]);
    expect(await seen()).toMatchObject({ state: 'scored', ended: null });
    const [read] = await app.nest.get(BidReads).opened(call.id);
    expect(read?.price).toMatchObject({ taxIncluded: true, amountFen: 88_000_000 });
    expect((await app.eventsOf(bid.id)).filter((type) => /lapsed|disqualified/.test(type))).toEqual(
      ['bid.defect-lapsed'],
    );
    await run((tx) => outcomes().rank(tx, call.id));
    expect((await seen()).state).toBe('ranked');
  });

  it('lets a bidder put such a flag right in time', async () => {
    const bid = await aWindowOfBefore();
    const cure = { field: 'price-tax-flag', taxIncluded: false };
    expect((await post(bid, 'cures', cure, bid.bidder)).body.state).toBe('scored');
    const [read] = await app.nest.get(BidReads).opened(call.id);
    expect(read?.price).toMatchObject({ taxIncluded: false, amountFen: 88_000_000 });
  });

  it('rejects and disqualifies as well, and says who stands behind a bid', async () => {
    const bid = await opened();
    await run((tx) => outcomes().disqualify(tx, bid.id, 'collusion'));
    const other = await opened();
    await run((tx) => outcomes().reject(tx, [other.id]));
    const reads = app.nest.get(BidReads);
    expect((await reads.opened(call.id))[0]).toMatchObject({ id: other.id, state: 'not_awarded' });
    expect(await reads.partyIdsOf(other.id)).toEqual([other.bidder.organisationId]);
    expect(await reads.waiting(call.id)).toBe(0);
    expect((await reads.openings(call.id)).price).toBeNull();
    expect((await reads.officerIds(call.id)).sort()).toEqual(
      call.officers.map(({ userId }) => userId).sort(),
    );
  });
});
