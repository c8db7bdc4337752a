import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../test/app.js';
import { Transactions, type Tx } from './database/transaction.js';
import { systemActor } from './http/actor.js';
import { lastLiftSql, StepHolds } from './step-holds.js';

let app: TestApp;
let holds: StepHolds;
beforeAll(async () => {
  app = await startTestApp();
  holds = app.nest.get(StepHolds);
});
afterAll(() => app.stop());

const run = <T>(work: (tx: Tx) => Promise<T>) =>
  app.nest.get(Transactions).run(systemActor(), work);
const place = (subjectId: string, steps: string[]) =>
  run((tx) => holds.place(tx, { subjectId, steps, reason: 'flag', note: '示例' }));
const take = (step: string, subjectId: string) => run((tx) => holds.refuse(tx, step, subjectId));
const refusal = { code: 'step.held', text: expect.objectContaining({ kind: 'conflict' }) };

it('freezes the named steps of one subject, and no others', async () => {
  const [one, other] = [uuidv7(), uuidv7()];
  await place(one, ['opening', 'award']);
  await expect(take('opening', one)).rejects.toMatchObject(refusal);
  await expect(take('award', one)).rejects.toMatchObject(refusal);
  await take('evaluation', one);
  await take('opening', other);
});

it('is lifted once; a step held twice is free when both are lifted', async () => {
  const subject = uuidv7();
  const [first, second] = [await place(subject, ['award']), await place(subject, ['award'])];
  const lift = (id: string) => run((tx) => holds.lift(tx, id, '查清'));
  expect(await lift(first)).toMatchObject({ id: first, subjectId: subject, steps: ['award'] });
  expect(await lift(first)).toBeNull();
  await expect(take('award', subject)).rejects.toMatchObject(refusal);
  await lift(second);
  await take('award', subject);
  expect((await holds.of([subject])).every((hold) => hold.liftedAt)).toBe(true);
});

it('lets a step that began before it end first, and lets none begin that does not see it', async () => {
  const subject = uuidv7();
  const order: string[] = [];
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  let begun = () => {};
  const isBegun = new Promise<void>((resolve) => (begun = resolve));
  const step = run(async (tx) => {
    await holds.refuse(tx, 'award', subject);
    begun();
    await gate;
    order.push('step');
  });
  await isBegun;
  const hold = place(subject, ['award']).then(() => order.push('hold'));
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(order).toEqual([]);
  go();
  await Promise.all([step, hold]);
  expect(order).toEqual(['step', 'hold']);
  await expect(take('award', subject)).rejects.toMatchObject(refusal);
});

it('tells when the last hold on a step was lifted, of those that ended after a moment', async () => {
  const subject = uuidv7();
  const last = async (step: string, after = `'-infinity'::timestamptz`) => {
    const [row] = await app.source.query<[{ at: Date | null }]>(
      `select ${lastLiftSql(step, '$1::uuid', after)} as at`,
      [subject],
    );
    return row.at;
  };
  const lifted = async (steps: string[]) => {
    const id = await place(subject, steps);
    return (await run((tx) => holds.lift(tx, id, '查清')))?.liftedAt ?? null;
  };
  expect(await last('opening')).toBeNull();
  await place(subject, ['opening']);
  expect(await last('opening')).toBeNull();
  const first = await lifted(['opening', 'award']);
  expect([await last('opening'), await last('award')]).toEqual([first, first]);
  const second = await lifted(['award']);
  expect([await last('opening'), await last('award')]).toEqual([first, second]);
  expect(await last('award', 'app_now()')).toBeNull();
});
