// `npm run bench -- publish [--scenarios 500] [--searches 10000]`
// A list is published for which many saved searches wait, on an own database with the compiled API, worker included:
// how long until the last message is queued, and how much memory the process takes.
import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import pg from 'pg';
import {
  benchProfiles,
  compileQuery,
  defaultThesaurus,
  DocumentBatch,
  keysVersion,
  queryKeys,
} from '@aism/search';
import { randomFrom } from '../../../search/bench/corpus.mjs';
import { freePort, sleep } from '../pg/processes.mjs';
import { startPg } from '../pgdev.mjs';
import { startApi } from '../run/api-process.mjs';
import { runCommand } from '../run/database.mjs';
import { apiEnvironment } from '../run/settings.mjs';
import { fill } from './match-http.mjs';

const DEADLINE = '2099-01-01T00:00:00Z';
/** Every so many saved searches one is an organisation's, with so many members. */
const PER_ORGANISATION = 5;
const MEMBERS = 5;
const PATIENCE_MS = 1_800_000;

const memoryOf = (pid) => {
  const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name) => Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) / 1024;
  return { now: mb('VmRSS'), peak: mb('VmHWM') };
};

const documentOf = (profile) => ({
  ...{ id: profile.id, title: profile.title, summary: profile.summary, text: profile.text },
  ...{ rank: 0, publishedAt: 0, demo: false, tags: [], publisher: '', organisationId: null },
  ...{ state: 'open', sectors: profile.sectors, technologies: profile.technologies },
  ...{ districts: profile.districts, park: null, sizeClass: null, procedure: 'direct' },
  ...{ cooperationModes: [], constraints: profile.constraints, dataGrades: [], resourceKinds: [] },
  ...{ firstUse: false, smeReserved: null, budgetMinFen: null, budgetMaxFen: null },
  ...{ deadline: null, expectedStart: null },
});

/** As people save them: one or two words of the field, half of them with a sector, some with excluded words. */
function searchesOf(count) {
  const random = randomFrom(7);
  const concepts = defaultThesaurus().concepts;
  const word = () => {
    const concept = concepts[Math.floor(random() ** 2 * concepts.length)];
    return concept.forms[Math.floor(random() * concept.forms.length)].text;
  };
  const before = benchProfiles(2);
  const sample = new DocumentBatch(
    Array.from({ length: 300 }, (_, i) => documentOf(before.demand(i))),
  );
  const sectors = 'industry health government logistics education media energy marine'.split(' ');
  return Array.from({ length: count }, (_, i) => {
    const q = random() < 0.3 ? `${word()} ${word()}` : word();
    const filters =
      random() < 0.5 ? { sectors: [sectors[Math.floor(random() * sectors.length)]] } : {};
    const filter = Object.entries(filters).map(([field, anyOf]) => ({ field, anyOf }));
    const exclude = random() < 0.2 ? [word()] : [];
    const keys = queryKeys(compileQuery({ text: q, exclude, filter }), sample.frequency);
    return { i, q, filters, exclude, keys };
  });
}

