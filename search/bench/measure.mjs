// One engine at one size, in a process of its own so that its memory is its own. Run by search.mjs.
import fs from 'node:fs';
import { performance } from 'node:perf_hooks';
import { corpus } from './corpus.mjs';
import { figures } from './figures.mjs';
import { mixedQueries } from './queries.mjs';
import { textTools } from './text-tools.mjs';

const MB = 1024 * 1024;

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

/** Makes documents one by one and remembers what that cost: it is not the engine's work. */
class Making {
  seconds = 0;
  cpuSeconds = 0;

  *documents(make, size) {
    for (let n = 0; n < size; n += 1) {
      const from = performance.now();
      const cpu = process.cpuUsage();
      const document = make(n);
      const { user, system } = process.cpuUsage(cpu);
      this.seconds += (performance.now() - from) / 1000;
      this.cpuSeconds += (user + system) / 1e6;
      yield document;
    }
  }
}

async function build(engine, makers, size) {
  const making = new Making();
  const start = performance.now();
  const cpu = process.cpuUsage();
  await engine.applySettings();
  await engine.replaceAll('scenarios', making.documents(makers.scenario, size));
  await engine.replaceAll('capabilities', making.documents(makers.capability, size));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return {
    // A server works on one batch while the next is made: there nothing is to be taken off.
    seconds: engine.name === 'embedded' ? seconds - making.seconds : seconds,
    cpuSeconds: (user + system) / 1e6 - making.cpuSeconds,
  };
}

async function time(engine, queries) {
  const times = new Map();
  let found = 0;
  const cpu = process.cpuUsage();
  for (const { kind, index, query } of queries) {
    const from = performance.now();
    const result = await engine.search(index, query);
    const took = performance.now() - from;
    if (result.total > 0) found += 1;
    times.set(kind, [...(times.get(kind) ?? []), took]);
  }
  const { user, system } = process.cpuUsage(cpu);
  return { times, found, cpuMs: (user + system) / 1000 / queries.length };
}

/** Fifty changes, or as many as are done in a minute. */
async function timeChanges(engine, makers, size) {
  const times = [];
  const end = performance.now() + 60_000;
  for (let n = 0; n < 50 && performance.now() < end; n += 1) {
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

// Ends with the one who asked, however that one ended.
process.on('disconnect', () => process.exit(1));

const [name, sizeText, countText, serverPid] = process.argv.slice(2);
const size = Number(sizeText);
const { cut, pinyin } = await textTools();
const makers = corpus(cut);
const engine = await makeEngine(name);
globalThis.gc?.();
const before = residentMb(process.pid);
const { seconds, cpuSeconds } = await build(engine, makers, size);
globalThis.gc?.();
const memory = name === 'embedded' ? residentMb(process.pid) - before : residentMb(serverPid);
const queries = mixedQueries({ makers, cut, pinyin, size, count: Number(countText) });
await time(engine, queries.slice(0, 64));
const { times, found, cpuMs } = await time(engine, queries);
const rows = [...times].map(([kind, list]) => figures(kind, list));
rows.push(figures('suggest (4 indexes)', await timeSuggestions(engine, queries)));
rows.push(figures('put one', await timeChanges(engine, makers, size)));
rows.push(figures('all queries', [...times.values()].flat()));
await engine.close();
process.send({ seconds, cpuSeconds, cpuMs, memory, found, rows }, () => process.exit(0));
