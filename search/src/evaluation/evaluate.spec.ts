import { generate } from './collection.js';
import { evaluate } from './evaluate.js';
import { interval, mutual, ndcg, recall, reciprocalRank } from './metrics.js';

describe('measures', () => {
  const grades = new Map([
    ['a', 3],
    ['b', 1],
  ]);

  it('gives 1 to the ideal order and less to others', () => {
    expect(ndcg(['a', 'b', 'x'], grades)).toBe(1);
    expect(ndcg(['b', 'a'], grades)).toBeCloseTo(
      (1 + 7 / Math.log2(3)) / (7 + 1 / Math.log2(3)),
      12,
    );
    expect(ndcg(['x'], grades)).toBe(0);
    expect(ndcg(['a'], new Map())).toBe(0);
  });

  it('counts what is found', () => {
    expect(recall(['a', 'x', 'b'], new Set(['a', 'b']), 2)).toBe(0.5);
    expect(reciprocalRank(['x', 'a'], new Set(['a']))).toBe(0.5);
    expect(reciprocalRank(['x'], new Set(['a']))).toBe(0);
    expect(mutual(['a', 'x'], new Set(['a']))).toBe(0.5);
  });

  it('draws an interval around the mean', () => {
    const [low, high] = interval([0, 0, 1, 1, 1, 0, 1, 0]);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(0.5);
    expect(interval([0.3, 0.3])).toEqual([0.3, 0.3]);
  });
});

describe('the generated collection', () => {
  const options = { seed: 3, demands: 20, supplies: 300, coverage: 0.7 };

  it('is the same every time', () => {
    expect(JSON.stringify(generate(options).supplies)).toBe(
      JSON.stringify(generate(options).supplies),
    );
  });

  it('holds forms out of the thesaurus', () => {
    const forms = (coverage: number): number =>
      generate({ ...options, coverage }).thesaurus.concepts.reduce((n, c) => n + c.forms.length, 0);
    expect(forms(0.5)).toBeLessThan(forms(0.9));
  });
});

/** The gate: lower bounds of 95 % intervals, well below what is measured, so that only a real loss fails. */
describe('the ranker', () => {
  const size = { seed: 11, demands: 40, supplies: 400 };

  it('stays far above whole-text BM25 with 70 % of the forms known', () => {
    const { results, candidateRecall } = evaluate({ ...size, coverage: 0.7 }, ['full ranker']);
    const [bm25, full] = results;
    expect(bm25!.ndcg).toBeGreaterThan(0.4);
    expect(full!.gainInterval[0]).toBeGreaterThan(0.15);
    expect(full!.interval[0]).toBeGreaterThan(0.65);
    expect(candidateRecall).toBeGreaterThan(0.95);
  });

  it('is no worse than BM25 on bare texts of which the thesaurus knows nothing', () => {
    const { results } = evaluate({ ...size, coverage: 0, bare: true }, ['full ranker']);
    expect(results[1]!.gain).toBeGreaterThan(-0.03);
  });
});
