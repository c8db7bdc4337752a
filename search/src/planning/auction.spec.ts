import fc from 'fast-check';
import { auction } from './auction.js';
import { marketOf, type GivenMarket } from './fixtures.js';
import { relaxedValue } from './highs-oracle.js';
import { checkMarket, valueOf, type Market } from './market.js';

/** Small markets with capacities of zero, sides without pairs and many ties. */
const markets = fc
  .record({
    demandCapacity: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 7 }),
    supplyCapacity: fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 7 }),
    density: fc.double({ min: 0.1, max: 1, noNaN: true }),
    values: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 49, maxLength: 49 }),
    keep: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 49, maxLength: 49 }),
  })
  .map(({ demandCapacity, supplyCapacity, density, values, keep }) =>
    marketOf({
      demandCapacity,
      supplyCapacity,
      pairs: demandCapacity.flatMap((_, d) =>
        supplyCapacity.flatMap((__, s): [number, number, number][] =>
          keep[d * 7 + s]! <= density ? [[d, s, values[d * 7 + s]! / 20]] : [],
        ),
      ),
    }),
  );

function withinCapacities({ pairs, demandCapacity, supplyCapacity }: Market, chosen: Uint8Array) {
  const used = { demand: demandCapacity.map(() => 0), supply: supplyCapacity.map(() => 0) };
  chosen.forEach((is, i) => {
    used.demand[pairs.demand[i]!]! += is;
    used.supply[pairs.supply[i]!]! += is;
  });
  return (
    used.demand.every((n, d) => n <= demandCapacity[d]!) &&
    used.supply.every((n, s) => n <= supplyCapacity[s]!)
  );
}

describe('the auction', () => {
  it('reaches the optimum of the linear programme and never breaks a capacity', async () => {
    await fc.assert(
      fc.asyncProperty(markets, async (market) => {
        const found = auction(market);
        const optimum = await relaxedValue(market);
        expect(withinCapacities(market, found.chosen)).toBe(true);
        expect(found.value).toBeGreaterThanOrEqual(0.999 * optimum - 1e-9);
        expect(found.bound).toBeGreaterThanOrEqual(optimum - 1e-9);
        expect(found.value).toBeGreaterThanOrEqual(0.999 * found.bound - 1e-9);
        expect(found.value).toBeLessThanOrEqual(optimum + 1e-9);
        expect(found.value).toBeCloseTo(valueOf(market.pairs, found.chosen), 12);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('gives the same plan every time, ties to the pair with the lower number', () => {
    const even = marketOf({
      demandCapacity: [1, 1],
      supplyCapacity: [1, 1],
      pairs: [
        [0, 0, 0.5],
        [0, 1, 0.5],
        [1, 0, 0.5],
        [1, 1, 0.5],
      ],
    });
    const plan = [...auction(even).chosen];
    expect(plan).toEqual([...auction(even).chosen]);
    expect(plan.reduce((a, b) => a + b)).toBe(2);
  });

  it.each([
    ['nobody at all', { demandCapacity: [], supplyCapacity: [], pairs: [] }],
    ['no suppliers', { demandCapacity: [2, 1], supplyCapacity: [], pairs: [] }],
    ['no pairs', { demandCapacity: [2], supplyCapacity: [1], pairs: [] }],
    [
      'no room',
      { demandCapacity: [0], supplyCapacity: [0], pairs: [[0, 0, 0.9]] as GivenMarket['pairs'] },
    ],
  ])('has an empty plan for %s', (_, given) => {
    const { chosen, value, bound } = auction(marketOf(given));
    expect([[...chosen].some(Boolean), value, bound]).toEqual([false, 0, 0]);
  });

  it('prices a crowded supply at what another would give for its place', () => {
    // Three want the one supplier; the second-best offer is worth 0.7.
    const crowded = marketOf({
      demandCapacity: [1, 1, 1],
      supplyCapacity: [1],
      pairs: [
        [0, 0, 0.9],
        [1, 0, 0.7],
        [2, 0, 0.4],
      ],
    });
    const { chosen, supplyPrice } = auction(crowded, { proof: 0.99999 });
    expect([...chosen]).toEqual([1, 0, 0]);
    expect(supplyPrice[0]).toBeGreaterThanOrEqual(0.7);
    expect(supplyPrice[0]).toBeLessThanOrEqual(0.9 * 1.06);
  });

  it('does not take the greedy pair where two others are worth more', () => {
    const trap = marketOf({
      demandCapacity: [1, 1],
      supplyCapacity: [1, 1],
      pairs: [
        [0, 0, 1],
        [0, 1, 0.9],
        [1, 0, 0.9],
      ],
    });
    expect([...auction(trap).chosen]).toEqual([0, 1, 1]);
  });

  it('reports progress up to the end', () => {
    const shares: number[] = [];
    auction(marketOf({ demandCapacity: [1], supplyCapacity: [1], pairs: [[0, 0, 0.5]] }), {
      progress: (share) => shares.push(share),
    });
    expect(shares.at(-1)).toBe(1);
  });
});

describe('a market', () => {
  const sides = { demandCapacity: [1], supplyCapacity: [1] };
  it.each([
    ['a negative capacity', { ...sides, demandCapacity: [-1], pairs: [] }, /negative/],
    ['a side that is not there', { ...sides, pairs: [[0, 1, 0.5]] }, /does not exist/],
    ['a worthless pair', { ...sides, pairs: [[0, 0, 0]] }, /is worth 0/],
    ['a pair that is no number', { ...sides, pairs: [[0, 0, NaN]] }, /is worth NaN/],
    [
      'a pair twice',
      {
        ...sides,
        pairs: [
          [0, 0, 0.5],
          [0, 0, 0.6],
        ],
      },
      /twice/,
    ],
  ])('is refused with %s', (_, given, words) => {
    expect(() => checkMarket(marketOf(given as unknown as GivenMarket))).toThrow(words);
  });
});
