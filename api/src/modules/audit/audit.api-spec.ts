import { startTestApp, type TestApp } from '../../../test/app.js';
import { aRankedCall, type MadeCall } from '../../../test/factories/awards.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { Transactions } from '../../platform/database/transaction.js';
import { Sealer } from '../../platform/events/sealer.js';
import { systemActor } from '../../platform/http/actor.js';
import { BidSealed, bidSubject, ConsortiumConsented } from '../bids/bid.events.js';

/** The log: browsed, exported, verified; and silent about bids that are sealed. */

let app: TestApp;
let auditor: TestAccount;
let stranger: TestAccount;
let call: MadeCall;
beforeAll(async () => {
  app = await startTestApp();
  auditor = await anAccount(app, { roles: ['auditor'] });
  stranger = await aMember(app);
  call = await aRankedCall(app);
  const body = { kind: 'award', bidIds: [call.bids[0]?.id] };
  await app.request('POST', `/scenarios/${call.id}/awards`, {
    ...{ cookie: call.publisher.cookie, body },
  });
  await seal();
});
afterAll(() => app.stop());

const get = (path: string, who?: TestAccount) =>
  app.request('GET', path, who ? { cookie: who.cookie } : {});
const events = async (query: string) => (await get(`/audit/events?${query}`, auditor)).body;
const typesOf = (body: { items: { type: string }[] }) => body.items.map((one) => one.type);
async function seal(): Promise<void> {
  while (await app.nest.get(Sealer).seal());
}
/** As a bidder's sealing tells the log. */
async function aSealedBid(scenarioId: string): Promise<void> {
  const id = '01a20083-0000-7000-8000-0000000000aa';
  await app.nest.get(Transactions).run(systemActor(), (tx) =>
    tx.record(
      BidSealed,
      { type: bidSubject, id },
      {
        ...{ scenarioId, version: 1, keySetId: id, manifestHash: 'x', receiptHash: 'y' },
        sealedAt: new Date().toISOString(),
      },
    ),
  );
}

describe('browsing', () => {
  it('is for auditors', async () => {
    for (const path of ['events', 'events.csv', 'events.jsonl', 'verification']) {
      expect((await get(`/audit/${path}`)).status).toBe(401);
      expect((await get(`/audit/${path}`, stranger)).status).toBe(403);
      expect((await get(`/audit/${path}`, auditor)).status).toBe(200);
    }
    expect((await get('/audit/heads')).status).toBe(200);
  });

  it('finds by scenario, kind, type, time, account and role', async () => {
    const all = await events(`scenarioId=${call.id}&limit=100`);
    expect(typesOf(all)[0]).toBe('award.proposed');
    expect(typesOf(all)).toEqual(expect.arrayContaining(['award.proposed', 'scenario.published']));
    expect(typesOf(await events(`scenarioId=${call.id}&type=award.`))).toEqual(['award.proposed']);
    expect((await events(`scenarioId=${call.id}&type=award`)).total).toBe(0);
    expect((await events(`scenarioId=${call.id}&to=2020-01-01T00:00:00Z`)).total).toBe(0);
    expect((await events(`scenarioId=${call.id}&from=2020-01-01T00:00:00Z`)).total).toBe(all.total);
    const own = await events(`scenarioId=${call.id}&actorId=${call.publisher.userId}&limit=100`);
    expect(own.total).toBeGreaterThan(0);
    const members = await events(`scenarioId=${call.id}&actorRole=member&limit=100`);
    expect(members.total).toBe(own.total);
    const reviewers = await events(`scenarioId=${call.id}&actorRole=reviewer&limit=100`);
    expect(typesOf(reviewers)).toContain('scenario.approved');
    expect((await get('/audit/events?type=%25', auditor)).status).toBe(400);
  });

  it('goes on from page to page, each event once', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page: { items: { id: string }[]; nextCursor: string | null } = await events(
        `scenarioId=${call.id}&limit=3${more}`,
      );
      seen.push(...page.items.map((one) => one.id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe((await events(`scenarioId=${call.id}`)).total);
  });
});

describe('an auditor on the panel of a call', () => {
  it('reads nothing of it, in the log or an export, until it has ended', async () => {
    const judge = await anAccount(app, { roles: ['evaluator', 'auditor'] });
    const other = await aRankedCall(app);
    const body = { kind: 'award', bidIds: [other.bids[0]?.id] };
    const proposed = await app.request('POST', `/scenarios/${other.id}/awards`, {
      ...{ cookie: other.publisher.cookie, body },
    });
    expect(proposed.status).toBe(201);
    const seats = (state: string) =>
      app.source.query(
        `update evaluation_members set user_id = $2, state = $3,
           excluded_reason = case $3 when 'excluded' then 'conflict' end where scenario_id = $1 and no = 1`,
        [other.id, judge.userId, state],
      );
    const total = async (who: TestAccount) =>
      (await get(`/audit/events?scenarioId=${other.id}`, who)).body.total as number;
    const lines = async (who: TestAccount) => {
      const { text } = await get(`/audit/events.jsonl?scenarioId=${other.id}`, who);
      return text.split('\n').filter(Boolean).length;
    };
    const all = await total(auditor);
    expect([all > 0, await total(judge), await lines(judge)]).toEqual([true, all, all]);
    for (const seat of ['cleared', 'excluded']) {
      await seats(seat);
      for (const state of ['open', 'closed', 'evaluating', 'standstill']) {
        await app.source.query('update scenarios set state = $2 where id = $1', [other.id, state]);
        expect([state, await total(judge), await lines(judge)]).toEqual([state, 0, 0]);
        expect(await total(auditor)).toBe(all);
      }
    }
    await app.source.query(`update scenarios set state = 'awarded' where id = $1`, [other.id]);
    expect([await total(judge), await lines(judge)]).toEqual([all, all]);
  });
});

describe('exporting', () => {
  it('gives the same events, oldest first, as CSV and as JSON lines', async () => {
    const { total } = await events(`scenarioId=${call.id}`);
    const jsonl = await get(`/audit/events.jsonl?scenarioId=${call.id}`, auditor);
    expect(jsonl.headers['content-disposition']).toContain('events.jsonl');
    const rows = jsonl.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; payload: object });
    expect(rows.length).toBe(total);
    expect(rows[0]?.type).toBe('scenario.drafted');
    const csv = await get(`/audit/events.csv?scenarioId=${call.id}`, auditor);
    expect(csv.text.startsWith('\uFEFFid,position,hash,at,type')).toBe(true);
    expect(csv.text.trim().split('\n').length).toBe(total + 1);
  });
});