/** Readers, organisations with members, and their saved searches. */
async function fillReaders(client, count) {
  const rows = searchesOf(count);
  await client.query(
    `insert into users (id, email, display_name, email_proved_at)
     select gen_random_uuid(), 'reader' || n || '@bench.example', '示例读者', app_now()
     from generate_series(1, $1) n`,
    [count],
  );
  await client.query(
    `insert into organisations (id, name, short_name, kind, country, registration_number, publishes, supplies, state)
     select gen_random_uuid(), '测量机构' || n, '测量' || n, 'enterprise', 'SG', 'B' || n, true, true, 'approved'
     from generate_series(1, $1) n`,
    [Math.ceil(count / PER_ORGANISATION / 5)],
  );
  await client.query(
    `insert into memberships (organisation_id, user_id, role)
     select o.id, u.id, 'editor' from (select id, row_number() over (order by id) as n from organisations
       where name like '测量机构%') o
     join (select id, row_number() over (order by id) as n from users where email like 'reader%') u
       on (u.n - 1) / $1 + 1 = o.n`,
    [MEMBERS],
  );
  await client.query(
    `with u as (select id, row_number() over (order by id) - 1 as n from users where email like 'reader%'),
          o as (select id, row_number() over (order by id) - 1 as n, count(*) over () as all from organisations
            where name like '测量机构%')
     insert into saved_searches (id, user_id, organisation_id, name, q, filters, exclude, daily_cap, channel,
       tell_closing, active, keys, keys_version, created_at, updated_at)
     select gen_random_uuid(), case when x.i % $2 > 0 then u.id end, case when x.i % $2 = 0 then o.id end,
       '示例订阅', x.q, x.filters, array(select jsonb_array_elements_text(x.exclude)), 5, 'mail', true, true,
       array(select jsonb_array_elements_text(x.keys)), $3, app_now(), app_now()
     from jsonb_to_recordset($1::jsonb) as x (i int, q text, filters jsonb, exclude jsonb, keys jsonb)
     join u on u.n = x.i join o on o.n = (x.i / $2) % o.all`,
    [JSON.stringify(rows), PER_ORGANISATION, keysVersion()],
  );
}

/** Approved scenarios of a real publisher, worded from the thesaurus. */
async function fillScenarios(client, count) {
  const made = benchProfiles(3);
  await fill(client, {
    ...{ table: 'scenarios', isPublic: "published_at is not null and procedure = 'direct'", count },
    rowOf: (i) => {
      const profile = made.demand(i);
      return {
        ...{ title: `${profile.title}${i}`, summary: profile.summary, problem: profile.text },
        ...{ must_have: profile.mustHave, sectors: profile.sectors, districts: profile.districts },
        ...{ technologies: profile.technologies, constraints: profile.constraints },
        ...{ state: 'approved', deadline: DEADLINE, published_version: 0, demo: false },
      };
    },
  });
  const { rows } = await client.query(
    `update scenarios set published_at = null, organisation_id =
       (select id from organisations where name like '测量机构%' order by id limit 1)
     where deadline = $1 returning id`,
    [DEADLINE],
  );
  return rows.map(({ id }) => id);
}

/** A session of an account with a role. @returns the cookie */
async function signIn(client, role) {
  const token = randomBytes(32).toString('base64url');
  await client.query(
    `with u as (insert into users (id, email, display_name, email_proved_at)
         values (gen_random_uuid(), $1 || '@bench.example', '示例审核', app_now()) returning id),
       r as (insert into user_roles (user_id, role) select id, $1 from u)
     insert into sessions (id, user_id, token_hash, expires_at)
     select gen_random_uuid(), id, $2, app_now() + interval '1 day' from u`,
    [role, createHash('sha256').update(token).digest('base64url')],
  );
  return `aism_session=${token}`;
}

async function prepare(cleanups, { scenarios, searches }) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-publish-'));
  fs.chmodSync(folder, 0o755);
  cleanups.push(() => fs.rmSync(folder, { recursive: true, force: true }));
  const server = await startPg({ dataDir: path.join(folder, 'pg'), ephemeral: true });
  cleanups.push(server.stop);
  const port = await freePort();
  const env = {
    ...apiEnvironment(server.url, { embedded: true, port }),
    ...{ MEILI_URL: '', SNAPSHOT_DIR: '', LOG_LEVEL: 'warn', WEB_DIST: '' },
    ...{ RATE_LIMIT_ADDRESS: '100000000' },
  };
  await runCommand('migrate', env);
  await runCommand('seed', env);
  const client = new pg.Client({ connectionString: server.url });
  await client.connect();
  cleanups.push(() => client.end());
  await fillReaders(client, searches);
  const ids = await fillScenarios(client, scenarios);
  await client.query('vacuum analyze');
  const api = await startApi(env, {
    onExit: (code) => console.error(`the API ended (${code})`),
    logFile: path.join(folder, 'api.log'),
    patienceMs: PATIENCE_MS,
  });
  cleanups.push(api.stop);
  return { client, api, port, ids };
}

