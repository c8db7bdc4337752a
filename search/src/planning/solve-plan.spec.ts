import fc from 'fast-check';
import type { SideConstraint } from './constraints.js';
import { isKept } from './constraints.js';
import { marketOf } from './fixtures.js';
import { generatedMarket } from './generated-market.js';
import { oracle } from './highs-oracle.js';
import type { Market } from './market.js';
import { LeftReasons, unfilledSides } from './reasons.js';
import { solvePlan, type PlanQuestion, type SolvedPlan } from './solve-plan.js';

const ask = (market: Market, given: Partial<PlanQuestion> = {}) =>
  solvePlan({
    ...{ market, locked: [], constraints: [] },
    likings: { p: market.pairs.value, q: market.pairs.value },
    ...given,
  });

async function planOf(market: Market, given: Partial<PlanQuestion> = {}): Promise<SolvedPlan> {
  const outcome = await ask(market, given);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return outcome.plan;
}

/** Two scenarios, one big firm that fits best (pairs 0 and 1) and two small ones (pairs 2 and 3). */
const bigAndSmall = marketOf({
  demandCapacity: [1, 1],
  supplyCapacity: [2, 1, 1],
  pairs: [
    [0, 0, 0.9],
    [1, 0, 0.8],
    [0, 1, 0.6],
    [1, 2, 0.3],
  ],
});
const small = (count: number): SideConstraint => ({
  ...{ id: 'small', kind: 'at-least', count },
  members: [[2], [3]],
});

describe('a plan', () => {
  it('takes the best value and says how good that is', async () => {
    const plan = await planOf(bigAndSmall);
    expect([...plan.chosen]).toEqual([1, 1, 0, 0]);
    expect(plan).toMatchObject({ method: 'auction', value: expect.closeTo(1.7, 9), blocking: [] });
    expect(plan.value / plan.bound).toBeGreaterThan(0.999);
  });

  it('keeps locked pairs although others are worth more', async () => {
    const plan = await planOf(bigAndSmall, { locked: [2] });
    expect([...plan.chosen]).toEqual([0, 1, 1, 0]);
    expect(plan.blocking).toEqual([0]);
  });

  it('says whose locked pairs are too many', async () => {
    const outcome = await ask(bigAndSmall, { locked: [0, 2] });
    expect(outcome).toEqual({ ok: false, overfull: { demands: [0], supplies: [] } });
  });

  it('equals the exact optimum on generated markets, with and without locked pairs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), async (seed) => {
        const market = generatedMarket({ demands: 12, supplies: 9, degree: 5, seed });
        const plan = await planOf(market);
        const exact = await oracle(market);
        expect(plan.value / exact.value).toBeGreaterThan(0.999);
        const locked = [seed % market.pairs.value.length];
        const held = await planOf(market, { locked });
        const best = await oracle(market, { locked });
        expect(held.chosen[locked[0]!]).toBe(1);
        expect(held.value / best.value).toBeGreaterThan(0.999);
      }),
      { numRuns: 25, seed: 4 },
    );
  });
});

