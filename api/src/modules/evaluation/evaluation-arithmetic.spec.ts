import fc from 'fast-check';
import type { Criteria } from './criteria.schemas.js';
import { criteriaFaults, standardCriteria, totalWeight, whole } from './evaluation-criteria.js';
import { divergencesOf } from './evaluation-divergence.js';
import { pricePoints } from './evaluation-price.js';
import { rankBids, type RankingFacts } from './evaluation-ranking.js';
import {
  fullPoints,
  highest,
  meanShare,
  pointsFor,
  shareOf,
  techniqueOf,
} from './evaluation-scoring.js';

/** The arithmetic of a ranking: whole numbers, published formulas, no order of input matters. */

const scale = fc.oneof(
  fc.record({ kind: fc.constant('numeric' as const), max: fc.integer({ min: 1, max: 100 }) }),
  fc.constant({ kind: 'yes-no' as const }),
  fc
    .uniqueArray(fc.integer({ min: 0, max: 9999 }), { minLength: 1, maxLength: 6 })
    .map((shares) => ({
      kind: 'rating' as const,
      levels: [whole, ...shares.sort((a, b) => b - a)].map((share, i) => ({
        name: `级${i}`,
        share,
      })),
    })),
);
/** Valid criteria: weights cut out of the whole at random. */
const someCriteria: fc.Arbitrary<Criteria> = fc
  .record({
    scales: fc.array(scale, { minLength: 1, maxLength: 6 }),
    cuts: fc.uniqueArray(fc.integer({ min: 1, max: whole - 1 }), { minLength: 6, maxLength: 6 }),
    formula: fc.constantFrom('lowest-price' as const, 'linear' as const, 'fixed-price' as const),
    tieRule: fc.constantFrom('technique-first' as const, 'price-first' as const),
    limitFen: fc.integer({ min: 1, max: 1_000_000_000_000 }),
    threshold: fc.constantFrom(null, 0, 3000),
  })
  .map(({ scales, cuts, formula, tieRule, limitFen, threshold }) => {
    const ends = [...cuts.slice(0, scales.length).sort((a, b) => a - b)];
    const weights = ends.map((end, i) => end - (ends[i - 1] ?? 0));
    return {
      criteria: scales.map((one, i) => ({
        ...{ key: `c${i}`, title: `标准${i}`, guidance: '', scale: one, threshold },
        weight: weights[i] ?? 0,
      })),
      techniqueThreshold: threshold,
      price: { weight: whole - (ends.at(-1) ?? 0), formula, limitFen },
      tieRule,
    };
  });
const someFacts: fc.Arbitrary<RankingFacts> = fc
  .record({
    criteria: someCriteria,
    bids: fc.integer({ min: 1, max: 8 }),
    members: fc.integer({ min: 2, max: 4 }),
  })
  .chain(({ criteria, bids, members }) => {
    const ids = Array.from({ length: bids }, (_, i) => `bid-${i}`);
    const values = fc.record(
      Object.fromEntries(
        criteria.criteria.map((one) => [one.key, fc.integer({ min: 0, max: highest(one.scale) })]),
      ),
    );
    const sheet = fc.record(Object.fromEntries(ids.map((bidId) => [bidId, values])));
    return fc.record({
      scenarioId: fc.constant('scenario'),
      criteria: fc.constant(criteria),
      sheets: fc
        .tuple(...Array.from({ length: members }, () => sheet))
        .map((all) => all.map((scores, i) => ({ no: i + 1, scores }))),
      consensus: fc.constant({}),
      // Few amounts, so that equal prices come up.
      bids: fc
        .tuple(...ids.map(() => fc.integer({ min: 0, max: 5 })))
        .map((amounts) =>
          ids.map((bidId, i) => ({ bidId, amountFen: (amounts[i] ?? 0) * 10_000 })),
        ),
    });
  });

describe('weights', () => {
  it('of the standard and of any valid criteria add up to everything, and the points with them', () => {
    expect(criteriaFaults(standardCriteria())).toEqual([]);
    fc.assert(
      fc.property(someCriteria, (given) => {
        expect(criteriaFaults(given)).toEqual([]);
        const best = given.criteria.map((one) => pointsFor(one.weight, whole));
        expect(best.reduce((a, b) => a + b, 0) + given.price.weight * 100).toBe(fullPoints);
      }),
    );
  });

  it('that add up to anything else are a fault at the price, where the rest is put', () => {
    fc.assert(
      fc.property(someCriteria, fc.integer({ min: -50, max: 50 }), (given, by) => {
        fc.pre(by !== 0 && given.price.weight + by >= 0);
        const off = { ...given, price: { ...given.price, weight: given.price.weight + by } };
        expect(totalWeight(off)).toBe(whole + by);
        expect(criteriaFaults(off)).toEqual([{ pointer: '/price/weight', code: 'weights-total' }]);
      }),
    );
  });

  it('name the field of every other fault', () => {
    const { criteria, ...rest } = standardCriteria();
    const [first, , third] = criteria;
    if (!first || third?.scale.kind !== 'rating') throw new Error('the standard changed');
    const faults = criteriaFaults({
      ...rest,
      criteria: [
        { ...first, title: ' ', weight: 0 },
        first,
        {
          ...third,
          weight: 5500,
          scale: { ...third.scale, levels: [...third.scale.levels].reverse() },
        },
      ],
      price: { ...rest.price, formula: 'linear' },
    });
    expect(faults).toEqual([
      { pointer: '/criteria/0/title', code: 'title-missing' },
      { pointer: '/criteria/0/weight', code: 'weight-missing' },
      { pointer: '/criteria/2/scale/levels', code: 'levels-disordered' },
      { pointer: '/criteria/1/key', code: 'key-twice' },
      { pointer: '/price/limitFen', code: 'limit-missing' },
    ]);
    expect(criteriaFaults({ ...rest, criteria: [] })[0]).toEqual({
      ...{ pointer: '/criteria', code: 'no-criterion' },
    });
  });
});

