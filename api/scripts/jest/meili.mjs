// jest globalSetup of the search project: where a `meilisearch` program is on the PATH and no MEILI_URL is given, one is
// started for the contract suite. Without either, that suite reports itself as skipped.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort, lifeline, waitFor } from '../pg/processes.mjs';

const START_PATIENCE_MS = 20_000;

export default async function setUp() {
  if (process.env.MEILI_URL || spawnSync('meilisearch', ['--version']).status !== 0) return;
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-meili-'));
  const port = await freePort();
  const key = randomBytes(16).toString('hex');
  const options = [
    ...['--http-addr', `127.0.0.1:${port}`, '--master-key', key, '--no-analytics'],
    ...['--db-path', path.join(directory, 'data'), '--dump-dir', path.join(directory, 'dumps')],
  ];
  const child = spawn('meilisearch', options, { cwd: directory, stdio: 'ignore', detached: true });
  child.unref();
  const url = `http://127.0.0.1:${port}`;
  const healthy = () =>
    fetch(`${url}/health`)
      .then((answer) => answer.ok)
      .catch(() => false);
  if (!(await waitFor(healthy, START_PATIENCE_MS))) throw new Error('meilisearch did not start');
  globalThis.__TEST_MEILI__ = {
    pid: child.pid,
    directory,
    line: lifeline(child.pid, 'SIGTERM', directory),
  };
  Object.assign(process.env, { MEILI_URL: url, MEILI_KEY: key });
}
