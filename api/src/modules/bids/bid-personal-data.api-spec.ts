import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aCall,
  aDraft,
  aKeyFor,
  anOfficer,
  as,
  aSealedBid,
  done,
  giveShares,
  openBids,
  passDeadline,
  postSeal,
  prepareSealing,
  type TestCall,
  type TestOfficer,
} from '../../../test/factories/bids.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { hashPassword } from '../identity/passwords.js';
import { BidGates } from './bids.reads.js';

/** What is held about those who write, seal and open bids: exported, and forgotten without harm to the bids. */

const password = 'correct horse battery';
let app: TestApp;
let hash: string;
beforeAll(async () => {
  app = await startTestApp();
  hash = await hashPassword(password);
  // All that are open: evaluation is another module's.
  app.nest.get(BidGates).registerPriceGate(async (scenarioId) => {
    const rows = await app.source.query<{ id: string }[]>(
      'select id from bids where scenario_id = $1 and opened_at is not null',
      [scenarioId],
    );
    return rows.map(({ id }) => id);
  });
});
afterAll(() => app.stop());

/** Erases the account as its holder does. */
async function erase(who: TestAccount) {
  await app.source.query('update users set password_hash = $2 where id = $1', [who.userId, hash]);
  const answer = await as(app, who)('DELETE', '/me', { currentPassword: password });
  await app.settle();
  return answer;
}
const exported = async (who: TestAccount) =>
  (await as(app, who)('GET', '/me/export')).body.sections;
/** Every table of the bids as text, wherever a person's id may stand. */
async function tracesOf(who: TestAccount): Promise<string[]> {
  const tables = await app.source.query<{ name: string }[]>(
    `select tablename as name from pg_tables where schemaname = 'public' and (tablename like 'bid%' or tablename = 'officer_keys')`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await app.source.query<unknown[]>(
      `select 1 from ${name} t where t::text like '%' || $1 || '%' limit 1`,
      [who.userId],
    );
    if (rows.length) found.push(name);
  }
  return found;
}

describe('a bidder', () => {
  it('is given what they began, wrote, sealed and answered for their organisation', async () => {
    const call = await aCall(app);
    const lead = await aMember(app);
    const colleague = await anAccount(app, { organisationId: lead.organisationId, role: 'editor' });
    const partner = await aMember(app);
    const bid = await aDraft(app, call.id, { bidder: lead });
    const { organisationId } = partner;
    done(await as(app, lead)('POST', `/bids/${bid.id}/members`, { organisationId }));
    const consent = `/bids/${bid.id}/members/${organisationId}/consents`;
    done(await as(app, partner)('POST', consent));
    expect((await exported(partner)).bids).toMatchObject([
      {
        ...{ id: bid.id, begunByYou: false, sealedByYou: false },
        answeredByYou: [{ organisationId, answer: 'consented' }],
      },
    ]);
    expect((await exported(lead)).bids).toMatchObject([
      { id: bid.id, scenarioId: call.id, begunByYou: true, draftedByYou: true, answeredByYou: [] },
    ]);
    const asColleague = { ...bid, bidder: colleague };
    done(await postSeal(app, asColleague, await prepareSealing(app, asColleague, call.id)));
    expect((await exported(colleague)).bids).toMatchObject([
      { id: bid.id, begunByYou: false, sealedByYou: true, draftedByYou: false },
    ]);
    // The content is the organisation's: it is in nobody's export.
    for (const who of [lead, colleague, partner])
      expect(JSON.stringify(await exported(who))).not.toContain('边缘推理');
    expect((await exported(await aMember(app))).bids).toBeUndefined();
  });

  it('is forgotten, and the bid goes on in other hands', async () => {
    const call = await aCall(app);
    const lead = await aMember(app);
    const leaving = await anAccount(app, { organisationId: lead.organisationId, role: 'editor' });
    const bid = await aDraft(app, call.id, { bidder: leaving });
    await prepareSealing(app, bid, call.id);
    expect(await tracesOf(leaving)).toEqual(
      expect.arrayContaining(['bids', 'bid_drafts', 'bid_sealings']),
    );
    expect((await erase(leaving)).status).toBe(204);
    expect(await tracesOf(leaving)).toEqual([]);
    const seen = (await as(app, lead)('GET', `/bids/${bid.id}`)).body;
    expect(seen.draft.technique.summary).toContain('边缘推理');
    const own = { ...bid, bidder: lead };
    done(await postSeal(app, own, await prepareSealing(app, own, call.id)));
    await passDeadline(app, call.id);
    expect((await openBids(app, call)).body.state).toBe('opened');
  });

  it('who sealed is forgotten while the receipt stays true', async () => {
    const call = await aCall(app);
    const lead = await aMember(app);
    const leaving = await anAccount(app, { organisationId: lead.organisationId, role: 'editor' });
    const { id, receipt } = await aSealedBid(app, call.id, { bidder: leaving });
    expect((await erase(leaving)).status).toBe(204);
    expect(await tracesOf(leaving)).toEqual([]);
    const verdict = await app.request('POST', '/receipts/verifications', {
      body: { text: receipt.text },
    });
    expect(verdict.body).toMatchObject({ valid: true, bidId: id });
  });

  it('is not let go as the last owner of an organisation that bids', async () => {
    const call = await aCall(app);
    const { bidder, id } = await aSealedBid(app, call.id);
    const refused = await erase(bidder);
    expect([refused.status, refused.body.code]).toEqual([409, 'user.last-owner']);
    expect((await as(app, bidder)('GET', `/bids/${id}`)).status).toBe(200);
  });
});

