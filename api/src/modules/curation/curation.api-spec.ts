import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aPair, type Pair } from '../../../test/factories/pairings.js';
import { aCapability } from '../../../test/factories/suppliers.js';

let app: TestApp;
let pair: Pair;
let second: TestAccount;
beforeAll(async () => {
  app = await startTestApp();
  second = await anAccount(app, { roles: ['matchmaker'], displayName: '示例撮合员乙' });
});
afterAll(() => app.stop());
beforeEach(async () => {
  pair = await aPair(app);
});

const later = () => new Date(Date.now() + 9 * 86_400_000).toISOString();
const set = (body: object, who: TestAccount | null = pair.matchmaker) =>
  app.request('POST', '/marks', {
    ...(who ? { cookie: who.cookie } : {}),
    body: { scenarioId: pair.scenarioId, capabilityId: pair.capabilityId, ...body },
  });
const lift = (id: string, who = pair.matchmaker) =>
  app.request('POST', `/marks/${id}/lifts`, { cookie: who.cookie });
const marks = (who = pair.matchmaker) =>
  app.request('GET', `/marks?scenarioId=${pair.scenarioId}&capabilityId=${pair.capabilityId}`, {
    cookie: who.cookie,
  });

describe('marks on a pair', () => {
  it('are for matchmakers', async () => {
    expect((await set({ kind: 'pin' }, null)).status).toBe(401);
    for (const who of [pair.demand, pair.supply, await aMember(app)])
      expect((await set({ kind: 'pin' }, who)).body.code).toBe('request.not-allowed');
    expect((await marks(pair.demand)).status).toBe(403);
  });

  it('are kept with who and when, also after they were lifted, and recorded without their words', async () => {
    const note = '示例：上次会面很顺利';
    const [mark] = (await set({ kind: 'pin', note })).body.items;
    expect(mark).toMatchObject({ kind: 'pin', note, state: 'live', actions: ['lift'] });
    const lifted = await lift(mark.id, second);
    expect(lifted.body.items[0]).toMatchObject({
      state: 'lifted',
      liftedBy: '示例撮合员乙',
      actions: [],
    });
    expect((await lift(mark.id)).body.code).toBe('request.action-not-allowed');
    expect(await app.eventsOf(mark.id)).toEqual(['mark.set', 'mark.lifted']);
    const [event] = await app.source.query<{ payload: unknown }[]>(
      `select payload from events where subject_id = $1 order by seq`,
      [mark.id],
    );
    expect(JSON.stringify(event)).not.toContain('会面');
    const exported = await app.request('GET', '/me/export', { cookie: pair.matchmaker.cookie });
    expect(JSON.stringify(exported.body.sections.marks)).toContain(note);
  });

  it.each([
    ['an exclusion without a reason', { kind: 'exclude' }, 'curation.reason-needed'],
    ['a reason not in the list', { kind: 'exclude', reason: 'because' }, 'curation.reason-needed'],
    ['“other” without words', { kind: 'exclude', reason: 'other' }, 'curation.note-needed'],
    ['an empty note', { kind: 'note' }, 'curation.note-needed'],
    ['an overruling without a note', { kind: 'override' }, 'curation.note-needed'],
    ['parking without a date', { kind: 'park' }, 'curation.date-needed'],
    [
      'parking into the past',
      { kind: 'park', until: '2020-01-01T00:00:00Z' },
      'curation.date-needed',
    ],
    ['a phone number', { kind: 'note', note: '打 13800138000 找他' }, 'curation.contact-in-note'],
  ])('refuses %s', async (_, body, code) => {
    const answer = await set(body);
    expect([answer.status, answer.body.code]).toEqual([422, code]);
  });

  it('refuses what is not there, and bad input', async () => {
    const nobody = '01890000-0000-7000-8000-000000000000';
    expect((await set({ kind: 'pin', scenarioId: nobody })).status).toBe(404);
    const capabilityId = await aCapability(app, { demo: true });
    expect((await set({ kind: 'pin', capabilityId })).body.code).toBe('curation.demo-and-real');
    expect((await set({ kind: 'like' })).status).toBe(400);
    expect((await lift(nobody)).body.code).toBe('curation.not-found');
  });

  it('by two matchmakers at once: one is set, the other told who was first', async () => {
    const answers = await Promise.all([
      set({ kind: 'pin' }),
      set({ kind: 'pin' }, second),
      set({ kind: 'exclude', reason: 'conflict' }, second),
    ]);
    const done = answers.filter((answer) => answer.status === 201);
    const refused = answers.filter((answer) => answer.status === 409);
    expect([done.length, refused.length]).toEqual([1, 2]);
    expect(refused.map((answer) => answer.body.code).join()).toMatch(/curation\./);
    const live = (await marks()).body.items.filter((m: { state: string }) => m.state === 'live');
    expect(live.length).toBe(1);
  });

  it('allow many notes, and one parking at a time', async () => {
    await set({ kind: 'note', note: '示例：第一条' });
    await set({ kind: 'note', note: '示例：第二条' }, second);
    await set({ kind: 'park', until: later() });
    const again = await set({ kind: 'park', until: later() }, second);
    expect([again.status, again.body.code]).toEqual([409, 'curation.exists']);
    expect((await marks()).body.total).toBe(3);
  });
});
