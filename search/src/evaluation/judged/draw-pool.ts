// Draws the pairs to be judged and the order they are read in; run once a set, its result is the set's pool. Per demand:
// the best of every ranker in turn until there are enough, one that only goes deep, and two drawn from all. A pool that
// exists is not drawn again: it would follow the rankers of the day.
//   draw-pool.js SET [NAME=FILE …]   draws; a FILE holds the lists of a ranker of another build
//   draw-pool.js lists SET FILE      writes such a file of this build's full ranker
//   draw-pool.js further COUNT SHEET marks more development pairs for a second reading (GUIDE.md tells why)
import { existsSync, writeFileSync } from 'node:fs';
import { Random } from '../random.js';
import { judgedFile, readPool, type PoolRow } from './collection.js';
import { JUDGED_DEMANDS, type JudgedSet } from './judged-demands.data.js';
import { judgedRankers, listedRankers, type Ranking } from './judged-rankers.js';
import { seedDemands, seedSupplies } from './seed-rows.js';

type Lists = ReadonlyMap<string, Ranking>;

const FROM_RANKERS = 14;
const DEEP = { from: 15, to: 60 };
const STRANGERS = 2;
const DEMANDS_PER_BATCH = 8;
const PARTS = 3;
const SECOND_SHARE = 0.2;
const SECOND_BATCHES = 5;
const FURTHER_BATCHES = 3;
const SEEDS: Readonly<Record<JudgedSet, number>> = { development: 20261101, test: 20261126 };

interface Drawn {
  demandId: string;
  supplyId: string;
  by: string[];
}

/** Candidates of one demand, each with who named it. */
function draw(demandId: string, all: Lists, random: Random): Drawn[] {
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

/** Deals each demand's candidates into three parts, and parts of eight demands into a sheet in random order. */
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

/** Marks a fifth of the pairs for a second, blind reading in another order, on sheets numbered from `first`. */
function again(rows: readonly PoolRow[], first: number, random: Random): PoolRow[] {
  const count = Math.ceil(rows.length * SECOND_SHARE);
  const chosen = random.sample(rows, count);
  const size = Math.ceil(count / SECOND_BATCHES);
  const seconds = new Map(
    chosen.map((row, i) => [row, { batch: first + Math.floor(i / size), place: (i % size) + 1 }]),
  );
  return rows.map((row) => {
    const second = seconds.get(row);
    return second ? { ...row, second } : row;
  });
}

const write = (set: JudgedSet, rows: readonly PoolRow[]): void =>
  writeFileSync(judgedFile(set, 'pool'), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

/** Marks further pairs of the development set for a second reading, on sheets numbered from `batch`. */
function further(count: number, batch: number, random: Random): void {
  const rows = readPool('development');
  const left = rows.filter(({ second }) => !second);
  const chosen = random.sample(left, count);
  const size = Math.ceil(count / FURTHER_BATCHES);
  chosen.forEach((row, i) => {
    row.second = { batch: batch + Math.floor(i / size), place: (i % size) + 1 };
  });
  write('development', rows);
  process.stdout.write(`${chosen.length} more pairs to be read again\n`);
}

function writeLists(set: JudgedSet, path: string): void {
  const full = judgedRankers(seedDemands(), seedSupplies()).rankings.get('full ranker')!;
  const lists = JUDGED_DEMANDS[set].map((id) => [id, full(id)]);
  writeFileSync(path, JSON.stringify(Object.fromEntries(lists)));
}

function drawSet(set: JudgedSet, others: readonly string[]): void {
  if (existsSync(judgedFile(set, 'pool'))) {
    throw new Error(`the ${set} set has a pool; remove it to draw anew`);
  }
  const random = new Random(SEEDS[set]);
  const all = new Map([
    ...judgedRankers(seedDemands(), seedSupplies()).rankings,
    ...listedRankers(others),
  ]);
  const drawn = new Map(JUDGED_DEMANDS[set].map((id) => [id, draw(id, all, random)]));
  const rows = deal(drawn, random);
  // The development set's second sheets begin at 101; later judges shall not see from a number what is a repetition.
  const first = set === 'development' ? 101 : rows.at(-1)!.batch + 1;
  write(set, again(rows, first, random));
  process.stdout.write(`${rows.length} pairs of ${drawn.size} demands\n`);
}

const isSet = (name: string | undefined): name is JudgedSet => name! in JUDGED_DEMANDS;

const [action, ...rest] = process.argv.slice(2);
if (action === 'further') further(Number(rest[0]), Number(rest[1]), new Random(20261122));
else if (action === 'lists' && isSet(rest[0]) && rest[1]) writeLists(rest[0], rest[1]);
else if (isSet(action)) drawSet(action, rest);
else throw new Error('SET [NAME=FILE …], lists SET FILE, or further COUNT SHEET');
