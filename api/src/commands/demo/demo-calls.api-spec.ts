import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openShare, restoreOfficerKey, type OfficerKeyBackup } from '@aism/sealing';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { AccountsService } from '../../modules/identity/accounts.service.js';
import { firstCallDaysAgo, makeCalls } from './demo-calls.js';
import { DemoClock } from './demo-clock.js';
import { makeOfficers, writeKeyFiles } from './demo-officers.js';
import { makePeople } from './demo-people.js';

/** What each account of the demonstration meets on its desk after the deadline of a call. */

const password = 'a password of the demonstration';
let app: TestApp;
let folder: string;
let keyFiles: string[];

beforeAll(async () => {
  app = await startTestApp();
  folder = mkdtempSync(join(tmpdir(), 'aism-demo-keys-'));
  const clock = await DemoClock.of(app.source);
  await clock.daysAgo(160);
  const { cast, made } = await makePeople(app.nest.get(AccountsService), password);
  await clock.daysAgo(firstCallDaysAgo);
  const officers = await makeOfficers(app.nest, cast);
  expect(await makeCalls({ app: app.nest, cast, clock, officers })).toBe(7);
  keyFiles = await writeKeyFiles(join(folder, 'keys'), officers, made);
  await app.settle();
}, 300_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await app.stop();
});

/** Requests as an account of the demonstration; an answer that is no success fails the test. */
async function as(name: string) {
  const signedIn = await app.request('POST', '/session', {
    body: { email: `${name}@demo.example`, password },
  });
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
  return async (method: string, path: string, body?: unknown) => {
    const answer = await app.request(method, path, {
      cookie,
      ...(body === undefined ? {} : { body }),
    });
    if (answer.status >= 300) throw new Error(`${name} ${method} ${path}: ${answer.text}`);
    return answer.body;
  };
}
async function callOf(key: string): Promise<string> {
  const [row] = await app.source.query<[{ id: string }]>(
    'select id from scenarios where demo and external_id = $1',
    [key],
  );
  return row.id;
}
interface Item {
  readonly [name: string]: unknown;
}
const items = (body: unknown) => (body as { items: Item[] }).items;

test('evaluator@ has half a sheet to fill in, evaluator2@ has locked one', async () => {
  const id = await callOf('demo-call-scoring');
  const chair = await as('evaluator');
  const waiting = items(await chair('GET', '/my/evaluations')).filter((one) => one.waitsForMe);
  expect(waiting).toMatchObject([{ scenarioId: id, state: 'scoring', chair: true }]);
  const sheet = (await chair('GET', `/scenarios/${id}/evaluation/sheet`)) as Item;
  expect(sheet).toMatchObject({ version: 1, missing: 8, actions: ['save-sheet', 'lock-sheet'] });
  const other = await as('evaluator2');
  const locked = (await other('GET', `/scenarios/${id}/evaluation/sheet`)) as Item;
  expect([locked.missing, typeof locked.lockedAt]).toEqual([0, 'string']);
});

test('officer@ is the second of two, and opens with the key file and the password', async () => {
  const id = await callOf('demo-call-sealed');
  const officer = await as('officer');
  const duties = items(await officer('GET', '/my/openings'));
  const mine = duties.find((duty) => duty.scenarioId === id);
  expect(mine).toMatchObject({ kind: 'technique', state: 'awaiting', given: [3], mine: 1 });

  expect(keyFiles.map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
  const backup = JSON.parse(readFileSync(keyFiles[0] ?? '', 'utf8')) as OfficerKeyBackup;
  await expect(restoreOfficerKey(backup, 'another password')).rejects.toThrow();
  const key = await restoreOfficerKey(backup, password);
  const path = `/scenarios/${id}/openings/technique/shares`;
  const { envelopes } = (await officer('GET', path)) as {
    envelopes: { context: Parameters<typeof openShare>[2]; wrapped: never }[];
  };
  const shares = [];
  for (const { context, wrapped } of envelopes)
    shares.push({ bidId: context.bidId, share: await openShare({ wrapped }, key, context) });
  expect(await officer('POST', path, { shares })).toMatchObject({ state: 'opened' });
  const [minute] = items((await app.request('GET', `/scenarios/${id}/openings`)).body);
  expect(minute).toMatchObject({ opened: 3, unreadable: 0, officers: [1, 3] });
});

test('auditor@ finds flags that wait for a word, with their figures', async () => {
  const id = await callOf('demo-call-standstill');
  const auditor = await as('auditor');
  const flags = items(await auditor('GET', '/integrity/flags?limit=100'));
  const here = flags.filter((flag) => flag.scenarioId === id && flag.state === 'open');
  expect(here.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['short-window', 'near-prices']),
  );
  expect(flags.every((flag) => flag.demo)).toBe(true);
});

