// The HTTP leg of `npm run bench -- search`: the compiled API on an own PostgreSQL with so many generated rows a side and
// the embedded engine in its process, asked by one client over HTTP, one question after the other. A question's time is
// what the client waits for the whole answer: search, the rows read from PostgreSQL, the answer checked and written.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import pg from 'pg';
import { corpus, pick, randomFrom } from '../../../search/bench/corpus.mjs';
import { mixedQueries } from '../../../search/bench/queries.mjs';
import { freePort, sleep } from '../pg/processes.mjs';
import { startPg } from '../pgdev.mjs';
import { startApi } from '../run/api-process.mjs';
import { runCommand } from '../run/database.mjs';
import { apiEnvironment } from '../run/settings.mjs';
import { addVariedRows } from './varied-rows.mjs';

const START_PATIENCE_MS = 30 * 60_000;
/** The deepest page the API gives. */
const DEEPEST = 10_000;
const STRIDE = 100;

/** CPU seconds and resident megabytes of a process (Linux). */
function spent(pid) {
  const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  return {
    seconds: (user + system) / Number(ticks()),
    rss: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024,
  };
}

const ticks = () => spawnSync('getconf', ['CLK_TCK']).stdout.toString().trim() || '100';

async function prepare(cleanups, size, makers) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-bench-'));
  fs.chmodSync(folder, 0o755);
  cleanups.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  const server = await startPg({ dataDir: path.join(folder, 'pg'), ephemeral: true });
  cleanups.push(server.stop);
  const port = await freePort();
  const env = {
    ...apiEnvironment(server.url, { embedded: true, port }),
    ...{ MEILI_URL: '', SNAPSHOT_DIR: '', LOG_LEVEL: 'error', WEB_DIST: '' },
    ...{ WORKER: 'apart', RATE_LIMIT_ADDRESS: '100000000' },
    NODE_OPTIONS: '--max-old-space-size=8192',
  };
  await runCommand('migrate', env);
  await runCommand('seed', env);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  cleanups.push(() => client.end());
  await addVariedRows(client, makers, size);
  const started = performance.now();
  const api = await startApi(env, {
    onExit: () => console.error('the API ended'),
    logFile: path.join(folder, 'api.log'),
    patienceMs: START_PATIENCE_MS,
  });
  cleanups.push(api.stop);
  await untilReady(port);
  return { port, pid: api.pid, readyAfter: (performance.now() - started) / 1000 };
}

/** The API listens before its indexes are full and says so. */
async function untilReady(port) {
  for (;;) {
    const { status, parts } = await (await fetch(`http://127.0.0.1:${port}/readyz`)).json();
    if (status === 'ready') return parts;
    await sleep(500);
  }
}

async function ask(port, at) {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1${at}`);
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${at} answered ${response.status}: ${body}`);
  return JSON.parse(body);
}

/** The cursors of deep pages, found as a reader would: page by page. */
async function cursorsOf(port, index) {
  const cursors = [];
  for (let cursor = ''; cursors.length * STRIDE < DEEPEST - STRIDE;) {
    const { groups } = await ask(port, `/search?index=${index}&limit=${STRIDE}${cursor}`);
    if (!groups[0].nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(groups[0].nextCursor)}`;
    cursors.push(cursor);
  }
  return cursors;
}

/** A generated query as the pages ask it: words go to the one bar and to the lists in turn, filters to the lists. */
function addressOf({ kind, round, index, query }, deep) {
  const words = query.text === undefined ? '' : `q=${encodeURIComponent(query.text.slice(0, 200))}`;
  const isList = !words || query.filter || query.sort || Math.floor(round / 2) % 2 === 0;
  if (!isList) return { form: 'all kinds at once', at: `/search?limit=6&${words}` };
  const filters = (query.filter ?? []).map(({ field, anyOf }) => `&${field}=${anyOf.join(',')}`);
  const sort = query.sort ? '&sort=newest' : '';
  const cursor = kind === 'deep page' ? deep(index) : '';
  const at = `/search?limit=20&index=${index}&${words}${filters.join('')}${sort}${cursor}`;
  return { form: 'one kind, with counts', at };
}

function questionsOf(queries, cursors) {
  const random = randomFrom(7);
  const deep = (index) => pick(random, cursors[index]) ?? '';
  const searches = queries.map((query) => ({ kind: query.kind, ...addressOf(query, deep) }));
  const typed = queries.filter(({ kind }) => kind === 'half a title');
  const suggestions = typed.map(({ query }) => ({
    kind: 'suggestions',
    form: 'suggestions',
    at: `/search/suggestions?q=${encodeURIComponent(query.text.slice(0, 4))}`,
  }));
  return { searches, suggestions };
}

async function time(port, questions) {
  const times = new Map();
  const add = (name, took) => times.set(name, [...(times.get(name) ?? []), took]);
  for (const { kind, form, at } of questions) {
    const from = performance.now();
    await ask(port, at);
    const took = performance.now() - from;
    add(kind, took);
    if (form !== kind) add(form, took);
    if (form !== 'suggestions') add('all queries', took);
  }
  return times;
}

/**
 * @param {{cut: Function, pinyin: Function}} tools of the search package
 * @param {{size: number, count: number}} what rows a side, questions
 * @returns what was measured; `times` by kind and by form, in milliseconds
 */
export async function measureHttp({ cut, pinyin }, { size, count }) {
  const cleanups = [];
  try {
    const makers = corpus(cut);
    const { port, pid, readyAfter } = await prepare(cleanups, size, makers);
    const cursors = {
      scenarios: await cursorsOf(port, 'scenarios'),
      capabilities: await cursorsOf(port, 'capabilities'),
    };
    const queries = mixedQueries({ makers, cut, pinyin, size, count });
    const { searches, suggestions } = questionsOf(queries, cursors);
    await time(port, searches.slice(0, 64));
    const before = spent(pid);
    const times = await time(port, searches);
    const after = spent(pid);
    for (const [kind, list] of await time(port, suggestions)) times.set(kind, list);
    const cpuMs = ((after.seconds - before.seconds) * 1000) / searches.length;
    return { times, readyAfter, cpuMs, memory: after.rss };
  } finally {
    for (const undo of cleanups.reverse()) await undo();
  }
}
