// `npm run eval:embedding -- --url ADDRESS --model NAME`: whether an embedder is worth having as a channel, as a line, or
// not at all, on the judged collection and on generated texts that the thesaurus does not know. Markdown on stdout.
import { parseArgs } from 'node:util';
import { EmbeddingClient } from '../embedding/embedding-client.js';
import { publicText } from '../embedding/public-text.js';
import { DEMAND_DEPTHS } from '../matching/candidates.js';
import { Corpus } from '../matching/corpus.js';
import { inFullOrder, isGrounded, rank, type Ranked } from '../matching/ranking.js';
import { reciprocal } from '../matching/score.js';
import { defaultThesaurus } from '../matching/thesaurus/default-thesaurus.js';
import type { DemandProfile, SupplyProfile } from '../matching/types.js';
import { generate, type Grades } from './collection.js';
import { loadJudged } from './judged/collection.js';
import { differences, measure, valuesOf, type Quality } from './judged/measure.js';
import { JUDGED_AT } from './judged/seed-rows.js';
import { interval, mean } from './metrics.js';

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8000/v1/embeddings' },
    model: { type: 'string', default: 'default' },
    depth: { type: 'string', default: '100' },
  },
});
const client = new EmbeddingClient({ url: options.url, model: options.model, timeoutMs: 120_000 });
const depth = Number(options.depth);

interface Collection {
  name: string;
  corpus: Corpus;
  demands: readonly DemandProfile[];
  supplies: readonly SupplyProfile[];
  grades: ReadonlyMap<string, ReadonlyMap<string, Grades>>;
  now: Date;
}

const write = (line: string): void => void process.stdout.write(`${line}\n`);
const number = (value: number): string => value.toFixed(3);
const cell = (values: readonly number[]): string => {
  const [low, high] = interval(values);
  return `${number(mean(values))} (${number(low)} … ${number(high)})`;
};

/** Likeness of every supply to every demand, by the embedder. */
async function likeness({
  demands,
  supplies,
}: Collection): Promise<Map<string, Map<string, number>>> {
  const to = await client.embed(supplies.map((row) => publicText('supply', row)));
  const from = await client.embed(demands.map((row) => publicText('demand', row)));
  return new Map(
    demands.map(({ id }, i) => [
      id,
      new Map(
        supplies.map((supply, j) => [
          supply.id,
          from[i]!.reduce((sum, value, k) => sum + value * to[j]![k]!, 0),
        ]),
      ),
    ]),
  );
}

