import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  aMember,
  anAccount,
  signedIn,
  type TestAccount,
} from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { aCapability, aPublishedCapability } from '../../../test/factories/suppliers.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** A curated shortlist: drafted and sent by a matchmaker, answered by the owner, entry by entry. */

let app: TestApp;
let matchmaker: TestAccount;
let colleague: TestAccount;
let owner: TestAccount;
let supplier: TestAccount;
let scenarioId: string;
let offers: string[];
beforeAll(async () => {
  app = await startTestApp();
  matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  colleague = await anAccount(app, { roles: ['matchmaker'] });
});
afterAll(() => app.stop());
beforeEach(async () => {
  owner = await aMember(app);
  supplier = await aMember(app);
  scenarioId = (await aScenario(app, { state: 'open', publisher: owner })).id;
  offers = [];
  for (let n = 0; n < 3; n++)
    offers.push(await aPublishedCapability(app, supplier, { title: `产线外观缺陷视觉检测${n}型` }));
  await app.settle();
});

const post = (path: string, who: TestAccount | null, body: object = {}) =>
  app.request('POST', path, { ...(who ? { cookie: who.cookie } : {}), body });
const get = (path: string, who: TestAccount) => app.request('GET', path, { cookie: who.cookie });
const draft = (who: TestAccount | null = matchmaker, body: object = {}) =>
  post('/shortlists', who, { side: 'demand', subjectId: scenarioId, ...body });
const save = (list: { id: string; version: number }, body: object, who = matchmaker) =>
  app.request('PUT', `/shortlists/${list.id}`, {
    cookie: who.cookie,
    body,
    headers: { 'if-match': `"${list.version}"` },
  });
const entries = (n = 3) =>
  offers.slice(0, n).map((otherId, i) => ({ otherId, words: `示例：推荐理由${i}` }));
async function sent(n = 3): Promise<string> {
  const { body } = await draft();
  const saved = await save(body, { words: '示例：三家都做过产线', entries: entries(n) });
  expect(saved.status).toBe(200);
  const answer = await post(`/shortlists/${body.id}/sendings`, matchmaker);
  expect([answer.status, answer.body.state]).toEqual([200, 'sent']);
  return body.id;
}
const answer = (id: string, otherId: string | undefined, body: object, who = owner) =>
  post(`/shortlists/${id}/answers`, who, { otherId, ...body });
const yes = { answer: 'connect', release: 'role' };

describe('drafting', () => {
  it('is for matchmakers, and the owner knows nothing of a draft', async () => {
    expect((await draft(null)).status).toBe(401);
    expect((await draft(owner)).status).toBe(403);
    const { body } = await draft(matchmaker, { otherId: offers[0] });
    expect(body).toMatchObject({ state: 'draft', side: 'demand', view: 'matchmaker' });
    expect(body.entries.map((entry: { otherId: string }) => entry.otherId)).toEqual([offers[0]]);
    expect((await get(`/shortlists/${body.id}`, owner)).status).toBe(404);
    expect((await get('/shortlists', owner)).body.total).toBe(0);
  });

  it('goes on with the same draft when it is begun twice, also at once', async () => {
    const [one, two] = await Promise.all([
      draft(matchmaker, { otherId: offers[0] }),
      draft(matchmaker, { otherId: offers[1] }),
    ]);
    expect(one.body.id).toBe(two.body.id);
    const now = await get(`/shortlists/${one.body.id}`, matchmaker);
    expect(now.body.entries.length).toBe(2);
    expect((await draft(colleague)).body.id).not.toBe(one.body.id);
  });

  it('is not overwritten by a colleague who saw an older version', async () => {
    const { body } = await draft();
    expect((await save(body, { words: '', entries: entries(1) }, colleague)).status).toBe(200);
    const late = await save(body, { words: '', entries: [] });
    expect([late.status, late.body.code]).toEqual([412, 'request.version-stale']);
    const without = await app.request('PUT', `/shortlists/${body.id}`, {
      cookie: matchmaker.cookie,
      body: { words: '', entries: [] },
    });
    expect(without.status).toBe(428);
  });

  it('refuses contacts in its words, what cannot be paired, and what is taken by bids', async () => {
    const { body } = await draft();
    const phone = await save(body, { words: '电话 13800138000', entries: [] });
    expect(phone.body.code).toBe('shortlist.contact-in-text');
    const own = await aPublishedCapability(app, owner, { title: '自家的能力' });
    expect((await draft(matchmaker, { otherId: own })).body.code).toBe('shortlist.entry-gone');
    const demo = await aCapability(app, { demo: true });
    expect((await draft(matchmaker, { otherId: demo })).body.code).toBe('shortlist.demo-and-real');
    const bids = await aScenario(app, {
      state: 'open',
      fields: {
        procedure: 'bids',
        deadline: new Date(Date.now() + 90 * 86_400_000).toISOString(),
      },
    });
    const refused = await draft(matchmaker, { subjectId: bids.id });
    expect([refused.status, refused.body.code]).toEqual([409, 'shortlist.equal-treatment']);
    // Nor is one of its suppliers brought to it; also where it came to be taken by bids after the draft.
    const toSupplier = { side: 'supply', subjectId: offers[0] };
    const other = await draft(matchmaker, { ...toSupplier, otherId: bids.id });
    expect([other.status, other.body.code]).toEqual([409, 'shortlist.equal-treatment']);
    const before = await draft(matchmaker, { ...toSupplier, otherId: scenarioId });
    await app.source.query(`update scenarios set procedure = 'bids' where id = $1`, [scenarioId]);
    const send = await post(`/shortlists/${before.body.id}/sendings`, matchmaker);
    expect([send.status, send.body.code]).toEqual([409, 'shortlist.equal-treatment']);
  });
});

