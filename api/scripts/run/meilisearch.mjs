// A throw-away Meilisearch, where its program is installed (npm has none): for the contract suite and the container check.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { end, freePort, lifeline, waitFor } from '../pg/processes.mjs';

const START_PATIENCE_MS = 20_000;

export const hasMeilisearch = () => spawnSync('meilisearch', ['--version']).status === 0;

/** @param {string} [key] its master key  @returns {Promise<{url: string, key: string, stop: () => Promise<void>}>} */
export async function startMeilisearch(key = randomBytes(16).toString('hex')) {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-meili-'));
  const port = await freePort();
  const options = [
    ...['--http-addr', `127.0.0.1:${port}`, '--master-key', key, '--no-analytics'],
    ...['--db-path', path.join(directory, 'data'), '--dump-dir', path.join(directory, 'dumps')],
  ];
  const child = spawn('meilisearch', options, { cwd: directory, stdio: 'ignore', detached: true });
  child.unref();
  const line = lifeline(child.pid, 'SIGTERM', directory);
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await end(child.pid);
    line?.kill();
    fs.rmSync(directory, { recursive: true, force: true });
  };
  const healthy = () =>
    fetch(`${url}/health`)
      .then((answer) => answer.ok)
      .catch(() => false);
  if (!(await waitFor(healthy, START_PATIENCE_MS))) {
    await stop();
    throw new Error('meilisearch did not start');
  }
  return { url, key, stop };
}