function scored({ corpus, now }: Collection, demandId: string): Ranked[] {
  const demand = corpus.demands.features(corpus.demands.slotOf(demandId)!, true);
  return corpus.supplies.allIds().map((id) => {
    const supply = corpus.supplies.features(corpus.supplies.slotOf(id)!, true);
    return rank(id, corpus.meter.measure(demand, supply, +now));
  });
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Likeness in standard deviations over all supplies of the demand: models differ in where their cosines lie. */
function standard(row: ReadonlyMap<string, number>): (id: string) => number {
  const all = [...row.values()];
  const middle = mean(all);
  const spread = Math.sqrt(mean(all.map((value) => (value - middle) ** 2))) || 1;
  return (id) => (row.get(id)! - middle) / spread;
}

function withLine(list: readonly Ranked[], z: (id: string) => number, weight: number): string[] {
  return list
    .map((item) => {
      const more = weight * z(item.id);
      const { p, q } = item.logOdds;
      return { ...item, score: reciprocal(sigmoid(p + more), sigmoid(q + more)) };
    })
    .sort(inFullOrder)
    .map(({ id }) => id);
}

async function report(collection: Collection): Promise<void> {
  const alike = await likeness(collection);
  const ids = [...collection.grades.keys()];
  const rankers = new Map<string, (id: string, list: Ranked[]) => string[]>([
    ['full ranker', (_, list) => [...list].sort(inFullOrder).map(({ id }) => id)],
    [
      'BM25, whole text',
      (_, list) => [...list].sort((a, b) => b.pair.text.p - a.pair.text.p).map(({ id }) => id),
    ],
    [
      'embedder alone',
      (id) => [...alike.get(id)!].sort((a, b) => b[1] - a[1]).map(([supply]) => supply),
    ],
    ...[0.25, 0.5, 1].map((weight): [string, (id: string, list: Ranked[]) => string[]] => [
      `full ranker + line of ${weight} a deviation`,
      (id, list) => withLine(list, standard(alike.get(id)!), weight),
    ]),
  ]);
  const lists = new Map(ids.map((id) => [id, scored(collection, id)]));
  const rows = new Map<string, Quality[]>(
    [...rankers].map(([name, ranker]) => [
      name,
      ids.map((id) => measure(ranker(id, lists.get(id)!), collection.grades.get(id)!)),
    ]),
  );
  const base = rows.get('full ranker')!;
  write(
    `\n## ${collection.name}: ${ids.length} demands × ${collection.supplies.length} supplies\n`,
  );
  write('| ranker | nDCG@10, smaller grade | Recall@50 | difference to the full ranker, nDCG@10 |');
  write('|---|---|---|---|');
  for (const [name, list] of rows) {
    const gain = cell(differences(list, base, 'both'));
    write(
      `| ${name} | ${cell(valuesOf(list, 'both'))} | ${cell(valuesOf(list, 'recall'))} | ${gain} |`,
    );
  }
  channel(collection, alike, lists);
}

/** What the channel adds: of what is to be invited, the share among the candidates, and the share a list may show. */
function channel(
  { corpus, grades, now }: Collection,
  alike: ReadonlyMap<string, ReadonlyMap<string, number>>,
  lists: ReadonlyMap<string, readonly Ranked[]>,
): void {
  const shares = { own: [] as number[], joined: [] as number[], shown: [] as number[] };
  for (const [id, row] of grades) {
    const wanted = [...row].filter(([, { invite }]) => invite >= 2).map(([supply]) => supply);
    if (wanted.length === 0) continue;
    const query = { audience: 'matchmaker', now, depths: DEMAND_DEPTHS } as const;
    const own = new Set(corpus.forDemand(id, query).map((item) => item.id));
    const near = [...alike.get(id)!].sort((a, b) => b[1] - a[1]).slice(0, depth);
    const joined = new Set([...own, ...near.map(([supply]) => supply)]);
    const grounded = new Set(
      lists.get(id)!.flatMap((item) => (isGrounded(item.pair) ? [item.id] : [])),
    );
    const share = (test: (supply: string) => boolean): number =>
      wanted.filter(test).length / wanted.length;
    shares.own.push(share((supply) => own.has(supply)));
    shares.joined.push(share((supply) => joined.has(supply)));
    shares.shown.push(share((supply) => joined.has(supply) && grounded.has(supply)));
  }
  const gained = shares.joined.map((value, i) => value - shares.own[i]!);
  write(
    `\nCandidate recall ${number(mean(shares.own))} with the channels of the product, ` +
      `${number(mean(shares.joined))} with the embedder's ${depth} besides (${cell(gained)} more); ` +
      `${number(mean(shares.shown))} of it is grounded in shared words or concepts and may be shown.`,
  );
}

function corpusOf(
  demands: Iterable<DemandProfile>,
  supplies: Iterable<SupplyProfile>,
  thesaurus = defaultThesaurus(),
): Corpus {
  const corpus = new Corpus(thesaurus);
  for (const demand of demands) corpus.putDemand(demand);
  for (const supply of supplies) corpus.putSupply(supply);
  corpus.fitLatent();
  return corpus;
}

const judged = loadJudged();
const judgedDemands = [...judged.demands.values()].filter(({ id }) => judged.grades.has(id));
await report({
  name: 'Judged collection',
  corpus: corpusOf(judged.demands.values(), judged.supplies.values()),
  demands: judgedDemands,
  supplies: [...judged.supplies.values()],
  grades: judged.grades,
  now: JUDGED_AT,
});
for (const coverage of [0.7, 0]) {
  const { demands, supplies, grades, thesaurus } = generate({
    ...{ seed: 11, demands: 60, supplies: 1000, coverage, bare: coverage === 0 },
  });
  await report({
    name: `Generated, coverage ${coverage}${coverage === 0 ? ', texts only' : ''}`,
    corpus: corpusOf(demands, supplies, thesaurus),
    ...{ demands, supplies, grades },
    now: new Date('2026-11-01T00:00:00Z'),
  });
}
