// `npm run bench -- deadline [--bidders 500] [--megabytes 2] [--seconds 60]`
// Bidders who all seal in the last minute: each encrypts as a browser does, sends its chunks and seals. Counts what was
// lost, times the sealing, watches the API's memory above its idle size, then opens everything with two officers.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { envelopeText, openShare, sealEnvelope } from '@aism/sealing';
import pg from 'pg';
import { freePort } from '../pg/processes.mjs';
import { startPg } from '../pgdev.mjs';
import { startApi } from '../run/api-process.mjs';
import { runCommand } from '../run/database.mjs';
import { apiEnvironment } from '../run/settings.mjs';
import { fillDeadline } from './deadline-rows.mjs';

/** The last bidder begins this long before the deadline: whoever begins later may rightly be too late. */
const LAST_START_MS = 15_000;

const content = {
  technique: {
    ...{ summary: '压测概述', approach: '压测方法', answers: [] },
    plan: [{ title: '一', weeks: 1, deliverable: '' }],
    team: [{ role: '一', experience: '' }],
  },
  price: { amountFen: 100, currency: 'CNY', taxIncluded: true, items: [], validDays: 60 },
};

const quantile = (values, q) =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * q)];

/** Talks to the API as one account; throws for any refusal. */
const speaker =
  (port) =>
  async (cookie, what, body, headers = {}) => {
    const [method, at] = what.split(' ');
    const bytes = body instanceof Uint8Array;
    const type = bytes ? 'application/octet-stream' : 'application/json';
    const response = await fetch(`http://127.0.0.1:${port}/api/v1${at}`, {
      method,
      headers: { cookie, ...(body === undefined ? {} : { 'content-type': type }), ...headers },
      body: body === undefined || bytes ? body : JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${at}: ${response.status} ${text.slice(0, 300)}`);
    return text ? JSON.parse(text) : null;
  };

const memoryOf = (pid) =>
  Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Watches the resident memory of a process. */
function watch(pid) {
  let peak = 0;
  const timer = setInterval(() => (peak = Math.max(peak, memoryOf(pid))), 100);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

async function prepare(cleanups, count) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-deadline-'));
  fs.chmodSync(folder, 0o755);
  cleanups.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  const server = await startPg({ dataDir: path.join(folder, 'pg'), ephemeral: true });
  cleanups.push(server.stop);
  const port = await freePort();
  const env = {
    ...apiEnvironment(server.url, { embedded: true, port }),
    ...{ MEILI_URL: '', SNAPSHOT_DIR: '', LOG_LEVEL: 'error', WEB_DIST: '', DEMO_DATA: '0' },
    RATE_LIMIT_ADDRESS: '100000000',
  };
  await runCommand('migrate', env);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  cleanups.push(() => client.end());
  const rows = await fillDeadline(client, env.APP_SECRET, count);
  const logFile = path.join(folder, 'api.log');
  const api = await startApi(env, { onExit: () => console.error('the API ended'), logFile });
  cleanups.push(api.stop);
  return { client, ...rows, say: speaker(port), pid: api.pid };
}

/** Officers register their keys, the publisher names them, bidders write their drafts. */
async function begin({ say, scenarioId, publisher, officers, bidders }) {
  const officerKeyIds = [];
  for (const { cookie, key } of officers) {
    const made = await say(cookie, 'POST /my/officer-keys', { publicKey: key.publicKey });
    officerKeyIds.push(made.id);
  }
  await say(publisher, `POST /scenarios/${scenarioId}/opening-officers`, { officerKeyIds });
  const drafts = [];
  for (const cookie of bidders) {
    const { id, version } = await say(cookie, 'POST /bids', { scenarioId });
    const saved = await say(cookie, `PATCH /bids/${id}`, content, {
      'if-match': `"${version}"`,
    });
    drafts.push({ cookie, id, version: saved.version });
  }
  const { keySet } = await say(publisher, `GET /scenarios/${scenarioId}/opening-officers`);
  return { drafts, keySet };
}

/** What the page of one bidder does after 密封 was pressed. @returns milliseconds, of all and of the last step */
async function seal({ say, scenarioId }, keySet, draft, file) {
  const { cookie, id, version } = draft;
  const from = performance.now();
  const attempt = await say(cookie, `POST /bids/${id}/sealings`, { keySetId: keySet.id });
  const base = { scenarioId, bidId: id, version: attempt.version, keySetId: keySet.id };
  const { technique, price } = content;
  const head = {
    id,
    name: '压测.pdf',
    type: 'application/pdf',
    size: file.length,
    sha256: 'a'.repeat(64),
  };
  const bytes = (async function* () {
    yield new Uint8Array(file);
  })();
  const texts = {
    technique: envelopeText({ technique, files: [head] }, [bytes]),
    price: envelopeText({ price }),
  };
  const envelopes = [];
  for (const kind of ['technique', 'price']) {
    const put = (no, chunk) =>
      say(cookie, `PUT /sealings/${attempt.id}/chunks/${kind}-${no}`, chunk);
    envelopes.push(await sealEnvelope({ ...base, kind }, keySet, texts[kind], put));
  }
  const manifest = { v: 1, ...base, envelopes };
  const last = performance.now();
  const body = { sealingId: attempt.id, scenarioVersion: attempt.scenarioVersion, manifest };
  const receipt = await say(cookie, `POST /bids/${id}/receipts`, body, {
    'if-match': `"${version}"`,
  });
  const now = performance.now();
  return { id, hash: receipt.hash, whole: now - from, step: now - last };
}

async function open({ say, scenarioId, officers }) {
  const from = performance.now();
  for (const { cookie, key } of officers.slice(0, 2)) {
    const at = `/scenarios/${scenarioId}/openings/technique/shares`;
    const { envelopes } = await say(cookie, `GET ${at}`);
    const shares = [];
    for (const { context, wrapped } of envelopes)
      shares.push({ bidId: context.bidId, share: await openShare({ wrapped }, key, context) });
    await say(cookie, `POST ${at}`, { shares });
  }
  const { items } = await say('', `GET /scenarios/${scenarioId}/openings`);
  return { minute: items[0], seconds: (performance.now() - from) / 1000 };
}

async function rush(at, { drafts, keySet }, { seconds, megabytes }) {
  const file = randomBytes(megabytes * 1024 * 1024);
  await at.client.query(
    `update scenarios set deadline = app_now() + make_interval(secs => $2) where id = $1`,
    [at.scenarioId, seconds],
  );
  const span = Math.max(1000, seconds * 1000 - LAST_START_MS);
  return Promise.allSettled(
    drafts.map(async (draft, i) => {
      await pause((span * i) / drafts.length);
      return seal(at, keySet, draft, file);
    }),
  );
}

function print(results, { idle, peak, seconds }) {
  const sealed = results.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
  const refused = results.filter(({ status }) => status === 'rejected');
  for (const { reason } of refused.slice(0, 5)) console.log(`  ${reason.message}`);
  const line = (name, values) =>
    `${name}: p50 ${quantile(values, 0.5).toFixed(0)} ms, p95 ${quantile(values, 0.95).toFixed(0)} ms, longest ${Math.max(...values).toFixed(0)} ms`;
  console.log(
    `sealed ${sealed.length} of ${results.length} within ${seconds} s, refused ${refused.length}`,
  );
  console.log(
    line(
      'whole sealing (encrypt, send, seal)',
      sealed.map(({ whole }) => whole),
    ),
  );
  console.log(
    line(
      'last step (receipt)',
      sealed.map(({ step }) => step),
    ),
  );
  console.log(
    `API memory: idle ${idle.toFixed(0)} MB, peak ${peak.toFixed(0)} MB, above idle ${(peak - idle).toFixed(0)} MB`,
  );
  return sealed;
}

/** @param {string[]} args options as above */
export async function run(args) {
  const number = (value) => ({ type: 'string', default: String(value) });
  const options = { bidders: number(500), megabytes: number(2), seconds: number(60) };
  const { values } = parseArgs({ args, options });
  const cleanups = [];
  try {
    const at = await prepare(cleanups, Number(values.bidders));
    const begun = await begin(at);
    await pause(3000);
    const idle = memoryOf(at.pid);
    const stopWatching = watch(at.pid);
    const seconds = Number(values.seconds);
    const results = await rush(at, begun, { seconds, megabytes: Number(values.megabytes) });
    const sealed = print(results, { idle, peak: stopWatching(), seconds });
    await at.client.query('update scenarios set deadline = app_now() where id = $1', [
      at.scenarioId,
    ]);
    const { minute, seconds: took } = await open(at);
    const kept = sealed.filter(({ hash }) => minute.receiptHashes.includes(hash)).length;
    console.log(
      `opened ${minute.opened} in ${took.toFixed(1)} s, unreadable ${minute.unreadable}; receipts lost ${sealed.length - kept}`,
    );
  } finally {
    for (const undo of cleanups.reverse()) await undo();
  }
}
