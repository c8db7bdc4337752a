// `npm run bench -- search [--sizes 10000,100000] [--engines embedded,meilisearch] [--queries 1000] [--http 100000]`
// Each engine with so many documents a side: seconds to build, memory, p50 and p95 of mixed queries by kind, from one
// client, facets, totals and highlights included. Needs the built package (`npm run build -w search`). Meilisearch is
// the one at MEILI_URL, or a program on PATH started for the purpose, or is left out. Then the same kinds of queries over
// HTTP against the real API with its embedded engine (api/scripts/bench/search-http.mjs; `--http 0` leaves it out).
import { fork } from 'node:child_process';
import os from 'node:os';
import { parseArgs } from 'node:util';
import { figures } from './figures.mjs';
import { textTools } from './text-tools.mjs';
import { measureHttp } from '../../api/scripts/bench/search-http.mjs';
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

const load = () => `load ${os.loadavg()[0].toFixed(1)}`;

function table(rows) {
  console.log('| query | n | p50 ms | p95 ms |\n|---|---|---|---|');
  for (const { kind, n, p50, p95 } of rows)
    console.log(`| ${kind} | ${n} | ${ms(p50)} | ${ms(p95)} |`);
}

function verdict(what, met) {
  console.log(`target: ${what}: ${met ? 'met' : 'MISSED'}`);
}

function report(name, size, { seconds, cpuSeconds, cpuMs, memory, found, rows }, count) {
  console.log(`\n## ${name}, ${size} + ${size} documents (${load()})\n`);
  console.log(
    `built in ${seconds.toFixed(1)} s (${cpuSeconds.toFixed(1)} s of this process' CPU), ${Math.round(memory)} MB; ` +
      `${found} of ${count} queries found something, ${ms(cpuMs)} ms of this process' CPU each\n`,
  );
  table(rows);
  console.log('');
  if (name === 'embedded' && size >= 100_000)
    verdict(`built in ${TARGETS.buildSeconds} s`, seconds <= TARGETS.buildSeconds);
}

async function overHttp(size, count) {
  const tools = await textTools();
  const { times, readyAfter, cpuMs, memory } = await measureHttp(tools, { size, count });
  console.log(`\n## GET /search over HTTP, embedded engine, ${size} + ${size} rows (${load()})\n`);
  console.log(
    `ready ${readyAfter.toFixed(1)} s after its start (all indexes read from PostgreSQL), ${Math.round(memory)} MB ` +
      `(matching included), ${ms(cpuMs)} ms of the API's CPU a question\n`,
  );
  const rows = [...times].map(([kind, list]) => figures(kind, list));
  table(rows);
  const all = rows.find(({ kind }) => kind === 'all queries');
  console.log('');
  verdict(`API search p95 ${TARGETS.searchP95} ms`, all.p95 <= TARGETS.searchP95);
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
      http: { type: 'string', default: '100000' },
    },
  });
  console.log(
    `# search bench: node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, ${load()}`,
  );
  const count = Number(values.queries);
  const listed = (text) => text.split(',').filter(Boolean);
  for (const size of listed(values.sizes).map(Number)) {
    for (const name of listed(values.engines)) {
      const figures = await measure(name, size, count);
      if (figures) report(name, size, figures, count);
      else console.log(`\nSKIP ${name}: no MEILI_URL and no \`meilisearch\` on PATH`);
    }
  }
  if (Number(values.http) > 0) await overHttp(Number(values.http), count);
}
