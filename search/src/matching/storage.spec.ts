import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { benchProfiles } from '../evaluation/bench-profiles.js';
import { FileSpill } from '../storage/file-spill.js';
import { InProcessSource } from './candidate-source.js';
import { MatchingEngine } from './engine.js';
import type { MatchQuery, Side } from './types.js';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-storage-'));
const spill = new FileSpill(folder);
afterAll(() => {
  spill.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const ROWS = 700;
const query: MatchQuery = { now: new Date('2026-11-01T00:00:00Z'), audience: 'public', limit: 20 };
const ids = Array.from({ length: 20 }, (_, i) => i * 31);

/** Enough rows for several chunks, some of them replaced and removed. */
function filled(storage?: ConstructorParameters<typeof MatchingEngine>[1]): MatchingEngine {
  const engine = new MatchingEngine(undefined, storage);
  const { demand, supply } = benchProfiles(3);
  for (let i = 0; i < ROWS; i++) {
    engine.putDemand(demand(i));
    engine.putSupply(supply(i));
    if (i % 7 === 0) engine.putSupply({ ...supply(i), title: `换了名字${i}` });
    if (i % 11 === 0) engine.removeDemand(`d${i}`);
  }
  return engine;
}

const namedBy = (engine: MatchingEngine, side: Side, id: string): string[] =>
  new InProcessSource(engine.corpus).find({ side, id, query });

/** Lists as another source of candidates would have them asked: by the ids that the channels of `from` name. */
function listsOf(engine: MatchingEngine, from: MatchingEngine | null) {
  return JSON.stringify(
    ids.flatMap((i) => {
      const [id, other] = [`d${i}`, `s${i}`];
      const named = (side: Side) =>
        from
          ? {
              candidates: { ids: namedBy(from, side, side === 'demand' ? id : other), alone: true },
            }
          : {};
      return [
        engine.matchesForDemand(id, { ...query, ...named('demand') }),
        engine.matchesForSupply(other, { ...query, ...named('supply') }),
      ];
    }),
  );
}

describe('an engine whose candidates come from elsewhere', () => {
  const here = filled();
  here.fitLatent(16);
  const lean = filled({ spill, candidates: 'elsewhere' });
  lean.fitLatent(16);
  const wanted = listsOf(here, null);

  it('keeps its rows in the file and gives the same lists, to the last bit', () => {
    expect(spill.size).toBeGreaterThan(200_000);
    expect(listsOf(lean, here) === wanted).toBe(true);
    expect(lean.corpus.supplies.terms.isResting).toBe(true);
  });

  it('names candidates itself when nobody else does, and rests again some time after', () => {
    expect(listsOf(lean, null) === wanted).toBe(true);
    expect(lean.corpus.supplies.terms.isResting).toBe(false);
    for (let round = 0; round < 6; round++) listsOf(lean, here);
    expect(lean.corpus.supplies.terms.isResting).toBe(true);
    const changed = { ...benchProfiles(3).supply(5), title: '防爆巡检机器人' };
    for (const engine of [here, lean]) engine.putSupply(changed);
    expect(listsOf(lean, null) === listsOf(here, null)).toBe(true);
  });
});
