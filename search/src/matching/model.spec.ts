import { MatchingEngine } from './engine.js';
import { dubbing, inspection, NOW, robotDog } from './fixtures.js';
import { chanceOf, modelOf, PRIOR, type Calibration } from './model.js';

const curve = { slope: 0.8, offset: 0.3, covariance: [0.01, 0, 0.02], answers: 300 } as const;
const calibration: Calibration = { pair: curve, p: { ...curve, slope: 0.5 }, q: curve };
const query = { now: NOW, audience: 'public', limit: 10 } as const;

function engineWith(model = PRIOR): MatchingEngine {
  const engine = new MatchingEngine();
  engine.putDemand(inspection);
  engine.putDemand(dubbing);
  engine.putSupply(robotDog);
  engine.useModel(model);
  return engine;
}

const first = (engine: MatchingEngine) => engine.matchesForDemand(inspection.id, query)[0]!;

it('multiplies the lines that a model names, and the lines still sum exactly', () => {
  const before = first(engineWith());
  const after = first(engineWith(modelOf({ factors: { needs: 2, budget: 0 }, calibration: null })));
  const value = (match: typeof before, side: 'demand' | 'supply', code: string) =>
    match.lines[side].find((line) => line.code === code)!.value;
  expect(value(after, 'demand', 'needs')).toBeCloseTo(2 * value(before, 'demand', 'needs'), 5);
  expect(value(after, 'supply', 'budget')).toBe(0);
  expect(value(after, 'demand', 'text')).toBe(value(before, 'demand', 'text'));
  for (const [side, sum] of [
    ['demand', after.logOdds.p],
    ['supply', after.logOdds.q],
  ] as const) {
    const millionths = after.lines[side].reduce((s, l) => s + Math.round(l.value * 1e6), 0);
    expect(millionths).toBe(Math.round(sum * 1e6));
  }
});

it('orders reasons by what the model makes of them', () => {
  const quiet = modelOf({ factors: { needs: 0, musts: 0, text: 0.1 }, calibration: null });
  const share = (match: ReturnType<typeof first>) =>
    match.reasons.demand.find(({ code }) => code === 'concept.demand')?.contribution ?? 0;
  expect(share(first(engineWith()))).toBeGreaterThan(0);
  expect(share(first(engineWith(quiet)))).toBe(0);
});

it('gives chances only when calibrated; log-odds and order stay what they were', () => {
  const plain = first(engineWith());
  expect([plain.calibrated, plain.chances]).toEqual([false, undefined]);
  const match = first(engineWith(modelOf({ factors: {}, calibration })));
  expect(match.calibrated).toBe(true);
  expect(match.chances).toEqual({
    pair: chanceOf(match.score, curve),
    p: chanceOf(match.p, calibration.p),
    q: chanceOf(match.q, curve),
  });
  expect([match.logOdds, match.score, match.lines]).toEqual([
    plain.logOdds,
    plain.score,
    plain.lines,
  ]);
});

it('has one name for one content, in the version of every answer', () => {
  const model = modelOf({ factors: { needs: 1.1 }, calibration: null });
  expect(model).toEqual(modelOf({ factors: { needs: 1.1 }, calibration: null }));
  expect(model.version).not.toBe(modelOf({ factors: { needs: 1.2 }, calibration: null }).version);
  expect(first(engineWith(model)).modelVersion).toMatch(model.version);
});

it('refuses a model that was learnt around other weights', () => {
  expect(() => engineWith({ ...PRIOR, base: 'm1-other' })).toThrow(/none of m1-/);
});

it('goes back', () => {
  const engine = engineWith(modelOf({ factors: { needs: 3 }, calibration }));
  engine.useModel(PRIOR);
  expect(first(engine)).toEqual(first(engineWith()));
});

it('keeps the hand-set lines of a pair whatever model scores, from public facts only', () => {
  const engine = engineWith(modelOf({ factors: { needs: 3 }, calibration }));
  const lines = engine.baseLines(inspection, robotDog, NOW);
  const shown = first(engineWith());
  for (const side of ['demand', 'supply'] as const) {
    for (const { code, value } of shown.lines[side]) expect(lines[side][code] ?? 0).toBe(value);
  }
  const secret = {
    ...robotDog,
    hidden: { text: '语音克隆与配音', capacity: 0, evidence: [], priceMinFen: 1 },
  };
  expect(engine.baseLines({ ...inspection, hidden: { text: '机密' } }, secret, NOW)).toEqual(lines);
});
