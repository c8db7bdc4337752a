import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import { aCall, as, aSealedBid, giveShares, passDeadline } from '../../../test/factories/bids.js';
import type { TestAccount } from '../../../test/factories/identity.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { StepHolds } from '../../platform/step-holds.js';

/** Ways out of a call that an auditor's hold closes; and calls of which nothing is left to be opened. */

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const run = <T>(work: (tx: Tx) => Promise<T>) =>
  app.nest.get(Transactions).run(systemActor(), work);
const hold = (subjectId: string, step: string) =>
  run((tx) =>
    app.nest.get(StepHolds).place(tx, {
      ...{ subjectId, steps: [step], reason: 'by-hand', note: '核实中' },
    }),
  );
const lift = (id: string) => run((tx) => app.nest.get(StepHolds).lift(tx, id, '查清'));
const post = (path: string, who: TestAccount, body: object = {}) =>
  app.request('POST', path, { cookie: who.cookie, body });
const stateOf = async (id: string) => (await app.request('GET', `/scenarios/${id}`)).body.state;

describe('a hold closes every way out', () => {
  it('no response is not declared while the opening is frozen, by hand or by the clock', async () => {
    const empty = await aRankedCall(app, { bids: [], state: 'closed', ranked: false });
    const id = await hold(empty.id, 'opening');
    const refused = await post(`/scenarios/${empty.id}/no-responses`, empty.publisher);
    expect([refused.status, refused.body.code]).toEqual([409, 'step.held']);
    await app.nest.get(Jobs).runNow('awards.unanswered');
    expect(await stateOf(empty.id)).toBe('closed');
    await lift(id);
    await app.nest.get(Jobs).runNow('awards.unanswered');
    expect(await stateOf(empty.id)).toBe('no_response');
  });

  it.each(['opening', 'evaluation', 'award', 'standstill'])(
    'the call is not cancelled while its %s is frozen',
    async (step) => {
      const call = await aRankedCall(app);
      const id = await hold(call.id, step);
      const cancel = () =>
        post(`/scenarios/${call.id}/cancellations`, call.publisher, {
          ...{ reason: 'funding-changed', note: '示例：预算取消' },
        });
      expect((await cancel()).body.code).toBe('step.held');
      expect(await stateOf(call.id)).toBe('evaluating');
      await lift(id);
      expect((await cancel()).body.state).toBe('cancelled');
    },
  );

  const objected = async (): Promise<{ call: MadeCall; id: string }> => {
    const call = await aRankedCall(app);
    const [best, next] = call.bids as [MadeCall['bids'][0], MadeCall['bids'][0]];
    await post(`/scenarios/${call.id}/awards`, call.publisher, {
      ...{ kind: 'award', bidIds: [best.id] },
    });
    await post(`/scenarios/${call.id}/objections`, next.owner, {
      ...{ reason: 'procedure', body: '评审未按公布的标准对比各家的实施计划。' },
    });
    const desk = await app.request('GET', `/scenarios/${call.id}/award-desk`, {
      cookie: call.publisher.cookie,
    });
    return { call, id: desk.body.objections[0].id };
  };

  it.each([
    ['award', 'renew'],
    ['standstill', 'none-suitable'],
    ['evaluation', 'rescore'],
  ])('with the %s frozen no objection is upheld to %s', async (step, effect) => {
    const { call, id } = await objected();
    const held = await hold(call.id, step);
    const answer = (body: object) =>
      post(`/objections/${id}/answers`, call.publisher, {
        answer: '经核对，各家均按同一标准评分。',
        ...body,
      });
    const uphold = { decision: 'uphold', effect, parts: effect === 'rescore' ? ['fit'] : [] };
    const refused = await answer(uphold);
    expect([refused.status, refused.body.code]).toEqual([409, 'step.held']);
    expect(await stateOf(call.id)).toBe('standstill');
    await lift(held);
    expect((await answer(uphold)).body.state).toBe('evaluating');
  });
});

describe('a call of which nothing is left to be opened', () => {
  /** Its only bid was to be confirmed after a material change, of which no message ever came. */
  const lapsed = async () => {
    const call = await aCall(app);
    const bid = await aSealedBid(app, call.id);
    const own = as(app, call.publisher);
    const { headers } = await own('GET', `/scenarios/${call.id}`);
    const match = { 'if-match': String(headers.etag) };
    const changed = await own('PATCH', `/scenarios/${call.id}`, { budgetMaxFen: 5_000_000 }, match);
    expect(changed.status).toBe(200);
    await passDeadline(app, call.id);
    const [officer] = call.officers;
    if (!officer) throw new Error('no officer');
    const opening = await as(app, officer)(
      'POST',
      `/scenarios/${call.id}/openings/technique/shares`,
      { shares: [{ bidId: bid.id, share: Buffer.alloc(33).toString('base64') }] },
    );
    expect(opening.body.code).toBe('opening.nothing-to-open');
    return { call, bid };
  };
  const seen = async ({ call, bid }: Awaited<ReturnType<typeof lapsed>>) => {
    expect(await stateOf(call.id)).toBe('no_response');
    expect((await as(app, bid.bidder)('GET', `/bids/${bid.id}`)).body).toMatchObject({
      ...{ state: 'withdrawn', ended: { reason: 'not-reconfirmed' } },
    });
  };

  it('is ended by its publisher', async () => {
    const one = await lapsed();
    const result = await as(app, one.call.publisher)('GET', `/scenarios/${one.call.id}/result`);
    expect(result.body.actions).toEqual(['no-response']);
    expect((await post(`/scenarios/${one.call.id}/no-responses`, one.call.publisher)).status).toBe(
      201,
    );
    await seen(one);
  });

  it('ends by itself a day after the deadline, and not before', async () => {
    const one = await lapsed();
    const tick = () => app.nest.get(Jobs).runNow('awards.unanswered');
    await tick();
    expect(await stateOf(one.call.id)).toBe('closed');
    await app.source.query(
      `update scenarios set deadline = app_now() - interval '24 hours' where id = $1`,
      [one.call.id],
    );
    await tick();
    await tick();
    await seen(one);
    const types = await app.eventsOf(one.call.id);
    expect(types.filter((type) => type === 'scenario.no-response')).toHaveLength(1);
  });

  it('is left to its officers while a bid waits for them', async () => {
    const call = await aCall(app);
    await aSealedBid(app, call.id);
    await app.source.query(
      `update scenarios set deadline = app_now() - interval '30 hours' where id = $1`,
      [call.id],
    );
    await app.nest.get(Jobs).runNow('awards.unanswered');
    expect(await stateOf(call.id)).toBe('closed');
    const [officer] = call.officers;
    if (!officer) throw new Error('no officer');
    expect((await giveShares(app, call.id, officer)).status).toBe(201);
  });
});
