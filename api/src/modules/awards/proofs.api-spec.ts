import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** 先验证后采用: several enter the proof of concept, and the final result rests on its evidence. */

let app: TestApp;
let call: MadeCall;
let stranger: TestAccount;
let auditor: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  stranger = await aMember(app);
  auditor = await anAccount(app, { roles: ['auditor'] });
});
afterAll(() => app.stop());
beforeEach(async () => {
  call = await aRankedCall(app, {
    fields: {
      procedure: 'staged',
      takers: 'several',
      proofOfConcept: '示例：四周内在一条产线上验证。',
    },
  });
});

const bid = (n: number) => {
  const found = call.bids[n];
  if (!found) throw new Error(`no bid ${n}`);
  return found;
};
const post = (path: string, who: TestAccount | null, body: object = {}) =>
  app.request('POST', path, { ...(who ? { cookie: who.cookie } : {}), body });
const propose = (body: object) => post(`/scenarios/${call.id}/awards`, call.publisher, body);
const complete = () => post(`/scenarios/${call.id}/award-completions`, call.publisher);
const end = () =>
  app.source.query(
    `update awards set standstill_until = app_now() where scenario_id = $1 and state = 'standstill'`,
    [call.id],
  );
const result = async () => (await app.request('GET', `/scenarios/${call.id}/result`)).body;
/** Two bids in their proof of concept. */
async function entered(): Promise<void> {
  const bidIds = [bid(0).id, bid(1).id];
  const entry = { stage: 'proof', kind: 'award', bidIds, proofDays: 20 };
  expect((await propose(entry)).status).toBe(201);
  await end();
  expect((await complete()).status).toBe(201);
}
const evidence = (value = 0.4) => ({
  summary: '示例：在二号线连续运行两周，共检一万二千件。',
  link: 'https://example.gov.cn/proof',
  figures: [{ name: '漏检率', value }],
});
const submit = (n: number, who: TestAccount | null = bid(n).owner, body: object = evidence()) =>
  post(`/bids/${bid(n).id}/proofs`, who, body);
const review = (n: number, who: TestAccount | null, body: object) =>
  post(`/bids/${bid(n).id}/proof-reviews`, who, body);
const pass = (n: number) => review(n, call.publisher, { decision: 'pass' });
const overdue = () =>
  app.source.query(
    `update awards set proof_until = app_now() where scenario_id = $1 and stage = 'proof'`,
    [call.id],
  );

it('is entered by several, by rank, for a stated time, after a standstill of its own', async () => {
  const early = await propose({ kind: 'award', bidIds: [bid(0).id] });
  expect([early.status, early.body.code]).toEqual([409, 'award.proof-first']);
  const one = { stage: 'proof', kind: 'award', bidIds: [bid(0).id], proofDays: 20 };
  expect((await propose(one)).body.code).toBe('award.two-at-least');
  expect((await propose({ ...one, proofDays: 5 })).status).toBe(400);
  await entered();
  const seen = await result();
  expect(seen).toMatchObject({ state: 'evaluating', feedback: null });
  expect(seen.proofs.entrants).toMatchObject([{ state: 'running' }, { state: 'running' }]);
  expect(seen.proofs.entrants.map((e: { bidId: string }) => e.bidId).sort()).toEqual(
    [bid(0).id, bid(1).id].sort(),
  );
});

