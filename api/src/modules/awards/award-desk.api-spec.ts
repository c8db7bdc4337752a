import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';

/** The desk of a result: who reads it, and what those read of it who judge. */

let app: TestApp;
let call: MadeCall;
let stranger: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  stranger = await aMember(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  call = await aRankedCall(app);
});

const post = (path: string, who: TestAccount, body: object = {}) =>
  app.request('POST', path, { cookie: who.cookie, body });
const desk = (who?: TestAccount) =>
  app.request('GET', `/scenarios/${call.id}/award-desk`, who ? { cookie: who.cookie } : {});
const bid = (n: number) => {
  const found = call.bids[n];
  if (!found) throw new Error(`no bid ${n}`);
  return found;
};
const propose = async () => {
  const body = { kind: 'award', bidIds: [bid(0).id] };
  expect((await post(`/scenarios/${call.id}/awards`, call.publisher, body)).status).toBe(201);
};
const names = async () => {
  const rows = await app.source.query<{ id: string; name: string }[]>(
    'select id, name from organisations where id = any($1::uuid[])',
    [call.bids.map(({ owner }) => owner.organisationId)],
  );
  return call.bids.map(({ owner }) => rows.find((row) => row.id === owner.organisationId)?.name);
};
/** The seat of somebody on the panel. */
const judges = ({ userId }: TestAccount) =>
  app.source.query('update evaluation_members set user_id = $2 where scenario_id = $1 and no = 1', [
    call.id,
    userId,
  ]);

it('is for the publisher’s people, reviewers and auditors', async () => {
  expect((await desk()).status).toBe(401);
  expect((await desk(stranger)).status).toBe(404);
  expect((await desk(bid(0).owner)).status).toBe(404);
  for (const roles of [['reviewer'], ['auditor']] as const)
    expect((await desk(await anAccount(app, { roles: [...roles] }))).status).toBe(200);
  const { organisationId } = bid(1).owner;
  for (const role of ['reviewer', 'auditor'] as const)
    expect((await desk(await anAccount(app, { roles: [role], organisationId }))).status).toBe(404);
  await propose();
  const { body } = await desk(call.publisher);
  expect(body.bids.map((one: { rank: number }) => one.rank)).toEqual([1, 2, 3]);
  expect(body.bids[0]).toMatchObject({ eligible: true, feedbackComplete: true });
  expect(body.waiting).toEqual(['award.standstill-running']);
});

describe('for somebody who judges the call', () => {
  const seats = {
    'the publisher’s own': () => anAccount(app, { organisationId: call.publisher.organisationId }),
    'a reviewer': () => anAccount(app, { roles: ['reviewer'] }),
  };
  it.each(Object.entries(seats))(
    'names no bidder before the call has ended, but what is announced (%s)',
    async (_, seat) => {
      const [winner, second, third] = (await names()) as [string, string, string];
      const judge = await seat();
      const before = await desk(judge);
      for (const name of [winner, second, third]) expect(before.text).toContain(name);
      await judges(judge);
      const blind = await desk(judge);
      for (const name of [winner, second, third]) expect(blind.text).not.toContain(name);
      expect(blind.body.bids.map((one: { rank: number }) => one.rank)).toEqual([1, 2, 3]);
      // A colleague who does not judge reads on.
      expect((await desk(call.publisher)).text).toContain(third);

      await propose();
      const ground = { reason: 'procedure', body: '评审未按公布的标准对比各家的实施计划。' };
      await post(`/scenarios/${call.id}/objections`, bid(1).owner, ground);
      const { body, text } = await desk(judge);
      expect(body.objections).toMatchObject([{ bidId: bid(1).id, body: ground.body }]);
      for (const name of [second, third]) expect(text).not.toContain(name);
      expect((await desk(call.publisher)).body.objections).toMatchObject([
        { organisation: second },
      ]);
      const { bids } = body;
      expect(JSON.stringify(bids)).not.toContain(winner);
      expect(body.result.decisions[0].chosen[0].organisations).toEqual([winner]);

      await app.source.query(`update scenarios set state = 'awarded' where id = $1`, [call.id]);
      expect((await desk(judge)).text).toContain(third);
    },
  );
});
