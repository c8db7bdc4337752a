import { Random } from '../evaluation/random.js';
import { STEPS } from './latent.js';
import { centresOf, MANY_ROWS } from './vector-clusters.js';
import { VectorRows } from './vector-rows.js';

const DIMENSIONS = 40;
const COUNT = MANY_ROWS + 500;

/** Unit vectors in loose heaps, as texts are. */
function vectors(count: number): Int8Array[] {
  const random = new Random(3);
  const axes = Array.from({ length: 60 }, () =>
    Array.from({ length: DIMENSIONS }, () => random.next() - 0.5),
  );
  return Array.from({ length: count }, () => {
    const axis = random.pick(axes);
    const mixed = axis.map((value) => value + 0.6 * (random.next() - 0.5));
    const length = Math.hypot(...mixed);
    return Int8Array.from(mixed, (value) => Math.round((value / length) * STEPS));
  });
}

const all = vectors(COUNT);
const centres = centresOf(all);

function rowsOf(order: readonly number[]): VectorRows {
  const rows = new VectorRows();
  rows.reset({ dimensions: DIMENSIONS, centres });
  for (const slot of order) rows.set(slot, all[slot]!);
  return rows;
}

const ascending = all.map((_, slot) => slot);

function found(rows: VectorRows, query: Int8Array): Map<number, number> {
  const scores = new Float64Array(COUNT);
  rows.scan(query, 0.15, scores);
  return new Map([...scores.entries()].filter(([, score]) => score > 0));
}

describe('neighbourhoods of a space', () => {
  it('exist only where there are many rows', () => {
    expect(centresOf(all.slice(0, 1000)).length).toBe(0);
    expect(centres.length).toBeGreaterThan(0);
    expect(centresOf(all)).toEqual(centres);
  });

  it('give the same rows whatever came first, and whatever was there before', () => {
    const one = rowsOf(ascending);
    const other = rowsOf(ascending.toReversed());
    for (const slot of ascending.slice(0, 700)) {
      other.set(slot, all[(slot + 1) % COUNT]!);
      other.set(slot, null);
      other.set(slot, all[slot]!);
    }
    for (const at of [0, 50, 4000]) {
      expect([...found(other, all[at]!)].sort()).toEqual([...found(one, all[at]!)].sort());
    }
  });

  it('hold most of the hundred nearest rows', () => {
    const rows = rowsOf(ascending);
    let held = 0;
    for (let at = 0; at < 20; at++) {
      const query = all[at * 97]!;
      const seen = found(rows, query);
      const cosine = (row: Int8Array) => row.reduce((sum, value, k) => sum + value * query[k]!, 0);
      const cosines = all.map(cosine);
      const nearest = ascending
        .toSorted((a, b) => cosines[b]! - cosines[a]! || a - b)
        .slice(0, 100);
      held += nearest.filter((slot) => seen.has(slot)).length;
    }
    expect(held / 2000).toBeGreaterThan(0.8);
  });
});