async function call(port, cookie, at, body) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${at}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${at} answered ${answer.status}: ${text.slice(0, 500)}`);
  return JSON.parse(text);
}

/** Waits until what the demonstration data told is delivered. */
async function settled(client) {
  for (;;) {
    const { rows } = await client.query(
      `select (select count(*) from deliveries where state = 'pending')::int
         + (select count(*) from saved_search_runs where step <> 'done')::int as n`,
    );
    if (rows[0].n === 0) return;
    await sleep(500);
  }
}

/** Publishes and waits for the end of the run. Times are seconds since the request. */
async function publish({ client, api, port, ids }) {
  const cookie = await signIn(client, 'reviewer');
  const list = await call(port, cookie, '/lists', { level: 'city', title: '测量用清单' });
  const at = `/lists/${encodeURIComponent(list.no)}`;
  for (let from = 0; from < ids.length; from += 200) {
    await call(port, cookie, `${at}/entries`, { scenarioIds: ids.slice(from, from + 200) });
  }
  await settled(client);
  const before = memoryOf(api.pid).now;
  const from = performance.now();
  const since = () => (performance.now() - from) / 1000;
  await call(port, cookie, `${at}/publications`, {});
  const times = { published: since() };
  for (;;) {
    const { rows } = await client.query(
      `select step, matched, told from saved_search_runs
       where key like 'list.published:%' and not demo`,
    );
    const [run] = rows;
    if (run) times.begun ??= since();
    if (run && run.step !== 'match') times.matched ??= since();
    if (run?.step === 'done') {
      times.told = since();
      return { times, run, memory: { before, ...memoryOf(api.pid) } };
    }
    if (since() * 1000 > PATIENCE_MS) throw new Error('the run does not end');
    await sleep(50);
  }
}

/** @param {string[]} args options as above */
export async function run(args) {
  const { values } = parseArgs({
    args,
    options: {
      scenarios: { type: 'string', default: '500' },
      searches: { type: 'string', default: '10000' },
    },
  });
  const cleanups = [];
  try {
    const sizes = { scenarios: Number(values.scenarios), searches: Number(values.searches) };
    const prepared = await prepare(cleanups, sizes);
    const { times, run: done, memory } = await publish(prepared);
    const { rows } = await prepared.client.query(
      `select count(*)::int as messages, count(distinct user_id)::int as readers,
         (select count(*)::int from saved_search_tellings) as named,
         (select count(*)::int from mails where composer is not null) as mails
       from messages where kind like 'saved-search.%'`,
    );
    const seconds = (n) => `${n.toFixed(1)} s`;
    console.log(
      `${sizes.scenarios} scenarios, ${sizes.searches} saved searches, load ${os.loadavg()[0].toFixed(1)}`,
    );
    console.log(`list published (answered)      ${seconds(times.published)}`);
    console.log(`its events delivered           ${seconds(times.begun)}`);
    console.log(`all saved searches matched     ${seconds(times.matched)}`);
    console.log(`last message queued            ${seconds(times.told)}`);
    console.log(`  of these matching and telling ${seconds(times.told - times.begun)}`);
    console.log(`saved searches with hits       ${done.matched}; scenarios named ${rows[0].named}`);
    console.log(
      `messages ${rows[0].messages} to ${rows[0].readers} readers, mails ${rows[0].mails}`,
    );
    console.log(
      `memory of the process          ${memory.before.toFixed(0)} MB before, ${memory.peak.toFixed(0)} MB at most`,
    );
  } finally {
    for (const undo of cleanups.reverse()) await undo();
  }
}
