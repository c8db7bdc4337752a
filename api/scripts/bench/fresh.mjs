// `npm run bench -- fresh [--rounds 20]`
// How long a change takes to be in both sides' lists of every API process: two compiled API processes on one database with
// the demonstration data; a supplier edits a capability, adds and removes evidence, a publisher edits a scenario, and both
// processes are asked for the lists until they show it. Times run from the answer to the change.
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { freePort, sleep } from '../pg/processes.mjs';
import { startPg } from '../pgdev.mjs';
import { startApi } from '../run/api-process.mjs';
import { runCommand } from '../run/database.mjs';
import { apiEnvironment } from '../run/settings.mjs';

const TARGET_SECONDS = 2;
const LOOK_MS = 20;
const PATIENCE_MS = 60_000;
/** A scenario of the demonstration that only some can serve, and texts that fit it and do not. */
const FITTING = {
  title: '防爆四足巡检机器人（测量）',
  summary: '石化罐区防爆巡检，夜间读表，可燃气体检测。',
  description: '四足底盘，罐区夜间自主巡检，读取仪表并检测可燃气体泄漏，自主充电返航。',
};
const OTHER = {
  title: '合同审查助手（测量）',
  summary: '审查采购合同条款，标出风险。',
  description: '逐条比对合同范本，指出缺漏条款与付款风险，给出修改建议。',
};
const NEEDED = {
  problem: '罐区每班两人步行抄表，雨夜漏检，可燃气体泄漏平均四十分钟后才发现，需要防爆巡检机器人。',
};
const OTHER_NEED = {
  problem: '采购合同每份由两名法务人工逐条比对，平均三天，付款条款的风险常被漏看，需要自动审查。',
};

/** A session of an account of the demonstration. @returns the cookie */
async function sessionOf(client, userId) {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `insert into sessions (id, user_id, token_hash, expires_at)
     values (gen_random_uuid(), $1, $2, app_now() + interval '1 day')`,
    [userId, createHash('sha256').update(token).digest('base64url')],
  );
  return `aism_session=${token}`;
}

async function prepare(cleanups) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-fresh-'));
  fs.chmodSync(folder, 0o755);
  cleanups.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  const server = await startPg({ dataDir: path.join(folder, 'pg'), ephemeral: true });
  cleanups.push(server.stop);
  const env = {
    ...apiEnvironment(server.url, { embedded: true, port: 0 }),
    ...{ MEILI_URL: '', SNAPSHOT_DIR: '', LOG_LEVEL: 'warn', WEB_DIST: '' },
    ...{ RATE_LIMIT_ADDRESS: '100000000', RATE_LIMIT_USER: '100000000' },
  };
  await runCommand('migrate', env);
  await runCommand('seed', env);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  cleanups.push(() => client.end());
  const ports = [];
  for (const worker of ['inside', 'apart']) {
    const port = await freePort();
    const api = await startApi(
      { ...env, PORT: String(port), WORKER: worker },
      {
        onExit: (code) => console.error(`the API ended (${code})`),
        logFile: path.join(folder, `api-${worker}.log`),
      },
    );
    cleanups.push(api.stop);
    ports.push(port);
  }
  return { client, ports };
}

const caller =
  (port, cookie) =>
  async (method, at, body, headers = {}) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${at}`, {
      method,
      headers: { cookie, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${at} answered ${answer.status}: ${text}`);
    return { body: text ? JSON.parse(text) : null, etag: answer.headers.get('etag') ?? '' };
  };

/** A published capability and an open scenario with an owner each. */
async function pairOf(client) {
  const { rows } = await client.query(
    `select c.id as capability, s.id as scenario, cm.user_id as supplier, sm.user_id as publisher
     from capabilities c join memberships cm on cm.organisation_id = c.organisation_id and cm.role = 'owner',
          scenarios s join memberships sm on sm.organisation_id = s.organisation_id and sm.role = 'owner'
     where c.state = 'published' and not c.unclaimed and c.demo and s.state = 'open' and s.demo
       and s.procedure = 'direct'
     order by c.id, s.id limit 1`,
  );
  return rows[0];
}

