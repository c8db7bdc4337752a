import {
  agreementOf,
  contested,
  kappa,
  plain,
  readByTwo,
  readTwice,
  type Readings,
} from './agreement.js';
import { loadJudged } from './collection.js';

describe('κ', () => {
  it('is 1 for the same grades, 0 for what chance brings, negative below it', () => {
    expect(kappa([[0, 0], [1, 1], [3, 3]])).toBe(1); // prettier-ignore
    expect(kappa([[0, 0], [0, 3], [3, 0], [3, 3]])).toBe(0); // prettier-ignore
    expect(kappa([[0, 3], [3, 0]])).toBe(-1); // prettier-ignore
    expect(kappa([[0, 0]])).toBeNaN(); // prettier-ignore
  });

  it('agrees with a table worked out by hand', () => {
    // 20 pairs: both 0 ten times, both 1 four, 0 then 1 three, 1 then 0 three.
    const readings: Readings[] = [
      ...Array.from({ length: 10 }, (): Readings => [0, 0]),
      ...Array.from({ length: 4 }, (): Readings => [1, 1]),
      ...Array.from({ length: 3 }, (): Readings => [0, 1]),
      ...Array.from({ length: 3 }, (): Readings => [1, 0]),
    ];
    // seen 14/20 = 0.7; by chance 13·13/400 + 7·7/400 = 0.545
    expect(kappa(readings, plain)).toBeCloseTo((0.7 - 0.545) / (1 - 0.545), 12);
    expect(kappa(readings)).toBeCloseTo(kappa(readings, plain), 12);
  });

  it('weighs a far disagreement more than a near one', () => {
    const base: Readings[] = [[0, 0], [1, 1], [2, 2], [3, 3]]; // prettier-ignore
    expect(kappa([...base, [0, 1]])).toBeGreaterThan(kappa([...base, [0, 3]]));
    expect(contested([...base, [0, 1]])).toHaveLength(4);
  });
});

describe('readings', () => {
  const read = (
    supplyId: string,
    invite: number,
    judge: string,
  ): Parameters<typeof readByTwo>[0][0] => ({
    ...{ demandId: 'd', supplyId, invite, bid: 0, batch: 1, judge },
  });
  const first = [read('a', 1, 'X'), read('a', 3, 'W'), read('b', 2, 'X')];

  it('are paired within one judge, and between two', () => {
    expect(readTwice(first, [read('a', 2, 'X')], 'invite')).toEqual([[1, 2]]);
    expect(readByTwo(first, 'invite')).toEqual([[3, 1]]);
  });
});

describe('the two readings', () => {
  it.each(['invite', 'bid'] as const)('agree well on %s', (side) => {
    const { judgements, second } = loadJudged();
    const readings = readTwice(judgements, second, side);
    const { pairs, near, weighted, interval } = agreementOf(readings);
    expect(pairs).toBe(second.length);
    expect(near).toBeGreaterThan(0.95);
    expect(weighted).toBeGreaterThan(0.8);
    expect(interval[0]).toBeLessThan(weighted);
    expect(interval[1]).toBeGreaterThan(weighted);
  });
});
