// Starts a real PostgreSQL from the npm-delivered programs: for development, tests and demonstrations.
// Works as root (under another account), after an unclean stop, and beside other copies. Production uses DATABASE_URL.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { account, reachableData, reachablePrograms } from './pg/binaries.mjs';
import { initialise, launch, postmaster } from './pg/cluster.mjs';
import { end, freePort, lifeline, waitFor } from './pg/processes.mjs';

const USER = 'app';

/**
 * Starts (or takes over) the server of `dataDir`.
 * @param {{dataDir: string, port?: number, database?: string, ephemeral?: boolean, settings?: Record<string, string>}} options
 *   `ephemeral`: no fsync, folder removed at the end, for tests only; `settings`: of the server, as in postgresql.conf.
 * @returns {Promise<{url: string, adminUrl: string, port: number, pid: number, adopted: boolean, dataDir: string, stop: () => Promise<void>}>}
 */
export async function startPg({
  dataDir: wanted,
  port,
  database = 'app',
  ephemeral = false,
  settings = {},
}) {
  const ids = account();
  const native = reachablePrograms(ids);
  const dataDir = reachableData(wanted, ids);
  const password = keptPassword(dataDir);
  const urlOf = (name, at) => connection(password, at, name);

  let running = await survivor(dataDir, (at) => urlOf('postgres', at));
  const adopted = running !== undefined;
  if (!running) {
    if (!fs.existsSync(path.join(dataDir, 'PG_VERSION'))) {
      initialise({ native, ids, dataDir, user: USER, password, ephemeral });
    }
    running = await launch({
      native,
      ids,
      dataDir,
      ephemeral,
      port: port ?? (await freePort()),
      settings,
    });
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
