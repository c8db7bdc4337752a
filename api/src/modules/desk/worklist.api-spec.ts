import { startTestApp, type Answer, type TestApp } from '../../../test/app.js';
import { anAccount, signedIn, type TestAccount } from '../../../test/factories/identity.js';
import {
  aMutualPairing,
  answerAs,
  aPair,
  openAs,
  type Pair,
} from '../../../test/factories/pairings.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** The matchmaker's work list and figures. */

let app: TestApp;
let pair: Pair;
let matchmaker: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  matchmaker = await anAccount(app, { roles: ['matchmaker'], displayName: '示例撮合员甲' });
});
afterAll(() => app.stop());
beforeEach(async () => {
  pair = await aPair(app);
});
afterEach(async () => {
  await app.source.query(`update app_clock set shift = interval '0'`);
});

const get = (path: string, who: TestAccount | null = matchmaker) =>
  app.request('GET', path, who ? { cookie: who.cookie } : {});
const work = async (query = '?limit=100', who: TestAccount | null = matchmaker) =>
  get(`/desk/work${query}`, who);
const later = async (interval: string) => {
  await app.shiftClock(interval);
  matchmaker = { ...matchmaker, cookie: await signedIn(app, matchmaker.userId) };
};
interface Item {
  kind: string;
  dueAt: string;
  overdue: boolean;
  holder: string | null;
  pairing: { id: string; state: string } | null;
  scenario: { id: string } | null;
  capability: { id: string } | null;
  shortlist: { id: string } | null;
}
interface Declined {
  side: string;
  reason: string;
  n: number;
}
const items = (answer: Answer) => answer.body.items as Item[];
const kindsOf = (answer: Answer, of: Pair) =>
  items(answer)
    .filter(
      (item) => item.scenario?.id === of.scenarioId || item.capability?.id === of.capabilityId,
    )
    .map((item) => item.kind)
    .sort();

