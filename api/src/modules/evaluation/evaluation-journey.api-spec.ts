import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  as,
  aSealedBid,
  openBids,
  passDeadline,
  type TestCall,
} from '../../../test/factories/bids.js';
import { anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { BidReads } from '../bids/bids.reads.js';
import { EvaluationReads } from './evaluation.reads.js';

/** The whole way on really sealed bids: technique opened, judged, locked, prices opened, ranked. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const standard = { fit: 90, solution: 80, plan: 0, team: 1 };

async function evaluators(call: TestCall, n: number): Promise<TestAccount[]> {
  const panel: TestAccount[] = [];
  for (let i = 0; i < n; i++) {
    const member = await anAccount(app, { roles: ['evaluator'] });
    const named = await as(app, call.publisher)(
      'POST',
      `/scenarios/${call.id}/evaluation/members`,
      {
        ...{ userId: member.userId, chair: i === 0 },
      },
    );
    expect(named.status).toBe(201);
    panel.push(member);
  }
  return panel;
}

it('goes from the technique opening to a published ranking, prices shut until technique is locked', async () => {
  const call = await aCall(app);
  const amounts = [600_000_00, 400_000_00];
  const bids = [];
  for (const amountFen of amounts)
    bids.push(
      await aSealedBid(app, call.id, {
        price: { amountFen, items: [{ title: '总价', amountFen }] },
      }),
    );
  const [cheap, dear] = [bids[1]?.id ?? '', bids[0]?.id ?? ''];
  const panel = await evaluators(call, 2);
  const [chair, second] = panel as [TestAccount, TestAccount];
  const at = (path: string) => `/scenarios/${call.id}/evaluation${path}`;
  // An officer of these bids judges none of them.
  const officer = await as(app, call.publisher)('POST', at('/members'), {
    userId: call.officers[2]?.userId,
  });
  expect(officer.status).toBe(422);
  await passDeadline(app, call.id);
  await app.settle();
  expect((await as(app, chair)('GET', at(''))).body).toMatchObject({ state: 'set-up', bids: 0 });
  const opened = await openBids(app, call);
  expect(opened.status).toBeLessThan(300);
  await app.settle();
  // The opening itself began the declarations.
  expect((await as(app, chair)('GET', at(''))).body).toMatchObject({
    ...{ state: 'declaring', scenarioState: 'evaluating', bids: 2 },
  });
  for (const who of panel) await as(app, who)('POST', at('/declarations'), { none: true });
  for (const who of panel) {
    const scores = Object.fromEntries(
      [cheap, dear].map((id) => [
        id,
        Object.fromEntries(Object.entries(standard).map(([key, value]) => [key, { value }])),
      ]),
    );
    const saved = await as(app, who)('PUT', at('/sheet'), { scores }, { 'if-match': '"0"' });
    expect(saved.status).toBe(200);
    const locked = await as(app, who)('POST', at('/sheet/locks'), undefined, { 'if-match': '"1"' });
    expect(locked.status).toBe(201);
  }
  const words = { strengths: '示例：优点', improvements: '示例：建议' };
  const written = { bids: { [cheap]: words, [dear]: words } };
  await as(app, chair)('PUT', at('/consensus'), written, { 'if-match': '"0"' });
  for (const who of panel) {
    const { hash } = (await as(app, who)('GET', at('/consensus'))).body;
    await as(app, who)('POST', at('/consensus/confirmations'), { hash });
  }
  // Nobody has judged the papers yet: technique waits, and so do the prices.
  expect((await as(app, chair)('GET', at(''))).body.state).toBe('consensus');
  expect(
    (await openBids(app, call, 'price').catch((error: Error) => error)) as unknown,
  ).toBeInstanceOf(Error);
  for (const id of [cheap, dear]) {
    const found = await as(app, call.publisher)('POST', `/bids/${id}/compliances`);
    expect(found.status).toBe(201);
  }
  await app.settle();
  expect((await as(app, second)('GET', at(''))).body.state).toBe('technique-locked');
  expect((await openBids(app, call, 'price')).status).toBeLessThan(300);
  await app.settle();
  const published = await as(app, chair)('POST', `/scenarios/${call.id}/ranking/publications`);
  expect(
    published.body.rows.map((r: { bidId: string; total: number }) => [r.bidId, r.total]),
  ).toEqual([
    [cheap, 895_000],
    [dear, 828_333],
  ]);
  const states = (await app.nest.get(BidReads).opened(call.id)).map(({ state }) => state);
  expect(states).toEqual(['ranked', 'ranked']);
  expect((await app.nest.get(EvaluationReads).feedbackOf(dear))?.rank).toBe(2);
  // A window that was open when a ranking was published by the rules of before: its cure gives the place.
  await app.source.query(
    `update bids set state = 'defect_window', resume_state = 'scored' where id = $1`,
    [dear],
  );
  await app.source.query(
    `insert into bid_defects (id, bid_id, field, note, found_at, due_at)
     values (gen_random_uuid(), $1, 'price-tax-flag', '', app_now(), app_now() + interval '1 hour')`,
    [dear],
  );
  const bidder = bids[0]?.bidder ?? null;
  const cured = await as(app, bidder)('POST', `/bids/${dear}/cures`, {
    ...{ field: 'price-tax-flag', taxIncluded: true },
  });
  expect(cured.status).toBe(201);
  await app.settle();
  expect((await app.nest.get(BidReads).opened(call.id)).map(({ state: of }) => of)).toEqual([
    ...['ranked', 'ranked'],
  ]);
  // Each evaluator was told of every step of theirs, once.
  const told = await app.source.query<{ step: string }[]>(
    `select data ->> 'step' as step from messages where user_id = $1 and kind = 'evaluation.asked' order by id`,
    [second.userId],
  );
  expect(told.map(({ step }) => step)).toEqual([
    ...['panel-named', 'begun', 'scoring-begun', 'sheets-locked'],
  ]);
});
