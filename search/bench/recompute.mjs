// Lists of many demands on all cores: threads over one memory, each with a share of the demands.
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

const FIRST_WORD_MS = 5_000;
const WORD_EVERY_MS = 30_000;
const span = (seconds) =>
  seconds < 120 ? `${seconds.toFixed(0)} s` : `${(seconds / 60).toFixed(0)} min`;

const heard = (worker, name) =>
  new Promise((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message) => message.name === name && resolve(message));
  });

/** Says how far it is and when it will be done: soon after the start, then every half minute. */
function tell(workers, some) {
  const from = performance.now();
  let done = 0;
  let next = from + FIRST_WORD_MS;
  for (const worker of workers) {
    worker.on('message', ({ name, lists }) => {
      if (name !== 'progress') return;
      done += lists;
      if (performance.now() < next) return;
      next = performance.now() + WORD_EVERY_MS;
      const seconds = (performance.now() - from) / 1000;
      console.log(
        `  … ${done} of ${some} lists after ${span(seconds)}, about ${span((seconds * (some - done)) / done)} more ` +
          `(load ${os.loadavg()[0].toFixed(1)})`,
      );
    });
  }
}

/**
 * @param {SharedArrayBuffer} memory a snapshot of the engine
 * @param {number} count rows a side
 * @param {number} some demands to make lists for
 * @returns {Promise<{lists: number, threads: number, wall: number, cpu: number, ready: number}>} seconds
 */
export async function recompute(memory, count, some) {
  const threads = Math.max(1, os.cpus().length);
  const workers = Array.from({ length: threads }, (_, i) => {
    const workerData = { memory, first: i, step: threads, count: some, total: count };
    return new Worker(new URL('./rank-thread.mjs', import.meta.url), { workerData });
  });
  const from = performance.now();
  await Promise.all(workers.map((worker) => heard(worker, 'ready')));
  const ready = performance.now();
  const before = process.cpuUsage();
  const done = workers.map((worker) => heard(worker, 'done'));
  tell(workers, some);
  for (const worker of workers) worker.postMessage('go');
  const lists = (await Promise.all(done)).reduce((sum, { lists: n }) => sum + n, 0);
  const { user, system } = process.cpuUsage(before);
  return {
    ...{ lists, threads, cpu: (user + system) / 1e6 },
    ...{ wall: (performance.now() - ready) / 1000, ready: (ready - from) / 1000 },
  };
}
