// One engine at one size, in a process of its own so that its memory is its own. Run by search.mjs.
import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import { corpus } from './corpus.mjs';
import { mixedQueries } from './queries.mjs';

const MB = 1024 * 1024;

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Megabytes in memory of a process (Linux), of this one when none is given. */
function residentMb(pid) {
  try {
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return process.memoryUsage.rss() / MB;
  }
}

async function makeEngine(name) {
  const { EmbeddedEngine, MeiliEngine } = await import('../dist/index.js');
  if (name === 'embedded') return new EmbeddedEngine();
  const { MEILI_URL: url, MEILI_KEY: key = '' } = process.env;
  return new MeiliEngine({
    url,
    key,
    prefix: 'bench_',
    searchTimeout: 60_000,
    taskTimeout: 3_600_000,
  });
}

function* made(make, size) {
  for (let n = 0; n < size; n += 1) yield make(n);
}

async function build(engine, makers, size) {
  // Making the documents is not the engine's work: measured apart and taken off.
  const from = performance.now();
  for (let n = 0; n < size; n += 1) void [makers.scenario(n), makers.capability(n)];
  const making = performance.now() - from;
  const start = performance.now();
  const cpu = process.cpuUsage();
  await engine.applySettings();
  await engine.replaceAll('scenarios', made(makers.scenario, size));
  await engine.replaceAll('capabilities', made(makers.capability, size));
  const { user, system } = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - start - making) / 1000,
    cpuSeconds: (user + system) / 1e6 - making / 1000,
  };
}

async function time(engine, queries) {
  const times = new Map();
  let found = 0;
  for (const { kind, index, query } of queries) {
    const from = performance.now();
    const result = await engine.search(index, query);
    const took = performance.now() - from;
    if (result.total > 0) found += 1;
    times.set(kind, [...(times.get(kind) ?? []), took]);
  }
  return { times, found };
}

async function timeChanges(engine, makers, size) {
  const times = [];
  for (let n = 0; n < 50; n += 1) {
    const from = performance.now();
    await engine.put('scenarios', [{ ...makers.scenario(n), id: `s${size + n}` }]);
    times.push(performance.now() - from);
  }
  return times;
}

async function timeSuggestions(engine, queries) {
  const times = [];
  for (const { query } of queries.filter(({ kind }) => kind === 'half a title')) {
    const from = performance.now();
    await engine.suggest({ text: query.text.slice(0, 4) });
    times.push(performance.now() - from);
  }
  return times;
}

function figures(kind, list) {
  const sorted = list.toSorted((a, b) => a - b);
  return { kind, n: list.length, p50: percentile(sorted, 0.5), p95: percentile(sorted, 0.95) };
}

// Ends with the one who asked, however that one ended.
process.on('disconnect', () => process.exit(1));

const [name, sizeText, countText, serverPid] = process.argv.slice(2);
const size = Number(sizeText);
const { tokens, normalise } = await import('../dist/index.js');
const { pinyinKeys, pinyinOf } = await import('../dist/text/pinyin.js');
const cut = (text) => tokens(text).map(({ term }) => term);
const pinyin = (text) => {
  const found = pinyinOf(normalise(text));
  return found ? pinyinKeys(found) : { full: [], initials: [] };
};
const makers = corpus(cut);
const engine = await makeEngine(name);
globalThis.gc?.();
const before = residentMb(process.pid);
const { seconds, cpuSeconds } = await build(engine, makers, size);
globalThis.gc?.();
const memory = name === 'embedded' ? residentMb(process.pid) - before : residentMb(serverPid);
const queries = mixedQueries({ makers, cut, pinyin, size, count: Number(countText) });
await time(engine, queries.slice(0, 64));
const { times, found } = await time(engine, queries);
const rows = [...times].map(([kind, list]) => figures(kind, list));
rows.push(figures('suggest (4 indexes)', await timeSuggestions(engine, queries)));
rows.push(figures('put one', await timeChanges(engine, makers, size)));
rows.push(figures('all queries', [...times.values()].flat()));
await engine.close();
process.send({ seconds, cpuSeconds, memory, found, rows }, () => process.exit(0));
