// How well the judges' readings agree and how good rankers are by the judged pairs, as Markdown.
import { interval, mean } from '../metrics.js';
import { agreementOf, contested, readByTwo, readTwice, type Readings } from './agreement.js';
import { loadJudged, loadWholeJudged, type JudgedCollection } from './collection.js';
import { judgedRankers, listedRankers, type Ranking, type Rankings } from './judged-rankers.js';
import { differences, measure, valuesOf, type Quality } from './measure.js';

const BASE = 'BM25, whole text';
const FULL = 'full ranker';
const COLUMNS = ['both', 'invite', 'bid', 'recall', 'mrr', 'mutual', 'strict', 'judged'] as const;

const number = (value: number): string => value.toFixed(3);
const range = ([low, high]: [number, number]): string => `${number(low)} … ${number(high)}`;
const write = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

type Side = 'invite' | 'bid';

function agreement(title: string, readingsOf: (side: Side) => readonly Readings[]): void {
  const rows = (['invite', 'bid'] as const).flatMap((side) => {
    const readings = readingsOf(side);
    return [
      [side, readings] as const,
      [`${side}, without pairs that were 0 both times`, contested(readings)] as const,
    ];
  });
  if (rows[0]![1].length === 0) return;
  write([
    `\n## ${title}\n`,
    '| grade | pairs | same | at most one apart | κ | κ, quadratic weights (95 %) |',
    '|---|---|---|---|---|---|',
    ...rows.map(([name, readings]) => {
      const { pairs, same, near, ...kappas } = agreementOf(readings);
      return (
        `| ${name} | ${pairs} | ${number(same)} | ${number(near)} | ${number(kappas.plain)} | ` +
        `${number(kappas.weighted)} (${range(kappas.interval)}) |`
      );
    }),
  ]);
}

/** What chance finds: pairs no ranker named say how much good the pool may have missed. */
function counts({ pool, grades, supplies }: JudgedCollection): void {
  const judged = pool.filter(({ demandId, supplyId }) => grades.get(demandId)?.has(supplyId));
  const named = (name: string): string => {
    const rows = judged.filter(({ by }) => by.includes(name));
    const good = rows.filter((row) => grades.get(row.demandId)!.get(row.supplyId)!.invite >= 2);
    return `${good.length} of ${rows.length}`;
  };
  const unclaimed = judged.filter(({ supplyId }) => supplies.get(supplyId)!.unclaimed);
  const blank = [...grades.values()].filter((row) =>
    [...row.values()].every(({ invite }) => invite < 2),
  );
  write([
    '\n## Pairs\n',
    `${judged.length} pairs of ${grades.size} demands (${unclaimed.length} with unclaimed entries); ` +
      `${blank.length} demands have no supply to be invited (2 or 3).`,
    `To be invited: ${named(FULL)} pairs the full ranker named, ${named(BASE)} of BM25, ` +
      `${named('deep')} from deep in a list, ${named('random')} drawn at random.`,
  ]);
}

interface Part {
  title: string;
  ids: readonly string[];
  /** Which supplies stay in the lists; all where missing. */
  only?: (supplyId: string) => boolean;
}

function qualities(
  { grades }: JudgedCollection,
  { ids, only = () => true }: Part,
  all: Rankings,
): Map<string, Quality[]> {
  const left = new Map(
    ids.map((id) => [id, new Map([...grades.get(id)!].filter(([supply]) => only(supply)))]),
  );
  return new Map(
    [...all].map(([name, ranker]) => [
      name,
      ids.map((id) => measure(ranker(id).filter(only), left.get(id)!)),
    ]),
  );
}

function table(collection: JudgedCollection, part: Part, all: Rankings): void {
  const rows = qualities(collection, part, all);
  const base = rows.get(BASE)!;
  write([
    `\n## ${part.title}: ${part.ids.length} demands\n`,
    '| ranker | nDCG@10, smaller grade | invite | bid | Recall@50 | MRR | Mutual@10 | nDCG@10, unjudged as 0 | judged of the first 10 |',
    '|---|---|---|---|---|---|---|---|---|',
    ...[...rows].map(
      ([name, list]) =>
        `| ${name} | ${COLUMNS.map((column) => cell(valuesOf(list, column))).join(' | ')} |`,
    ),
    `\nDifference to ${BASE}, demand by demand:\n`,
    '| ranker | nDCG@10, smaller grade | invite | bid | Recall@50 | MRR | Mutual@10 | nDCG@10, unjudged as 0 |',
    '|---|---|---|---|---|---|---|---|',
    ...[...rows].slice(1).map(([name, list]) => {
      const cells = COLUMNS.slice(0, -1).map((column) => cell(differences(list, base, column)));
      return `| ${name} | ${cells.join(' | ')} |`;
    }),
  ]);
}