describe('a scale', () => {
  it('gives the whole share to its best value, never less for a better one, and refuses what is off it', () => {
    fc.assert(
      fc.property(scale, (one) => {
        const shares = Array.from({ length: highest(one) + 1 }, (_, value) => shareOf(one, value));
        const upwards = one.kind === 'rating' ? [...shares].reverse() : shares;
        expect(upwards.at(-1)).toBe(whole);
        expect(upwards).toEqual([...upwards].sort((a, b) => a - b));
        for (const off of [-1, highest(one) + 1, 0.5, Number.NaN])
          expect(() => shareOf(one, off)).toThrow(RangeError);
      }),
    );
    expect(shareOf({ kind: 'numeric', max: 3 }, 2)).toBe(6667);
    expect(meanShare([0, 1])).toBe(1);
  });
});

describe('price points', () => {
  const rule = fc.record({
    weight: fc.integer({ min: 0, max: whole }),
    formula: fc.constantFrom('lowest-price' as const, 'linear' as const, 'fixed-price' as const),
    limitFen: fc.integer({ min: 1, max: 100_000_000_000_000 }),
  });
  const price = fc.integer({ min: 0, max: 100_000_000_000_000 });

  it('never rise with the price and stay between nothing and everything', () => {
    fc.assert(
      fc.property(rule, price, price, price, (one, a, b, c) => {
        const [lowest = 0, middle = 0, high = 0] = [a, b, c].sort((x, y) => x - y);
        const points = [lowest, middle, high].map((p) => pricePoints(one, p, lowest));
        expect(points).toEqual([...points].sort((x, y) => y - x));
        expect(points[0]).toBeLessThanOrEqual(one.weight * 100);
        expect(points[2]).toBeGreaterThanOrEqual(0);
        if (one.formula === 'lowest-price') expect(points[0]).toBe(one.weight * 100);
      }),
    );
  });

  it('follow the published formulas', () => {
    const of = (formula: 'lowest-price' | 'linear' | 'fixed-price', amount: number) =>
      pricePoints({ weight: 3000, formula, limitFen: 200_00 }, amount, 80_00);
    expect([80_00, 120_00, 160_00].map((p) => of('lowest-price', p))).toEqual([
      300_000, 200_000, 150_000,
    ]);
    expect([80_00, 140_00, 200_00, 200_01].map((p) => of('linear', p))).toEqual([
      300_000, 150_000, 0, 0,
    ]);
    expect([80_00, 200_00, 200_01].map((p) => of('fixed-price', p))).toEqual([300_000, 300_000, 0]);
    expect(() => of('linear', 79_99)).toThrow(RangeError);
  });
});

