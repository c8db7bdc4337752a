import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import {
  anOpenedScenario,
  aPanel,
  openedBidsInMemory,
  type OpenedBidsInMemory,
  type OpenedScenario,
} from '../../../test/factories/evaluation.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { Jobs } from '../../platform/jobs/jobs.js';

/** Who judges: naming, evident and declared conflicts, exclusions. */

let app: TestApp;
let memory: OpenedBidsInMemory;
let scenario: OpenedScenario;
beforeAll(async () => {
  app = await startTestApp();
  memory = openedBidsInMemory(app);
});
afterAll(() => app.stop());
beforeEach(async () => {
  memory.officers.length = 0;
  memory.partners.length = 0;
  scenario = await anOpenedScenario(app, memory);
});

const at = (path: string) => `/scenarios/${scenario.id}/evaluation${path}`;
const post = (who: TestAccount | null, path: string, body: unknown = {}) =>
  app.request('POST', at(path), { ...(who ? { cookie: who.cookie } : {}), body });
const view = (who: TestAccount) => app.request('GET', at(''), { cookie: who.cookie });
const evaluator = (given: object = {}) => anAccount(app, { roles: ['evaluator'], ...given });
const name = (who: TestAccount | null, userId: string, chair = false) =>
  post(who, '/members', { userId, chair });
const none = { none: true };

describe('naming', () => {
  it('is for the publisher’s owner and reviewers, who see who may be named', async () => {
    const person = await evaluator();
    const editor = await anAccount(app, {
      ...{ organisationId: scenario.publisher.organisationId, role: 'editor' },
    });
    expect((await name(null, person.userId)).status).toBe(401);
    expect((await name(editor, person.userId)).status).toBe(403);
    // For whoever has no part in it there is no evaluation.
    for (const who of [await aMember(app), scenario.bidders[0], person])
      expect((await name(who ?? null, person.userId)).status).toBe(404);
    expect((await name(scenario.publisher, person.userId, true)).status).toBe(201);
    expect((await name(scenario.reviewer, (await evaluator()).userId)).status).toBe(201);
    const { body } = await app.request('GET', at('/choices'), { cookie: scenario.reviewer.cookie });
    expect(body.items).toContainEqual(
      expect.objectContaining({ userId: person.userId, faults: [] }),
    );
    expect((await app.request('GET', at('/choices'), { cookie: person.cookie })).status).toBe(404);
    expect((await view(await aMember(app))).status).toBe(404);
    expect((await view(person)).body.members).toHaveLength(2);
  });

  it('refuses who is no evaluator, who is on it already, a second chair, an officer, a bidder’s own', async () => {
    const [a, b] = [await evaluator(), await evaluator()];
    const code = async (userId: string, chair = false) =>
      (await name(scenario.reviewer, userId, chair)).body.code;
    expect(await code((await anAccount(app)).userId)).toBe('evaluation.not-an-evaluator');
    await name(scenario.reviewer, a.userId, true);
    expect(await code(a.userId)).toBe('evaluation.already-named');
    expect(await code(b.userId, true)).toBe('evaluation.chair-taken');
    memory.officers.push(b.userId);
    expect(await code(b.userId)).toBe('evaluation.conflicted');
    const theirs = await evaluator({ organisationId: scenario.bidders[1]?.organisationId });
    expect(await code(theirs.userId)).toBe('evaluation.conflicted');
    expect((await name(scenario.reviewer, 'x')).status).toBe(400);
    const direct = await aScenario(app, { state: 'open', publisher: scenario.publisher });
    const refused = await app.request('POST', `/scenarios/${direct.id}/evaluation/members`, {
      ...{ cookie: scenario.publisher.cookie, body: { userId: a.userId } },
    });
    expect(refused.body.code).toBe('evaluation.not-by-bids');
  });

  it('refuses a matchmaker who brought suppliers to this very scenario', async () => {
    const both = await anAccount(app, { roles: ['evaluator', 'matchmaker'] });
    const fact = { scenarioId: scenario.id, capabilityId: scenario.id, kind: 'pin' };
    await app.source.query(
      `insert into events (id, type, subject_type, subject_id, actor_id, payload)
       values (gen_random_uuid(), 'mark.set', 'mark', gen_random_uuid(), $1, $2)`,
      [both.userId, fact],
    );
    expect((await name(scenario.reviewer, both.userId)).body.code).toBe('evaluation.conflicted');
    const other = await anOpenedScenario(app, memory);
    const fine = await app.request('POST', `/scenarios/${other.id}/evaluation/members`, {
      ...{ cookie: other.reviewer.cookie, body: { userId: both.userId } },
    });
    expect(fine.status).toBe(201);
  });
});

