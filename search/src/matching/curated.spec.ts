import { MatchingEngine } from './engine.js';
import { ALL_DEMANDS, ALL_SUPPLIES, inspection, QUERY, robotDog } from './fixtures.js';
import { LINE_CODES } from './score.js';
import type { MatchQuery } from './types.js';

const engine = new MatchingEngine();
for (const demand of ALL_DEMANDS) engine.putDemand(demand);
for (const supply of ALL_SUPPLIES) engine.putSupply(supply);
const query: MatchQuery = { ...QUERY, audience: 'matchmaker', limit: 50 };
const listOf = (more: Partial<MatchQuery>, of = engine) =>
  of.matchesForDemand(inspection.id, { ...query, ...more }).map((match) => match.supplyId);

test('every line has one code', () => {
  const codes = LINE_CODES.map((line) => line.code);
  expect(new Set(codes).size).toBe(codes.length);
});

test('figures are those of the list, lines included, and cover the whole other side', () => {
  const figures = engine.figures('demand', inspection.id, { ...query, whole: 100 });
  const others = ALL_SUPPLIES.filter(
    (supply) => supply.organisationId !== inspection.organisationId,
  );
  expect(figures.map((row) => row.id).sort()).toEqual(others.map((supply) => supply.id).sort());
  for (const match of engine.matchesForDemand(inspection.id, query)) {
    const row = figures.find((one) => one.id === match.supplyId);
    expect(row).toMatchObject({ score: match.score, p: match.p, q: match.q, band: match.band });
    expect(row?.grounded).toBe(true);
    for (const line of [...match.lines.demand, ...match.lines.supply])
      expect(row?.lines[LINE_CODES.findIndex((one) => one.code === line.code)]).toBe(line.value);
  }
  const scenarios = engine.figures('supply', robotDog.id, { ...query, whole: 100 });
  expect(scenarios.length).toBeGreaterThan(0);
});

test('beyond the bound the channels look deeper instead', () => {
  const figures = engine.figures('demand', inspection.id, { ...query, whole: 0 });
  const listed = listOf({});
  expect(figures.map((row) => row.id)).toEqual(expect.arrayContaining(listed));
});

test('what is excluded is in no list and no count, what is pinned comes first', () => {
  const listed = listOf({});
  const [first = '', second = ''] = listed;
  expect(listOf({ without: [first] })).toEqual(listed.slice(1));
  expect(engine.countForDemand(inspection.id, { ...query, without: [first] })).toBe(
    listed.length - 1,
  );
  expect(listOf({ pins: [second] })[0]).toBe(second);
});

test('an overruled must is still told, but no longer holds the pair back', () => {
  const own = new MatchingEngine();
  own.putDemand({ ...inspection, constraints: ['data-stays'] });
  own.putSupply({ ...robotDog, deployments: ['cloud'], constraints: [] });
  const [held] = own.matchesForDemand(inspection.id, query);
  const [passed] = own.matchesForDemand(inspection.id, { ...query, overruled: [robotDog.id] });
  expect([held?.gates[0]?.state, held?.band]).toEqual(['unmet', 'low']);
  expect(passed?.gates[0]?.state).toBe('overruled');
  expect(passed?.gates[0]?.reason).toBe(held?.gates[0]?.reason);
  expect(passed!.logOdds.p).toBeGreaterThan(held!.logOdds.p);
  const sum = passed!.lines.demand.reduce((total, line) => total + line.value, 0);
  expect(sum).toBeCloseTo(passed!.logOdds.p, 5);
});
