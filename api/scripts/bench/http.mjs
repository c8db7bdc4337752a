// `npm run bench -- http [--rows 10000] [--seconds 8] [--rounds 3]`
// Requests per second of the public list, a detail page and search, on an own database with many rows a side,
// beside a bare Fastify + pg handler that runs the same SQL in the same run. 20 connections, limit 20, totals included.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import autocannon from 'autocannon';
import pg from 'pg';
import { end, freePort, waitFor } from '../pg/processes.mjs';
import { startPg } from '../pgdev.mjs';
import { startApi } from '../run/api-process.mjs';
import { runCommand } from '../run/database.mjs';
import { apiEnvironment } from '../run/settings.mjs';
import { logSettings, statementsOf } from './capture.mjs';
import { fillBothSides } from './many-rows.mjs';

const CONNECTIONS = 20;
const POOL = 12;
const QUERIES = ['质检', '机器人', '医疗影像', '大模型', '港口', 'AI', 'wurenji', '数据治理'];

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

async function fire(port, paths, seconds) {
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    duration: seconds,
    requests: paths.map((at) => ({ method: 'GET', path: at })),
  });
  const bad = result.non2xx + result.errors + result.timeouts;
  return { rate: result.requests.average, p50: result.latency.p50, p97: result.latency.p97_5, bad };
}

async function addressesOf(client) {
  const { rows } = await client.query(
    `select id from scenarios where published_at is not null order by md5(id::text) limit 50`,
  );
  return {
    list: ['/api/v1/scenarios?limit=20'],
    detail: rows.map(({ id }) => `/api/v1/scenarios/${id}`),
    search: QUERIES.map((q) => `/api/v1/search?limit=20&q=${encodeURIComponent(q)}`),
  };
}

async function get(port, at) {
  const response = await fetch(`http://127.0.0.1:${port}${at}`);
  if (response.status !== 200)
    throw new Error(`${at} answered ${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
}

async function startBare(folder, settings) {
  const file = path.join(folder, 'bare.json');
  fs.writeFileSync(file, JSON.stringify(settings));
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'bare.mjs'), file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  let up = false;
  child.stdout.once('data', () => (up = true));
  if (!(await waitFor(() => up, 10_000))) throw new Error('the bare handler does not start');
  return () => end(child.pid);
}

/** Alternates both servers, so that a busy moment of the machine hits both. */
async function measure({ ports, paths, seconds, rounds }) {
  const runs = { api: [], bare: [] };
  for (const name of ['api', 'bare']) await fire(ports[name], paths, 3);
  for (let i = 0; i < rounds; i++) {
    for (const name of ['api', 'bare']) runs[name].push(await fire(ports[name], paths, seconds));
  }
  const sum = (name) => ({
    rate: median(runs[name].map((run) => run.rate)),
    p50: median(runs[name].map((run) => run.p50)),
    p97: median(runs[name].map((run) => run.p97)),
    bad: runs[name].reduce((all, run) => all + run.bad, 0),
  });
  return { api: sum('api'), bare: sum('bare') };
}

function print(name, { api, bare }) {
  const line = (who, x) =>
    `${name.padEnd(8)}${who.padEnd(6)}${x.rate.toFixed(0).padStart(7)} req/s   p50 ${String(x.p50).padStart(4)} ms   p97.5 ${String(x.p97).padStart(4)} ms   failed ${x.bad}`;
  console.log(line('api', api));
  console.log(`${line('bare', bare)}   api/bare ${(api.rate / bare.rate).toFixed(2)}`);
}

async function prepare(cleanups, rows) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-bench-'));
  fs.chmodSync(folder, 0o755);
  cleanups.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  const server = await startPg({
    dataDir: path.join(folder, 'pg'),
    ephemeral: true,
    settings: logSettings,
  });
  cleanups.push(server.stop);
  const port = await freePort();
  const env = {
    ...apiEnvironment(server.url, { embedded: true, port }),
    ...{ DATABASE_POOL: String(POOL), MEILI_URL: '', SNAPSHOT_DIR: '', LOG_LEVEL: 'error' },
    // The worker has nothing to do; the limits are for people.
    ...{ WORKER: 'apart', RATE_LIMIT_ADDRESS: '100000000', WEB_DIST: '' },
  };
  await runCommand('migrate', env);
  await runCommand('seed', env);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  cleanups.push(() => client.end());
  console.log('rows:', await fillBothSides(client, rows));
  const api = await startApi(env, {
    onExit: () => console.error('the API ended'),
    logFile: path.join(folder, 'api.log'),
    // Many rows are indexed first, perhaps on a busy machine.
    patienceMs: 900_000,
  });
  cleanups.push(api.stop);
  return { folder, server, client, port };
}

/** @param {string[]} args options as above */
export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      rows: { type: 'string', default: '10000' },
      seconds: { type: 'string', default: '8' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const cleanups = [];
  try {
    const { folder, server, client, port } = await prepare(cleanups, Number(values.rows));
    const groups = await addressesOf(client);
    const all = Object.values(groups).flat();
    const request = (at) => get(port, at);
    const paths = await statementsOf({ client, dataDir: server.dataDir }, all, request);
    for (const [name, [first]] of Object.entries(groups)) {
      console.log(`${name}: ${paths[first].length} statements a request`);
    }
    const barePort = await freePort();
    const bare = { databaseUrl: server.url, pool: POOL, port: barePort, paths };
    cleanups.push(await startBare(folder, bare));
    for (const [name, group] of Object.entries(groups)) {
      const ports = { api: port, bare: barePort };
      const options = {
        ports,
        paths: group,
        seconds: Number(values.seconds),
        rounds: Number(values.rounds),
      };
      print(name, await measure(options));
    }
  } finally {
    for (const undo of cleanups.reverse()) await undo();
  }
}
