// The matching core at one or several sizes, each in a process of its own so that its memory is its own. Wall time and,
// beside it, processor time of the same work: on a busy machine only the second one says what the code costs.
import { fork } from 'node:child_process';

/** The room for new objects that the API gives its matching thread (`matcher.ts`), in MB. */
const YOUNG_MB = 32;
/** Largest size that is measured where nobody has asked for a larger heap. */
const HEAP_MB = 12_288;

/**
 * @param {number} count rows a side
 * @param {{queries: number, recompute: number, seed: number, latent: boolean}} options
 * @returns {Promise<import('./growth.mjs').Figures>}
 */
export function measureCore(count, options) {
  return new Promise((resolve, reject) => {
    const child = fork(new URL('./measure-match.mjs', import.meta.url), [], {
      execArgv: [
        '--expose-gc',
        `--max-old-space-size=${HEAP_MB}`,
        `--max-semi-space-size=${YOUNG_MB}`,
      ],
    });
    let figures;
    child.on('message', (message) => (figures = message));
    child.on('exit', (code) =>
      figures ? resolve(figures) : reject(new Error(`measuring ended with ${code}`)),
    );
    child.send({ count, ...options });
  });
}
