// Draws the pairs to be judged and the order they are read in; run once, its result is pool.jsonl. Per demand: the best of
// every ranker in turn until there are enough, one that only goes deep, and two drawn from all.
// A pool that exists is not drawn again: it would follow the rankers of the day. `further COUNT BATCH` marks more of its
// pairs for a second reading (GUIDE.md tells why there are two draws).
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Random } from '../random.js';
import type { PoolRow } from './collection.js';
import { JUDGED_DEMANDS } from './judged-demands.data.js';
import { rankings, type Rankings } from './judged-rankers.js';
import { JUDGED_FOLDER, readJsonl, seedDemands, seedSupplies } from './seed-rows.js';

const FROM_RANKERS = 14;
const DEEP = { from: 15, to: 60 };
const STRANGERS = 2;
const DEMANDS_PER_BATCH = 8;
const PARTS = 3;
const SECOND_SHARE = 0.2;
const SECOND_BATCHES = 5;
const FURTHER_BATCHES = 3;

interface Drawn {
  demandId: string;
  supplyId: string;
  by: string[];
}

/** Candidates of one demand, each with who named it. */
function draw(demandId: string, all: Rankings, random: Random): Drawn[] {
  const lists = [...all].map(([name, ranker]) => ({ name, list: ranker(demandId) }));
  const found = new Map<string, string[]>();
  for (let depth = 0; found.size < FROM_RANKERS; depth++) {
    for (const { name, list } of lists) {
      const id = list[depth]!;
      if (found.has(id)) found.get(id)!.push(name);
      else if (found.size < FROM_RANKERS) found.set(id, [name]);
    }
  }
  const add = (ids: readonly string[], count: number, by: string): void => {
    const fresh = ids.filter((id) => !found.has(id));
    for (const id of random.sample(fresh, count)) found.set(id, [by]);
  };
  add(random.pick(lists).list.slice(DEEP.from, DEEP.to), 1, 'deep');
  add(lists[0]!.list, STRANGERS, 'random');
  return [...found].map(([supplyId, by]) => ({ demandId, supplyId, by }));
}

/** Deals each demand's candidates into three parts, and parts of eight demands into a batch in random order. */
function deal(drawn: ReadonlyMap<string, Drawn[]>, random: Random): PoolRow[] {
  const parts = Array.from({ length: PARTS }, () => new Map<string, Drawn[]>());
  for (const [demandId, list] of drawn) {
    const mixed = random.sample(list, list.length);
    parts.forEach((part, i) =>
      part.set(
        demandId,
        mixed.filter((_, at) => at % PARTS === i),
      ),
    );
  }
  const rows: PoolRow[] = [];
  let batch = 0;
  for (const part of parts) {
    const order = random.sample([...part.keys()], part.size);
    for (let at = 0; at < order.length; at += DEMANDS_PER_BATCH) {
      batch++;
      const pairs = order.slice(at, at + DEMANDS_PER_BATCH).flatMap((id) => part.get(id)!);
      random
        .sample(pairs, pairs.length)
        .forEach((pair, i) => rows.push({ ...pair, batch, place: i + 1 }));
    }
  }
  return rows;
}

/** Marks a fifth of the pairs for a second, blind reading in another order. */
function again(rows: readonly PoolRow[], random: Random): PoolRow[] {
  const count = Math.ceil(rows.length * SECOND_SHARE);
  const chosen = random.sample(rows, count);
  const size = Math.ceil(count / SECOND_BATCHES);
  const seconds = new Map(
    chosen.map((row, i) => [row, { batch: 101 + Math.floor(i / size), place: (i % size) + 1 }]),
  );
  return rows.map((row) => {
    const second = seconds.get(row);
    return second ? { ...row, second } : row;
  });
}

const file = join(JUDGED_FOLDER, 'pool.jsonl');
const write = (rows: readonly PoolRow[]): void =>
  writeFileSync(file, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** Marks further pairs for a second reading, in batches numbered from `batch`. */
function further(count: number, batch: number, random: Random): void {
  const rows = readJsonl<PoolRow>(file);
  const left = rows.filter(({ second }) => !second);
  const chosen = random.sample(left, count);
  const size = Math.ceil(count / FURTHER_BATCHES);
  chosen.forEach((row, i) => {
    row.second = { batch: batch + Math.floor(i / size), place: (i % size) + 1 };
  });
  write(rows);
  process.stdout.write(`${chosen.length} more pairs to be read again\n`);
}

const [action, count, batch] = process.argv.slice(2);
if (action === 'further') {
  further(Number(count), Number(batch), new Random(20261122));
} else if (existsSync(file)) {
  const known = readJsonl<PoolRow>(file).length;
  process.stderr.write(`pool.jsonl holds ${known} pairs; remove it to draw anew\n`);
  process.exitCode = 1;
} else {
  const random = new Random(20261101);
  const demands = seedDemands();
  const all = rankings(demands, seedSupplies());
  const drawn = new Map(JUDGED_DEMANDS.map((id) => [id, draw(id, all, random)]));
  const rows = again(deal(drawn, random), random);
  write(rows);
  process.stdout.write(`${rows.length} pairs of ${drawn.size} demands\n`);
}
