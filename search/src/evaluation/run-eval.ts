// `npm run eval`: prints the tables of both collections, the generated one (a) and the judged one (b), as Markdown.
// Options: --only generated|judged|channels (all but channels where missing)
//   generated: --coverage 0.7,0.9  --demands 120  --supplies 2000  --seed 11  --short (without ablations)  --bare (texts only)
//   judged:    --set development|test|whole
//   channels:  candidate recall with and without each channel; takes the options of generated, --brief (one-sentence demands),
//              --mixed (every other row of both sides is one sentence) and --asker demand|supply (whose lists)
import { parseArgs } from 'node:util';
import { channelRecall, type Asker } from './channels.js';
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
    mixed: { type: 'boolean', default: false },
    asker: { type: 'string', default: 'demand' },
  },
});

const range = ([low, high]: [number, number]): string => `${low.toFixed(3)} … ${high.toFixed(3)}`;
const write = (lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};
const titled = (options: CollectionOptions): string =>
  `\n## coverage ${options.coverage}, ${options.demands} demands × ${options.supplies} supplies, seed ${options.seed}` +
  `${options.bare ? ', texts only' : ''}${options.brief ? ', one-sentence demands' : ''}` +
  `${options.mixed ? ', every other row one sentence' : ''}\n`;

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

function channelTable(options: CollectionOptions, asker: Asker): void {
  write([
    titled(options),
    `| candidates of a ${asker} | their number | recall of what is worth ${asker === 'demand' ? 'inviting' : 'bidding for'} | less than with all (95 %) |`,
    '|---|---|---|---|',
    ...channelRecall(options, asker).map(
      ({ name, recall, less, lessInterval, candidates }) =>
        `| ${name} | ${candidates.toFixed(0)} | ${recall.toFixed(3)} | ${less.toFixed(3)} (${range(lessInterval)}) |`,
    ),
  ]);
}

const { only, short, bare, brief, mixed } = values;
const asker = (['demand', 'supply'] as const).find((one) => one === values.asker);
const set = JUDGED_SETS.find((one) => one === values.set);
const parts = ['generated', 'judged', 'channels'];
if (!set || !asker || (only !== undefined && !parts.includes(only))) {
  process.stderr.write(
    `--only ${parts.join('|')}, --set ${JUDGED_SETS.join('|')}, --asker demand|supply\n`,
  );
  process.exit(2);
}
const collections = values.coverage.split(',').map((coverage): CollectionOptions => ({
  ...{ coverage: Number(coverage), seed: Number(values.seed), bare, brief, mixed },
  ...{ demands: Number(values.demands), supplies: Number(values.supplies) },
}));
if (only === 'channels') for (const options of collections) channelTable(options, asker);
if (only === undefined || only === 'generated') {
  write(['# (a) The generated collection']);
  for (const options of collections)
    generatedTable(evaluate(options, short ? ['full ranker'] : []));
}
if (only === undefined || only === 'judged') {
  write(['\n# (b) The judged collection']);
  reportJudged(set);
}
