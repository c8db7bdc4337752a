// Starts a real PostgreSQL from the npm-delivered programs: for development, tests and demonstrations.
// Works as root (under another account), after an unclean stop, and beside other copies. Production uses DATABASE_URL.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import {
  account,
  program,
  reachableData,
  reachablePrograms,
  utf8CharacterType,
} from './pg/binaries.mjs';
import { alive, end, freePort, lifeline, waitFor } from './pg/processes.mjs';

const USER = 'app';
const START_PATIENCE_MS = 120_000;

/**
 * Starts (or takes over) the server of `dataDir`.
 * @param {{dataDir: string, port?: number, database?: string, ephemeral?: boolean}} options
 *   `ephemeral`: no fsync, folder removed at the end; for tests only.
 * @returns {Promise<{url: string, adminUrl: string, port: number, pid: number, adopted: boolean, dataDir: string, stop: () => Promise<void>}>}
 */
export async function startPg({ dataDir: wanted, port, database = 'app', ephemeral = false }) {
  const ids = account();
  const native = reachablePrograms(ids);
  const dataDir = reachableData(wanted, ids);
  const password = keptPassword(dataDir);
  const urlOf = (name, at) => connection(password, at, name);

  let running = await survivor(dataDir, (at) => urlOf('postgres', at));
  const adopted = running !== undefined;
  if (!running) {
    if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) {
      initialise({ native, ids, dataDir, password, ephemeral });
    }
    running = await launch({ native, ids, dataDir, ephemeral, port: port ?? (await freePort()) });
  }
  const line = lifeline(running.pid, 'SIGINT', ephemeral ? dataDir : '');
  await ensureDatabase(urlOf('postgres', running.port), database);

  return {
    ...running,
    adopted,
    dataDir,
    url: urlOf(database, running.port),
    adminUrl: urlOf('postgres', running.port),
    async stop() {
      // SIGINT is PostgreSQL's fast shutdown: sessions are ended, data is written.
      await end(running.pid, 'SIGINT', 15_000, 'SIGQUIT');
      line?.kill();
      if (ephemeral) fs.rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The server that already runs on `dataDir`, left alone by us; throws when there is none. */
export async function runningPg({ dataDir: wanted, database = 'app' }) {
  const dataDir = reachableData(wanted, account());
  const password = keptPassword(dataDir);
  const found = await survivor(dataDir, (at) => connection(password, at, 'postgres'));
  if (!found) throw new Error(`No PostgreSQL runs on ${dataDir}.`);
  return { ...found, url: connection(password, found.port, database) };
}

const connection = (password, port, database) =>
  `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;

/** Every data folder has its own random password, so that other accounts of the machine cannot get in. */
function keptPassword(dataDir) {
  const file = `${dataDir}.password`;
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').trim();
  const password = randomBytes(18).toString('hex');
  fs.writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

/** What postmaster.pid says: the process, its port, and whether it accepts connections. */
function postmaster(dataDir) {
  let lines;
  try {
    lines = fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!(pid > 0) || !alive(pid)) return undefined;
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' };
}

/** The server that a killed supervisor left behind, if it still serves this very folder. */
async function survivor(dataDir, urlOf) {
  const serves = async ({ port }) => {
    const client = new pg.Client({ connectionString: urlOf(port), connectionTimeoutMillis: 2_000 });
    try {
      await client.connect();
      const { rows } = await client.query('show data_directory');
      return fs.realpathSync(rows[0].data_directory) === fs.realpathSync(dataDir);
    } catch {
      return false;
    } finally {
      await client.end().catch(() => {});
    }
  };
  // It may be shutting down just now, because the lifeline of the killed supervisor told it to: then wait for its end.
  let found;
  await waitFor(async () => {
    const now = postmaster(dataDir);
    if (!now) return true;
    if (now.ready && (await serves(now))) found = { pid: now.pid, port: now.port };
    return found !== undefined;
  }, 5_000);
  return found;
}

function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' };
}

const workingFolder = process.platform === 'win32' ? undefined : '/';

/** Makes a new cluster beside its place and moves it there when complete: a kill in between leaves no half one. */
function initialise({ native, ids, dataDir, password, ephemeral }) {
  const draft = `${dataDir}.new`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(os.tmpdir(), `aism-pg-${process.pid}-${Date.now()}`);
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (ids.uid !== undefined) {
    fs.chownSync(draft, ids.uid, ids.gid);
    fs.chownSync(passwordFile, ids.uid, ids.gid);
  }
  const options = [
    ...['-D', draft, '-U', USER, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C'],
    ...[`--lc-ctype=${utf8CharacterType()}`, '--lc-messages=C', '--lc-monetary=C'],
    ...['--lc-numeric=C', '--lc-time=C'],
    ...(ephemeral ? ['--no-sync'] : []),
  ];
  const result = spawnSync(program(native, 'initdb'), options, {
    env: environment(),
    cwd: workingFolder,
    ...ids,
  });
  fs.rmSync(passwordFile, { force: true });
  if (result.status !== 0) {
    throw new Error(
      `initdb failed: ${result.error?.message ?? ''}${result.stderr}${result.stdout}`,
    );
  }
  fs.rmSync(dataDir, { recursive: true, force: true });
  fs.renameSync(draft, dataDir);
}

/** Starts the server detached, so that Ctrl-C in the terminal does not stop it before the API. */
async function launch({ native, ids, dataDir, ephemeral, port }) {
  const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const options = [
    ...['-D', dataDir, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
    ...(ephemeral ? quick.flatMap((setting) => ['-c', setting]) : []),
  ];
  const logFile = `${dataDir}.log`;
  const log = fs.openSync(logFile, 'w');
  const child = spawn(program(native, 'postgres'), options, {
    env: environment(),
    cwd: workingFolder,
    ...ids,
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  let failure;
  child.once('error', (error) => (failure = error.message));
  child.once('exit', (code) => (failure = `exit code ${code}`));
  await waitFor(() => {
    const now = postmaster(dataDir);
    return failure ?? (now?.pid === child.pid && now.ready);
  }, START_PATIENCE_MS);
  if (failure !== undefined || !postmaster(dataDir)?.ready) {
    const said = fs.readFileSync(logFile, 'utf8').slice(-4_000);
    throw new Error(`PostgreSQL did not start (${failure ?? 'no answer in time'}):\n${said}`);
  }
  child.unref();
  return { pid: child.pid, port };
}

async function ensureDatabase(adminUrl, name) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (!rowCount) await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
}