describe('sending', () => {
  it('refuses an empty list and a date in the past', async () => {
    const { body } = await draft();
    expect((await post(`/shortlists/${body.id}/sendings`, matchmaker)).body.code).toBe(
      'shortlist.empty',
    );
    const saved = await save(body, { words: '', entries: entries(1) });
    const past = await post(`/shortlists/${saved.body.id}/sendings`, matchmaker, {
      answerBy: '2020-01-01T00:00:00Z',
    });
    expect([past.status, past.body.code]).toEqual([422, 'shortlist.date-needed']);
  });

  it('tells the owner, with the matchmaker’s words and the engine’s reasons in the reader’s language', async () => {
    const id = await sent();
    await app.settle();
    const seen = await get(`/shortlists/${id}`, owner);
    expect(seen.body).toMatchObject({ view: 'owner', createdBy: null, actions: ['answer'] });
    const [first] = seen.body.entries;
    expect(first).toMatchObject({ words: '示例：推荐理由0', available: true, actions: ['answer'] });
    expect(first.engine.reasons.demand.length).toBeGreaterThan(0);
    const english = await app.request('GET', `/shortlists/${id}`, {
      cookie: owner.cookie,
      headers: { 'accept-language': 'en' },
    });
    expect(english.body.entries[0].engine.reasons.demand.join(' ')).toMatch(/[A-Za-z]{4,}/);
    const mails = await app.source.query<unknown[]>(
      'select 1 from mails where recipient = $1 and composer is null',
      [owner.email],
    );
    expect(mails.length).toBe(1);
    expect(await app.eventsOf(id)).toEqual(['shortlist.sent']);
    expect((await get(`/shortlists/${id}`, supplier)).status).toBe(404);
  });

  it('names the other side as it was then, and is in the export of who wrote and who answered', async () => {
    const id = await sent(1);
    await app.source.query(`update capabilities set title = '未发布的新名' where id = $1`, [
      offers[0],
    ]);
    const [entry] = (await get(`/shortlists/${id}`, owner)).body.entries;
    expect(entry.title).toBe('产线外观缺陷视觉检测0型');
    await answer(id, offers[0], { answer: 'learn', note: '示例：先看看' });
    const sectionOf = async (who: TestAccount) =>
      (await get('/me/export', who)).body.sections.shortlists;
    expect((await sectionOf(owner)).answers[0]).toMatchObject({ note: '示例：先看看' });
    const written = (await sectionOf(matchmaker)).drafted as { shortlistId: string }[];
    expect(written.find((one) => one.shortlistId === id)).toMatchObject({
      ...{ words: '示例：三家都做过产线', entries: ['示例：推荐理由0'] },
    });
  });

  it('by two matchmakers asks about one pair once', async () => {
    await sent(1);
    const other = await draft(colleague, { otherId: offers[0] });
    const refused = await post(`/shortlists/${other.body.id}/sendings`, colleague);
    expect([refused.status, refused.body.code]).toEqual([409, 'shortlist.entry-pending']);
    expect(refused.body.detail).toContain('产线外观缺陷视觉检测0型');
  });

  it('names what was excluded or went away meanwhile', async () => {
    const { body } = await draft(matchmaker, { otherId: offers[0] });
    const mark = await post('/marks', colleague, {
      ...{ scenarioId, capabilityId: offers[0], kind: 'exclude', reason: 'conflict' },
    });
    const send = () => post(`/shortlists/${body.id}/sendings`, matchmaker);
    expect((await send()).body.code).toBe('shortlist.entry-excluded');
    await post(`/marks/${mark.body.items[0].id}/lifts`, colleague);
    await post(`/capabilities/${offers[0]}/archivals`, supplier);
    expect((await send()).body.code).toBe('shortlist.entry-gone');
  });
});

