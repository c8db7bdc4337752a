// `npm run simulate`: three ways to order lists, on simulated markets; prints the tables as Markdown.
// Options: --size 300  --lambda 0.1,0.5,0.8  --seeds 1,2,3  --cap 0.1
import { parseArgs } from 'node:util';
import { simulate, type RankingFigures } from './simulation.js';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '300' },
    lambda: { type: 'string', default: '0.1,0.5,0.8' },
    seeds: { type: 'string', default: '1,2,3' },
    cap: { type: 'string', default: '0.1' },
  },
});

const seeds = values.seeds.split(',').map(Number);
const rankings = ['one-sided', 'reciprocal', 'priced'] as const;

for (const lambda of values.lambda.split(',').map(Number)) {
  const runs = seeds.map((seed) =>
    simulate({ size: Number(values.size), lambda, seed, cap: Number(values.cap) }),
  );
  const mean = (ranking: string, of: (row: RankingFigures) => number): number =>
    runs.reduce((sum, rows) => sum + of(rows.find((row) => row.ranking === ranking)!), 0) /
    runs.length;
  const start = mean('one-sided', (row) => row.matches);
  process.stdout.write(
    `\n## λ = ${lambda}, ${values.size} × ${values.size}, seeds ${seeds.join(', ')}, cap ±${values.cap}\n\n` +
      '| ranking | expected matches per demand | over one-sided | exposure Gini | never shown | relevance kept |\n' +
      '|---|---|---|---|---|---|\n',
  );
  for (const ranking of rankings) {
    const matches = mean(ranking, (row) => row.matches);
    const figures = [
      matches.toFixed(2),
      `${(100 * (matches / start - 1)).toFixed(0)} %`,
      mean(ranking, (row) => row.gini).toFixed(2),
      `${(100 * mean(ranking, (row) => row.unseen)).toFixed(0)} %`,
      mean(ranking, (row) => row.relevance).toFixed(3),
    ];
    process.stdout.write(`| ${ranking} | ${figures.join(' | ')} |\n`);
  }
}
