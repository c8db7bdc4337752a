import { generate } from './collection.js';
import { evaluate, type Result } from './evaluate.js';
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

/**
 * The gate: at 70 % coverage the lower bound of the gain reaches the target itself (0.24); at 90 % the gain reaches it (0.33),
 * and its lower bound, which forty demands cannot bring so high, stays below what is measured by a little. What it takes to
 * fail is shown by taking one factor away.
 */
describe('the ranker', () => {
  const size = { seed: 11, demands: 40, supplies: 400 };
  const LEAST = { gain: 0.24, ndcg: 0.76, bareGain: -0.01 };
  const AT_90 = { gain: 0.33, lower: 0.31, ndcg: 0.84 };
  const passes = ({ gainInterval, interval: [low] }: Result): boolean =>
    gainInterval[0] > LEAST.gain && low > LEAST.ndcg;
  const { results, candidateRecall } = evaluate({ ...size, coverage: 0.7 }, [
    'full ranker',
    'without factor: requirement sentences',
    'without factor: price',
  ]);
  const [bm25, full, ...weaker] = results;

  it('stays far above whole-text BM25 with 70 % of the forms known', () => {
    expect(bm25!.ndcg).toBeGreaterThan(0.45);
    expect(bm25!.ndcg).toBeLessThan(0.65);
    expect(full!.gainInterval[0]).toBeGreaterThan(LEAST.gain);
    expect(full!.interval[0]).toBeGreaterThan(LEAST.ndcg);
    expect(candidateRecall).toBeGreaterThan(0.95);
  });

  it('stays further above it with 90 % of the forms known', () => {
    const [, known, ...without] = evaluate({ ...size, coverage: 0.9 }, [
      'full ranker',
      'without factor: requirement sentences',
    ]).results;
    const reaches = ({ gain, gainInterval, interval: [low] }: Result): boolean =>
      gain > AT_90.gain && gainInterval[0] > AT_90.lower && low > AT_90.ndcg;
    expect(known!.gain).toBeGreaterThan(AT_90.gain);
    expect(known!.gainInterval[0]).toBeGreaterThan(AT_90.lower);
    expect(known!.interval[0]).toBeGreaterThan(AT_90.ndcg);
    expect(without.map(reaches)).toEqual([false]);
  });

  it('would not pass without one of its factors', () => {
    expect(passes(full!)).toBe(true);
    expect(weaker.map(({ ranker }) => ranker)).toHaveLength(2);
    expect(weaker.filter(passes)).toEqual([]);
    expect(passes(bm25!)).toBe(false);
  });

  it('is no worse than BM25 on bare texts of which the thesaurus knows nothing', () => {
    const bare = evaluate({ ...size, coverage: 0, bare: true }, ['full ranker']).results[1]!;
    expect(bare.gainInterval[0]).toBeGreaterThan(LEAST.bareGain);
  });
});