it('takes evidence from its bidder only: words, an address and a value for each target', async () => {
  await entered();
  expect((await submit(0, null)).status).toBe(401);
  expect((await submit(0, stranger)).status).toBe(404);
  expect((await submit(0, bid(1).owner)).status).toBe(403);
  expect((await submit(0, call.publisher)).status).toBe(403);
  expect((await submit(2)).status).toBe(404);
  const without = await submit(0, bid(0).owner, { ...evidence(), figures: [] });
  expect([without.status, without.body.code]).toEqual([422, 'proof.figures-missing']);
  const scheme = await submit(0, bid(0).owner, { ...evidence(), link: 'javascript:alert(1)' });
  expect(scheme.status).toBe(400);
  expect((await submit(0)).status).toBe(204);
  // Corrected while nobody has judged it.
  expect((await submit(0, bid(0).owner, evidence(0.3))).status).toBe(204);
  const page = await app.request('GET', `/bids/${bid(0).id}/feedback`, {
    cookie: bid(0).owner.cookie,
  });
  expect(page.body.proof).toMatchObject({
    ...{ state: 'submitted', actions: ['submit'] },
    figures: [{ name: '漏检率', baseline: 3.2, target: 0.5, measured: 0.3, met: true }],
  });
  expect(JSON.stringify(await result())).not.toContain('二号线');
});

it('is judged by the publisher, who gives reasons for anything but a pass that met its targets', async () => {
  await entered();
  expect((await review(0, null, { decision: 'pass' })).status).toBe(401);
  expect((await review(0, stranger, { decision: 'pass' })).status).toBe(404);
  expect((await review(0, bid(0).owner, { decision: 'pass' })).status).toBe(403);
  expect((await review(0, auditor, { decision: 'pass' })).status).toBe(403);
  expect((await pass(0)).status).toBe(409);
  await submit(0, bid(0).owner, evidence(0.9));
  const missed = await pass(0);
  expect([missed.status, missed.body.code]).toEqual([422, 'proof.targets-missed']);
  expect((await review(0, call.publisher, { decision: 'return' })).body.code).toBe(
    'proof.note-needed',
  );
  const back = { decision: 'return', note: '请补充夜班的数据和样本数量' };
  expect((await review(0, call.publisher, back)).status).toBe(204);
  await submit(0, bid(0).owner, evidence(0.9));
  const why = { decision: 'pass', note: '相对现状已降低七成，试点中继续优化' };
  expect((await review(0, call.publisher, why)).status).toBe(204);
  expect((await pass(0)).status).toBe(409);
});

it('lets only those be awarded who passed, and nobody while one is still running', async () => {
  await entered();
  await submit(0);
  await submit(1);
  await pass(1);
  const early = await propose({ kind: 'award', bidIds: [bid(1).id] });
  expect([early.status, early.body.code]).toEqual([409, 'award.proof-running']);
  await review(0, call.publisher, { decision: 'fail', note: '现场复测未能重现所报数值' });
  expect((await propose({ kind: 'award', bidIds: [bid(0).id] })).body.code).toBe(
    'award.not-eligible',
  );
  expect((await propose({ kind: 'award', bidIds: [bid(1).id] })).status).toBe(201);
  await end();
  expect((await complete()).body).toMatchObject({
    ...{ state: 'awarded', feedback: { valid: 3, given: 3 } },
  });
});

it('lapses without evidence, and ends with nobody where nobody passed', async () => {
  await entered();
  await submit(0);
  await overdue();
  expect((await submit(1)).body.code).toBe('proof.too-late');
  await app.nest.get(Jobs).runNow('awards.clock');
  await app.nest.get(Jobs).runNow('awards.clock');
  const events = await app.eventsOf(call.id);
  expect(events.filter((type) => type === 'proof.lapsed').length).toBe(1);
  await review(0, call.publisher, { decision: 'fail', note: '现场复测未能重现所报数值' });
  expect((await result()).proofs.entrants.map((e: { state: string }) => e.state)).toEqual([
    'failed',
    'failed',
  ]);
  const none = { kind: 'none_suitable', reason: 'proof-failed' };
  expect((await propose(none)).status).toBe(201);
  await end();
  expect((await complete()).body.state).toBe('none_suitable');
});

it('is judged once when two judge at once', async () => {
  await entered();
  await submit(0);
  const answers = await Promise.all([
    pass(0),
    review(0, call.publisher, { decision: 'fail', note: '现场复测未能重现所报数值' }),
  ]);
  expect(answers.map((one) => one.status).sort()).toEqual([204, 409]);
});