describe('a ranking', () => {
  it('is the same in whatever order bids and sheets come', () => {
    fc.assert(
      fc.property(someFacts, fc.infiniteStream(fc.integer()), (facts, random) => {
        const shuffled = <T>(all: readonly T[]) =>
          all
            .map((item): [number, T] => [random.next().value as number, item])
            .sort(([a], [b]) => a - b)
            .map(([, item]) => item);
        const other = { ...facts, bids: shuffled(facts.bids), sheets: shuffled(facts.sheets) };
        expect(rankBids(other)).toEqual(rankBids(facts));
      }),
    );
  });

  it('counts each place once, never puts fewer points first, and says what settled equal ones', () => {
    fc.assert(
      fc.property(someFacts, (facts) => {
        const { rows } = rankBids(facts);
        const ranked = rows.filter((row) => row.passed);
        expect(rows.map((row) => row.bidId).sort()).toEqual(facts.bids.map((b) => b.bidId).sort());
        expect(ranked.map((row) => row.rank)).toEqual(ranked.map((_, i) => i + 1));
        ranked.forEach((row, i) => {
          const before = ranked[i - 1];
          if (before) expect(before.total).toBeGreaterThanOrEqual(row.total);
          const equal = ranked.some((other) => other !== row && other.total === row.total);
          expect(row.tie !== null).toBe(equal);
        });
        for (const row of rows.filter((one) => !one.passed))
          expect([row.rank, row.priceScore, row.tie]).toEqual([null, null, null]);
      }),
    );
  });

  const equalTotals = (tieRule: 'technique-first' | 'price-first'): RankingFacts => ({
    scenarioId: 's',
    criteria: {
      criteria: [
        {
          key: 't',
          title: 't',
          guidance: '',
          weight: 5000,
          scale: { kind: 'numeric', max: 100 },
          threshold: null,
        },
      ],
      techniqueThreshold: null,
      price: { weight: 5000, formula: 'lowest-price', limitFen: null },
      tieRule,
    },
    // a: 50 + 50; b: 75 + 25; both 100 − that is 75 points of 100 each once weighted.
    sheets: [{ no: 1, scores: { a: { t: 50 }, b: { t: 100 } } }],
    consensus: {},
    bids: [
      { bidId: 'a', amountFen: 100 },
      { bidId: 'b', amountFen: 200 },
    ],
  });

  it('settles equal totals by the rule that was published', () => {
    const places = (rule: 'technique-first' | 'price-first') =>
      rankBids(equalTotals(rule)).rows.map(({ bidId, total, tie }) => [bidId, total, tie]);
    expect(places('technique-first')).toEqual([
      ['b', 750_000, 'technique'],
      ['a', 750_000, 'technique'],
    ]);
    expect(places('price-first')).toEqual([
      ['a', 750_000, 'price'],
      ['b', 750_000, 'price'],
    ]);
  });

  it('draws a reproducible lot where all is equal, which another scenario draws anew', () => {
    const ids = Array.from({ length: 6 }, (_, i) => `x${i}`);
    const facts = (scenarioId: string): RankingFacts => ({
      ...equalTotals('technique-first'),
      scenarioId,
      sheets: [{ no: 1, scores: Object.fromEntries(ids.map((id) => [id, { t: 50 }])) }],
      bids: ids.map((bidId) => ({ bidId, amountFen: 100 })),
    });
    const order = (scenario: string) => rankBids(facts(scenario)).rows.map((row) => row.bidId);
    expect(rankBids(facts('s')).rows.every((row) => row.tie === 'lot')).toBe(true);
    expect(order('s')).toEqual(order('s'));
    const orders = new Set(Array.from({ length: 8 }, (_, i) => order(`s${i}`).join()));
    expect(orders.size).toBeGreaterThan(1);
  });

  it('leaves out what misses a threshold, and its price is no base for the others', () => {
    const facts = equalTotals('technique-first');
    const strict = { ...facts.criteria, techniqueThreshold: 6000 };
    const { rows } = rankBids({ ...facts, criteria: strict });
    expect(rows.map(({ bidId, rank, priceScore }) => [bidId, rank, priceScore])).toEqual([
      ['b', 1, 500_000],
      ['a', null, null],
    ]);
    const [only] = facts.criteria.criteria;
    if (!only) throw new Error('no criterion');
    const each = { ...facts.criteria, criteria: [{ ...only, threshold: 5001 }] };
    expect(rankBids({ ...facts, criteria: each }).rows.map((row) => row.passed)).toEqual([
      true,
      false,
    ]);
  });

  it('takes the consensus where there is one, and the mean of the members elsewhere', () => {
    const { criteria } = equalTotals('technique-first');
    const sheets = [
      { no: 1, scores: { a: { t: 0 } } },
      { no: 2, scores: { a: { t: 99 } } },
    ];
    expect(techniqueOf(criteria, 'a', sheets, {}).shares).toEqual({ t: 4950 });
    expect(techniqueOf(criteria, 'a', sheets, { a: { t: 80 } }).shares).toEqual({ t: 8000 });
    expect(() => techniqueOf(criteria, 'b', sheets, {})).toThrow(RangeError);
  });
});

describe('divergence', () => {
  const one = (kind: 'numeric' | 'yes-no', values: number[]) => {
    const base = standardCriteria();
    const [first] = base.criteria;
    if (!first) throw new Error('no criterion');
    const used = kind === 'numeric' ? ({ kind, max: 100 } as const) : ({ kind } as const);
    return divergencesOf(
      { ...base, criteria: [{ ...first, key: 'k', scale: used }] },
      ['a'],
      values.map((value, i) => ({ no: i + 1, scores: { a: { k: value } } })),
    );
  };

  it('begins at a range of forty per cent of the scale', () => {
    expect(one('numeric', [40, 79])).toEqual([]);
    expect(one('numeric', [40, 80])).toEqual([
      { bidId: 'a', criterionId: 'k', low: 4000, high: 8000, rule: 'range' },
    ]);
    expect(one('yes-no', [1, 1])).toEqual([]);
    expect(one('yes-no', [1, 0])).toHaveLength(1);
  });

  it('finds one who stands alone beyond two standard deviations, from six members on', () => {
    expect(one('numeric', [80, 80, 80, 80, 60])).toEqual([]);
    expect(one('numeric', [80, 80, 80, 80, 80, 60])).toEqual([
      { bidId: 'a', criterionId: 'k', low: 6000, high: 8000, rule: 'outlier' },
    ]);
    expect(one('numeric', [70, 75, 80, 85, 90, 72])).toEqual([]);
  });
});
