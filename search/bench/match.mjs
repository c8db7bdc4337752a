// `npm run bench -- match [--supplies 10000,100000] [--queries 1000] [--recompute 2000] [--full]`
// Measures the matching core on generated profiles worded from the thesaurus: build time, memory, one explained list
// (limit 10, as the API asks) and one scored list without words, for demands and supplies, and a recompute of many lists.
// Needs the built search package (`npm run build -w search`).
import { parseArgs } from 'node:util';
import { performance } from 'node:perf_hooks';
import os from 'node:os';

const MB = 1024 * 1024;
const NOW = new Date('2026-11-01T00:00:00Z');

function percentile(sorted, share) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function summary(times) {
  const sorted = times.toSorted((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  const figures = [
    mean,
    percentile(sorted, 0.5),
    percentile(sorted, 0.95),
    percentile(sorted, 0.99),
  ];
  return figures.map((value) => value.toFixed(1)).join(' / ');
}

function time(action) {
  const from = performance.now();
  action();
  return performance.now() - from;
}

function memory() {
  globalThis.gc?.();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  return [rss, heapUsed, arrayBuffers].map((bytes) => `${Math.round(bytes / MB)}`).join(' / ');
}

async function measure(count, options) {
  const { MatchingEngine, benchProfiles } = await import('../dist/index.js');
  const before = memory();
  const engine = new MatchingEngine();
  const { demand, supply } = benchProfiles(options.seed);
  const build = time(() => {
    for (let i = 0; i < count; i++) {
      engine.putDemand(demand(i));
      engine.putSupply(supply(i));
    }
    // The first question builds the posting lists.
    engine.matchesForDemand('d0', { now: NOW, audience: 'public' });
    engine.matchesForSupply('s0', { now: NOW, audience: 'public' });
  });
  const fit = options.latent ? time(() => engine.fitLatent()) : 0;
  console.log(`\n## ${count} demands + ${count} supplies`);
  console.log(`build ${(build / 1000).toFixed(1)} s, latent fit ${(fit / 1000).toFixed(1)} s`);
  console.log(`memory MB (rss / heap / typed arrays): ${before} before, ${memory()} after`);
  const pick = (i) => Math.floor((i * 7919) % count);
  const runs = [
    ['list for a demand, explained, 10', (i) => engine.matchesForDemand(`d${pick(i)}`, asked)],
    ['list for a supply, explained, 10', (i) => engine.matchesForSupply(`s${pick(i)}`, asked)],
    [
      'ids and scores only, 50',
      (i) => engine.rankForDemand(`d${pick(i)}`, { ...asked, limit: 50 }),
    ],
    [
      'one changed supply, then a list',
      (i) => {
        engine.putSupply({ ...supply(pick(i)), title: `改名${i}` });
        engine.matchesForDemand(`d${pick(i + 1)}`, asked);
      },
    ],
  ];
  const asked = { now: NOW, audience: 'public', limit: 10 };
  for (let i = 0; i < 50; i++) runs[0][1](i);
  for (const [name, run] of runs) {
    const times = Array.from({ length: options.queries }, (_, i) => time(() => run(i)));
    console.log(`${name}: mean / p50 / p95 / p99 = ${summary(times)} ms`);
  }
  const some = Math.min(options.recompute, count);
  const recompute = time(() => {
    for (let i = 0; i < some; i++) engine.rankForDemand(`d${pick(i)}`, { ...asked, limit: 50 });
  });
  const each = recompute / some;
  console.log(
    `recompute of ${some} demands: ${(recompute / 1000).toFixed(1)} s on one thread ` +
      `(${each.toFixed(1)} ms each; 10,000 on two threads by extrapolation: ${((each * 10_000) / 2000).toFixed(0)} s)`,
  );
}

/** @param {string[]} args command line after `match` */
export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      supplies: { type: 'string', default: '10000,100000' },
      queries: { type: 'string', default: '500' },
      recompute: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '5' },
      'no-latent': { type: 'boolean', default: false },
      full: { type: 'boolean', default: false },
    },
  });
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, load ${os.loadavg()[0].toFixed(1)}`,
  );
  for (const count of values.supplies.split(',').map(Number)) {
    await measure(count, {
      queries: Number(values.queries),
      recompute: values.full ? count : Number(values.recompute),
      seed: Number(values.seed),
      latent: !values['no-latent'],
    });
  }
}
