import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How much garbage V8 may let gather, in percent of what lives; by itself it lets the heap grow to several times that. */
const growthPercent = 40;

/**
 * Keeps the heaps of this process, those of its threads included, near what they hold: a catalogue of a hundred thousand
 * rows passes through them once and would leave the process at the size of its start for ever.
 */
export function keepHeapsSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`);
}

/** Gives back what loading has left behind, once: takes some tenths of a second of this thread. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
}