/** Changes something and waits until both processes say so. @returns seconds */
async function shownAfter(change, looks) {
  await change();
  const from = performance.now();
  const since = () => (performance.now() - from) / 1000;
  const waiting = looks.map(async (look) => {
    for (;;) {
      if (await look()) return since();
      if (since() * 1000 > PATIENCE_MS) throw new Error('a change is never shown');
      await sleep(LOOK_MS);
    }
  });
  return Math.max(...(await Promise.all(waiting)));
}

async function measure({ client, ports }, rounds) {
  const pair = await pairOf(client);
  const supplier = await sessionOf(client, pair.supplier);
  const publisher = await sessionOf(client, pair.publisher);
  const [sell, buy] = [caller(ports[0], supplier), caller(ports[0], publisher)];
  const patch = async (say, at, fields) => {
    const { etag } = await say('GET', at);
    await say('PATCH', at, fields, { 'if-match': etag });
  };
  const capability = `/capabilities/${pair.capability}`;
  const scenario = `/scenarios/${pair.scenario}`;
  /** In each process: the entry of the other side in a side's own list, as its answer says it. */
  const entries = ports.flatMap((port) => [
    async () =>
      find(await caller(port, publisher)('GET', `${scenario}/matches?limit=100`), pair.capability),
    async () =>
      find(await caller(port, supplier)('GET', `${capability}/matches?limit=100`), pair.scenario),
  ]);
  const looks = (holds) => entries.map((entry) => async () => holds(await entry()));
  const found = { 'capability edited': [], 'scenario edited': [] };
  await patch(buy, scenario, NEEDED);
  await patch(sell, capability, OTHER);
  await sleep(3_000);
  for (let round = 0; round < rounds; round += 1) {
    const before = await entries[0]();
    found['capability edited'].push(
      await shownAfter(
        () => patch(sell, capability, FITTING),
        looks((one) => one.score > before.score),
      ),
      await shownAfter(
        () => patch(sell, capability, OTHER),
        looks((one) => one.score === before.score),
      ),
    );
    await patch(sell, capability, FITTING);
    await shownAfter(
      () => {},
      looks((one) => one.score > before.score),
    );
    const fitting = await entries[0]();
    found['scenario edited'].push(
      await shownAfter(
        () => patch(buy, scenario, OTHER_NEED),
        looks((one) => one.score < fitting.score),
      ),
      await shownAfter(
        () => patch(buy, scenario, NEEDED),
        looks((one) => one.score === fitting.score),
      ),
    );
    await shownAfter(
      () => patch(sell, capability, OTHER),
      looks((one) => one.score === before.score),
    );
  }
  return found;
}

/** An entry that fell out of the list counts as one without score. */
const find = ({ body }, id) => body.items.find((item) => item.id === id) ?? { score: 0 };

/** @param {string[]} args options as above */
export async function run(args) {
  const { values } = parseArgs({ args, options: { rounds: { type: 'string', default: '20' } } });
  const cleanups = [];
  try {
    const found = await measure(await prepare(cleanups), Number(values.rounds));
    console.log(`two processes, both sides' lists, load ${os.loadavg()[0].toFixed(1)}`);
    for (const [what, list] of Object.entries(found)) {
      const sorted = list.sort((a, b) => a - b);
      const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
      const worst = sorted.at(-1);
      console.log(
        `${what}: ${sorted.length} changes, median ${at(0.5).toFixed(2)} s, p95 ${at(0.95).toFixed(2)} s, longest ${worst.toFixed(2)} s; ` +
          `target: < ${TARGET_SECONDS} s: ${worst < TARGET_SECONDS ? 'met' : 'MISSED'}`,
      );
    }
  } finally {
    for (const undo of cleanups.reverse()) await undo();
  }
}
