import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import { anAccount, type TestAccount } from '../../../test/factories/identity.js';

/** Names cannot be unlearned: whoever has read bids by name is on no panel of that call. */

let app: TestApp;
let call: MadeCall;
let reviewer: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  reviewer = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());
/** Opened bids and a panel that is to be named. */
beforeEach(async () => {
  call = await aRankedCall(app, { state: 'closed', ranked: false });
  await app.source.query(
    'delete from evaluation_sheets where member_id in (select id from evaluation_members where scenario_id = $1)',
    [call.id],
  );
  await app.source.query('delete from evaluation_members where scenario_id = $1', [call.id]);
  await app.source.query(`update evaluations set state = 'set-up' where scenario_id = $1`, [
    call.id,
  ]);
  await app.source.query(`update bids set state = 'compliant' where scenario_id = $1`, [call.id]);
});

const anEvaluator = (more: object = {}) => anAccount(app, { roles: ['evaluator'], ...more });
const at = (path: string) => `/scenarios/${call.id}/evaluation${path}`;
const post = (path: string, who: TestAccount, body: object = {}) =>
  app.request('POST', at(path), { cookie: who.cookie, body });
const name = (who: TestAccount, chair = false) =>
  post('/members', call.publisher, { userId: who.userId, chair });
const members = async () =>
  (await app.request('GET', at(''), { cookie: reviewer.cookie })).body.members as {
    state: string;
    excludedReason: string | null;
  }[];
const hasRead = (who: TestAccount, hour: string) =>
  app.source.query(
    `insert into bid_reads (bid_id, user_id, hour, reads) values ($1, $2, date_trunc('hour', app_now()) + $3::interval, 1)`,
    [call.bids[0]?.id, who.userId, hour],
  );

it('is no choice, and refused by name and by reason; on another call it may judge', async () => {
  const { organisationId } = call.publisher;
  const reader = await anEvaluator({ organisationId, role: 'editor' });
  const list = `/scenarios/${call.id}/bids`;
  expect((await app.request('GET', list, { cookie: reader.cookie })).status).toBe(200);
  const refused = await name(reader);
  expect([refused.status, refused.body.code]).toEqual([422, 'evaluation.conflicted']);
  const { items } = (await app.request('GET', at('/choices'), { cookie: call.publisher.cookie }))
    .body as { items: { userId: string; faults: string[] }[] };
  expect(items.find(({ userId }) => userId === reader.userId)?.faults).toEqual(['names-read']);
  call = await aRankedCall(app, { state: 'closed', ranked: false, publisher: call.publisher });
  await app.source.query(`update evaluations set state = 'set-up' where scenario_id = $1`, [
    call.id,
  ]);
  expect((await name(reader)).status).toBe(201);
});

it('is excluded by event with the next step where it was named before; blind reading is none', async () => {
  const panel = [await anEvaluator(), await anEvaluator(), await anEvaluator()] as const;
  for (const [i, who] of panel.entries()) expect((await name(who, i === 0)).status).toBe(201);
  const [chair, second, third] = panel;
  // What a member reads from the hour of its naming on, it reads without names.
  await hasRead(chair, '0');
  await hasRead(second, '1 hour');
  await hasRead(third, '-1 hour');
  expect((await post('/beginnings', call.publisher)).status).toBe(201);
  expect(await members()).toMatchObject([
    { state: 'named', excludedReason: null },
    { state: 'named', excludedReason: null },
    { state: 'excluded', excludedReason: 'names-read' },
  ]);
  expect(await app.eventsOf(call.id)).toContain('evaluation.member-excluded');
  expect((await post('/declarations', third, { none: true })).status).toBe(404);
  expect((await post('/declarations', chair, { none: true })).status).toBe(201);
});