describe('answering', () => {
  it('opens, answers or leaves pairings, by the existing lifecycle, and settles the list', async () => {
    const id = await sent();
    const connected = await answer(id, offers[0], yes);
    expect(connected.body.entries[0]).toMatchObject({
      answer: 'connect',
      actions: [],
      pairing: { state: 'awaiting_supply' },
    });
    const pairing = await get(`/pairings/${connected.body.entries[0].pairing.id}`, supplier);
    expect(pairing.body).toMatchObject({
      openedBy: 'matchmaker',
      demandAnswer: 'connect',
      supplyAnswer: null,
    });
    const learnt = await answer(id, offers[1], { answer: 'learn' });
    expect(learnt.body.entries[1].pairing.state).toBe('suggested');
    const no = await answer(id, offers[2], { answer: 'decline', reason: 'price-high' });
    expect(no.body.entries[2]).toMatchObject({ answer: 'decline', pairing: null });
    expect(no.body.state).toBe('answered');
    expect(await app.eventsOf(id)).toEqual([
      'shortlist.sent',
      ...Array<string>(3).fill('shortlist.answered'),
      'shortlist.moved',
    ]);
    await app.settle();
    const mails = await app.source.query<unknown[]>(
      'select 1 from mails where recipient = $1 and composer is null',
      [matchmaker.email],
    );
    expect(mails.length).toBeGreaterThan(0);
    const closed = await post(`/shortlists/${id}/closings`, matchmaker);
    expect(closed.body.state).toBe('closed');
  });

  it('opens for the matchmaker who sent the list, whoever answers', async () => {
    const drafted = await draft(matchmaker, {
      ...{ side: 'supply', subjectId: offers[0], otherId: scenarioId },
    });
    await post(`/shortlists/${drafted.body.id}/sendings`, matchmaker);
    const said = await answer(drafted.body.id, scenarioId, yes, supplier);
    const opened = said.body.entries[0].pairing.id as string;
    const [event] = await app.source.query<{ payload: object }[]>(
      `select payload from events where subject_id = $1 and type = 'pairing.opened'`,
      [opened],
    );
    expect(event?.payload).toMatchObject({ curatedBy: matchmaker.userId, askedSide: 'supply' });
    const figures = await get('/desk/figures?days=30', matchmaker);
    const people = figures.body.matchmakers as { id: string; opened: number; holds: number }[];
    expect(people.find(({ id }) => id === matchmaker.userId)?.holds).toBeGreaterThan(0);
    expect(people.map(({ id }) => id)).not.toContain(supplier.userId);
    // The supplier's yes is interest, not an invitation; told twice it counts once.
    await app.settle();
    await app.source.query(
      `update deliveries set state = 'pending' where subscriber like 'uptake.%'`,
    );
    await app.settle();
    const { body } = await get(`/scenarios/${scenarioId}/uptake`, owner);
    expect(body).toMatchObject({ interests: 1, invited: 0 });
  });

  it('opens no pair that was excluded after the sending', async () => {
    const id = await sent(1);
    await post('/marks', colleague, {
      ...{ scenarioId, capabilityId: offers[0], kind: 'exclude', reason: 'conflict' },
    });
    const refused = await answer(id, offers[0], yes);
    expect([refused.status, refused.body.code]).toEqual([409, 'shortlist.entry-out']);
    expect((await get(`/pairings?scenarioId=${scenarioId}`, owner)).body.total).toBe(0);
  });

  it('is for the owner’s editors; others do not know of the list', async () => {
    const id = await sent(1);
    expect(
      (await post(`/shortlists/${id}/answers`, null, { otherId: offers[0], ...yes })).status,
    ).toBe(401);
    expect((await answer(id, offers[0], yes, supplier)).status).toBe(404);
    expect((await answer(id, offers[0], yes, colleague)).body.code).toBe('request.not-allowed');
    const viewer = await anAccount(app, {
      organisationId: owner.organisationId,
      role: 'viewer',
    });
    expect((await answer(id, offers[0], yes, viewer)).body.code).toBe('request.not-allowed');
  });

  it.each([
    ['a no without a reason', { answer: 'decline' }, 'shortlist.reason-needed'],
    [
      'a reason of the other side',
      { answer: 'decline', reason: 'budget-low' },
      'shortlist.reason-needed',
    ],
    ['“other” without words', { answer: 'decline', reason: 'other' }, 'shortlist.note-needed'],
    ['a yes without consent', { answer: 'connect' }, 'pairing.consent-needed'],
    [
      'contacts in the note',
      { answer: 'learn', note: '加微信 abc12345' },
      'shortlist.contact-in-text',
    ],
  ])('refuses %s', async (_, body, code) => {
    const id = await sent(1);
    const refused = await answer(id, offers[0], body);
    expect([refused.status, refused.body.code]).toEqual([422, code]);
    expect((await get(`/shortlists/${id}`, owner)).body.state).toBe('sent');
  });

  it('of one entry twice at once is taken once', async () => {
    const id = await sent(1);
    const both = await Promise.all([answer(id, offers[0], yes), answer(id, offers[0], yes)]);
    expect(both.map((one) => one.status).sort()).toEqual([200, 409]);
    const found = await get(`/pairings?scenarioId=${scenarioId}`, owner);
    expect(found.body.total).toBe(1);
  });

  it('meets the supplier who opened the same pair at the same moment: mutual, and one pairing', async () => {
    const id = await sent(1);
    await Promise.all([
      answer(id, offers[0], yes),
      post('/pairings', supplier, { scenarioId, capabilityId: offers[0], release: 'role' }),
    ]);
    const found = await get(`/pairings?scenarioId=${scenarioId}`, owner);
    expect([found.body.total, found.body.items[0].state]).toEqual([1, 'mutual']);
  });

  it('after a withdrawal is refused with a clear word, and nothing is opened', async () => {
    const id = await sent(1);
    expect((await post(`/shortlists/${id}/withdrawals`, colleague)).body.state).toBe('withdrawn');
    const late = await answer(id, offers[0], yes);
    expect([late.status, late.body.code]).toEqual([409, 'shortlist.withdrawn']);
    expect((await get(`/pairings?scenarioId=${scenarioId}`, owner)).body.total).toBe(0);
  });

  it('about a supplier suspended meanwhile opens nothing; the rest can still be answered', async () => {
    const id = await sent(2);
    const suspend = (state: string) =>
      app.source.query('update organisations set state = $2 where id = $1', [
        supplier.organisationId,
        state,
      ]);
    await suspend('suspended');
    const seen = await get(`/shortlists/${id}`, owner);
    expect(seen.body.entries[0].available).toBe(false);
    const refused = await answer(id, offers[0], yes);
    expect(refused.body.code).toBe('pairing.organisation-not-approved');
    const no = await answer(id, offers[0], { answer: 'decline', reason: 'has-supplier' });
    expect(no.body.state).toBe('answered');
    await suspend('approved');
  });

  it('ends with its time, by the database clock', async () => {
    const id = await sent(1);
    await app.shiftClock('14 days');
    const again = async (who: TestAccount) => ({ ...who, cookie: await signedIn(app, who.userId) });
    const late = await answer(id, offers[0], yes, await again(owner));
    expect([late.status, late.body.code]).toEqual([409, 'shortlist.expired']);
    await app.nest.get(Jobs).runNow('shortlists.time');
    const seen = await get(`/shortlists/${id}`, await again(matchmaker));
    expect(seen.body.state).toBe('expired');
    await app.nest.get(Jobs).runNow('shortlists.time');
    expect(await app.eventsOf(id)).toEqual(['shortlist.sent', 'shortlist.moved']);
    await app.shiftClock('-14 days');
  });
});
