// `npm run eval`: prints the tables of both collections, the generated one (a) and the judged one (b), as Markdown.
// Options: --only generated|judged|channels (all but channels where missing)
//   generated: --coverage 0.7,0.9  --demands 120  --supplies 2000  --seed 11  --short (without ablations)  --bare (texts only)
//   judged:    --set development|test|whole
//   channels:  candidate recall with and without each channel; takes the options of generated, and --brief (one-sentence demands)
import { parseArgs } from 'node:util';
import { channelRecall } from './channels.js';
import type { CollectionOptions } from './collection.js';
import { evaluate, type Evaluation } from './evaluate.js';
import { JUDGED_SETS, reportJudged } from './judged/judged-report.js';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    coverage: { type: 'string', default: '0.5,0.7,0.9,1' },
    demands: { type: 'string', default: '120' },
    supplies: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '11' },
    set: { type: 'string', default: 'whole' },
    short: { type: 'boolean', default: false },
    bare: { type: 'boolean', default: false },
    brief: { type: 'boolean', default: false },
  },
});

const range = ([low, high]: [number, number]): string => `${low.toFixed(3)} … ${high.toFixed(3)}`;
const write = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};
const titled = ({ coverage, demands, supplies, seed, bare, brief }: CollectionOptions): string =>
  `\n## coverage ${coverage}, ${demands} demands × ${supplies} supplies, seed ${seed}` +
  `${bare ? ', texts only' : ''}${brief ? ', one-sentence demands' : ''}\n`;

function generatedTable({ options, results, candidateRecall, candidates }: Evaluation): void {
  write([
    titled(options),
    `candidate recall ${candidateRecall.toFixed(3)} with ${candidates.toFixed(0)} candidates a demand\n`,
    '| ranker | nDCG@10 (95 %) | both sides | Recall@50 | MRR | Mutual@10 | nDCG − BM25 (95 %) |',
    '|---|---|---|---|---|---|---|',
    ...results.map(
      (row) =>
        `| ${row.ranker} | ${row.ndcg.toFixed(3)} (${range(row.interval)}) | ${row.both.toFixed(3)} | ${row.recall.toFixed(3)} | ` +
        `${row.mrr.toFixed(3)} | ${row.mutual.toFixed(3)} | ${row.gain.toFixed(3)} (${range(row.gainInterval)}) |`,
    ),
  ]);
}

function channelTable(options: CollectionOptions): void {
  write([
    titled(options),
    '| candidates of a demand | their number | recall of what is worth inviting | less than with all (95 %) |',
    '|---|---|---|---|',
    ...channelRecall(options).map(
      ({ name, recall, less, lessInterval, candidates }) =>
        `| ${name} | ${candidates.toFixed(0)} | ${recall.toFixed(3)} | ${less.toFixed(3)} (${range(lessInterval)}) |`,
    ),
  ]);
}

const { only, short, bare, brief } = values;
const set = JUDGED_SETS.find((one) => one === values.set);
const parts = ['generated', 'judged', 'channels'];
if (!set || (only !== undefined && !parts.includes(only))) {
  process.stderr.write(`--only ${parts.join('|')}, --set ${JUDGED_SETS.join('|')}\n`);
  process.exit(2);
}
const collections = values.coverage.split(',').map((coverage): CollectionOptions => ({
  ...{ coverage: Number(coverage), seed: Number(values.seed), bare, brief },
  ...{ demands: Number(values.demands), supplies: Number(values.supplies) },
}));
if (only === 'channels') for (const options of collections) channelTable(options);
if (only === undefined || only === 'generated') {
  write(['# (a) The generated collection']);
  for (const options of collections)
    generatedTable(evaluate(options, short ? ['full ranker'] : []));
}
if (only === undefined || only === 'judged') {
  write(['\n# (b) The judged collection']);
  reportJudged(set);
}