describe('beginning', () => {
  it('needs two with a chair and open bids, and takes the scenario into evaluation', async () => {
    await aPanel(app, scenario, { size: 1 });
    const alone = await post(scenario.publisher, '/beginnings');
    expect([alone.status, alone.body.code]).toEqual([422, 'evaluation.panel-too-small']);
    expect((await view(scenario.publisher)).body.blocked).toMatch(/至少需要 2 人/);
    await name(scenario.publisher, (await evaluator()).userId);
    for (const id of scenario.bids) memory.change(scenario.id, id, { state: 'withdrawn' });
    expect((await post(scenario.publisher, '/beginnings')).body.code).toBe('evaluation.not-opened');
    for (const { organisationId } of scenario.bidders)
      memory.add(scenario.id, { memberIds: [organisationId] });
    expect((await post(scenario.publisher, '/beginnings')).body).toMatchObject({
      ...{ state: 'declaring', scenarioState: 'evaluating', bids: 2 },
    });
    expect((await post(scenario.publisher, '/beginnings')).status).toBe(409);
  });

  it('excludes members in evident conflict: present and former organisation, shared consortium', async () => {
    const [first, second] = scenario.bidders.map(({ organisationId }) => organisationId);
    const sealed = await anOpenedScenario(app, memory, { bidders: 0 });
    const elsewhere = await aMember(app);
    const present = await evaluator({ organisationId: first });
    const former = await evaluator();
    await app.source.query(
      `insert into events (id, type, subject_type, subject_id, payload)
       values (gen_random_uuid(), 'member.removed', 'organisation', $1, $2)`,
      [second, { userId: former.userId }],
    );
    const partner = await evaluator({ organisationId: elsewhere.organisationId });
    memory.partners.push([elsewhere.organisationId, first ?? '']);
    const [chair, plain] = [await evaluator(), await evaluator()];
    // Named before the opening, when nobody may know who bids.
    for (const [i, { userId }] of [chair, plain, present, former, partner].entries()) {
      const answer = await app.request('POST', `/scenarios/${sealed.id}/evaluation/members`, {
        ...{ cookie: sealed.reviewer.cookie, body: { userId, chair: i === 0 } },
      });
      expect(answer.status).toBe(201);
    }
    for (const id of [first, second]) memory.add(sealed.id, { memberIds: [id ?? ''] });
    const begun = await app.request('POST', `/scenarios/${sealed.id}/evaluation/beginnings`, {
      ...{ cookie: sealed.reviewer.cookie, body: {} },
    });
    expect(begun.body.members.map((m: { excludedReason: string }) => m.excludedReason)).toEqual([
      ...[null, null, 'same-organisation', 'earlier-employer', 'shared-consortium'],
    ]);
    expect((await app.eventsOf(sealed.id)).slice(-3)).toEqual([
      ...['evaluation.member-excluded', 'evaluation.member-excluded', 'evaluation.member-excluded'],
    ]);
  });
});

