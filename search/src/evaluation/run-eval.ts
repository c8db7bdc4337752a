// `npm run eval`: prints the tables of the generated collection as Markdown.
// Options: --coverage 0.7,0.9  --demands 120  --supplies 2000  --seed 11  --short (without ablations)  --bare (texts only)
import { parseArgs } from 'node:util';
import { evaluate, type Evaluation } from './evaluate.js';

const { values } = parseArgs({
  options: {
    coverage: { type: 'string', default: '0.5,0.7,0.9,1' },
    demands: { type: 'string', default: '120' },
    supplies: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '11' },
    short: { type: 'boolean', default: false },
    bare: { type: 'boolean', default: false },
  },
});

const range = ([low, high]: [number, number]): string => `${low.toFixed(3)} … ${high.toFixed(3)}`;

function table({ options, results, candidateRecall, candidates }: Evaluation): string {
  const head = [
    `\n## coverage ${options.coverage}, ${options.demands} demands × ${options.supplies} supplies, seed ${options.seed}${options.bare ? ', texts only' : ''}`,
    `candidate recall ${candidateRecall.toFixed(3)} with ${candidates.toFixed(0)} candidates a demand\n`,
    '| ranker | nDCG@10 (95 %) | both sides | Recall@50 | MRR | Mutual@10 | nDCG − BM25 (95 %) |',
    '|---|---|---|---|---|---|---|',
  ];
  const rows = results.map(
    (row) =>
      `| ${row.ranker} | ${row.ndcg.toFixed(3)} (${range(row.interval)}) | ${row.both.toFixed(3)} | ${row.recall.toFixed(3)} | ` +
      `${row.mrr.toFixed(3)} | ${row.mutual.toFixed(3)} | ${row.gain.toFixed(3)} (${range(row.gainInterval)}) |`,
  );
  return [...head, ...rows, ''].join('\n');
}

for (const coverage of values.coverage.split(',').map(Number)) {
  const options = {
    coverage,
    demands: Number(values.demands),
    supplies: Number(values.supplies),
    seed: Number(values.seed),
    bare: values.bare,
  };
  process.stdout.write(table(evaluate(options, values.short ? ['full ranker'] : [])));
}
