// `npm run bench -- match [--supplies 10000,100000] [--queries 300] [--recompute 10000] [--full] [--http 10000,100000]
//  [--http-queries 300] [--meili] [--no-core] [--no-http] [--no-latent] [--seed 5]`
// The matching core, then GET /scenarios/:id/matches on the real API with as many rows a side in its database: time of
// one list, start with and without a snapshot, memory of the process with its search index. `--full` recomputes every
// demand, with progress and an estimate. `--meili` measures the API with search and candidates of Meilisearch too. Where
// one size is ten times another, what ten times the data costs is told. Needs the built packages (`npm run build`).
import os from 'node:os';
import { parseArgs } from 'node:util';
import { measureCore } from '../../../search/bench/match.mjs';
import { tellGrowth } from '../../../search/bench/growth.mjs';
import { measureHttp } from './match-http.mjs';

const sizes = (text) => text.split(',').filter(Boolean).map(Number);

/** @param {string[]} args options as above */
export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      supplies: { type: 'string', default: '10000,100000' },
      queries: { type: 'string', default: '300' },
      recompute: { type: 'string', default: '10000' },
      full: { type: 'boolean', default: false },
      http: { type: 'string', default: '10000,100000' },
      'http-queries': { type: 'string', default: '300' },
      meili: { type: 'boolean', default: false },
      'no-core': { type: 'boolean', default: false },
      'no-http': { type: 'boolean', default: false },
      'no-latent': { type: 'boolean', default: false },
      seed: { type: 'string', default: '5' },
    },
  });
  console.log(
    `# match bench: node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, load ${os.loadavg()[0].toFixed(1)}`,
  );
  const seed = Number(values.seed);
  if (!values['no-core']) {
    const all = [];
    for (const count of sizes(values.supplies)) {
      const figures = await measureCore(count, {
        ...{ queries: Number(values.queries), seed, latent: !values['no-latent'] },
        recompute: values.full ? count : Number(values.recompute),
      });
      all.push(figures);
    }
    tellGrowth('core', all);
  }
  if (!values['no-http']) {
    await measureHttp(sizes(values.http), {
      ...{ queries: Number(values['http-queries']), seed, meili: values.meili },
    });
  }
}