it('is not for an auditor who belongs to a bidder, as far as the call goes', async () => {
  const { organisationId } = call.bids[2]?.owner ?? stranger;
  const partial = await anAccount(app, { roles: ['auditor'], organisationId });
  const path = (kind: string) => `/audit/${kind}?scenarioId=${call.id}`;
  expect((await get(path('events'), auditor)).body.total).toBeGreaterThan(5);
  expect((await get(path('events'), partial)).body).toMatchObject({ items: [], total: 0 });
  expect((await get(path('events.jsonl'), partial)).text.trim()).toBe('');
  expect((await get(path('events.csv'), partial)).text.trim().split('\n')).toHaveLength(1);
  const other = await aScenario(app, { state: 'open' });
  const seen = (await get(`/audit/events?scenarioId=${other.id}`, partial)).body;
  expect(seen.total).toBeGreaterThan(0);
});

describe('verifying', () => {
  it('recomputes the chain and names the event that does not fit', async () => {
    await seal();
    const fine = (await get('/audit/verification', auditor)).body;
    expect(fine).toMatchObject({ ok: true, fault: null });
    expect(fine.sealed).toBeGreaterThan(0);
    // The running day's head is told when the day is over, and never where it stands in the chain.
    expect((await get('/audit/heads')).body).toEqual({ items: [], total: 0 });
    await app.source.query('update event_heads set day = day - 1');
    const { items } = (await get('/audit/heads')).body;
    expect(items).toEqual([{ day: expect.any(String), hash: fine.head }]);
    await app.source.query('alter table events disable trigger all');
    const [changed] = await app.source.query<[{ id: string; payload: unknown }]>(
      'select id, payload from events order by seq limit 1',
    );
    const put = (payload: unknown) =>
      app.source.query('update events set payload = $2 where id = $1', [
        changed.id,
        JSON.stringify(payload),
      ]);
    await put({ forged: true });
    const broken = (await get('/audit/verification', auditor)).body;
    expect(broken).toMatchObject({ ok: false, fault: { eventId: changed.id, fault: 'hash' } });
    await put(changed.payload);
    await app.source.query('alter table events enable trigger all');
    expect((await get('/audit/verification', auditor)).body.ok).toBe(true);
  });
});

