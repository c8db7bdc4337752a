import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aLockedSheet,
  anOpenedScenario,
  aPanel,
  openedBidsInMemory,
  type OpenedScenario,
} from '../../../test/factories/evaluation.js';
import type { TestAccount } from '../../../test/factories/identity.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { MessageKinds } from './notifications.reads.js';

/** Time limits of an evaluation go through the same door as everything people are told. */

let app: TestApp;
let scenario: OpenedScenario;
let chair: TestAccount;
let second: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  scenario = await anOpenedScenario(app, openedBidsInMemory(app));
  [chair, second] = (await aPanel(app, scenario, { cleared: true })) as [TestAccount, TestAccount];
  await app.settle();
  await app.source.query('delete from messages; delete from mails;');
});

const dueIn = (from: string) =>
  app.source.query(
    `update evaluations set due_at = app_now() + $2::interval where scenario_id = $1`,
    [scenario.id, from],
  );
/** The clock looks twice, the events are delivered. */
async function tick(): Promise<void> {
  for (let i = 0; i < 2; i++) await app.nest.get(Jobs).runNow('evaluation.clock');
  await app.settle();
}
const told = async (who: TestAccount) =>
  (
    await app.source.query<{ kind: string }[]>(
      'select kind from messages where user_id = $1 order by id',
      [who.userId],
    )
  ).map(({ kind }) => kind);
const mailed = (who: TestAccount) =>
  app.source.query<unknown[]>(
    'select 1 from mails where composer_key in (select id from messages where user_id = $1)',
    [who.userId],
  );
const prefer = async (who: TestAccount, kind: string, body: object) =>
  app.request('PUT', `/my/message-preferences/${kind}`, { cookie: who.cookie, body });

it('tells whose move it is, once before and once after, and nobody else', async () => {
  const values = { fit: 80, solution: 80, plan: 0, team: 0 };
  const all = Object.fromEntries(scenario.bids.map((id) => [id, values]));
  await aLockedSheet(app, chair, scenario, all);
  await dueIn('2 hours');
  await tick();
  await dueIn('-1 hour');
  await tick();
  expect(await told(second)).toEqual(['evaluation.step-due', 'evaluation.step-overdue']);
  expect(await mailed(second)).toHaveLength(2);
  expect(await told(chair)).toEqual([]);
  expect(await told(scenario.publisher)).toEqual([]);
});

it('goes by the reader’s own choice: switched off, or in the digest of the day', async () => {
  expect((await prefer(second, 'evaluation.step-due', { inApp: false, mail: 'off' })).status).toBe(
    200,
  );
  const late = { inApp: true, mail: 'daily' };
  expect((await prefer(second, 'evaluation.step-overdue', late)).status).toBe(200);
  // That one is late is not for switching off.
  const off = await prefer(second, 'evaluation.step-overdue', { inApp: false, mail: 'off' });
  expect(off.status).toBe(422);
  await dueIn('2 hours');
  await tick();
  expect(await told(second)).toEqual([]);
  await dueIn('-1 hour');
  await tick();
  const [row] = await app.source.query<{ mail: string }[]>(
    `select mail from messages where user_id = $1 and kind = 'evaluation.step-overdue'`,
    [second.userId],
  );
  expect(row?.mail).toBe('daily');
  expect(await mailed(second)).toEqual([]);
});

it('is not told of a step that was taken before the news came', async () => {
  await dueIn('2 hours');
  await app.nest.get(Jobs).runNow('evaluation.clock');
  await app.source.query(`update evaluations set state = 'consensus' where scenario_id = $1`, [
    scenario.id,
  ]);
  await app.settle();
  expect(await told(chair)).toEqual([]);
});

it('is dropped from the mail when the step is no longer due by then', async () => {
  const { stillTrue } = app.nest.get(MessageKinds).get('evaluation.step-due');
  const [row] = await app.source.query<[{ due: Date }]>(
    'select due_at as due from evaluations where scenario_id = $1',
    [scenario.id],
  );
  const about = { subject: { type: 'scenario', id: scenario.id } };
  const ask = (data: object) =>
    stillTrue?.({ ...about, data: { ...data } }, app.source, new Date());
  const due = row.due.toISOString();
  expect(await ask({ state: 'scoring', due })).toBe(true);
  expect(await ask({ state: 'declaring', due })).toBe(false);
  expect(await ask({ state: 'scoring', due: '2026-01-01T00:00:00.000Z' })).toBe(false);
});

it('speaks the reader’s language', async () => {
  await dueIn('2 hours');
  await tick();
  const titles = async (language: string) => {
    const headers = { 'accept-language': language };
    const answer = await app.request('GET', '/my/messages', { cookie: second.cookie, headers });
    return answer.body.items.map((one: { title: string }) => one.title);
  };
  expect(await titles('en')).toEqual([expect.stringMatching(/^Evaluation due soon: /)]);
  expect(await titles('zh-CN')).toEqual([expect.stringMatching(/^评审时限将至：/)]);
});
