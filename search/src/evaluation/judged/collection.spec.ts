import { loadJudged, pairKey, readPool } from './collection.js';
import { JUDGED_DEMANDS } from './judged-demands.data.js';

describe('the judged collection', () => {
  const { demands, supplies, judgements, second, grades } = loadJudged();
  const judged = new Set(judgements.map(pairKey));

  it('has at least 60 demands with at least 10 candidates each', () => {
    expect(grades.size).toBeGreaterThanOrEqual(60);
    for (const row of grades.values()) expect(row.size).toBeGreaterThanOrEqual(10);
    expect([...grades.keys()].sort()).toEqual([...JUDGED_DEMANDS].sort());
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
    const pool = readPool();
    expect(new Set(pool.map(pairKey))).toEqual(judged);
    const rankers = new Set(pool.flatMap(({ by }) => by));
    expect(rankers.size).toBeGreaterThanOrEqual(5);
    expect(new Set(second.map(pairKey)).size).toBe(second.length);
    expect(second.length / judgements.length).toBeGreaterThanOrEqual(0.2);
    expect(second.every((row) => judged.has(pairKey(row)))).toBe(true);
  });
});
