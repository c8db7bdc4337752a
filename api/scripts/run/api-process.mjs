// The API as a child process that cannot outlive us.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { alive, end, lifeline, portIsFree, waitFor } from '../pg/processes.mjs';
import { compiled, dataDir } from './settings.mjs';

const READY_PATIENCE_MS = 150_000;
const PORT_PATIENCE_MS = 6_000;

/**
 * Starts the API and waits until /readyz says yes.
 * @param {Record<string, string>} env complete environment, PORT included
 * @param {{onExit: (code: number | null) => void, logFile?: string, patienceMs?: number, program?: string}} options
 *   `onExit`: it ended by itself; `patienceMs`: how long it may take to become ready; `program`: another one than the API's
 * @returns {Promise<{stop: () => Promise<void>, logFile: string, pid: number}>}
 */
export async function startApi(
  env,
  {
    onExit,
    logFile = path.join(dataDir, 'api.log'),
    patienceMs = READY_PATIENCE_MS,
    program = compiled('main.js'),
  },
) {
  const host = env.HOST || '127.0.0.1';
  // A copy that was killed a moment ago may still be closing its port.
  const free = await waitFor(() => portIsFree(Number(env.PORT), host), PORT_PATIENCE_MS);
  if (!free) throw new Error(`Port ${env.PORT} is in use; choose another one with PORT=….`);

  const log = fs.openSync(logFile, 'w');
  // Detached: Ctrl-C in the terminal reaches only us, and we end the API before its database.
  const child = spawn(process.execPath, [program], {
    env: { ...env, NO_COLOR: '1' },
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const line = lifeline(child.pid, 'SIGTERM');
  let state = 'starting';
  child.once('exit', (code) => {
    line?.kill();
    if (state === 'ready') onExit(code);
    state = 'ended';
  });

  await waitFor(async () => state === 'ended' || (await isReady(env.PORT, host)), patienceMs);
  if (state === 'ended' || !(await isReady(env.PORT, host))) {
    if (alive(child.pid)) await end(child.pid);
    const said = fs.readFileSync(logFile, 'utf8').slice(-6_000);
    throw new Error(`The API did not become ready. Its last words (${logFile}):\n${said}`);
  }
  state = 'ready';
  return {
    logFile,
    pid: child.pid,
    async stop() {
      if (state !== 'ready') return;
      state = 'stopping';
      await end(child.pid);
      line?.kill();
    },
  };
}

async function isReady(port, host) {
  const reach = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  try {
    const signal = AbortSignal.timeout(2_000);
    return (await fetch(`http://${reach}:${port}/readyz`, { signal })).ok;
  } catch {
    return false;
  }
}