describe('an officer', () => {
  /** Four named, so that two may go. */
  async function aCallOfFour(): Promise<TestCall & { officers: TestOfficer[] }> {
    const officers = await Promise.all([1, 2, 3, 4].map(() => anOfficer(app)));
    return { ...(await aCall(app, { officers })), officers };
  }

  it('is given their keys, and where they opened nothing of the bids', async () => {
    const officer = await anOfficer(app);
    await aKeyFor(app, officer);
    const { officerKeys, bids } = await exported(officer);
    expect(officerKeys).toHaveLength(2);
    expect(officerKeys[0].retiredAt).not.toBeNull();
    expect(bids).toBeUndefined();
  });

  it('is forgotten: the key is in no new set, and the others keep their numbers in the minutes', async () => {
    const call = await aCallOfFour();
    const [first, second, third, fourth] = call.officers as [
      TestOfficer,
      TestOfficer,
      TestOfficer,
      TestOfficer,
    ];
    await aSealedBid(app, call.id);
    await passDeadline(app, call.id);
    // The first gave its share, and is gone before the second gives theirs.
    done(await giveShares(app, call.id, first));
    expect((await erase(first)).status).toBe(204);
    expect(await tracesOf(first)).toEqual([]);
    const task = await as(app, second)('GET', `/scenarios/${call.id}/openings/technique/shares`);
    expect(task.body).toMatchObject({ given: [1], mine: 2 });
    expect((await giveShares(app, call.id, second)).body.state).toBe('opened');
    done(await giveShares(app, call.id, third, 'price'));
    expect((await giveShares(app, call.id, fourth, 'price')).body.state).toBe('opened');
    const minutes = (await app.request('GET', `/scenarios/${call.id}/openings`)).body.items;
    expect(minutes.map((one: { officers: number[] }) => one.officers)).toEqual([
      [1, 2],
      [3, 4],
    ]);
    const next = await aCall(app, { officers: [second, third, fourth] });
    const candidates = await as(app, next.publisher)(
      'GET',
      `/scenarios/${next.id}/officer-candidates`,
    );
    expect(candidates.body.total).toBeGreaterThanOrEqual(3);
    const publicKeys = JSON.stringify(candidates.body);
    expect(publicKeys).not.toContain('已注销用户');
  });

  it('stays the same number when the key is renewed', async () => {
    const call = await aCallOfFour();
    const [first, second] = call.officers as [TestOfficer, TestOfficer];
    const renewed = { ...first, key: await aKeyFor(app, first) };
    await aSealedBid(app, call.id);
    await passDeadline(app, call.id);
    done(await giveShares(app, call.id, renewed));
    done(await giveShares(app, call.id, second));
    const [minute] = (await app.request('GET', `/scenarios/${call.id}/openings`)).body.items;
    expect(minute.officers).toEqual([1, 2]);
  });

  it('is not let go while fewer than two would be left to open what may be sealed, bid or no bid', async () => {
    const call = await aCall(app);
    const [first, second, third] = call.officers as [TestOfficer, TestOfficer, TestOfficer];
    expect((await erase(first)).status).toBe(204);
    const refused = await erase(second);
    expect([refused.status, refused.body.code]).toEqual([409, 'officer-key.still-needed']);
    expect((await as(app, second)('GET', '/my/openings')).status).toBe(200);
    await aSealedBid(app, call.id);
    await passDeadline(app, call.id);
    expect((await openBids(app, { id: call.id, officers: [second, third] })).body.state).toBe(
      'opened',
    );
    expect((await erase(second)).status).toBe(409);
    await openBids(app, { id: call.id, officers: [second, third] }, 'price');
    // Open prices free nobody: an upheld objection may have another one opened, even after the standstill began.
    for (const [state, status] of [
      ['evaluating', 409],
      ['standstill', 409],
      ['awarded', 204],
    ]) {
      await app.source.query('update scenarios set state = $2 where id = $1', [call.id, state]);
      expect([state, (await erase(second)).status]).toEqual([state, status]);
    }
  });

  it('is one of two who go at once: the other stays', async () => {
    const call = await aCall(app);
    const [first, second] = call.officers as [TestOfficer, TestOfficer];
    const ids = [first.userId, second.userId];
    await app.source.query('update users set password_hash = $2 where id = any($1)', [ids, hash]);
    const body = { currentPassword: password };
    const answers = await Promise.all(
      [first, second].map((who) => as(app, who)('DELETE', '/me', body)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
  });
});