describe('declaring', () => {
  let chair: TestAccount;
  let plain: TestAccount;
  beforeEach(async () => {
    const panel = await aPanel(app, scenario, { size: 3 });
    [chair, plain] = [panel[0] ?? panel[1], panel[1]] as [TestAccount, TestAccount];
    await post(scenario.publisher, '/beginnings');
  });

  it('comes before anything is visible: bidders by name, nothing of a bid', async () => {
    const { body } = await view(plain);
    expect(body.parties).toHaveLength(2);
    expect(body.actions).toEqual(['declare']);
    for (const path of ['/sheet', '/consensus'])
      expect((await app.request('GET', at(path), { cookie: plain.cookie })).status).toBe(404);
    expect((await post(plain, '/declarations', none)).status).toBe(201);
    // Still others to declare: nothing to read yet.
    expect((await app.request('GET', at('/sheet'), { cookie: plain.cookie })).status).toBe(404);
    expect((await post(plain, '/declarations', none)).status).toBe(403);
    expect((await post(await evaluator(), '/declarations', none)).status).toBe(404);
    expect((await post(null, '/declarations', none)).status).toBe(401);
  });

  it('says plainly that there is none, or lists each with its kind', async () => {
    const conflict = { organisationId: null, kind: 'advisor', note: '示例：曾任顾问' };
    const code = async (body: unknown) => (await post(plain, '/declarations', body)).body.code;
    expect(await code({ none: false })).toBe('evaluation.declaration-contradictory');
    expect(await code({ none: true, conflicts: [conflict] })).toBe(
      'evaluation.declaration-contradictory',
    );
    const stranger = { ...conflict, organisationId: scenario.publisher.organisationId };
    expect(await code({ none: false, conflicts: [stranger] })).toBe('evaluation.unknown-party');
    expect(await code({ none: false, conflicts: [{ ...conflict, kind: 'rumour' }] })).toBe(
      'request.invalid',
    );
  });

  const disclose = (who: TestAccount, kind: string) =>
    post(who, '/declarations', {
      none: false,
      conflicts: [{ organisationId: scenario.bidders[0]?.organisationId, kind, note: '示例说明' }],
    });
  const noOf = async (who: TestAccount): Promise<number> =>
    (await view(who)).body.members.find((m: { me: boolean }) => m.me).no;

  it('excludes by a hard tie; a soft one is disclosed and decided by somebody else', async () => {
    const third = (await view(scenario.reviewer)).body.members[2];
    expect((await disclose(plain, 'financial')).body.members[1]).toMatchObject({
      ...{ state: 'excluded', excludedReason: 'conflict' },
    });
    expect((await view(plain)).body.actions).toEqual([]);
    await post(chair, '/declarations', none);
    expect(third.state).toBe('named');
    expect((await app.eventsOf(scenario.id)).slice(-3)).toContain('evaluation.conflict-declared');
  });

  it('has the chair or a reviewer decide, never the person concerned', async () => {
    await disclose(chair, 'advisor');
    const no = await noOf(chair);
    const decide = (who: TestAccount, decision = 'clear') =>
      post(who, `/members/${no}/decisions`, { decision });
    expect((await decide(chair)).status).toBe(403);
    expect((await decide(scenario.publisher)).status).toBe(403);
    expect((await decide(plain)).status).toBe(403);
    // What was disclosed is read by those who decide, not by colleagues.
    const told = async (who: TestAccount) => (await view(who)).body.members[0].conflicts.length;
    expect([await told(scenario.reviewer), await told(chair), await told(plain)]).toEqual([
      1, 1, 0,
    ]);
    expect((await decide(scenario.reviewer)).body.members[0].state).toBe('cleared');
    expect((await decide(scenario.reviewer)).status).toBe(409);
    await disclose(plain, 'supervised');
    const excluded = await post(chair, `/members/${await noOf(plain)}/decisions`, {
      decision: 'exclude',
    });
    expect(excluded.body.members[1]).toMatchObject({
      state: 'excluded',
      excludedReason: 'conflict',
    });
  });

  it('blocks below two, says so, and goes on with a replacement who declares', async () => {
    const third = (await view(scenario.reviewer)).body.members[2].no;
    await post(chair, '/declarations', none);
    await disclose(plain, 'family');
    const out = await post(scenario.reviewer, `/members/${third}/exclusions`, {
      reason: 'unavailable',
    });
    expect(out.body).toMatchObject({ state: 'declaring' });
    expect(out.body.blocked).toMatch(/至少需要 2 人/);
    const fresh = await evaluator();
    expect((await name(scenario.publisher, fresh.userId)).body).toMatchObject({ blocked: null });
    const ready = await post(fresh, '/declarations', none);
    expect(ready.body.state).toBe('scoring');
    expect(ready.body.dueAt).not.toBeNull();
    await app.source.query(
      `update evaluations set since = '2026-12-29T09:00:00+08:00', due_at = '2027-01-06T09:00:00+08:00'
       where scenario_id = $1`,
      [scenario.id],
    );
    expect((await view(scenario.publisher)).body).toMatchObject({ provisionalYear: 2027 });
  });

  // A hold freezes decisions, not a person's right to be forgotten.
  it.each<[string[]]>([[[]], [['evaluation']]])(
    'is forgotten with the account, whose place falls vacant (held: %s)',
    async (steps) => {
      const eventId = uuidv7();
      await disclose(plain, 'advisor');
      const exported = await app.request('GET', '/me/export', { cookie: plain.cookie });
      expect(JSON.stringify(exported.body)).toContain('示例说明');
      if (steps.length)
        await app.source.query(
          `insert into step_holds (id, subject_id, steps, reason, note, placed_at)
         values (gen_random_uuid(), $1, $2, 'by-hand', '', app_now())`,
          [scenario.id, steps],
        );
      await app.source.query('delete from sessions where user_id = $1', [plain.userId]);
      await app.source.query(
        `insert into events (id, type, subject_type, subject_id) values ($2, 'user.erased', 'user', $1)`,
        [plain.userId, eventId],
      );
      await app.source.query(
        `insert into deliveries (id, event_id, subscriber) values (gen_random_uuid(), $1, 'evaluation.forget-evaluator')`,
        [eventId],
      );
      await app.settle();
      const rows = await app.source.query(
        `select m.user_id, m.state, c.note from evaluation_members m join evaluation_conflicts c on c.member_id = m.id
       where m.scenario_id = $1`,
        [scenario.id],
      );
      expect(rows).toEqual([{ user_id: null, state: 'excluded', note: '' }]);
    },
  );

  it('has a time limit: told one working day before and once it has passed, each once', async () => {
    const told = async () =>
      (await app.eventsOf(scenario.id)).filter((type) => type.startsWith('evaluation.step'));
    const tick = () => app.nest.get(Jobs).runNow('evaluation.clock');
    await app.source.query(
      `update evaluations set due_at = app_now() + interval '40 days' where scenario_id = $1`,
      [scenario.id],
    );
    await tick();
    expect(await told()).toEqual([]);
    const soon = `update evaluations set due_at = app_now() + $2::interval where scenario_id = $1`;
    await app.source.query(soon, [scenario.id, '2 hours']);
    await tick();
    await tick();
    expect(await told()).toEqual(['evaluation.step-due']);
    await app.source.query(soon, [scenario.id, '-1 hour']);
    await tick();
    await tick();
    expect(await told()).toEqual(['evaluation.step-due', 'evaluation.step-overdue']);
    expect((await view(scenario.publisher)).body.overdue).toBe(true);
  });
});
