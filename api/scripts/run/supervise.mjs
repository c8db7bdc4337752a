// Ends everything that was started, last one first, whatever the reason: Ctrl-C, SIGTERM, a lost parent, a failure.
import { spawnSync } from 'node:child_process';
import { alive, stat } from '../pg/processes.mjs';

const cleanups = [];
let stopping;

/** Registers what must be undone at the end; undone in reverse order. */
export const atEnd = (undo) => cleanups.push(undo);

/** Undoes everything, then exits. Safe to call twice. */
export function stop(code) {
  stopping ??= (async () => {
    for (const undo of cleanups.reverse()) {
      try {
        await undo();
      } catch (error) {
        console.error(error);
      }
    }
    process.exit(code);
  })();
  return stopping;
}

export const isStopping = () => stopping !== undefined;

const parentOf = (pid) =>
  stat(pid)?.parent ?? Number(spawnSync('ps', ['-p', String(pid), '-o', 'ppid=']).stdout ?? 0);

/**
 * npm does not pass SIGTERM on, it just dies; the shell it started us by may live on. So watch our parent, and
 * npm behind it when npm started us.
 */
function watchParents() {
  const parent = process.ppid;
  const npm =
    process.env.npm_lifecycle_event && process.platform !== 'win32' ? parentOf(parent) : 0;
  setInterval(() => {
    if (process.ppid !== parent || (npm > 1 && !alive(npm))) void stop(0);
  }, 250).unref();
}

/** Runs `main`; its failure, a signal or a lost parent end everything. */
export async function supervise(main) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
  watchParents();
  try {
    await main();
  } catch (error) {
    if (!isStopping()) console.error(error instanceof Error ? error.message : error);
    await stop(1);
  }
}
