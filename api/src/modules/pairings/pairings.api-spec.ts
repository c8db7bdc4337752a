import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, anOrganisation, signedIn } from '../../../test/factories/identity.js';
import {
  aMutualPairing,
  answerAs,
  aPair,
  openAs,
  type Pair,
} from '../../../test/factories/pairings.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { aCapability } from '../../../test/factories/suppliers.js';
import { Jobs } from '../../platform/jobs/jobs.js';

let app: TestApp;
let pair: Pair;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());
beforeEach(async () => {
  pair = await aPair(app);
});

const get = (path: string, cookie?: string) => app.request('GET', path, cookie ? { cookie } : {});
const step = (id: string, cookie: string, body: object) =>
  app.request('POST', `/pairings/${id}/steps`, { cookie, body });
const runTime = () => app.nest.get(Jobs).runNow('pairings.time');

describe('opening', () => {
  it('asks for an account and a part in the pair', async () => {
    const { scenarioId, capabilityId } = pair;
    const body = { scenarioId, capabilityId, release: 'role' };
    expect((await app.request('POST', '/pairings', { body })).status).toBe(401);
    const stranger = await aMember(app);
    expect((await openAs(app, pair, stranger)).body.code).toBe('pairing.not-a-party');
    const viewer = await anAccount(app, {
      organisationId: pair.supply.organisationId,
      role: 'viewer',
    });
    expect((await openAs(app, pair, viewer)).body.code).toBe('pairing.not-a-party');
  });

  it('counts as the opener’s yes and waits for the other side', async () => {
    const bySupply = await openAs(app, pair, pair.supply);
    expect(bySupply.status).toBe(201);
    expect(bySupply.body).toMatchObject({
      state: 'awaiting_demand',
      supplyAnswer: 'connect',
      demandAnswer: null,
      currentActor: 'demand',
      mySides: ['supply'],
      contactsReleased: false,
    });
    expect(await app.eventsOf(bySupply.body.id)).toEqual(['pairing.opened']);
  });

  it('by a matchmaker says nothing for either side', async () => {
    const opened = await openAs(app, pair, pair.matchmaker);
    expect(opened.body).toMatchObject({
      state: 'suggested',
      demandAnswer: null,
      supplyAnswer: null,
      currentActor: 'demand',
    });
  });

  it('needs consent, except from a matchmaker', async () => {
    const answer = await openAs(app, pair, pair.demand, { release: undefined });
    expect([answer.status, answer.body.code]).toEqual([422, 'pairing.consent-needed']);
  });

  it('by both sides at the same moment is mutual, and nothing is opened twice', async () => {
    const [one, two] = await Promise.all([
      openAs(app, pair, pair.demand),
      openAs(app, pair, pair.supply),
    ]);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(one.body.id).toBe(two.body.id);
    const now = await get(`/pairings/${one.body.id}`, pair.demand.cookie);
    expect(now.body.state).toBe('mutual');
    const again = await openAs(app, pair, pair.demand);
    expect([again.status, again.body.code]).toEqual([409, 'pairing.exists']);
  });

  it('by two matchmakers at the same moment opens one pairing and tells the other so', async () => {
    const other = await anAccount(app, { roles: ['matchmaker'] });
    const answers = await Promise.all([
      openAs(app, pair, pair.matchmaker),
      openAs(app, pair, other),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('pairing.exists');
    const rows = await app.source.query('select id from pairings where scenario_id = $1', [
      pair.scenarioId,
    ]);
    expect(rows).toHaveLength(1);
  });

  it('refuses what cannot be paired', async () => {
    const code = async (body: object, account = pair.matchmaker) => {
      const answer = await openAs(app, pair, account, body);
      return [answer.status, answer.body.code];
    };
    const unclaimed = await aCapability(app, { organisationId: null });
    expect(await code({ capabilityId: unclaimed })).toEqual([422, 'pairing.unclaimed']);
    const own = await aCapability(app, { organisationId: pair.demand.organisationId });
    expect(await code({ capabilityId: own })).toEqual([422, 'pairing.same-organisation']);
    const hidden = await aCapability(app, { state: 'draft' });
    expect(await code({ capabilityId: hidden })).toEqual([404, 'request.not-found']);
    const draft = await aScenario(app, { state: 'draft' });
    expect(await code({ scenarioId: draft.id })).toEqual([404, 'request.not-found']);
    const closed = await aScenario(app, { state: 'closed' });
    expect(await code({ scenarioId: closed.id })).toEqual([422, 'pairing.scenario-not-open']);
    const demo = await aCapability(app, { demo: true });
    expect(await code({ capabilityId: demo })).toEqual([422, 'pairing.demo-and-real']);
    expect(await code({ scenarioId: 'x' })).toEqual([400, 'request.invalid']);
  });
});

describe('a suspended organisation', () => {
  it('neither opens nor answers nor reads contacts, and nobody opens with it', async () => {
    const { id } = (await openAs(app, pair, pair.supply)).body;
    const suspend = (state: string) =>
      app.source.query('update organisations set state = $2 where id = $1', [
        pair.demand.organisationId,
        state,
      ]);
    await suspend('suspended');
    const yes = { answer: 'connect', release: 'role' };
    expect((await answerAs(app, id, pair.demand, yes)).status).toBe(403);
    expect((await openAs(app, pair, pair.demand)).body.code).toBe('pairing.not-a-party');
    // To a supplier there is no such scenario.
    expect((await openAs(app, pair, pair.supply)).body.code).toBe('request.not-found');
    const byMatchmaker = await openAs(app, pair, pair.matchmaker);
    expect([byMatchmaker.status, byMatchmaker.body.code]).toEqual([
      422,
      'pairing.organisation-not-approved',
    ]);
    await suspend('approved');
    expect((await answerAs(app, id, pair.demand, yes)).body.state).toBe('mutual');
    await suspend('suspended');
    const contacts = await get(`/pairings/${id}/contacts`, pair.demand.cookie);
    expect(contacts.body.code).toBe('pairing.organisation-not-approved');
    expect((await get(`/pairings/${id}/contacts`, pair.supply.cookie)).status).toBe(200);
    const exported = await get('/me/export', pair.demand.cookie);
    expect(exported.body.sections.pairings).toMatchObject({
      messages: [],
      consents: [{ pairingId: id, side: 'demand', scope: 'role' }],
    });
  });
});

describe('answering', () => {
  it('is for the two sides; others do not know of the pairing', async () => {
    const { id } = (await openAs(app, pair, pair.supply)).body;
    const stranger = await aMember(app);
    const yes = { answer: 'connect', release: 'role' };
    expect((await app.request('POST', `/pairings/${id}/answers`, { body: yes })).status).toBe(401);
    expect((await answerAs(app, id, stranger, yes)).status).toBe(404);
    expect((await answerAs(app, id, pair.matchmaker, yes)).body.code).toBe('pairing.not-a-party');
    expect((await answerAs(app, id, pair.demand, { answer: 'perhaps' })).status).toBe(400);
    expect((await get(`/pairings/${id}`, stranger.cookie)).status).toBe(404);
    expect((await get(`/pairings/${id}`)).status).toBe(401);
  });

  it('at the second yes is mutual: contacts appear, with consent recorded', async () => {
    const { id } = (await openAs(app, pair, pair.supply)).body;
    const before = await get(`/pairings/${id}/contacts`, pair.supply.cookie);
    expect([before.status, before.body.code]).toEqual([409, 'pairing.contacts-not-released']);
    const answered = await answerAs(app, id, pair.demand, { answer: 'connect', release: 'person' });
    expect(answered.body).toMatchObject({
      state: 'mutual',
      contactsReleased: true,
      currentActor: 'matchmaker',
    });
    const contacts = (await get(`/pairings/${id}/contacts`, pair.supply.cookie)).body;
    expect(contacts.demand).toMatchObject({
      scope: 'person',
      role: '信息科 项目负责人',
      name: '示例联系人',
    });
    expect(contacts.supply).toMatchObject({ scope: 'role', name: null, email: pair.supply.email });
    expect(await app.eventsOf(id)).toEqual([
      'pairing.opened',
      'pairing.answered',
      'pairing.became-mutual',
      'pairing.contacts-released',
    ]);
    const consents = await app.source.query(
      'select side, scope, released_at is not null as released from pairing_consents where pairing_id = $1 order by side',
      [id],
    );
    expect(consents).toEqual([
      { side: 'demand', scope: 'person', released: true },
      { side: 'supply', scope: 'role', released: true },
    ]);
  });

  it('with one no is over, for a reason of one’s own side', async () => {
    const { id } = (await openAs(app, pair, pair.supply)).body;
    const refuse = (body: object) => answerAs(app, id, pair.demand, { answer: 'decline', ...body });
    expect((await refuse({})).body.code).toBe('pairing.reason-needed');
    expect((await refuse({ reason: 'budget-low' })).body.code).toBe('pairing.reason-of-other-side');
    expect((await refuse({ reason: 'other' })).body.code).toBe('pairing.note-needed');
    const refused = await refuse({ reason: 'weak-evidence', note: '缺少三方检测报告' });
    expect(refused.body).toMatchObject({
      state: 'declined',
      endedBy: 'demand',
      reason: 'weak-evidence',
      currentActor: 'none',
      actions: [],
    });
    const late = await answerAs(app, id, pair.demand, { answer: 'connect', release: 'role' });
    expect([late.status, late.body.code]).toEqual([409, 'request.action-not-allowed']);
  });

  it('“可以了解” opens the conversation but releases nothing', async () => {
    const { id } = (await openAs(app, pair, pair.supply)).body;
    const send = (cookie: string, body: string) =>
      app.request('POST', `/pairings/${id}/messages`, { cookie, body: { body } });
    expect((await send(pair.supply.cookie, '想了解一下数据情况')).body.code).toBe(
      'pairing.conversation-closed',
    );
    const learned = await answerAs(app, id, pair.demand, { answer: 'learn' });
    expect(learned.body).toMatchObject({ state: 'awaiting_demand', contactsReleased: false });
    expect((await send(pair.supply.cookie, '请问历史数据有几年？')).status).toBe(201);
    const leak = await send(pair.supply.cookie, '加我微信 abc_12345 细聊');
    expect([leak.status, leak.body.code, leak.body.errors[0].pointer]).toEqual([
      422,
      'pairing.contact-in-text',
      '/body',
    ]);
    const messages = (await get(`/pairings/${id}/messages`, pair.demand.cookie)).body;
    expect(messages.items).toEqual([
      expect.objectContaining({ body: '请问历史数据有几年？', side: 'supply', mine: false }),
    ]);
    expect(JSON.stringify(messages)).not.toContain(pair.supply.email);
    await answerAs(app, id, pair.demand, { answer: 'connect', release: 'role' });
    expect((await send(pair.supply.cookie, '我的电话 13800001234')).status).toBe(201);
  });

  it('of the two sides at once is applied one after the other', async () => {
    const { id } = (await openAs(app, pair, pair.matchmaker)).body;
    const yes = { answer: 'connect', release: 'role' };
    const [one, two] = await Promise.all([
      answerAs(app, id, pair.demand, yes),
      answerAs(app, id, pair.supply, yes),
    ]);
    expect([one.status, two.status]).toEqual([200, 200]);
    expect((await get(`/pairings/${id}`, pair.demand.cookie)).body.state).toBe('mutual');
    const events = await app.eventsOf(id);
    expect(events.filter((type) => type === 'pairing.became-mutual')).toHaveLength(1);
  });
});

describe('a scenario taken by bids', () => {
  it('lets both say yes but keeps conversation, meetings and contacts off until the award', async () => {
    const sealed = await aPair(app, { procedure: 'bids' });
    const id = await aMutualPairing(app, sealed);
    const view = (await get(`/pairings/${id}`, sealed.demand.cookie)).body;
    expect(view).toMatchObject({ state: 'mutual', equalTreatment: true, contactsReleased: false });
    expect(view.actions).not.toContain('set-meeting');
    expect((await get(`/pairings/${id}/contacts`, sealed.demand.cookie)).body.code).toBe(
      'pairing.equal-treatment',
    );
    const said = await app.request('POST', `/pairings/${id}/messages`, {
      cookie: sealed.demand.cookie,
      body: { body: '你好' },
    });
    expect(said.body.code).toBe('pairing.equal-treatment');
    const introduced = await step(id, sealed.matchmaker.cookie, { action: 'introduce' });
    expect(introduced.body.code).toBe('pairing.equal-treatment');
    await runTime();
    expect(await app.eventsOf(id)).not.toContain('pairing.contacts-released');

    // The award ends the sealing: what both had agreed to is released then, once.
    await app.source.query(`update scenarios set state = 'awarded' where id = $1`, [
      sealed.scenarioId,
    ]);
    await runTime();
    await runTime();
    const released = (await app.eventsOf(id)).filter(
      (type) => type === 'pairing.contacts-released',
    );
    expect(released).toHaveLength(1);
    expect(
      (await get(`/pairings/${id}/contacts`, sealed.demand.cookie)).body.demand.email,
    ).toContain('@');
  });
});

describe('after mutual', () => {
  it('goes from introduction to an agreement that needs both sides', async () => {
    const id = await aMutualPairing(app, pair);
    const { demand, supply, matchmaker } = pair;
    expect((await step(id, demand.cookie, { action: 'introduce' })).status).toBe(403);
    expect((await step(id, matchmaker.cookie, { action: 'introduce' })).body.currentActor).toBe(
      'demand',
    );
    expect((await step(id, demand.cookie, { action: 'set-meeting' })).body.code).toBe(
      'pairing.date-needed',
    );
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString();
    expect((await step(id, demand.cookie, { action: 'set-meeting', at: soon })).body).toMatchObject(
      { state: 'meeting_set', meetingAt: soon },
    );
    expect((await step(id, supply.cookie, { action: 'record-meeting' })).body.state).toBe('met');
    expect((await step(id, supply.cookie, { action: 'negotiate' })).body.state).toBe('negotiating');
    expect((await step(id, demand.cookie, { action: 'agree' })).body).toMatchObject({
      state: 'negotiating',
      demandAgreed: true,
      currentActor: 'supply',
    });
    expect((await step(id, supply.cookie, { action: 'agree' })).body).toMatchObject({
      state: 'agreed',
      currentActor: 'none',
    });
    const timeline = (await get(`/pairings/${id}/timeline`, demand.cookie)).body;
    expect(timeline.items.map((i: { state: string }) => i.state).at(-1)).toBe('agreed');
  });

  it('can be parked until a day and comes back by itself', async () => {
    const id = await aMutualPairing(app, pair);
    const at = new Date(Date.now() + 5 * 86_400_000).toISOString();
    expect((await step(id, pair.matchmaker.cookie, { action: 'park', at })).body.state).toBe(
      'parked',
    );
    await runTime();
    expect((await get(`/pairings/${id}`, pair.matchmaker.cookie)).body.state).toBe('parked');
    await app.shiftClock('6 days');
    await runTime();
    await app.shiftClock('-6 days');
    expect((await get(`/pairings/${id}`, pair.matchmaker.cookie)).body.state).toBe('mutual');
  });

  it('ends as no fit with a reason, or by a matchmaker with a note', async () => {
    const first = await aMutualPairing(app, pair);
    expect((await step(first, pair.demand.cookie, { action: 'no-fit' })).body.code).toBe(
      'pairing.reason-needed',
    );
    const others = await step(first, pair.demand.cookie, {
      ...{ action: 'no-fit', reason: 'capacity-full' },
    });
    expect([others.status, others.body.code]).toEqual([422, 'pairing.reason-of-other-side']);
    expect(
      (await step(first, pair.demand.cookie, { action: 'no-fit', reason: 'price-high' })).body,
    ).toMatchObject({ state: 'no_fit', reason: 'price-high', endedBy: 'demand' });
    const second = await aMutualPairing(app, pair);
    expect((await step(second, pair.matchmaker.cookie, { action: 'override' })).body.code).toBe(
      'pairing.note-needed',
    );
    expect((await step(second, pair.demand.cookie, { action: 'override', note: 'x' })).status).toBe(
      403,
    );
    expect(
      (await step(second, pair.matchmaker.cookie, { action: 'override', note: '双方已线下终止' }))
        .body.state,
    ).toBe('overridden');
    expect(
      (await app.request('POST', `/pairings/${second}/steps`, { body: { action: 'agree' } }))
        .status,
    ).toBe(401);
  });
});

describe('time', () => {
  it('lets an unanswered pairing lapse after 30 days, not a millisecond before', async () => {
    const { id, expiresAt } = (await openAs(app, pair, pair.supply)).body;
    const set = (ms: number) =>
      app.source.query(
        `update pairings set expires_at = app_now() + make_interval(secs => $2) where id = $1`,
        [id, ms / 1000],
      );
    expect(new Date(expiresAt).getTime() - Date.now()).toBeGreaterThan(29.9 * 86_400_000);
    await set(5_000);
    await runTime();
    expect((await get(`/pairings/${id}`, pair.supply.cookie)).body.state).toBe('awaiting_demand');
    await set(-1);
    const late = await answerAs(app, id, pair.demand, { answer: 'connect', release: 'role' });
    expect([late.status, late.body.code]).toEqual([409, 'pairing.expired']);
    await runTime();
    await runTime();
    expect((await get(`/pairings/${id}`, pair.supply.cookie)).body).toMatchObject({
      state: 'expired',
      endedBy: 'system',
    });
    expect(await app.eventsOf(id)).toEqual(['pairing.opened', 'pairing.moved']);
  });

  it('marks a quiet accepted pairing as stalled', async () => {
    const id = await aMutualPairing(app, pair);
    await app.shiftClock('15 days');
    await runTime();
    await app.shiftClock('-15 days');
    expect((await get(`/pairings/${id}`, pair.demand.cookie)).body).toMatchObject({
      state: 'stalled',
      currentActor: 'matchmaker',
    });
    expect((await step(id, pair.demand.cookie, { action: 'resume' })).body.state).toBe('mutual');
  });
});

describe('lists and board', () => {
  it('shows a side its own only, and what waits for it', async () => {
    await openAs(app, pair, pair.supply);
    expect((await get('/pairings')).status).toBe(401);
    expect((await get('/pairings?state=lost', pair.demand.cookie)).status).toBe(400);
    const mine = await get('/pairings', pair.demand.cookie);
    expect(mine.body.total).toBe(1);
    expect((await get('/pairings?actor=me', pair.demand.cookie)).body.total).toBe(1);
    expect((await get('/pairings?actor=me', pair.supply.cookie)).body.total).toBe(0);
    expect((await get('/pairings', (await aMember(app)).cookie)).body.total).toBe(0);
  });

  it('pages without losing or repeating a pairing', async () => {
    const supply = await aMember(app);
    for (let i = 0; i < 3; i++) await openAs(app, await aPair(app, { supply }), supply);
    const seen: string[] = [];
    let cursor = '';
    do {
      const answer = await get(`/pairings?limit=2${cursor}`, supply.cookie);
      seen.push(...answer.body.items.map((p: { id: string }) => p.id));
      cursor = answer.body.nextCursor ? `&cursor=${answer.body.nextCursor}` : '';
    } while (cursor);
    expect(new Set(seen).size).toBe(3);
  });

  it('gives matchmakers the board with the actor who must move next', async () => {
    await openAs(app, pair, pair.supply);
    expect((await get('/pairings/board')).status).toBe(401);
    expect((await get('/pairings/board', pair.demand.cookie)).status).toBe(403);
    const board = (await get('/pairings/board', pair.matchmaker.cookie)).body;
    const column = board.columns.find((c: { state: string }) => c.state === 'awaiting_demand');
    expect(column.count).toBeGreaterThan(0);
    expect(column.items[0].currentActor).toBe('demand');
    // The SQL twin of currentActor counts the same as the cards say.
    for (const actor of ['demand', 'supply', 'matchmaker'] as const) {
      const cards = board.columns.flatMap((c: { items: { currentActor: string }[] }) => c.items);
      expect(board.waitingFor[actor]).toBe(
        cards.filter((p: { currentActor: string }) => p.currentActor === actor).length,
      );
    }
  });
});

describe('the figure', () => {
  it('moves with mutual pairings, leaves 示例 out and hides small cells', async () => {
    const fresh = await startTestApp();
    const figure = async (scope = 'real') =>
      (await fresh.request('GET', `/insights/mutual?scope=${scope}`)).body;
    expect(await figure()).toMatchObject({ n: null, rate: null, toDate: { opened: 0, mutual: 0 } });
    for (let i = 0; i < 6; i++) {
      const real = await aPair(fresh);
      const { id } = (await openAs(fresh, real, real.supply)).body;
      if (i < 5) await answerAs(fresh, id, real.demand, { answer: 'connect', release: 'role' });
    }
    const organisationId = await anOrganisation(fresh, { demo: true });
    const demoSide = await anAccount(fresh, { organisationId });
    const demoPair = await aPair(fresh, { supply: demoSide });
    await openAs(fresh, demoPair, demoPair.supply);
    for (const table of ['scenarios', 'capabilities'])
      await fresh.source.query(`update ${table} set demo = true where id = any($1)`, [
        [demoPair.scenarioId, demoPair.capabilityId],
      ]);
    const second = {
      ...demoPair,
      capabilityId: await aCapability(fresh, { organisationId, demo: true }),
    };
    await openAs(fresh, second, demoSide);

    const before = await figure();
    expect(before).toMatchObject({ n: null, suppressed: false, toDate: { opened: 7, mutual: 5 } });
    await fresh.shiftClock('60 days');
    const after = await figure();
    expect(after).toMatchObject({ n: 7, mutual: 5, demo: false });
    expect(after.rate).toBeCloseTo(5 / 7);
    expect(after.bySector).toEqual([expect.objectContaining({ key: 'industry', n: 7 })]);
    expect(await figure('demo')).toMatchObject({ n: null, suppressed: true, demo: true });
    expect((await fresh.request('GET', '/insights/mutual?scope=all')).status).toBe(400);
    await fresh.stop();
  });
});

it('keeps working for an account that signs in again', async () => {
  const cookie = await signedIn(app, pair.demand.userId);
  expect((await get('/pairings', cookie)).status).toBe(200);
});
