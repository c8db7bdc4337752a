// The judged collection: pairs of seed rows with two grades each, read by a person from the two texts (GUIDE.md).
import { join } from 'node:path';
import type { Grades } from '../collection.js';
import type { DemandProfile, SupplyProfile } from '../../matching/types.js';
import { JUDGED_FOLDER, readJsonl, seedDemands, seedSupplies } from './seed-rows.js';

/** A pair to be judged, who put it into the pool, and where it stands on the judge's sheets. */
export interface PoolRow {
  demandId: string;
  supplyId: string;
  by: string[];
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
}

export interface JudgedCollection {
  /** All rows of the seeds, judged or not: rankers see the whole market. */
  demands: ReadonlyMap<string, DemandProfile>;
  supplies: ReadonlyMap<string, SupplyProfile>;
  judgements: readonly Judgement[];
  /** Second readings with the first grades forgotten; what agreement is told by. */
  second: readonly Judgement[];
  /** Grades by demand and supply id; a pair without a row was not judged. */
  grades: ReadonlyMap<string, ReadonlyMap<string, Grades>>;
}

/** Second readings of earlier batches were done while the first was still in mind (GUIDE.md): they prove nothing. */
const BLIND_FROM = 104;

/** File of a pass: the first reading or the second. */
export const filesOf = (pass: number): string => (pass === 1 ? 'judgements.jsonl' : 'second.jsonl');

export const readPool = (): PoolRow[] => readJsonl<PoolRow>(join(JUDGED_FOLDER, 'pool.jsonl'));

/**
 * Reads and checks the collection.
 * @throws Error naming the first row that is repeated, out of range, unknown, or judged again without a first time
 */
export function loadJudged(): JudgedCollection {
  const demands = seedDemands();
  const supplies = seedSupplies();
  const judgements = readJsonl<Judgement>(join(JUDGED_FOLDER, filesOf(1)));
  const second = readJsonl<Judgement>(join(JUDGED_FOLDER, filesOf(2)));
  const first = checked(judgements, demands, supplies);
  for (const key of checked(second, demands, supplies)) {
    if (!first.has(key)) throw new Error(`${key} has a second judgement but no first`);
  }
  const grades = new Map<string, Map<string, Grades>>();
  for (const { demandId, supplyId, invite, bid } of judgements) {
    const row = grades.get(demandId) ?? new Map<string, Grades>();
    grades.set(demandId, row.set(supplyId, { invite, bid }));
  }
  const blind = second.filter(({ batch }) => batch >= BLIND_FROM);
  return { demands, supplies, judgements, second: blind, grades };
}

/** Name of a pair. */
export const pairKey = ({ demandId, supplyId }: Pick<Judgement, 'demandId' | 'supplyId'>): string =>
  `${demandId} ${supplyId}`;

function checked(
  rows: readonly Judgement[],
  demands: ReadonlyMap<string, unknown>,
  supplies: ReadonlyMap<string, unknown>,
): Set<string> {
  const keys = new Set<string>();
  for (const row of rows) {
    const key = pairKey(row);
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