describe('while bids are sealed', () => {
  it('neither their events nor their number come out of any answer', async () => {
    const deadline = new Date(Date.now() + 20 * 86_400_000).toISOString();
    const ask = (body: string) =>
      app.request('POST', `/scenarios/${open.id}/questions`, {
        ...{ cookie: stranger.cookie, body: { body } },
      });
    const open = await aScenario(app, { state: 'open', fields: { procedure: 'bids', deadline } });
    await ask('数据由谁提供？');
    await seal();
    const verified = async () => {
      const { checkedAt: _, ...rest } = (await get('/audit/verification', auditor)).body;
      return rest;
    };
    // Whether there is a bid, and since when, is not told either: places end with the call's publication.
    const shape = async () => ({
      heads: (await get('/audit/heads')).body,
      verification: await verified(),
      places: (await events(`scenarioId=${open.id}&limit=100`)).items.map(
        (one: { type: string; position: number | null }) => [one.type, one.position],
      ),
    });
    const without = await shape();
    // A head changes with every event: beside the events that are shown it would tell of one that is not.
    expect(without.verification).toEqual({ ok: true, sealed: null, head: null, fault: null });
    expect(without.places[0]).toEqual(['question.asked', null]);
    await aSealedBid(open.id);
    await seal();
    expect(await shape()).toEqual(without);
    const answers = async () => {
      const all = await Promise.all([
        get(`/audit/events?scenarioId=${open.id}&limit=100`, auditor),
        get('/audit/events?limit=100', auditor),
        get('/audit/events?type=bid.', auditor),
        get(`/audit/events.jsonl?scenarioId=${open.id}`, auditor),
        get('/audit/events.csv', auditor),
      ]);
      return all.map((answer) => answer.text);
    };
    const one = await answers();
    for (const text of one) expect(text).not.toContain('"bid.sealed"');
    // More bids, other events after them: what could be read before is the same, byte for byte.
    for (let n = 0; n < 4; n++) await aSealedBid(open.id);
    await seal();
    expect(await answers()).toEqual(one);
    // Places in the chain after the first sealed bid would count those between: they are not told.
    await ask('数据从什么时候开始提供？');
    await seal();
    const { items } = await events(`scenarioId=${open.id}&limit=100`);
    expect(items[0]).toMatchObject({ type: 'question.asked', position: null, hash: null });
    expect(items.at(-1).position).toBeGreaterThan(0);
    expect(await verified()).toEqual(without.verification);
    // A cursor is an event, not a number that counts.
    const { nextCursor } = await events('limit=1');
    const inside = Buffer.from(String(nextCursor).split('.')[0] ?? '', 'base64url').toString();
    expect(JSON.parse(inside)).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)]);
    await app.source.query(
      `insert into bid_openings (id, scenario_id, kind, minute, opened_at)
       values (gen_random_uuid(), $1, 'technique', '{}', app_now())`,
      [open.id],
    );
    expect((await events(`scenarioId=${open.id}&type=bid.`)).total).toBe(5);
    const opened = await verified();
    expect(opened).toMatchObject({ ok: true, head: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(opened.sealed).toBeGreaterThan(0);
  });
});

it.each([
  ['consented', 'consented', false, 0],
  ['left', 'left', false, 0],
  ['was taken off by the lead', null, true, 0],
  ['was invited only', 'invited', false, 1],
  ['declined', 'declined', false, 1],
] as const)('tells an auditor whose organisation %s of the call accordingly', async (...given) => {
  const [, state, logged, seen] = given;
  const { organisationId } = await aMember(app);
  const { cookie } = await anAccount(app, { roles: ['auditor'], organisationId });
  const bid = call.bids[0]?.id ?? '';
  if (state)
    await app.source.query(
      `insert into bid_members (bid_id, scenario_id, organisation_id, no, state, holds, invited_at)
       select $1, $2, $3, max(no) + 1, $4, false, app_now() from bid_members where bid_id = $1`,
      [bid, call.id, organisationId, state],
    );
  if (logged)
    await app.nest
      .get(Transactions)
      .run(systemActor(), (tx) =>
        tx.record(
          ConsortiumConsented,
          { type: bidSubject, id: bid },
          { scenarioId: call.id, memberId: organisationId },
        ),
      );
  await seal();
  const { body } = await app.request('GET', `/audit/events?scenarioId=${call.id}`, { cookie });
  expect(Math.sign(body.total)).toBe(seen);
  await app.source.query('delete from bid_members where bid_id = $1 and organisation_id = $2', [
    ...[bid, organisationId],
  ]);
});