describe('the work list', () => {
  it('is for matchmakers, and refuses bad input', async () => {
    expect((await work('', null)).status).toBe(401);
    expect((await work('', pair.demand)).status).toBe(403);
    expect((await work('?kind=leisure')).body.code).toBe('request.invalid');
    expect((await work('?cursor=a.b')).body.code).toBe('request.cursor-invalid');
  });

  it('holds pairings that wait for the matchmaker, each once, in order of when they are due', async () => {
    const id = await aMutualPairing(app, pair);
    const second = await aPair(app);
    await openAs(app, second, second.supply);
    const answer = await work();
    const own = items(answer).filter((item) => item.pairing?.id === id);
    expect(own.length).toBe(1);
    expect(own[0]).toMatchObject({ kind: 'pairing', overdue: false });
    expect(kindsOf(answer, second)).toEqual([]);
    const due = items(answer).map((item) => item.dueAt);
    expect(due).toEqual([...due].sort());
  });

  it('leaves out what both accepted while bids are sealed', async () => {
    const sealed = await aPair(app, { procedure: 'bids' });
    await aMutualPairing(app, sealed);
    expect(kindsOf(await work(), sealed)).toEqual([]);
    await app.source.query(`update scenarios set state = 'awarded' where id = $1`, [
      sealed.scenarioId,
    ]);
    expect(kindsOf(await work(), sealed)).toEqual(['pairing']);
  });

  it('turns a quiet one into a stalled one', async () => {
    const id = await aMutualPairing(app, pair);
    await later('15 days');
    await app.nest.get(Jobs).runNow('pairings.time');
    const stalled = items(await work('?kind=stalled&limit=100'));
    expect(stalled.map((item) => item.pairing?.id)).toContain(id);
  });

  it('shows who was reminded in vain, until something moves', async () => {
    const { id } = (await openAs(app, pair, pair.supply)).body;
    const chase = () => app.nest.get(Jobs).runNow('reminders.chase');
    await later('6 days');
    await chase();
    expect(kindsOf(await work(), pair)).toEqual([]);
    await later('8 days');
    await chase();
    expect(kindsOf(await work(), pair)).toEqual(['escalated']);
    const demand = { ...pair.demand, cookie: await signedIn(app, pair.demand.userId) };
    await answerAs(app, id, demand, { answer: 'learn' });
    expect(kindsOf(await work(), pair)).toEqual([]);
  });

  it('names scenarios without takers and capabilities without a pairing once their time has come', async () => {
    expect(kindsOf(await work(), pair)).toEqual([]);
    await later('8 days');
    expect(kindsOf(await work(), pair)).toEqual(['no-takers']);
    await later('7 days');
    expect(kindsOf(await work(), pair)).toEqual(['no-pairings', 'no-takers']);
    const supply = { ...pair.supply, cookie: await signedIn(app, pair.supply.userId) };
    await openAs(app, pair, supply);
    expect(kindsOf(await work(), pair)).toEqual([]);
  });

  it('never says that a call by sealed answers has no takers: what came in is not known', async () => {
    const sealed = await aPair(app, { procedure: 'bids' });
    const staged = await aPair(app, { procedure: 'staged' });
    await later('8 days');
    const answer = await work('?limit=100&kind=no-takers');
    expect(kindsOf(answer, pair)).toEqual(['no-takers']);
    for (const one of [sealed, staged]) expect(kindsOf(answer, one)).toEqual([]);
    expect(answer.body.counts).toContainEqual(
      expect.objectContaining({ kind: 'no-takers', n: answer.body.total }),
    );
  });

  it('brings parked pairs back on their day, and answered shortlists until taken note of', async () => {
    const post = (path: string, who: TestAccount, body: object = {}) =>
      app.request('POST', path, { cookie: who.cookie, body });
    const { scenarioId, capabilityId } = pair;
    await post('/marks', matchmaker, {
      ...{ scenarioId, capabilityId, kind: 'park' },
      until: new Date(Date.now() + 2 * 86_400_000).toISOString(),
    });
    const list = await post('/shortlists', matchmaker, {
      ...{ side: 'demand', subjectId: scenarioId, otherId: capabilityId },
    });
    await app.settle();
    await post(`/shortlists/${list.body.id}/sendings`, matchmaker);
    expect(kindsOf(await work(), pair)).toEqual([]);
    await post(`/shortlists/${list.body.id}/answers`, pair.demand, {
      ...{ otherId: capabilityId, answer: 'decline', reason: 'price-high' },
    });
    expect(kindsOf(await work(), pair)).toEqual(['answered']);
    await post(`/shortlists/${list.body.id}/closings`, matchmaker);
    await later('3 days');
    expect(kindsOf(await work(), pair)).toEqual(['parked']);
  });

  it('can be cut to one’s own, and its pages neither repeat nor leave out', async () => {
    await openAs(app, pair, matchmaker);
    const answers = { answer: 'connect', release: 'role' };
    const [row] = (await get(`/pairings?scenarioId=${pair.scenarioId}`)).body.items;
    await answerAs(app, row.id, pair.demand, answers);
    await answerAs(app, row.id, pair.supply, answers);
    const mine = items(await work('?scope=mine&limit=100'));
    expect(mine.map((item) => item.pairing?.id)).toContain(row.id);
    for (const item of mine) expect(item.holder).toBe('示例撮合员甲');
    const whole = items(await work());
    const paged: Item[] = [];
    for (let cursor = ''; ;) {
      const page = await work(`?limit=2${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      paged.push(...items(page));
      if (!page.body.nextCursor) break;
      cursor = page.body.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect((await work()).body.total).toBe(whole.length);
  });
});

describe('figures', () => {
  it('are for matchmakers', async () => {
    expect((await get('/desk/figures', null)).status).toBe(401);
    expect((await get('/desk/figures', pair.supply)).status).toBe(403);
    expect((await get('/desk/figures?days=1')).body.code).toBe('request.invalid');
  });

  it('count noes by side and reason, and what each matchmaker holds and achieved', async () => {
    const before = (await get('/desk/figures')).body;
    const { id } = (await openAs(app, pair, matchmaker)).body;
    await answerAs(app, id, pair.demand, { answer: 'decline', reason: 'data-security' });
    const after = (await get('/desk/figures')).body;
    const n = (figures: typeof after) =>
      figures.declines.find(
        (row: { side: string; reason: string }) =>
          row.side === 'demand' && row.reason === 'data-security',
      )?.n ?? 0;
    expect(n(after)).toBe(n(before) + 1);
    const me = (figures: typeof after) =>
      figures.matchmakers.find((row: { id: string }) => row.id === matchmaker.userId);
    expect(me(after).opened).toBe(me(before).opened + 1);
    expect(me(after).holds).toBe(me(before).holds);
    expect(me(after).name).toBe('示例撮合员甲');
    expect((await get('/desk/figures?scope=demo')).body.declines).toEqual([]);
  });

  it('count what a matchmaker ended without a fit, on the side of the reason', async () => {
    const declined = async () => (await get('/desk/figures')).body.declines as Declined[];
    const before = await declined();
    for (const body of [{ reason: 'capacity-full' }, { reason: 'other', note: '双方改期' }]) {
      const id = await aMutualPairing(app, pair);
      const ended = await app.request('POST', `/pairings/${id}/steps`, {
        ...{ cookie: matchmaker.cookie, body: { action: 'no-fit', ...body } },
      });
      expect(ended.body.state).toBe('no_fit');
    }
    const after = await declined();
    const n = (rows: Declined[], side: string, reason: string) =>
      rows.find((row) => row.side === side && row.reason === reason)?.n ?? 0;
    for (const [side, reason] of [
      ['supply', 'capacity-full'],
      ['matchmaker', 'other'],
    ] as const)
      expect([side, n(after, side, reason)]).toEqual([side, n(before, side, reason) + 1]);
  });
});
