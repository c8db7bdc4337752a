import { simulate, type RankingFigures } from './simulation.js';

/** The targets that the product's ranking was chosen by, on the stated market: λ = 0.5, 300 × 300. */
describe('the simulated market', () => {
  const results = [1, 2, 3].map((seed) => simulate({ size: 300, lambda: 0.5, seed }));
  const mean = (ranking: string, figure: keyof RankingFigures) =>
    results.reduce(
      (sum, rows) => sum + Number(rows.find((row) => row.ranking === ranking)![figure]),
      0,
    ) / results.length;

  it('gives at least 30 % more expected matches with exposure prices than one-sided lists do', () => {
    expect(mean('priced', 'matches') / mean('one-sided', 'matches')).toBeGreaterThanOrEqual(1.3);
    expect(mean('priced', 'matches')).toBeGreaterThan(mean('reciprocal', 'matches'));
  });

  it('spreads exposure to a Gini of 0.30 at most while lists keep 95 % of their relevance', () => {
    expect(mean('priced', 'gini')).toBeLessThanOrEqual(0.3);
    expect(mean('priced', 'relevance')).toBeGreaterThanOrEqual(0.95);
  });

  it('is the same for the same seed', () => {
    expect(simulate({ size: 30, lambda: 0.5, seed: 4 })).toEqual(
      simulate({ size: 30, lambda: 0.5, seed: 4 }),
    );
  });
});
