import fc from 'fast-check';
import {
  figuresBy,
  figuresByMonth,
  isRipe,
  monthOf,
  type Breakdown,
  type CountedPairing,
} from './mutual-figures.js';
import { suppress, type Cell } from './small-cells.js';

const now = new Date('2026-11-21T04:00:00Z');
const day = 86_400_000;
const cell = (key: string, ripe: number, unripe = 0): Cell => ({
  key,
  ripe,
  opened: ripe + unripe,
});
const all = { ripe: true, opened: true };
const hiddenOf = (cells: readonly Cell[], totals = all) =>
  [...suppress(cells, totals).hidden].sort();

describe('complementary suppression', () => {
  it('hides a second cell beside a single small one, the smallest there is', () => {
    expect(hiddenOf([cell('a', 3), cell('b', 9), cell('c', 20)])).toEqual(['a', 'b']);
    expect(hiddenOf([cell('a', 7), cell('b', 9)])).toEqual([]);
  });

  it('hides more where the hidden ones together are still few, or all ones', () => {
    expect(hiddenOf([cell('a', 1), cell('b', 2), cell('c', 30)])).toEqual(['a', 'b', 'c']);
    const ones = ['a', 'b', 'c', 'd', 'e'].map((key) => cell(key, 1));
    expect(hiddenOf([...ones, cell('f', 8)])).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(suppress(ones, all).totals.ripe).toBe(false);
  });

  it('looks at what is not ripe yet as well, and withholds its sum where one cell would tell it', () => {
    const cells = [cell('a', 12), cell('b', 0, 2)];
    expect(suppress(cells, all)).toEqual({
      hidden: new Set(['b']),
      totals: { ripe: true, opened: false },
    });
    // Two months that are hidden for their young pairings: together enough.
    const young = [cell('a', 12), cell('b', 0, 2), cell('c', 0, 6)];
    expect(suppress(young, all)).toEqual({ hidden: new Set(['b', 'c']), totals: all });
  });

  it('keeps a large cell that was hidden for its young pairings from being the only one', () => {
    expect(hiddenOf([cell('a', 8, 2), cell('b', 0, 3), cell('c', 20)])).toEqual(['a', 'b', 'c']);
  });

  it('leaves a breakdown without small cells as it is', () => {
    expect(suppress([cell('a', 5), cell('b', 6, 5)], all)).toEqual({
      hidden: new Set(),
      totals: all,
    });
  });
});

/** Pairings over eight months, mostly few a month. */
const pairings = fc
  .array(
    fc.record({
      openedDaysAgo: fc.integer({ min: 0, max: 240 }),
      after: fc.option(fc.integer({ min: 0, max: 100 })),
      sector: fc.constantFrom('a', 'b', 'c', 'd'),
    }),
    { maxLength: 60 },
  )
  .map((rows) =>
    rows.map(({ openedDaysAgo, after, sector }): CountedPairing => {
      const openedAt = new Date(now.getTime() - openedDaysAgo * day);
      const mutualAt = after === null ? null : new Date(openedAt.getTime() + after * day);
      return { openedAt, mutualAt, sectors: [sector], districts: ['siming'] };
    }),
  );

interface Known {
  readonly key: string;
  /** What the calendar says of a hidden month: all its pairings are ripe, none is, or some may be. */
  readonly kind: 'old' | 'young' | 'mixed';
}

/**
 * An attacker with the page, the calendar and arithmetic: the least and the most that each hidden month can
 * have, given the sums that are left when everything shown is taken from the totals.
 */
