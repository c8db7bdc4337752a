import fc from 'fast-check';
import { blockingPairs, deferredAcceptance } from './deferred-acceptance.js';
import { marketOf } from './fixtures.js';

/** Markets with likings of both sides, ties and capacities of zero among them. */
const drawn = fc
  .record({
    demandCapacity: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
    supplyCapacity: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 6 }),
    likings: fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 })), {
      minLength: 36,
      maxLength: 36,
    }),
  })
  .map(({ demandCapacity, supplyCapacity, likings }) => {
    const pairs = demandCapacity.flatMap((_, d) =>
      supplyCapacity.flatMap((__, s): [number, number, number][] =>
        likings[d * 6 + s]![0] > 0 ? [[d, s, likings[d * 6 + s]![0]]] : [],
      ),
    );
    const q = pairs.map(([d, s]) => likings[d * 6 + s]![1]);
    const market = marketOf({ demandCapacity, supplyCapacity, pairs });
    return { market, likings: { p: market.pairs.value, q: Float64Array.from(q) } };
  });

describe('deferred acceptance', () => {
  it('leaves no pair where both would gain, and breaks no capacity', () => {
    fc.assert(
      fc.property(drawn, ({ market, likings }) => {
        const chosen = deferredAcceptance(market, likings);
        expect(blockingPairs(market, chosen, likings)).toEqual([]);
        const used = market.supplyCapacity.map(() => 0);
        chosen.forEach((is, i) => (used[market.pairs.supply[i]!]! += is));
        expect(used.every((n, s) => n <= market.supplyCapacity[s]!)).toBe(true);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('gives demands their best where supplies agree, and the suppliers’ favourite where they compete', () => {
    const market = marketOf({
      demandCapacity: [1, 1],
      supplyCapacity: [1, 1],
      pairs: [
        [0, 0, 1],
        [0, 1, 1],
        [1, 0, 1],
        [1, 1, 1],
      ],
    });
    const likings = {
      p: Float64Array.of(0.9, 0.2, 0.8, 0.1),
      q: Float64Array.of(0.3, 0.5, 0.9, 0.5),
    };
    // Both want supply 0; it prefers demand 1.
    expect([...deferredAcceptance(market, likings)]).toEqual([0, 1, 1, 0]);
  });
});

describe('blocking pairs', () => {
  const market = marketOf({
    demandCapacity: [1, 1, 0],
    supplyCapacity: [1, 1],
    pairs: [
      [0, 0, 0.9],
      [0, 1, 0.5],
      [1, 0, 0.8],
      [2, 1, 0.99],
    ],
  });
  const likings = { p: market.pairs.value, q: market.pairs.value };

  it('names those who would leave what they have for each other', () => {
    expect(blockingPairs(market, Uint8Array.of(0, 1, 1, 0), likings)).toEqual([0]);
  });

  it('does not count a side without places', () => {
    expect(blockingPairs(market, Uint8Array.of(1, 0, 0, 0), likings)).toEqual([]);
  });
});
