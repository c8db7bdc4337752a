// The judged collection: pairs of seed rows with two grades each, read from the two texts (by whom: GUIDE.md), in two
// sets of demands that share none.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Grades } from '../collection.js';
import { mean } from '../metrics.js';
import type { DemandProfile, SupplyProfile } from '../../matching/types.js';
import type { JudgedSet } from './judged-demands.data.js';
import { JUDGED_FOLDER, readJsonl, seedDemands, seedSupplies } from './seed-rows.js';

/** A pair to be judged, who put it into the pool, and where it stands on the judge's sheets. */
export interface PoolRow {
  demandId: string;
  supplyId: string;
  by: string[];
  /** Number of the sheet, and the place on it. */
  batch: number;
  place: number;
  /** Where it is read a second time, if it is. */
  second?: { batch: number; place: number };
}

export interface Judgement extends Grades {
  demandId: string;
  supplyId: string;
  /** The sheet it was read on. */
  batch: number;
  /** Who read it; the development set has one judge without a name. */
  judge?: string;
}

export interface JudgedCollection {
  /** All rows of the seeds, judged or not: rankers see the whole market. */
  demands: ReadonlyMap<string, DemandProfile>;
  supplies: ReadonlyMap<string, SupplyProfile>;
  pool: readonly PoolRow[];
  judgements: readonly Judgement[];
  /** Second readings with the first grades forgotten; what agreement is told by. */
  second: readonly Judgement[];
  /** Grades by demand and supply id, the mean of all judges; a pair without a row was not judged. */
  grades: ReadonlyMap<string, ReadonlyMap<string, Grades>>;
}

/** Second readings of earlier sheets were done while the first was still in mind (GUIDE.md): they prove nothing. */
const BLIND_FROM: Readonly<Record<JudgedSet, number>> = { development: 104, test: 0 };

type JudgedFile = 'pool' | 'judgements' | 'second';

/** Path of one of a set's files. */
export const judgedFile = (set: JudgedSet, file: JudgedFile): string =>
  join(JUDGED_FOLDER, `${set === 'test' ? 'test-' : ''}${file}.jsonl`);

const rowsOf = <T>(set: JudgedSet, file: JudgedFile): T[] => {
  const path = judgedFile(set, file);
  return existsSync(path) ? readJsonl<T>(path) : [];
};

export const readPool = (set: JudgedSet): PoolRow[] => rowsOf<PoolRow>(set, 'pool');

/**
 * Reads and checks a set.
 * @throws Error naming the first row that is repeated, out of range, unknown, or judged again without a first time
 */
export function loadJudged(set: JudgedSet = 'development'): JudgedCollection {
  const demands = seedDemands();
  const supplies = seedSupplies();
  const judgements = rowsOf<Judgement>(set, 'judgements');
  const second = rowsOf<Judgement>(set, 'second');
  const first = checked(judgements, demands, supplies);
  for (const key of checked(second, demands, supplies)) {
    if (!first.has(key)) throw new Error(`${key} has a second judgement but no first`);
  }
  const blind = second.filter(({ batch }) => batch >= BLIND_FROM[set]);
  const grades = gradesOf(judgements);
  return { demands, supplies, pool: readPool(set), judgements, second: blind, grades };
}

/** Both sets as one collection: they share no demand. Throws as `loadJudged` does. */
export function loadWholeJudged(): JudgedCollection {
  const [development, test] = [loadJudged('development'), loadJudged('test')];
  return {
    demands: development.demands,
    supplies: development.supplies,
    pool: [...development.pool, ...test.pool],
    judgements: [...development.judgements, ...test.judgements],
    second: [...development.second, ...test.second],
    grades: new Map([...development.grades, ...test.grades]),
  };
}

/** Name of a pair. */
export const pairKey = ({ demandId, supplyId }: Pick<Judgement, 'demandId' | 'supplyId'>): string =>
  `${demandId} ${supplyId}`;

/** Name of one judge's reading of a pair. */
export const readingKey = (row: Judgement): string => `${pairKey(row)} ${row.judge ?? ''}`.trim();

function gradesOf(judgements: readonly Judgement[]): Map<string, Map<string, Grades>> {
  const readings = new Map<string, Map<string, Judgement[]>>();
  for (const row of judgements) {
    const ofDemand = readings.get(row.demandId) ?? new Map<string, Judgement[]>();
    ofDemand.set(row.supplyId, [...(ofDemand.get(row.supplyId) ?? []), row]);
    readings.set(row.demandId, ofDemand);
  }
  const meanOf = (rows: readonly Judgement[]): Grades => ({
    invite: mean(rows.map(({ invite }) => invite)),
    bid: mean(rows.map(({ bid }) => bid)),
  });
  return new Map(
    [...readings].map(([demandId, rows]) => [
      demandId,
      new Map([...rows].map(([supplyId, list]) => [supplyId, meanOf(list)])),
    ]),
  );
}

function checked(
  rows: readonly Judgement[],
  demands: ReadonlyMap<string, unknown>,
  supplies: ReadonlyMap<string, unknown>,
): Set<string> {
  const keys = new Set<string>();
  for (const row of rows) {
    const key = readingKey(row);
    if (keys.has(key)) throw new Error(`${key} is repeated`);
    if (!demands.has(row.demandId) || !supplies.has(row.supplyId)) {
      throw new Error(`${key} is not in the seeds`);
    }
    if (![row.invite, row.bid].every((grade) => [0, 1, 2, 3].includes(grade))) {
      throw new Error(`${key} has a grade outside 0–3`);
    }
    keys.add(key);
  }
  return keys;
}
