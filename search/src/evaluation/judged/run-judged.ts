// Prints, as Markdown, how well the judge's readings agree and how good rankers are by the judged pairs.
//   node search/dist/evaluation/judged/run-judged.js
import { interval, mean } from '../metrics.js';
import { agreementOf, contested, readTwice } from './agreement.js';
import { loadJudged, pairKey, readPool, type JudgedCollection } from './collection.js';
import { rankings, type Rankings } from './judged-rankers.js';
import { differences, measure, valuesOf, type Quality } from './measure.js';

const BASE = 'BM25, whole text';
const FULL = 'full ranker';
const COLUMNS = ['both', 'invite', 'bid', 'recall', 'mrr', 'mutual', 'strict', 'judged'] as const;

const number = (value: number): string => value.toFixed(3);
const range = ([low, high]: [number, number]): string => `${number(low)} … ${number(high)}`;
const write = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

function agreement({ judgements, second }: JudgedCollection): void {
  const rows = (['invite', 'bid'] as const).flatMap((side) => {
    const readings = readTwice(judgements, second, side);
    return [
      [side, readings] as const,
      [`${side}, without pairs that were 0 both times`, contested(readings)] as const,
    ];
  });
  write([
    '\n## Two readings of the same pairs\n',
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
function counts({ judgements, grades, supplies }: JudgedCollection): void {
  const by = new Map(readPool().map((row) => [pairKey(row), row.by]));
  const named = (name: string): string => {
    const rows = judgements.filter((row) => by.get(pairKey(row))!.includes(name));
    const good = rows.filter(({ invite }) => invite >= 2).length;
    return `${good} of ${rows.length}`;
  };
  const unclaimed = judgements.filter(({ supplyId }) => supplies.get(supplyId)!.unclaimed);
  const blank = [...grades.values()].filter((row) =>
    [...row.values()].every(({ invite }) => invite < 2),
  );
  write([
    '# The judged collection\n',
    `${judgements.length} pairs of ${grades.size} demands (${unclaimed.length} with unclaimed entries); ` +
      `${blank.length} demands have no supply to be invited (2 or 3).`,
    `To be invited: ${named(FULL)} pairs the full ranker named, ${named(BASE)} of BM25, ` +
      `${named('deep')} from deep in a list, ${named('random')} drawn at random.`,
  ]);
}

type Graded = JudgedCollection['grades'];

interface Part {
  title: string;
  ids: readonly string[];
  /** Which supplies stay in the lists; all where missing. */
  only?: (supplyId: string) => boolean;
}

function qualities({ ids, only = () => true }: Part, all: Rankings): Map<string, Quality[]> {
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

function table(part: Part, all: Rankings): void {
  const rows = qualities(part, all);
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

/** Demands whose list the full ranker orders worst, with what it put first and what it should have. */
function worst(ids: readonly string[], all: Rankings): void {
  const rows = qualities({ title: '', ids }, all);
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

const collection = loadJudged();
const { demands, supplies } = collection;
const grades: Graded = collection.grades;
const all = rankings(demands, supplies);
const ids = [...grades.keys()];
const official = (id: string): boolean => id.startsWith('nhc-');
counts(collection);
agreement(collection);
table({ title: 'All', ids }, all);
table({ title: 'Demonstration scenarios', ids: ids.filter((id) => !official(id)) }, all);
table({ title: 'Official health scenarios', ids: ids.filter(official) }, all);
// That unclaimed entries come last is a rule of the product, not an estimate of fit: here they are left out.
table(
  { title: 'All, published capabilities only', ids, only: (id) => !supplies.get(id)!.unclaimed },
  all,
);
worst(ids, all);
