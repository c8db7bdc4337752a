import fc from 'fast-check';
import {
  figureOf,
  figuresBy,
  monthOf,
  shown,
  windowDays,
  type CountedPairing,
} from './mutual-figures.js';

const day = 86_400_000;
const now = new Date('2026-11-21T04:00:00Z');
const ago = (days: number, ms = 0) => new Date(now.getTime() - days * day + ms);
const pairing = (
  openedDaysAgo: number,
  mutualAfterDays: number | null,
  sectors = ['health'],
): CountedPairing => ({
  openedAt: ago(openedDaysAgo),
  mutualAt:
    mutualAfterDays === null
      ? null
      : new Date(ago(openedDaysAgo).getTime() + mutualAfterDays * day),
  sectors,
  districts: ['siming'],
});

describe('双向奔赴率', () => {
  it('counts pairings opened at least 60 days ago that became mutual within 60 days', () => {
    const pairings = [
      pairing(100, 10),
      pairing(100, 60),
      pairing(100, 61),
      pairing(61, null),
      pairing(60, 1),
      pairing(59, 1),
    ];
    expect(figureOf(pairings, now)).toEqual({ n: 5, mutual: 3, rate: 0.6, suppressed: false });
  });

  it('turns exactly at the window’s edge', () => {
    const edge = (ms: number): CountedPairing => ({
      ...pairing(0, null),
      openedAt: ago(windowDays, ms),
    });
    const four = Array.from({ length: 4 }, () => pairing(90, 1));
    expect(figureOf([...four, edge(1)], now).n).toBeNull();
    expect(figureOf([...four, edge(0)], now).n).toBe(5);
    expect(figureOf([...four, edge(-1)], now).n).toBe(5);
    const yes = (ms: number) => ({
      ...pairing(90, 60),
      mutualAt: new Date(ago(90).getTime() + 60 * day + ms),
    });
    expect(figureOf([...four, yes(0)], now).mutual).toBe(5);
    expect(figureOf([...four, yes(1)], now).mutual).toBe(4);
  });

  it('says nothing about fewer than five', () => {
    expect(
      figureOf(
        Array.from({ length: 4 }, () => pairing(90, 1)),
        now,
      ),
    ).toEqual({
      n: null,
      mutual: null,
      rate: null,
      suppressed: true,
    });
    expect(figureOf([], now).suppressed).toBe(false);
    expect([0, 1, 4, 5].map(shown)).toEqual([0, null, null, 5]);
  });

  it('splits by a facet, each pairing once per value, and never shows a small cell', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            openedDaysAgo: fc.integer({ min: 0, max: 200 }),
            after: fc.option(fc.integer({ min: 0, max: 120 })),
            sectors: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
          }),
        ),
        (rows) => {
          const pairings = rows.map((r) => pairing(r.openedDaysAgo, r.after, r.sectors));
          for (const cell of figuresBy(pairings, (p) => p.sectors, now)) {
            if (cell.n === null) continue;
            expect(cell.n).toBeGreaterThanOrEqual(5);
            expect(cell.n).toBeLessThanOrEqual(pairings.length);
            expect(cell.rate).toBeCloseTo((cell.mutual ?? 0) / cell.n);
          }
        },
      ),
    );
  });

  it('names months by Xiamen time', () => {
    expect(monthOf(new Date('2026-10-31T16:30:00Z'))).toBe('2026-11');
    expect(monthOf(new Date('2026-10-31T15:30:00Z'))).toBe('2026-10');
  });
});
