import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/*
 * A Meilisearch server for tests and measurements: on this machine only, with a data folder of its own that goes with
 * it. Never used to serve anybody.
 */

export interface LocalServer {
  url: string;
  key: string;
  /** Process id, for measuring its memory; undefined for a server that was there already. */
  pid?: number;
  /** Bytes on disk belong to this folder; undefined for a given server. */
  folder?: string;
  stop(): Promise<void>;
}

const START_TIMEOUT = 30_000;

/** The version a `meilisearch` program on PATH says it has, undefined when there is none. */
export function programVersion(): string | undefined {
  const answer = spawnSync('meilisearch', ['--version'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        resolve(address !== null && typeof address === 'object' ? address.port : 0);
      });
    });
  });
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT;
  while (Date.now() < deadline && child.exitCode === null) {
    const healthy = await fetch(`${url}/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill('SIGKILL');
  throw new Error('meilisearch did not start');
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
}

/** Starts the program on a free port of this machine. */
export async function startMeilisearch(): Promise<LocalServer> {
  const folder = await mkdtemp(join(tmpdir(), 'aism-meilisearch-'));
  const port = await freePort();
  const key = randomBytes(24).toString('base64url');
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(
    'meilisearch',
    ['--no-analytics', '--http-addr', `127.0.0.1:${port}`, '--db-path', join(folder, 'data')],
    { cwd: folder, stdio: 'ignore', env: { ...serverEnvironment(), MEILI_MASTER_KEY: key } },
  );
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  await untilHealthy(url, child);
  return {
    url,
    key,
    folder,
    ...(child.pid === undefined ? {} : { pid: child.pid }),
    async stop() {
      process.off('exit', kill);
      child.kill('SIGKILL');
      await stopped(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Settings of an operator's own server must not reach this one. */
function serverEnvironment(): NodeJS.ProcessEnv {
  // eslint-disable-next-line no-restricted-properties -- passes PATH on to a child process, reads no setting
  const entries = Object.entries(process.env).filter(([name]) => !name.startsWith('MEILI_'));
  return Object.fromEntries(entries);
}