describe('conditions', () => {
  it('that the best plan keeps anyway cost nothing', async () => {
    const plan = await planOf(bigAndSmall, { constraints: [small(0)] });
    expect([plan.method, plan.constraintPrice.get('small')]).toEqual(['auction', 0]);
  });

  it('bring small firms in, at the least loss', async () => {
    const one = await planOf(bigAndSmall, { constraints: [small(1)] });
    expect([...one.chosen]).toEqual([0, 1, 1, 0]);
    expect([one.method, one.value]).toEqual(['exact', expect.closeTo(1.4, 9)]);
    const two = await planOf(bigAndSmall, { constraints: [small(2)] });
    expect([...two.chosen]).toEqual([0, 0, 1, 1]);
    expect(two.constraintPrice.get('small')).toBeGreaterThan(0);
  });

  it('hold a group to its share', async () => {
    const share: SideConstraint = { id: 'big', kind: 'at-most-share', share: 0.5, group: [0, 1] };
    const plan = await planOf(bigAndSmall, { constraints: [share] });
    expect(isKept(share, plan.chosen)).toBe(true);
    expect([...plan.chosen]).toEqual([0, 1, 1, 0]);
  });

  it('that cannot be met are named, with what would be possible', async () => {
    const outcome = await ask(bigAndSmall, { constraints: [small(3)] });
    expect(outcome).toEqual({
      ok: false,
      conflicts: [{ id: 'small', alone: true, possible: 2 }],
    });
  });

  it('that only together cannot be met are both named; others are not', async () => {
    const noBig: SideConstraint = {
      id: 'no-small',
      kind: 'at-most-share',
      share: 0,
      group: [2, 3],
    };
    const easy: SideConstraint = { id: 'easy', kind: 'at-most-share', share: 1, group: [0] };
    const outcome = await ask(bigAndSmall, { constraints: [small(1), noBig, easy] });
    expect(outcome).toEqual({
      ok: false,
      conflicts: [
        { id: 'small', alone: true, possible: 0 },
        { id: 'no-small', alone: true, possible: null },
      ],
    });
  });

  it('two that are each impossible are named although neither alone would do', async () => {
    const other: SideConstraint = { id: 'five', kind: 'at-least', count: 5, members: [[0]] };
    const outcome = await ask(bigAndSmall, { constraints: [small(3), other] });
    expect(outcome).toEqual({
      ok: false,
      conflicts: [
        { id: 'small', alone: false, possible: null },
        { id: 'five', alone: false, possible: null },
      ],
    });
  });

  it('without anybody to meet them are named too', async () => {
    const empty = marketOf({ demandCapacity: [1], supplyCapacity: [], pairs: [] });
    const none: SideConstraint = { id: 'none', kind: 'at-least', count: 1, members: [] };
    expect(await ask(empty, { constraints: [none] })).toEqual({
      ok: false,
      conflicts: [{ id: 'none', alone: true, possible: 0 }],
    });
  });
});

describe('why not', () => {
  it('names who holds the place and what the change would cost', async () => {
    const plan = await planOf(bigAndSmall);
    const reasons = new LeftReasons(bigAndSmall, plan);
    expect(reasons.of(2)).toEqual({
      ...{ code: 'demand-full', demandRival: 0, supplyRival: -1 },
      cost: expect.closeTo(0.3, 2),
    });
  });

  it('asks exactly what forcing the pair in would lose', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), async (seed) => {
        const market = generatedMarket({ demands: 8, supplies: 6, degree: 4, seed });
        const plan = await planOf(market);
        const reasons = new LeftReasons(market, plan);
        for (const pair of market.pairs.value.keys()) {
          if (plan.chosen[pair]) continue;
          const forced = await oracle(market, { locked: [pair] });
          expect(reasons.of(pair).cost).toBeCloseTo(plan.value - forced.value, 2);
        }
      }),
      { numRuns: 12, seed: 6 },
    );
  });

  it('never asks more than the loss under conditions', async () => {
    const market = generatedMarket({ demands: 8, supplies: 6, degree: 4, seed: 21 });
    const group = [...market.pairs.value.keys()].filter((pair) => market.pairs.supply[pair]! < 3);
    const constraints: SideConstraint[] = [{ id: 'g', kind: 'at-most-share', share: 0.3, group }];
    const plan = await planOf(market, { constraints });
    const reasons = new LeftReasons(market, plan);
    expect(plan.method).toBe('exact');
    for (const pair of market.pairs.value.keys()) {
      if (plan.chosen[pair]) continue;
      const forced = await oracle(market, { locked: [pair], constraints }).catch(() => null);
      if (forced)
        expect(reasons.of(pair).cost).toBeLessThanOrEqual(plan.bound - forced.value + 1e-6);
    }
  });

  it('says why a side got less than it could take', async () => {
    const market = marketOf({
      demandCapacity: [2, 1, 0],
      supplyCapacity: [1, 1],
      pairs: [
        [0, 0, 0.9],
        [1, 0, 0.5],
        [2, 0, 0.4],
      ],
    });
    const unfilled = unfilledSides(market, await planOf(market));
    expect(unfilled.map(({ side, index, code }) => [side, index, code])).toEqual([
      ['demand', 0, 'taken'],
      ['demand', 1, 'taken'],
      ['demand', 2, 'no-capacity'],
      ['supply', 1, 'no-candidates'],
    ]);
  });
});
