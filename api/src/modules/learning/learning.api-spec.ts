import { PRIOR } from '@aism/search';
import { v7 as uuidv7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { answerAs, openAs } from '../../../test/factories/pairings.js';
import { aScenario, type MadeScenario } from '../../../test/factories/scenarios.js';
import { aPublishedCapability } from '../../../test/factories/suppliers.js';
import { MatchScores } from '../matching/match-scores.reads.js';
import { MatchShowings } from '../matching/match-showings.service.js';
import { Learner } from './learner.service.js';

/** From answers in the event log to what everybody’s scores say: calibration, promotion, refusal, and the way back. */

let app: TestApp;
let publisher: TestAccount;
let supplier: TestAccount;
let matchmaker: TestAccount;
let scenario: MadeScenario;
let capability: string;

beforeAll(async () => {
  app = await startTestApp();
  publisher = await aMember(app);
  supplier = await aMember(app);
  matchmaker = await anAccount(app, { roles: ['matchmaker'] });
  scenario = await aScenario(app, {
    state: 'open',
    publisher,
    fields: {
      title: '产线外观缺陷视觉检测',
      summary: '外壳划痕靠人工目检，漏检多。',
      problem: '两条产线每天两万件外壳，目检员轮班，划痕与脏污漏检率高，需要自动复判。',
      mustHave: ['识别划痕与脏污'],
      technologies: ['vision'],
      sectors: ['industry'],
    },
  });
  capability = await aPublishedCapability(app, supplier);
  await app.settle();
});
afterAll(() => app.stop());

type Lines = { demand: Record<string, number>; supply: Record<string, number> };

let state = 7;
const random = () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Pairings that a matchmaker opened, with lines as they were; two answers each, or one from the demand side. */
async function answered(
  count: number,
  chance: (lines: Lines) => number,
  more: { demo?: boolean; sides?: readonly ('demand' | 'supply')[] } = {},
): Promise<void> {
  const { demo = false, sides = ['demand', 'supply'] } = more;
  const events: object[] = [];
  const rows: object[] = [];
  for (let i = 0; i < count; i++) {
    const id = uuidv7();
    const lines = {
      demand: { base: -2.4, needs: 2 + 3 * (random() - 0.5), musts: 2.6 * (random() - 0.5) },
      supply: { 'start-point': -1.9, focus: 1.5 + 2 * (random() - 0.5) },
    };
    rows.push({ id, lines });
    const number = String(Math.floor(i / 6)).padStart(12, '0');
    const pair = {
      scenarioId: `01890000-0000-7000-8000-${number}`,
      capabilityId: `01890000-0000-7000-9000-${String(i % 97).padStart(12, '0')}`,
    };
    events.push({
      ...{ type: 'pairing.opened', id },
      payload: { ...pair, openedBy: 'matchmaker', demo },
    });
    for (const side of sides) {
      const answer = random() < chance(lines) ? 'connect' : 'decline';
      events.push({ type: 'pairing.answered', id, payload: { ...pair, side, answer } });
    }
  }
  await app.source.query(
    `insert into events (id, type, subject_type, subject_id, payload, at)
     select gen_random_uuid(), e->>'type', 'pairing', (e->>'id')::uuid, e->'payload', app_now() + n * interval '1 ms'
     from jsonb_array_elements($1::jsonb) with ordinality as r (e, n)`,
    [JSON.stringify(events)],
  );
  await app.source.query(
    `insert into pairing_lines (pairing_id, base, lines)
     select (e->>'id')::uuid, $1, e->'lines' from jsonb_array_elements($2::jsonb) e`,
    [PRIOR.base, JSON.stringify(rows)],
  );
}

const coin = () => 0.5;
const learn = async (world: 'real' | 'demo' = 'real') => {
  const reports = await app.nest.get(Learner).run();
  await app.settle();
  return reports.find((report) => report.world === world)!;
};
const matches = (who?: TestAccount) =>
  app.request('GET', `/scenarios/${scenario.id}/matches`, who ? { cookie: who.cookie } : {});
const cards = async (world = 'real', who = matchmaker) =>
  (await app.request('GET', `/models?world=${world}`, { cookie: who.cookie })).body;
const rollBack = (version: string, who?: TestAccount, more: object = {}) =>
  app.request('POST', '/models/activations', {
    ...(who ? { cookie: who.cookie } : {}),
    body: { world: 'real', version, ...more },
  });
const inUse = async (world = 'real') =>
  (await cards(world)).items.find((card: { inUse: boolean }) => card.inUse);

describe('what is kept to learn from', () => {
  it('the lines of a pairing when it is opened, and the list its side was shown before, once', async () => {
    await matches(publisher);
    await matches(publisher);
    await matches();
    await app.nest.get(MatchShowings).flush();
    expect((await app.eventsOf(scenario.id)).filter((type) => type === 'match.shown')).toHaveLength(
      1,
    );
    await app.settle();
    const shown = await app.source.query(
      'select side, place, times from match_showings where subject_id = $1 and other_id = $2',
      [scenario.id, capability],
    );
    expect(shown).toEqual([{ side: 'demand', place: 1, times: 1 }]);
    const pair = {
      ...{ demand: publisher, supply: supplier, matchmaker },
      ...{ scenarioId: scenario.id, capabilityId: capability },
    };
    const opened = await openAs(app, pair, publisher);
    await app.settle();
    const kept = await app.source.query<{ lines: Lines }[]>(
      'select lines from pairing_lines where pairing_id = $1',
      [opened.body.id],
    );
    expect(kept[0]!.lines.demand['base']).toBeLessThan(0);
    expect(kept[0]!.lines.demand['capacity']).toBeUndefined();
    // The supplier was asked: its answer counts. The publisher opened: it answered nobody.
    await answerAs(app, opened.body.id, supplier, { answer: 'connect', release: 'role' });
    expect((await learn()).answers).toBe(1);
  });

  it('what was missed is made up for in the night', async () => {
    await app.source.query('delete from pairing_lines');
    await learn();
    const [{ n }] = await app.source.query('select count(*)::int as n from pairing_lines');
    expect(n).toBe(1);
  });
});

describe('calibration', () => {
  it('waits at 299 answers, and 示例 answers never count for the real world', async () => {
    await answered(149, coin);
    await answered(60, coin, { demo: true });
    expect(await learn()).toMatchObject({ answers: 299, outcome: 'too-few-answers' });
    const [item] = (await matches(publisher)).body.items;
    expect([item.calibrated, item.chance, item.chances]).toEqual([false, undefined, undefined]);
    expect((await inUse()).version).toBe(PRIOR.version);
  });

  it('begins at 300: percentages with bands for everybody, order and log-odds as before', async () => {
    const before = (await matches(publisher)).body;
    await answered(1, coin, { sides: ['demand'] });
    expect(await learn()).toMatchObject({ answers: 300, outcome: 'calibrated' });
    const state = await app.request('GET', '/learning', { cookie: matchmaker.cookie });
    expect(state.body).toEqual({ world: 'real', answers: 300, needed: 300 });
    const after = (await matches(publisher)).body;
    const [item] = after.items;
    expect(item.calibrated).toBe(true);
    for (const chance of [item.chance, item.chances.demand, item.chances.supply]) {
      expect(chance.low).toBeLessThan(chance.value);
      expect(chance.high).toBeGreaterThan(chance.value);
    }
    expect(item.score).toBe(before.items[0].score);
    expect(after.modelVersion).not.toBe(before.modelVersion);
    const [open] = (await matches()).body.items;
    expect(open.chance).toEqual(item.chance);
    expect(Object.keys(open).sort()).toEqual([
      'capability',
      'chance',
      'exposure',
      'id',
      'reasons',
      'score',
    ]);
    expect((await learn('demo')).outcome).toBe('too-few-answers');
  });

  it('shows on the card what it rests on, and that a challenger was refused', async () => {
    const card = await inUse();
    expect(card).toMatchObject({ kind: 'calibrated', factors: [], refusals: [] });
    expect(card.figures).toMatchObject({ answers: 300, pairings: 151 });
    expect(card.figures.ece.pair).toBeLessThan(0.3);
    const { items } = await cards();
    const refused = items.find((one: { refusals: string[] }) => one.refusals.length > 0);
    expect(refused.refusals).toEqual(['too-few-lists']);
    expect([refused.inUse, refused.actions]).toEqual([false, []]);
    expect(
      await app.source.query(`select 1 from events where type = 'model.refused'`),
    ).toHaveLength(1);
  });

  it('does nothing until there are more answers', async () => {
    expect((await learn()).outcome).toBe('nothing-new');
  });
});

describe('learning', () => {
  it('promotes what clearly orders later answers better', async () => {
    await answered(900, ({ demand }) => sigmoid(4 * demand['musts']! - 2 * (demand['needs']! - 2)));
    expect(await learn()).toMatchObject({ outcome: 'learnt', refusals: [] });
    const card = await inUse();
    expect(card.kind).toBe('learnt');
    expect(card.figures.gain.low).toBeGreaterThan(0);
    const factor = (code: string) =>
      card.factors.find((one: { code: string }) => one.code === code).factor;
    expect(factor('musts')).toBeGreaterThan(factor('needs'));
    expect((await matches()).body.modelVersion).toMatch(card.version);
  });
});

describe('going back', () => {
  it('is for matchmakers and administrators', async () => {
    const reviewer = await anAccount(app, { roles: ['reviewer'] });
    expect((await app.request('GET', '/models')).status).toBe(401);
    expect((await app.request('GET', '/models', { cookie: supplier.cookie })).status).toBe(403);
    expect((await app.request('GET', '/learning')).status).toBe(401);
    expect((await app.request('GET', '/learning', { cookie: supplier.cookie })).status).toBe(403);
    const wrong = await app.request('GET', '/learning?world=both', { cookie: matchmaker.cookie });
    expect(wrong.body.code).toBe('request.invalid');
    expect(
      (await cards('real', reviewer)).items.flatMap((one: { actions: string[] }) => one.actions),
    ).toEqual([]);
    expect((await rollBack(PRIOR.version)).status).toBe(401);
    expect((await rollBack(PRIOR.version, reviewer)).status).toBe(403);
  });

  it('refuses what was never used, is in use, or is unknown', async () => {
    const { items } = await cards();
    const refused = items.find((one: { refusals: string[] }) => one.refusals.length > 0);
    expect((await rollBack(refused.version, matchmaker)).body.code).toBe('model.never-used');
    expect((await rollBack((await inUse()).version, matchmaker)).body.code).toBe('model.in-use');
    expect((await rollBack('m1-nowhere', matchmaker)).body.code).toBe('model.not-found');
    expect((await rollBack('', matchmaker)).body.code).toBe('request.invalid');
  });

  it('takes one click, reaches every score, and holds until much more is known', async () => {
    const answer = await rollBack(PRIOR.version, matchmaker, { note: '排序不合常理' });
    expect(answer.status).toBe(200);
    const card = answer.body.items.find((one: { inUse: boolean }) => one.inUse);
    expect([card.version, card.activations[0].by, card.activations[0].note]).toEqual([
      PRIOR.version,
      'person',
      '排序不合常理',
    ]);
    await app.settle();
    const [item] = (await matches(publisher)).body.items;
    expect([item.calibrated, item.chance]).toEqual([false, undefined]);
    await answered(25, coin);
    expect((await learn()).outcome).toBe('nothing-new');
    // One that begins before the roll-back and ends after it changes nothing.
    await answered(100, coin);
    const scores = app.nest.get(MatchScores);
    const exposures = scores.exposures.bind(scores);
    scores.exposures = async (...given) => {
      await app.source.query(
        `insert into match_model_activations (id, model_id, by, answers, note, activated_at)
         select gen_random_uuid(), m.id, 'person', 0, '', app_now() + interval '1 second' from match_models m
         where not m.demo and m.version <> $1 order by m.created_at limit 1`,
        [PRIOR.version],
      );
      return exposures(...given);
    };
    expect((await learn()).outcome).toBe('overtaken');
    scores.exposures = exposures;
    const types = await app.source.query(
      `select payload->>'by' as by from events where type = 'model.activated'`,
    );
    expect(types.map((row: { by: string }) => row.by).sort()).toEqual([
      'learner',
      'learner',
      'person',
    ]);
  });
});