const cell = (values: readonly number[]): string =>
  values.length === 0 ? '–' : `${number(mean(values))} (${range(interval(values))})`;

/** What is taken away is worth what is lost: each row against the first, demand by demand. */
function ablationTable(
  collection: JudgedCollection,
  title: string,
  [full, ...others]: readonly (readonly [string, Ranking])[],
): void {
  const part = { title, ids: [...collection.grades.keys()] };
  const rows = qualities(collection, part, new Map([full!, ...others]));
  const base = rows.get(full![0])!;
  write([
    `\n## ${title}\n`,
    '| ranker | nDCG@10, smaller grade | invite | bid | smaller grade less the first row’s (95 %) | Recall@50 less the first row’s (95 %) |',
    '|---|---|---|---|---|---|',
    ...[...rows].map(([name, list]) => {
      const means = (['both', 'invite', 'bid'] as const).map((column) =>
        number(mean(valuesOf(list, column))),
      );
      const less = (['both', 'recall'] as const).map((column) =>
        cell(differences(list, base, column)),
      );
      return `| ${name} | ${[...means, ...less].join(' | ')} |`;
    }),
  ]);
}

/** Demands whose list the full ranker orders worst, with what it put first and what it should have. */
function worst(collection: JudgedCollection, all: Rankings): void {
  const { demands, supplies, grades } = collection;
  const ids = [...grades.keys()];
  const rows = qualities(collection, { title: '', ids }, all);
  const found = ids
    .map((id, i) => ({ id, full: rows.get(FULL)![i]!.both, base: rows.get(BASE)![i]!.both }))
    .filter((row): row is { id: string; full: number; base: number } => row.full !== undefined)
    .sort((a, b) => a.full - b.full)
    .slice(0, 10);
  write([
    '\n## Where the full ranker orders worst\n',
    `| demand | ${BASE} | full ranker | first judged | best judged (rank) |`,
    '|---|---|---|---|---|',
    ...found.map(({ id, full, base }) => {
      const row = grades.get(id)!;
      const list = all.get(FULL)!(id).filter((supply) => row.has(supply));
      const worth = (supply: string): number =>
        Math.min(row.get(supply)!.invite, row.get(supply)!.bid);
      const best = [...list].sort((a, b) => worth(b) - worth(a))[0]!;
      const title = (supply: string): string => `${supply} ${supplies.get(supply)!.title}`;
      return (
        `| ${id} ${demands.get(id)!.title} | ${number(base)} | ${number(full)} | ` +
        `${title(list[0]!)} (${worth(list[0]!)}) | ${title(best)} (${worth(best)}; ${list.indexOf(best) + 1}) |`
      );
    }),
  ]);
}

export const JUDGED_SETS = ['development', 'test', 'whole'] as const;

/**
 * Prints all tables of one set.
 * @param lists `name=file` of rankers of other builds (draw-pool.js lists)
 * @throws Error where the set has not been judged
 */
export function reportJudged(
  set: (typeof JUDGED_SETS)[number],
  lists: readonly string[] = [],
): void {
  const collection = set === 'whole' ? loadWholeJudged() : loadJudged(set);
  const { demands, supplies, judgements, second, grades } = collection;
  if (grades.size === 0) throw new Error(`nobody has judged the ${set} set yet`);
  const { rankings, ablations, channels } = judgedRankers(demands, supplies);
  const all: Rankings = new Map([...rankings, ...listedRankers(lists)]);
  const ids = [...grades.keys()];
  const official = (id: string): boolean => id.startsWith('nhc-');
  counts(collection);
  agreement('Two readings of the same pairs', (side) => readTwice(judgements, second, side));
  agreement('Two judges of the same pairs', (side) => readByTwo(judgements, side));
  const demonstration = ids.filter((id) => !official(id));
  table(collection, { title: 'All', ids }, all);
  table(collection, { title: 'Demonstration scenarios', ids: demonstration }, all);
  table(collection, { title: 'Official health scenarios', ids: ids.filter(official) }, all);
  // That unclaimed entries come last is a rule of the product, not an estimate of fit: here they are left out.
  const claimed = (id: string): boolean => !supplies.get(id)!.unclaimed;
  table(collection, { title: 'All, published capabilities only', ids, only: claimed }, all);
  const full = [FULL, rankings.get(FULL)!] as const;
  ablationTable(collection, 'The full ranker without one factor, all demands', [
    full,
    ...ablations,
  ]);
  ablationTable(collection, 'Candidates only, without one channel, all demands', [...channels]);
  worst(collection, all);
}
