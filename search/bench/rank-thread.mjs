// A share of the lists of a recompute, over a memory that all threads read. Run by measure-match.mjs.
import { parentPort, workerData } from 'node:worker_threads';
import { MatchingEngine, readerOf } from '../dist/index.js';

const { memory, first, step, count, total } = workerData;
const TOLD_EVERY = 25;
const engine = new MatchingEngine();
engine.restore(readerOf(memory));
parentPort.postMessage({ name: 'ready' });
parentPort.once('message', () => {
  const query = { now: new Date('2026-11-01T00:00:00Z'), audience: 'public', limit: 50 };
  let lists = 0;
  for (let i = first; i < count; i += step) {
    // Spread over all demands where only some are asked for.
    engine.rankForDemand(`d${Math.floor((i * total) / count)}`, query);
    lists += 1;
    if (lists % TOLD_EVERY === 0) parentPort.postMessage({ name: 'progress', lists: TOLD_EVERY });
  }
  parentPort.postMessage({ name: 'done', lists });
});
