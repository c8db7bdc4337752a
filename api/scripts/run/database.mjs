// The database a script works on: the one DATABASE_URL names, or the embedded one of the data folder.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { lifeline } from '../pg/processes.mjs';
import { startPg } from '../pgdev.mjs';
import { compiled, dataDir } from './settings.mjs';

/** @returns {Promise<{url: string, adminUrl?: string, embedded: boolean, note: string, stop: () => Promise<void>}>} */
export async function openDatabase() {
  if (process.env.DATABASE_URL) {
    const stop = async () => {};
    return { url: process.env.DATABASE_URL, embedded: false, note: 'given by DATABASE_URL', stop };
  }
  const server = await startPg({ dataDir: path.join(dataDir, 'pg') });
  const note = `${server.adopted ? 'taken over' : 'embedded'}, port ${server.port}`;
  const { url, adminUrl, stop } = server;
  return { url, adminUrl, embedded: true, note, stop };
}

/** Runs a compiled command of the API (`migrate`, `seed`, …) to its end. @returns {Promise<number>} its exit code */
export function commandCode(name, env, args = []) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [compiled('commands', `${name}.js`), ...args], {
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    // A killed supervisor leaves no command behind.
    const line = lifeline(child.pid, 'SIGTERM');
    child.once('error', reject);
    child.once('exit', (code) => {
      line?.kill();
      resolve(code ?? 1);
    });
  });
}

/** The same where only success will do. @throws Error */
export async function runCommand(name, env, args = []) {
  const code = await commandCode(name, env, args);
  if (code !== 0) throw new Error(`${name} failed (${code})`);
}
