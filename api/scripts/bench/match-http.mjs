// GET /scenarios/:id/matches over HTTP, on an own database whose rows are worded from the thesaurus.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { benchProfiles } from '@aism/search';
import { freePort } from '../pg/processes.mjs';
import { startPg } from '../pgdev.mjs';
import { tellGrowth } from '../../../search/bench/growth.mjs';
import { startApi } from '../run/api-process.mjs';
import { startMeilisearch } from '../run/meilisearch.mjs';
import { runCommand } from '../run/database.mjs';
import { apiEnvironment } from '../run/settings.mjs';

const BATCH = 1000;
const START_PATIENCE_MS = 1_800_000;
const TARGETS = { listP95: 50, memoryMb: 1200, demonstrationMb: 256 };
const said = (met) => (met ? 'met' : 'MISSED');

const load = () => `load ${os.loadavg()[0].toFixed(1)}`;

/** Megabytes in memory of a process, now and at most so far (Linux). */
function residentMb(pid) {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  return { memory: of('VmRSS'), peak: of('VmHWM') };
}

/** Processor milliseconds that a process has used (Linux, a hundred ticks a second). */
function usedMs(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10;
}

const scenarioOf = (profile) => ({
  ...{ title: profile.title, summary: profile.summary, problem: profile.text },
  ...{ must_have: profile.mustHave, sectors: profile.sectors, technologies: profile.technologies },
  ...{ districts: profile.districts, constraints: profile.constraints },
  ...{ budget_min_fen: null, budget_max_fen: profile.budgetMaxFen ?? null },
  ...{ state: 'open', deadline: '2099-01-01T00:00:00Z' },
});
const capabilityOf = (profile) => ({
  ...{ title: profile.title, summary: profile.summary, description: profile.text },
  ...{ sectors: profile.sectors, technologies: profile.technologies, districts: profile.districts },
  ...{ deployments: profile.deployments, capacity: profile.capacity, busy: profile.busy },
  ...{ price_min_fen: profile.priceMinFen ?? null, price_max_fen: null },
  cases: profile.cases.map((one) => ({ sector: null, result: null, url: null, ...one })),
});

/** Copies one public demonstration row as often as wanted, each with its own words and owner. */
export async function fill(client, { table, isPublic, count, rowOf }) {
  const { rows: columns } = await client.query(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  );
  const names = columns.map(({ name }) => name);
  const values = names.map((name) => (name === 'id' ? 'gen_random_uuid()' : `(r).${name}`));
  const { rows: owners } = await client.query(
    `select distinct organisation_id as id from ${table} where ${isPublic} order by 1`,
  );
  for (let at = 0; at < count; at += BATCH) {
    const rows = Array.from({ length: Math.min(BATCH, count - at) }, (_, i) => ({
      ...rowOf(at + i),
      organisation_id: owners[(at + i) % owners.length].id,
      external_id: null,
    }));
    await client.query(
      `with base as (select t from ${table} t where ${isPublic} order by id limit 1)
       insert into ${table} (${names.join(', ')})
       select ${values.join(', ')} from (
         select jsonb_populate_record((base.t), patch.value) as r
         from base, jsonb_array_elements($1::jsonb) as patch) made`,
      [JSON.stringify(rows)],
    );
    if ((at / BATCH) % 25 === 24) console.log(`  … ${at + BATCH} of ${count} rows of ${table}`);
  }
}

async function prepare(cleanups) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-match-'));
  fs.chmodSync(folder, 0o755);
  cleanups.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  const server = await startPg({ dataDir: path.join(folder, 'pg'), ephemeral: true });
  cleanups.push(server.stop);
  const port = await freePort();
  const env = {
    ...apiEnvironment(server.url, { embedded: true, port }),
    ...{ MEILI_URL: '', SNAPSHOT_DIR: path.join(folder, 'snapshots'), LOG_LEVEL: 'warn' },
    ...{ RATE_LIMIT_ADDRESS: '100000000', WEB_DIST: '' },
  };
  await runCommand('migrate', env);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  cleanups.push(() => client.end());
  return { folder, env, client, port };
}

