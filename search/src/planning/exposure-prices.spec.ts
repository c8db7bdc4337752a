import fc from 'fast-check';
import { gini } from '../learning/promote.js';
import { exposurePrices } from './exposure-prices.js';
import { marketOf } from './fixtures.js';
import { generatedMarket } from './generated-market.js';

describe('exposure prices', () => {
  it('never exceed the cap, whatever the market', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), (seed) => {
        const market = generatedMarket({ demands: 20, supplies: 15, degree: 8, seed });
        const { demand, supply } = exposurePrices(market, { shown: 3 });
        for (const price of [...demand, ...supply])
          expect(Math.abs(price)).toBeLessThanOrEqual(0.1);
      }),
      { numRuns: 30, seed: 5 },
    );
  });

  it('cost the crowded and help those in the shade, so that exposure evens out', () => {
    const market = generatedMarket({ demands: 60, supplies: 40, degree: 20, seed: 9 });
    const free = exposurePrices(market, { shown: 5, cap: 0 });
    const priced = exposurePrices(market, { shown: 5 });
    expect(gini([...priced.supplyExposure])).toBeLessThan(gini([...free.supplyExposure]));
    const most = free.supplyExposure.indexOf(Math.max(...free.supplyExposure));
    expect(priced.supply[most]).toBeGreaterThan(0);
  });

  it('keep the whole bonus for newcomers, and leave out sides without room', () => {
    const market = marketOf({
      demandCapacity: [1, 1],
      supplyCapacity: [1, 0, 1],
      pairs: [
        [0, 0, 0.9],
        [0, 1, 0.8],
        [1, 2, 0.5],
        [1, 0, 0.6],
      ],
    });
    const { supply } = exposurePrices(market, { newcomers: Uint8Array.of(0, 0, 1) });
    expect(supply[2]).toBe(-0.1);
    expect(supply[1]).toBe(0);
  });

  it('are nothing where there is nobody', () => {
    const empty = marketOf({ demandCapacity: [], supplyCapacity: [1], pairs: [] });
    expect([...exposurePrices(empty).supply]).toEqual([0]);
  });
});
