import { depth, priceExposure, turnAfterDays, type PricingQuestion } from './exposure-pricing.js';

const now = new Date('2026-11-20T02:00:00+08:00');
const dayMs = 86_400_000;
const day = (offset: number) =>
  new Date(Date.parse('2026-11-20') + offset * dayMs).toISOString().slice(0, 10);

/** Suppliers that all fit the same two scenarios, the better ones first. */
function crowd(
  given: Partial<PricingQuestion> = {},
  { size = 15, scenarios = ['d1', 'd2'] } = {},
): PricingQuestion {
  const ids = Array.from({ length: size }, (_, i) => `s${String(i).padStart(2, '0')}`);
  return {
    ...{ demo: false, modelVersion: 'm', now, today: day(0), before: new Map() },
    candidates: scenarios.map((scenarioId) => ({
      scenarioId,
      rows: ids.map((id, i) => ({ id, score: 0.9 - (i * 0.75) / size })),
    })),
    supplies: ids.map((id, i) => ({
      ...{ id, staff: i * 10, district: 'siming' },
      firstPublishedAt: new Date('2024-01-01T00:00:00Z'),
    })),
    ...given,
  };
}
const supplyRows = (question: PricingQuestion) =>
  priceExposure(question).rows.filter((row) => row.side === 'supply');

describe('the nightly computation', () => {
  it('prices both sides within the cap and says who was shown', () => {
    const run = priceExposure(crowd());
    expect(run).toMatchObject({ demands: 2, supplies: 15, pairs: 30, turns: 0, withoutPlace: 0 });
    for (const row of run.rows) expect(Math.abs(row.price)).toBeLessThanOrEqual(0.1);
    const rows = run.rows.filter((row) => row.side === 'supply');
    expect(rows.filter((row) => row.seenOn === day(0)).length).toBe(10);
    expect(rows[0]!.price).toBeGreaterThan(rows[14]!.price);
  });

  it('helps newcomers for thirty days with the whole bonus', () => {
    const fresh = crowd();
    const supplies = fresh.supplies.map((supply, i) => ({
      ...supply,
      firstPublishedAt: new Date(now.getTime() - (i === 3 ? 29.9 : 30.1) * dayMs),
    }));
    const rows = supplyRows({ ...fresh, supplies });
    expect(rows.filter((row) => row.newcomer).map((row) => [row.subjectId, row.price])).toEqual([
      ['s03', -0.1],
    ]);
  });

  it('gives a turn only after some days unseen', () => {
    const before = new Map([
      ['s14', { qualifiedOn: day(-turnAfterDays), seenOn: null }],
      ['s13', { qualifiedOn: day(-60), seenOn: day(1 - turnAfterDays) }],
    ]);
    const turns = supplyRows(crowd({ before })).filter((row) => row.turnScenarioId);
    expect(turns.map((row) => [row.subjectId, row.seenOn])).toEqual([['s14', day(0)]]);
  });

  it.each([
    ['fifteen who fit two scenarios', { size: 15 }],
    [
      'as many as can qualify for one scenario that is all they fit',
      { size: depth, scenarios: ['d1'] },
    ],
  ])('leaves no qualified supplier unseen for thirty days: %s', (_, form) => {
    let before: PricingQuestion['before'] = new Map();
    let longest = 0;
    for (let offset = 0; offset < 90; offset++) {
      const rows = supplyRows(crowd({ today: day(offset), before }, form));
      before = new Map(
        rows.map(({ subjectId, qualifiedOn, seenOn }) => [subjectId, { qualifiedOn, seenOn }]),
      );
      const unseen = rows.map(
        (row) => Date.parse(day(offset)) - Date.parse(row.seenOn ?? row.qualifiedOn),
      );
      longest = Math.max(longest, ...unseen.map((ms) => ms / dayMs));
    }
    expect(longest).toBeGreaterThan(0);
    expect(longest).toBeLessThan(30);
  });

  it('leaves out who is no claimed, published capability of an approved supplier', () => {
    const { supplies } = crowd();
    const run = priceExposure(crowd({ supplies: supplies.slice(0, 4) }));
    expect(run.supplies).toBe(4);
    expect(priceExposure(crowd({ supplies: [] }))).toMatchObject({
      supplies: 0,
      demands: 0,
      rows: [],
    });
  });
});
