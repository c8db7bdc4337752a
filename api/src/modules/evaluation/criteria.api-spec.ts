import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, takeStep, type MadeScenario } from '../../../test/factories/scenarios.js';
import { standardCriteria } from './evaluation-criteria.js';

/** Criteria: the publisher's until submission, public and fixed with the opening, later only as a material change. */

let app: TestApp;
let publisher: TestAccount;
let reviewer: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  reviewer = await anAccount(app, { roles: ['reviewer'] });
});
afterAll(() => app.stop());

const deadline = () => new Date(Date.now() + 60 * 86_400_000).toISOString();
const byBids = (state: MadeScenario['state'], fields: object = {}) =>
  aScenario(app, {
    ...{ state, publisher, reviewer },
    fields: { procedure: 'bids', takers: 'one', deadline: deadline(), ...fields },
  });
const read = (id: string, who?: TestAccount) =>
  app.request('GET', `/scenarios/${id}/criteria`, who ? { cookie: who.cookie } : {});
const save = (id: string, body: unknown, version = 0, who: TestAccount | null = publisher) =>
  app.request('PUT', `/scenarios/${id}/criteria`, {
    ...(who ? { cookie: who.cookie } : {}),
    ...{ body, headers: { 'if-match': `"${version}"` } },
  });
const own = (price = 2000) => {
  const { criteria, ...rest } = standardCriteria();
  return { ...rest, criteria, price: { ...rest.price, weight: price } };
};

describe('criteria of a draft', () => {
  it('are saved as one types, whatever they add up to, and say what is missing', async () => {
    const { id } = await byBids('draft');
    expect((await read(id, publisher)).body).toMatchObject({
      ...{ version: 0, standard: true, frozen: false, faults: [], actions: ['edit'] },
    });
    const saved = await save(id, own(1000));
    expect([saved.status, saved.body.version, saved.body.totalWeight]).toEqual([200, 1, 9000]);
    expect(saved.body.faults).toEqual([
      expect.objectContaining({ pointer: '/price/weight', code: 'weights-total' }),
    ]);
    expect(await app.eventsOf(id)).not.toContain('evaluation.criteria-set');
  });

  it('are nobody else’s business, and only its editors write them', async () => {
    const { id } = await byBids('draft');
    expect((await read(id)).status).toBe(404);
    expect((await read(id, await aMember(app))).status).toBe(404);
    expect((await save(id, own(), 0, null)).status).toBe(401);
    expect((await save(id, own(), 0, await aMember(app))).status).toBe(404);
    const viewer = await anAccount(app, {
      ...{ organisationId: publisher.organisationId, role: 'viewer' },
    });
    expect((await save(id, own(), 0, viewer)).body.code).toBe('evaluation.not-yours');
  });

  it('hold when two tabs write: the second is told', async () => {
    const { id } = await byBids('draft');
    const both = await Promise.all([save(id, own()), save(id, own(1500))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const without = await app.request('PUT', `/scenarios/${id}/criteria`, {
      ...{ cookie: publisher.cookie, body: own() },
    });
    expect(without.status).toBe(428);
  });

  it('are refused in a form that cannot be, with contacts, and for scenarios taken directly', async () => {
    const { id } = await byBids('draft');
    const { criteria, ...rest } = own();
    const off = { ...rest, criteria: [{ ...criteria[0], weight: 1.5 }] };
    expect((await save(id, off)).status).toBe(400);
    const contact = { ...rest, criteria: [{ ...criteria[0], guidance: '请致电 13800138000' }] };
    expect((await save(id, contact)).body.code).toBe('evaluation.contact-in-text');
    const direct = await aScenario(app, { publisher });
    expect((await save(direct.id, own())).body.code).toBe('evaluation.not-by-bids');
    expect((await read(direct.id, publisher)).status).toBe(422);
  });

  it('keep the scenario from being submitted while they do not add up', async () => {
    const scenario = await byBids('draft');
    await save(scenario.id, own(1000));
    const refused = await takeStep(app, 'submit', scenario);
    expect([refused.status, refused.body.code]).toEqual([422, 'evaluation.criteria-incomplete']);
    expect(refused.body.errors[0]).toMatchObject({ pointer: '/price/weight' });
    await save(scenario.id, own(), 1);
    expect((await takeStep(app, 'submit', scenario)).status).toBeLessThan(300);
    // What the reviewer judges does not move under the review.
    expect((await save(scenario.id, own(), 2)).body.code).toBe('evaluation.criteria-frozen');
    expect((await read(scenario.id, reviewer)).status).toBe(200);
  });
});

describe('with the opening', () => {
  it('the publisher’s criteria become public, fixed and part of the log', async () => {
    const scenario = await byBids('draft');
    await save(scenario.id, { ...own(), tieRule: 'price-first' });
    for (const step of ['submit', 'approve', 'publish']) await takeStep(app, step, scenario);
    const { body } = await read(scenario.id);
    expect(body).toMatchObject({ frozen: true, standard: false, actions: [] });
    expect(body.criteria.tieRule).toBe('price-first');
    const [event] = await app.source.query(
      `select payload from events where type = 'evaluation.criteria-set' and subject_id = $1`,
      [scenario.id],
    );
    expect(event.payload).toMatchObject({
      hash: body.hash,
      standard: false,
      criteria: body.criteria,
    });
  });

  it('the standard is taken where the publisher chose none, so that an opening never fails for it', async () => {
    const { id } = await byBids('open');
    expect((await read(id)).body).toMatchObject({ frozen: true, standard: true, faults: [] });
    const direct = await aScenario(app, { state: 'open', publisher, reviewer });
    expect(await app.eventsOf(direct.id)).not.toContain('evaluation.criteria-set');
  });
});

describe('a change while the scenario is open', () => {
  it('is a material version that moves the deadline by rule, in one transaction', async () => {
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const { id } = await byBids('open', { deadline: soon });
    const before = (await app.request('GET', `/scenarios/${id}`)).body;
    const faulty = await save(id, own(1000), 1);
    expect(faulty.body.code).toBe('evaluation.criteria-incomplete');
    const changed = await save(id, { ...own(), tieRule: 'price-first' }, 1);
    expect([changed.status, changed.body.standard, changed.body.frozen]).toEqual([
      200,
      false,
      true,
    ]);
    const after = (await app.request('GET', `/scenarios/${id}`)).body;
    expect(after.publishedVersion).toBe(before.publishedVersion + 1);
    expect(Date.parse(after.deadline)).toBeGreaterThan(Date.parse(before.deadline));
    const { body: diff } = await app.request('GET', `/scenarios/${id}/versions/2/diff`);
    expect(diff.material).toBe(true);
    expect(diff.changes.map((change: { field: string }) => change.field)).toContain('criteria');
    expect((await app.eventsOf(id)).slice(-3)).toEqual([
      ...['scenario.changed', 'scenario.deadline-moved', 'evaluation.criteria-set'],
    ]);
  });

  it('is none when nothing differs, and impossible after the deadline', async () => {
    const { id } = await byBids('open');
    const { body } = await read(id);
    expect((await save(id, body.criteria, 1)).body.version).toBe(1);
    expect(await app.eventsOf(id)).not.toContain('scenario.changed');
    const closed = await byBids('open');
    await app.source.query('update scenarios set deadline = app_now() where id = $1', [closed.id]);
    expect((await save(closed.id, own(), 1)).body.code).toBe('evaluation.criteria-frozen');
  });
});