/** One run of the API: until it is ready, then `work`. @returns seconds of the start and memory in MB */
async function withApi({ folder, env }, work = async () => {}, options = {}) {
  const from = performance.now();
  const api = await startApi(env, {
    ...options,
    onExit: (code) => console.error(`the API ended (${code})`),
    logFile: path.join(folder, 'api.log'),
    patienceMs: START_PATIENCE_MS,
  });
  const seconds = (performance.now() - from) / 1000;
  try {
    const cpuSeconds = usedMs(api.pid) / 1000;
    const found = await work(api.pid);
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    return { seconds, cpuSeconds, found, ...residentMb(api.pid) };
  } finally {
    await api.stop();
  }
}

/** Waits for the latent space: it is learnt by a job soon after the start. */
async function spaceOf(client) {
  for (let i = 0; i < 900; i += 1) {
    const { rows } = await client.query('select count(*)::int as n from match_spaces where demo');
    if (rows[0].n > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  console.log('no latent space was learnt in fifteen minutes');
}

async function times(port, addresses) {
  const list = [];
  for (const at of addresses) {
    const from = performance.now();
    const response = await fetch(`http://127.0.0.1:${port}/api/v1${at}`);
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${at} answered ${response.status}: ${text}`);
    list.push(performance.now() - from);
  }
  return list.sort((a, b) => a - b);
}

async function lists({ client, port }, queries, pid) {
  let first;
  for (const [name, table, where] of [
    ['scenarios/:id/matches', 'scenarios', "state = 'open'"],
    ['capabilities/:id/matches', 'capabilities', "state = 'published' and not unclaimed"],
  ]) {
    const { rows } = await client.query(
      `select id from ${table} where ${where} order by md5(id::text) limit $1`,
      [queries + 30],
    );
    const addresses = rows.map(({ id }) => `/${table}/${id}/matches`);
    await times(port, addresses.slice(0, 30));
    const before = usedMs(pid);
    const found = await times(port, addresses.slice(30));
    const cpu = (usedMs(pid) - before) / found.length;
    const at = (share) => found[Math.min(found.length - 1, Math.floor(found.length * share))];
    const mean = found.reduce((sum, one) => sum + one, 0) / found.length;
    console.log(
      `GET /${name}: mean ${mean.toFixed(1)} / p50 ${at(0.5).toFixed(1)} / p95 ${at(0.95).toFixed(1)} / ` +
        `p99 ${at(0.99).toFixed(1)} ms, ${cpu.toFixed(1)} ms of the API's CPU (${load()}); target: p95 ≤ ${TARGETS.listP95} ms: ${said(at(0.95) <= TARGETS.listP95)}`,
    );
    first ??= { wall: at(0.95), cpu };
  }
  return first;
}

/**
 * @param {number[]} sizes rows a side, ascending; each adds to the one before
 * @param {{queries: number, seed: number, meili: boolean}} options `meili`: also with candidates and search of Meilisearch
 */
export async function measureHttp(sizes, { queries, seed, meili }) {
  const cleanups = [];
  try {
    const here = await prepare(cleanups);
    await measureDemonstration(here);
    let there = 0;
    const all = [];
    for (const count of sizes) {
      await growTo(here, { from: there, to: count, seed });
      there = count;
      all.push(await measureOne(here, count, queries));
      if (meili) await measureShared(here, count, queries);
    }
    tellGrowth('HTTP', all);
  } finally {
    for (const undo of cleanups.reverse()) await undo();
  }
}

async function growTo({ client }, { from, to, seed }) {
  const { demand, supply } = benchProfiles(seed);
  const count = to - from;
  const open = "published_at is not null and state = 'open' and demo";
  const offered = "state = 'published' and not unclaimed and demo";
  await fill(client, {
    table: 'scenarios',
    isPublic: open,
    count,
    rowOf: (i) => scenarioOf(demand(from + i)),
  });
  await fill(client, {
    table: 'capabilities',
    isPublic: offered,
    count,
    rowOf: (i) => capabilityOf(supply(from + i)),
  });
  await client.query('vacuum analyze');
}

async function measureOne(here, count, queries) {
  console.log(`\n### ${count} + ${count} rows (${load()})\n`);
  // A file that is there from the size before would only be caught up by events, of which these rows have none.
  fs.rmSync(here.env.SNAPSHOT_DIR, { recursive: true, force: true });
  await pricedToday(here.client);
  const cold = await withApi(here, () => spaceOf(here.client));
  const warm = await withApi(here, (pid) => lists(here, queries, pid));
  console.log(
    `ready in ${cold.seconds.toFixed(1)} s (${cold.cpuSeconds.toFixed(0)} s of CPU) from the database, in ${warm.seconds.toFixed(1)} s ` +
      `(${warm.cpuSeconds.toFixed(0)} s of CPU) with the matching snapshot (search index built anew both times)`,
  );
  const limit =
    count <= 100_000
      ? `; target: ≤ ${TARGETS.memoryMb} MB: ${said(warm.memory <= TARGETS.memoryMb)}`
      : '';
  console.log(
    `memory of the API: ${cold.memory.toFixed(0)} MB after the first start (at most ${cold.peak.toFixed(0)}), ` +
      `${warm.memory.toFixed(0)} MB after a restart and the lists (at most ${warm.peak.toFixed(0)})${limit}`,
  );
  const start = { wall: cold.seconds, cpu: cold.cpuSeconds };
  return { count, start, list: warm.found, memory: Math.max(cold.memory, warm.memory) };
}

/** Says that the night's exposure prices exist: computing them ranks every scenario, beside what is measured here. */
async function pricedToday(client) {
  const { rows } = await client.query(`select column_name as name from information_schema.columns
    where table_name = 'exposure_runs' and is_nullable = 'NO' and column_default is null`);
  const values = { demo: 'd', at: 'now()', id: 'gen_random_uuid()' };
  const names = rows.map(({ name }) => name);
  await client.query(
    `insert into exposure_runs (${names.join(', ')})
     select ${names.map((name) => values[name] ?? '0').join(', ')} from unnest(array[true, false]) d`,
  );
}

/** The API with its caches against the API without them, both on the demonstration data. */
async function measureDemonstration(here) {
  await runCommand('seed', here.env);
  await pricedToday(here.client);
  const program = path.join(import.meta.dirname, 'idle-api.mjs');
  const idle = await withApi(here, undefined, { program });
  const whole = await withApi(here);
  const more = whole.memory - idle.memory;
  console.log(
    `\n## HTTP\n\nAPI without caches ${idle.memory.toFixed(0)} MB; with the demonstration data ${whole.memory.toFixed(0)} MB, ` +
      `${more.toFixed(0)} MB more; target: ≤ ${TARGETS.demonstrationMb} MB more: ${said(more <= TARGETS.demonstrationMb)}`,
  );
}

/** The same rows with search and candidates of a Meilisearch that is started for the purpose. */
async function measureShared(here, count, queries) {
  const server = await startMeilisearch();
  try {
    for (const source of ['in-process', 'meilisearch']) {
      const env = {
        ...here.env,
        ...{ MEILI_URL: server.url, MEILI_KEY: server.key, MATCH_CANDIDATES: source },
      };
      const from = performance.now();
      if (source === 'meilisearch') await runCommand('reindex', env);
      const filled = (performance.now() - from) / 1000;
      const run = await withApi({ ...here, env }, (pid) => lists(here, queries, pid));
      console.log(
        `search of Meilisearch, candidates ${source}: ${run.memory.toFixed(0)} MB (at most ${run.peak.toFixed(0)}), ` +
          `ready in ${run.seconds.toFixed(1)} s, indexes filled in ${filled.toFixed(0)} s (${load()})`,
      );
    }
  } finally {
    await server.stop();
  }
}
