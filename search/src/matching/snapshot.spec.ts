import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { MatchingEngine } from './engine.js';
import { ALL_DEMANDS, ALL_SUPPLIES, inspection, QUERY, robotDog } from './fixtures.js';
import { inSharedMemory, readerOf } from './sections.js';
import { defaultThesaurus } from './thesaurus/default-thesaurus.js';
import { Thesaurus } from './thesaurus/thesaurus.js';
import { FileSpill } from '../storage/file-spill.js';
import type { Storage } from './storage.js';
import type { Audience } from './types.js';

const many = ALL_SUPPLIES.flatMap((supply) =>
  [1, 2, 3, 4].map((n) => ({
    ...supply,
    id: `${supply.id}-${n}`,
    organisationId: `o${n}`,
    text: `${supply.text}${n}号`,
    ...(n === 1 ? { hidden: { capacity: 3, busy: 3 } } : {}),
    ...(n === 2 ? { hidden: { text: '内部说明：语音克隆' } } : {}),
  })),
);

function filled(storage: Storage = {}): MatchingEngine {
  const engine = new MatchingEngine(undefined, storage);
  for (const demand of ALL_DEMANDS) engine.putDemand(demand);
  for (const supply of many) engine.putSupply(supply);
  engine.removeSupply(many[3]!.id);
  return engine;
}

function answers(engine: MatchingEngine): string {
  const audiences: Audience[] = ['public', 'demand', 'supply', 'matchmaker'];
  return JSON.stringify(
    audiences.flatMap((audience) => [
      ...ALL_DEMANDS.map(({ id }) =>
        engine.matchesForDemand(id, { ...QUERY, audience, limit: 50 }),
      ),
      ...many.map(({ id }) => engine.matchesForSupply(id, { ...QUERY, audience, limit: 50 })),
    ]),
  );
}

function copyOf(engine: MatchingEngine, storage: Storage = {}): MatchingEngine {
  const copy = new MatchingEngine(undefined, storage);
  copy.restore(readerOf(inSharedMemory(engine.snapshot())));
  return copy;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-snapshot-'));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('a snapshot', () => {
  it.each([0, 4])('gives the same answers, with a space of %i dimensions', (dimensions) => {
    const one = filled();
    if (dimensions > 0) one.fitLatent(dimensions);
    const other = copyOf(one);
    expect([other.size(), other.modelVersion]).toEqual([one.size(), one.modelVersion]);
    expect(answers(other) === answers(one)).toBe(true);
    expect(answers(copyOf(other)) === answers(one)).toBe(true);
  });

  it('goes on like the engine it is of', () => {
    const one = filled();
    one.fitLatent(4);
    const other = copyOf(one);
    for (const engine of [one, other]) {
      engine.putSupply({ ...robotDog, id: 'new', hidden: { record: { bids: 3, wins: 2 } } });
      engine.putSupply({ ...many[0]!, text: '换了说明：石化园区防爆巡检' });
      engine.removeSupply(many[1]!.id);
      engine.putDemand({ ...inspection, title: '换了标题' });
    }
    expect(answers(other) === answers(one)).toBe(true);
  });

  it.each(['here', 'elsewhere'] as const)(
    'is the same where rows are kept in a file and candidates come from %s',
    (candidates) => {
      const spill = new FileSpill(folder);
      const [one, other] = [filled(), filled({ spill, candidates })];
      for (const engine of [one, other]) engine.fitLatent(4);
      // Asked without another source's candidates, the own channels are built all the same.
      expect(answers(other) === answers(one)).toBe(true);
      expect(answers(copyOf(other)) === answers(one)).toBe(true);
      expect(answers(copyOf(one, { spill, candidates })) === answers(one)).toBe(true);
      spill.close();
    },
  );

  it('is refused where it is cut short, of another thesaurus, or no snapshot at all', () => {
    const memory = inSharedMemory(filled().snapshot());
    const restore = (bytes: ArrayBufferLike, engine = new MatchingEngine()) =>
      engine.restore(readerOf(bytes));
    expect(() => restore(memory.slice(0, memory.byteLength - 8))).toThrow('cut short');
    expect(() => restore(memory.slice(0, 4))).toThrow('cut short');
    expect(() => restore(new ArrayBuffer(64))).toThrow('no header');
    const rows = ['robot|机器人|robot|-|-|机械臂'];
    const other = new MatchingEngine(new Thesaurus(rows, (text) => text));
    expect(() => restore(memory, other)).toThrow('another model');
    expect(() => restore(memory, filled())).toThrow('not empty');
    expect(() => restore(memory, new MatchingEngine(defaultThesaurus()))).not.toThrow();
  });
});
