import { loadJudged, pairKey, readingKey } from './collection.js';
import { JUDGED_DEMANDS } from './judged-demands.data.js';

describe('the judged collection', () => {
  const { demands, supplies, pool, judgements, second, grades } = loadJudged();
  const judged = new Set(judgements.map(pairKey));

  it('has at least 60 demands with at least 10 candidates each', () => {
    expect(grades.size).toBeGreaterThanOrEqual(60);
    for (const row of grades.values()) expect(row.size).toBeGreaterThanOrEqual(10);
    expect([...grades.keys()].sort()).toEqual([...JUDGED_DEMANDS.development].sort());
  });

  it('has official and demonstration demands, published and unclaimed supplies', () => {
    const ids = [...grades.keys()];
    expect(ids.filter((id) => id.startsWith('nhc-')).length).toBeGreaterThanOrEqual(20);
    expect(ids.filter((id) => id.startsWith('demo-s-')).length).toBeGreaterThanOrEqual(35);
    expect(judgements.some(({ supplyId }) => supplies.get(supplyId)!.unclaimed)).toBe(true);
  });

  it('names rows of the seeds, once, with grades from 0 to 3', () => {
    expect(judged.size).toBe(judgements.length);
    for (const { demandId, supplyId, invite, bid } of [...judgements, ...second]) {
      expect(demands.has(demandId)).toBe(true);
      expect(supplies.has(supplyId)).toBe(true);
      expect([0, 1, 2, 3]).toContain(invite);
      expect([0, 1, 2, 3]).toContain(bid);
    }
  });

  it('judges all of its pool, from at least three rankers, and a fifth of it twice', () => {
    expect(new Set(pool.map(pairKey))).toEqual(judged);
    const rankers = new Set(pool.flatMap(({ by }) => by));
    expect(rankers.size).toBeGreaterThanOrEqual(5);
    expect(new Set(second.map(pairKey)).size).toBe(second.length);
    expect(second.length / judgements.length).toBeGreaterThanOrEqual(0.2);
    expect(second.every((row) => judged.has(pairKey(row)))).toBe(true);
  });
});

describe('the test set', () => {
  const { demands, supplies, pool, judgements, second, grades } = loadJudged('test');

  it('shares no demand with the development set and brings both to at least 120', () => {
    const { development, test } = JUDGED_DEMANDS;
    expect(test.filter((id) => development.includes(id))).toEqual([]);
    expect(new Set([...development, ...test]).size).toBeGreaterThanOrEqual(120);
  });

  it('has a pool of 17 candidates a demand from at least three rankers, a fifth of it to be read twice', () => {
    for (const id of JUDGED_DEMANDS.test) {
      expect(pool.filter(({ demandId }) => demandId === id)).toHaveLength(17);
    }
    expect(
      pool.every(({ demandId, supplyId }) => demands.has(demandId) && supplies.has(supplyId)),
    ).toBe(true);
    expect(new Set(pool.flatMap(({ by }) => by)).size).toBeGreaterThanOrEqual(5);
    const again = pool.filter((row) => row.second);
    expect(again.length / pool.length).toBeGreaterThanOrEqual(0.2);
    expect(again.every((row) => row.second!.batch > row.batch)).toBe(true);
  });

  it('holds grades of pairs of its pool only', () => {
    const known = new Set(pool.map(pairKey));
    expect([...judgements, ...second].every((row) => known.has(pairKey(row)))).toBe(true);
    expect(new Set(judgements.map(readingKey)).size).toBe(judgements.length);
    for (const row of grades.values()) {
      for (const { invite, bid } of row.values()) {
        expect(Math.min(invite, bid)).toBeGreaterThanOrEqual(0);
        expect(Math.max(invite, bid)).toBeLessThanOrEqual(3);
      }
    }
  });
});