function rangesFrom(page: Breakdown): { key: string; ripe: number[]; opened: number[] }[] {
  const hidden = page.months.filter((m) => m.openedToDate === null).map(known);
  const shownRipe = page.months.reduce((sum, m) => sum + (m.n ?? 0), 0);
  const shownOpened = page.months.reduce((sum, m) => sum + (m.openedToDate ?? 0), 0);
  const ripe = page.total.n === null ? Infinity : page.total.n - shownRipe;
  const opened = page.toDate.opened === null ? Infinity : page.toDate.opened - shownOpened;
  return hidden.map((one) => {
    const others = hidden.filter((other) => other !== one);
    const fixed = others.filter((other) => other.kind === 'old').length;
    const takers = others.some((other) => other.kind !== 'young');
    const most = one.kind === 'young' ? 0 : ripe - fixed;
    const least = one.kind === 'old' ? 1 : 0;
    const ripeRange = takers || ripe === Infinity ? [least, most] : [most, most];
    // Opened: at least one in each; what the others cannot take is this one's. Of a young month all is unripe,
    // and what is unripe altogether is known where both totals are.
    const unripe = opened - ripe;
    const alone = others.every((other) => other.kind === 'old');
    const openedRange =
      one.kind === 'young' && alone && Number.isFinite(unripe)
        ? [unripe, unripe]
        : [others.length || opened === Infinity ? 1 : opened, opened - others.length];
    return { key: one.key, ripe: ripeRange, opened: openedRange };
  });
}

const days = Array.from({ length: 241 }, (_, i) => new Date(now.getTime() - i * day));

function known({ key }: { key: string }): Known {
  const ripe = days
    .filter((at) => monthOf(at) === key)
    .map((openedAt) => isRipe({ openedAt, mutualAt: null, sectors: [], districts: [] }, now));
  return { key, kind: ripe.every(Boolean) ? 'old' : ripe.some(Boolean) ? 'mixed' : 'young' };
}

describe('the figures by month', () => {
  it('never show a small month and never let one be worked out', () => {
    fc.assert(
      fc.property(pairings, (rows) => {
        const page = figuresByMonth(rows, now);
        for (const month of page.months) {
          const members = rows.filter((row) => monthOf(row.openedAt) === month.key);
          const ripe = members.filter((row) => isRipe(row, now)).length;
          if (month.openedToDate !== null) expect(month.openedToDate).toBe(members.length);
          if (month.n !== null) expect([month.n, ripe >= 5]).toEqual([ripe, true]);
          expect(month.openedToDate === null || month.openedToDate >= 5).toBe(true);
        }
        for (const { ripe, opened } of rangesFrom(page)) {
          // Known for sure may only be that there is nothing.
          if (ripe[0] === ripe[1]) expect(ripe[0]).toBe(0);
          expect(opened[0]).not.toBe(opened[1]);
        }
        hiddenTogetherAreEnough(page, rows);
      }),
      { numRuns: 300 },
    );
  });

  it('by one facet add up to nothing that tells the hidden ones', () => {
    fc.assert(
      fc.property(pairings, (rows) => {
        const ripe = rows.filter((row) => isRipe(row, now)).length;
        const cells = figuresBy(rows, (row) => row.sectors, now);
        const hidden = cells.filter((one) => one.suppressed);
        const left = ripe - cells.reduce((sum, one) => sum + (one.n ?? 0), 0);
        if (hidden.length === 0 || ripe < 5) return;
        // One alone would be what is left; as many as are left would be one each, unless nothing else is shown.
        expect(hidden.length).toBeGreaterThan(1);
        expect(left).toBeGreaterThanOrEqual(5);
        if (cells.some((one) => one.n !== null)) expect(left).toBeGreaterThan(hidden.length);
      }),
      { numRuns: 300 },
    );
  });
});

/** What is left of a total for the hidden months is no small cell of its own. */
function hiddenTogetherAreEnough(page: Breakdown, rows: readonly CountedPairing[]): void {
  const hidden = new Set(page.months.filter((m) => m.suppressed).map((m) => m.key));
  const left = rows.filter((row) => hidden.has(monthOf(row.openedAt)));
  const ripe = left.filter((row) => isRipe(row, now)).length;
  if (page.total.n !== null) expect(ripe === 0 || ripe >= 5).toBe(true);
  if (page.toDate.opened !== null) expect(left.length === 0 || left.length >= 5).toBe(true);
}
