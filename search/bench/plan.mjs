// `npm run bench -- plan [--sizes 1000x1000x20,3000x3000x20,100000x100000x50] [--judge 3000]`
// Measures the plan by auction on generated markets: time, memory, the bound it proves, and up to `judge` demands the
// true optimum of the linear programme by HiGHS. Needs the built search package (`npm run build -w search`).
import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

const MB = 1024 * 1024;
const seconds = (ms) => (ms / 1000).toFixed(2);

function memory() {
  globalThis.gc?.();
  const { rss, arrayBuffers } = process.memoryUsage();
  return `${Math.round(rss / MB)} MB rss, ${Math.round(arrayBuffers / MB)} MB in typed arrays`;
}

/** Best pair first, while both have places: what a plan by hand would do. */
function greedy({ pairs, demandCapacity, supplyCapacity }) {
  const [free, left] = [demandCapacity.slice(), supplyCapacity.slice()];
  const order = Int32Array.from(pairs.value.keys()).sort((a, b) => pairs.value[b] - pairs.value[a]);
  let value = 0;
  for (const pair of order) {
    const [d, s] = [pairs.demand[pair], pairs.supply[pair]];
    if (free[d] === 0 || left[s] === 0) continue;
    free[d]--;
    left[s]--;
    value += pairs.value[pair];
  }
  return value;
}

async function measure(size, { judge, seed }) {
  const { auction, generatedMarket, relaxedValue } = await import('../dist/index.js');
  const [demands, supplies, degree] = size.split('x').map(Number);
  const market = generatedMarket({ demands, supplies, degree, seed });
  console.log(`\n## ${demands} × ${supplies} × ${degree} (${market.pairs.value.length} pairs)`);
  const from = performance.now();
  const cpu = process.cpuUsage();
  const plan = auction(market);
  const took = performance.now() - from;
  const used = process.cpuUsage(cpu).user / 1000;
  const chosen = plan.chosen.reduce((a, b) => a + b, 0);
  console.log(
    `auction ${seconds(took)} s (${seconds(used)} s of one core), ${chosen} pairs, ${plan.bids} bids; ${memory()}`,
  );
  console.log(
    `value ${plan.value.toFixed(3)}, proven ≥ ${(plan.value / plan.bound).toFixed(5)} of the optimum`,
  );
  console.log(`greedy reaches ${(greedy(market) / plan.value).toFixed(5)} of it`);
  if (demands > judge) return;
  const start = performance.now();
  const optimum = await relaxedValue(market);
  console.log(
    `linear programme (HiGHS) ${seconds(performance.now() - start)} s: auction ÷ optimum ${(plan.value / optimum).toFixed(6)}`,
  );
}

/** @param {string[]} args command line after `plan` */
export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      sizes: { type: 'string', default: '1000x1000x20,3000x3000x20,100000x100000x50' },
      judge: { type: 'string', default: '3000' },
      seed: { type: 'string', default: '5' },
    },
  });
  console.log(
    `${os.cpus().length} × ${os.cpus()[0]?.model}, Node ${process.version}, load ${os.loadavg()[0].toFixed(1)}`,
  );
  for (const size of values.sizes.split(','))
    await measure(size, { judge: Number(values.judge), seed: Number(values.seed) });
}