test('publisher@ has an objection to answer and a proof of concept to judge', async () => {
  const publisher = await as('publisher');
  const standstill = (await publisher(
    'GET',
    `/scenarios/${await callOf('demo-call-standstill')}/award-desk`,
  )) as { objections: Item[]; result: { decisions: Item[] } };
  expect(standstill.objections).toMatchObject([{ state: 'open', actions: ['uphold', 'reject'] }]);
  const proof = (await publisher(
    'GET',
    `/scenarios/${await callOf('demo-call-proof')}/award-desk`,
  )) as { proofs: { state: string; figures: Item[] }[] };
  expect(proof.proofs.map(({ state }) => state).sort()).toEqual(['running', 'submitted']);
  const given = proof.proofs.find(({ state }) => state === 'submitted');
  expect(given?.figures.map(({ met }) => met)).toEqual([true, true, false]);
});

test('suppliers find a bid in every state, and each who bid learns why', async () => {
  const states = new Set<unknown>();
  for (const name of ['supplier', 'supplier2', 'supplier3']) {
    const supplier = await as(name);
    const own = items(await supplier('GET', '/my/bids?limit=100'));
    own.forEach(({ state }) => states.add(state));
    for (const bid of own.filter((one) => one.state === 'not_awarded')) {
      const page = await supplier('GET', `/bids/${String(bid.id)}/feedback`);
      expect(page).toMatchObject({ chosen: false, feedback: { passed: true } });
      const { feedback } = page as { feedback: { improvements: string; publisher: Item } };
      expect(feedback.improvements).not.toBe('');
      expect(feedback.publisher.improvements).toMatch(/^示例/);
    }
  }
  expect([...states]).toEqual(
    expect.arrayContaining(['draft', 'sealed', 'compliant', 'ranked', 'awarded', 'not_awarded']),
  );
  const [{ given, bids }] = await app.source.query<[{ given: number; bids: number }]>(
    `select count(*) as bids, count(f.bid_id) as given from bids b join scenarios s on s.id = b.scenario_id
       left join bid_feedback f on f.bid_id = b.id and f.content is not null
     where s.state = 'awarded'`,
  );
  expect([given, bids]).toEqual([6, 6]);
});

test('a visitor sees minutes, a standstill, an award and a proof; all of it is 示例', async () => {
  const result = async (key: string) =>
    (await app.request('GET', `/scenarios/${await callOf(key)}/result`)).body as {
      state: string;
      decisions: { chosen: { demo: boolean }[]; standstill: { phase: string } | null }[];
    };
  const standing = await result('demo-call-standstill');
  expect(standing).toMatchObject({ state: 'standstill', decisions: [{ state: 'standstill' }] });
  expect(standing.decisions[0]?.standstill?.phase).toBe('running');
  const awarded = await result('demo-call-awarded');
  expect(awarded).toMatchObject({ state: 'awarded', decisions: [{ state: 'completed' }] });
  expect(awarded.decisions[0]?.chosen).toMatchObject([{ demo: true }]);
  expect(await result('demo-call-proof')).toMatchObject({ proofs: { entrants: [{}, {}] } });
  const real = await app.request('GET', '/scenarios?demo=false');
  expect(real.body.total).toBe(0);
});

test('everything happened on working days, in its order', async () => {
  const rows = await app.source.query<{ odd: boolean }[]>(
    `select extract(isodow from opened_at at time zone 'Asia/Shanghai') > 5
       or extract(hour from opened_at at time zone 'Asia/Shanghai') not between 8 and 19 as odd
     from bid_openings where opened_at is not null and opened_at < app_now() - interval '1 hour'`,
  );
  expect(rows.length).toBe(9);
  expect(rows.filter(({ odd }) => odd)).toEqual([]);
});
