import { interval } from '../metrics.js';
import { loadWholeJudged } from './collection.js';
import { judgedRankers } from './judged-rankers.js';
import { differences, measure, valuesOf } from './measure.js';

describe('measures of pooled judgements', () => {
  const grades = new Map([
    ['a', { invite: 3, bid: 2 }],
    ['b', { invite: 1, bid: 3 }],
    ['c', { invite: 0, bid: 0 }],
  ]);

  it('takes unjudged supplies out of the list, except where told strictly', () => {
    const row = measure(['x', 'a', 'y', 'b', 'c'], grades);
    expect(row).toMatchObject({ invite: 1, both: 1, mrr: 1, recall: 1, mutual: 1 / 3 });
    expect(row.bid).toBeLessThan(1);
    expect(row.strict).toBeLessThan(1);
    expect(row.judged).toBe(0.3);
  });

  it('has no figure where nothing can be found', () => {
    const row = measure(['c'], new Map([['c', { invite: 0, bid: 0 }]]));
    expect(row).toEqual({ judged: 0.1 });
    expect(valuesOf([row], 'both')).toEqual([]);
    expect(differences([row], [row], 'both')).toEqual([]);
  });
});

/** The gate on judged pairs: lower bounds of 95 % intervals, below what is measured, so that only a real loss fails. */
describe('the ranker, by judged pairs', () => {
  const { demands, supplies, grades } = loadWholeJudged();
  const { rankings: all } = judgedRankers(demands, supplies);
  const rows = (name: 'full ranker' | 'BM25, whole text'): ReturnType<typeof measure>[] =>
    [...grades].map(([id, row]) => measure(all.get(name)!(id), row));
  const full = rows('full ranker');

  it('puts good pairs first', () => {
    expect(interval(valuesOf(full, 'both'))[0]).toBeGreaterThan(0.8);
    expect(interval(valuesOf(full, 'mrr'))[0]).toBeGreaterThan(0.8);
    expect(interval(valuesOf(full, 'recall'))[0]).toBeGreaterThan(0.85);
  });

  it('stays above whole-text BM25', () => {
    const gain = differences(full, rows('BM25, whole text'), 'both');
    expect(interval(gain)[0]).toBeGreaterThan(0);
  });
});
