// `npm run bench -- search [--sizes 10000,100000] [--engines embedded,meilisearch] [--queries 1000]`
// Each engine with so many documents a side: seconds to build, memory, p50 and p95 of mixed queries by kind, from one
// client, facets, totals and highlights included. Needs the built package (`npm run build -w search`). Meilisearch is
// the one at MEILI_URL, or a program on PATH started for the purpose, or is left out.
import { fork } from 'node:child_process';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { hasMeilisearch, startMeilisearch } from '../../api/scripts/run/meilisearch.mjs';

const TARGETS = { buildSeconds: 60, searchP95: 50 };
const ms = (value) => value.toFixed(value < 10 ? 2 : 1);

function inOwnProcess(parameters, environment) {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./measure.mjs', import.meta.url), parameters, {
      execArgv: ['--expose-gc', '--max-old-space-size=8192'],
      env: { ...process.env, ...environment },
    });
    let answer;
    child.on('message', (message) => {
      answer = message;
    });
    child.on('exit', (code) => {
      if (answer) resolve(answer);
      else reject(new Error(`measuring ended with ${code}`));
    });
  });
}

/** @returns the server to measure, undefined when there is none */
async function meilisearch() {
  const { MEILI_URL: url, MEILI_KEY: key = '' } = process.env;
  if (url) return { url, key, stop: async () => undefined };
  return hasMeilisearch() ? startMeilisearch() : undefined;
}

function report(name, size, { seconds, cpuSeconds, memory, found, rows }, count) {
  console.log(`\n## ${name}, ${size} + ${size} documents`);
  console.log(
    `built in ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of this process' CPU), ${Math.round(memory)} MB, ${found} of ${count} queries found something\n`,
  );
  console.log('| query | n | p50 ms | p95 ms |\n|---|---|---|---|');
  for (const { kind, n, p50, p95 } of rows)
    console.log(`| ${kind} | ${n} | ${ms(p50)} | ${ms(p95)} |`);
  const all = rows.find(({ kind }) => kind === 'all queries');
  if (name === 'embedded' && size >= 100_000) {
    const built = seconds <= TARGETS.buildSeconds ? 'met' : 'MISSED';
    console.log(`\ntarget: built in ${TARGETS.buildSeconds} s: ${built}`);
  }
  console.log(
    `target: p95 ${TARGETS.searchP95} ms: ${all.p95 <= TARGETS.searchP95 ? 'met' : 'MISSED'}`,
  );
}

async function measure(name, size, count) {
  if (name === 'embedded') return inOwnProcess([name, String(size), String(count)], {});
  const server = await meilisearch();
  if (!server) return undefined;
  try {
    const environment = { MEILI_URL: server.url, MEILI_KEY: server.key };
    return await inOwnProcess(
      [name, String(size), String(count), String(server.pid ?? '')],
      environment,
    );
  } finally {
    await server.stop();
  }
}

/** Measures and prints. */
export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '10000,100000' },
      engines: { type: 'string', default: 'embedded,meilisearch' },
      queries: { type: 'string', default: '1000' },
    },
  });
  console.log(
    `# search bench: node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim()}`,
  );
  const count = Number(values.queries);
  for (const size of values.sizes.split(',').map(Number)) {
    for (const name of values.engines.split(',')) {
      const figures = await measure(name, size, count);
      if (figures) report(name, size, figures, count);
      else console.log(`\nSKIP ${name}: no MEILI_URL and no \`meilisearch\` on PATH`);
    }
  }
}
