import { startTestApp, type TestApp } from '../../../test/app.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { Transactions, type Tx } from '../../platform/database/transaction.js';
import { systemActor } from '../../platform/http/actor.js';
import { ScenarioOutcomes } from './scenarios.reads.js';

let app: TestApp;
let outcomes: ScenarioOutcomes;
beforeAll(async () => {
  app = await startTestApp();
  outcomes = app.nest.get(ScenarioOutcomes);
});
afterAll(() => app.stop());

const run = (work: (tx: Tx) => Promise<void>) =>
  app.nest.get(Transactions).run(systemActor(), work);
const closed = async () => (await aScenario(app, { state: 'closed' })).id;
const seen = async (id: string) => (await app.request('GET', `/scenarios/${id}`)).body;

describe('what becomes of a closed scenario', () => {
  it('goes from evaluation over standstill to the award, and back once where an objection holds', async () => {
    const id = await closed();
    for (const step of [
      'beginEvaluation',
      'beginStandstill',
      'resumeEvaluation',
      'beginStandstill',
      'award',
    ] as const)
      await run((tx) => outcomes[step](tx, id));
    expect(await seen(id)).toMatchObject({ state: 'awarded', exit: null, actions: [] });
    expect((await app.eventsOf(id)).slice(-5)).toEqual([
      'scenario.evaluation-begun',
      'scenario.standstill-begun',
      'scenario.evaluation-resumed',
      'scenario.standstill-begun',
      'scenario.awarded',
    ]);
  });

  it('ends without an award for a public coded reason', async () => {
    const [none, nobody] = [await closed(), await closed()];
    await run((tx) => outcomes.noneSuitable(tx, none, { reason: 'other', note: '内部说明' }));
    await run((tx) => outcomes.noResponse(tx, nobody));
    expect(await seen(none)).toMatchObject({
      ...{ state: 'none_suitable', exit: { reason: 'other', note: null } },
    });
    expect(await seen(nobody)).toMatchObject({ state: 'no_response', exit: { reason: 'no-bids' } });
  });

  it('skips no step, ends once, and takes no open scenario', async () => {
    const refusal = { code: 'request.action-not-allowed' };
    const id = await closed();
    await expect(run((tx) => outcomes.award(tx, id))).rejects.toMatchObject(refusal);
    const { id: open } = await aScenario(app, { state: 'open' });
    await expect(run((tx) => outcomes.beginEvaluation(tx, open))).rejects.toMatchObject(refusal);
    const both = await Promise.allSettled([
      run((tx) => outcomes.beginEvaluation(tx, id)),
      run((tx) => outcomes.noResponse(tx, id)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
