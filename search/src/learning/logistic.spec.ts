import { Random } from '../evaluation/random.js';
import { fitLogistic } from './logistic.js';

const free = { means: [0, 0], precisions: [1e-6, 1e-6] };

it('finds the weights that drew the answers', () => {
  const random = new Random(3);
  const examples = Array.from({ length: 8000 }, () => {
    const x = random.next() * 4 - 2;
    const chance = 1 / (1 + Math.exp(-(1.5 * x - 0.7)));
    return { inputs: [x, 1], target: Number(random.chance(chance)), weight: 1 };
  });
  const { weights, covariance } = fitLogistic(examples, free);
  expect(weights[0]).toBeCloseTo(1.5, 0);
  expect(weights[1]).toBeCloseTo(-0.7, 0);
  expect(Math.abs(weights[0]! - 1.5)).toBeLessThan(4 * Math.sqrt(covariance[0]![0]!));
});

it('is where the gradient vanishes: one answer of each kind at the same place balances', () => {
  const inputs = [1, 0];
  const { weights } = fitLogistic(
    [
      { inputs, target: 1, weight: 3 },
      { inputs, target: 0, weight: 1 },
    ],
    free,
  );
  expect(weights[0]).toBeCloseTo(Math.log(3), 4);
  expect(weights[1]).toBe(0);
});

it('stays at the prior without answers, and finite where answers are all alike', () => {
  const prior = { means: [1, -2], precisions: [10, 0.1] };
  expect(fitLogistic([], prior).weights).toEqual([1, -2]);
  const alike = Array.from({ length: 50 }, () => ({ inputs: [5, 1], target: 1, weight: 1 }));
  for (const weight of fitLogistic(alike, prior).weights) expect(Math.abs(weight)).toBeLessThan(30);
});
