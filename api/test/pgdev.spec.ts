import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';

/** The embedded PostgreSQL survives what happens on a developer's machine: a killed supervisor, a second copy. */

interface Started {
  url: string;
  pid: number;
  adopted: boolean;
}

const starter = pathToFileURL(join(__dirname, '../scripts/pgdev.mjs')).href;
let home: string;
const supervisors: ChildProcessWithoutNullStreams[] = [];

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'aism-pgdev-'));
  // As root the server runs under another account, which must be able to pass through.
  chmodSync(home, 0o755);
});

afterAll(async () => {
  for (const supervisor of supervisors) await endWith(supervisor, 'SIGTERM');
  rmSync(home, { recursive: true, force: true });
});

/** A process of its own that starts the server, says where, and stops it on SIGTERM. */
async function supervise(
  folder: string,
): Promise<{ supervisor: ChildProcessWithoutNullStreams } & Started> {
  const program = `
    const { startPg } = await import(${JSON.stringify(starter)});
    const server = await startPg({ dataDir: ${JSON.stringify(join(home, folder))} });
    process.on('SIGTERM', () => server.stop().then(() => process.exit(0)));
    console.log(JSON.stringify(server));
    setInterval(() => {}, 1000);`;
  const supervisor = spawn(process.execPath, ['--input-type=module', '-e', program]);
  supervisors.push(supervisor);
  let errors = '';
  supervisor.stderr.on('data', (text) => (errors += String(text)));
  const first = await Promise.race([
    once(supervisor.stdout, 'data'),
    once(supervisor, 'exit').then(() => Promise.reject(new Error(errors))),
  ]);
  return { supervisor, ...(JSON.parse(String(first[0])) as Started) };
}

async function endWith(supervisor: ChildProcessWithoutNullStreams, signal: NodeJS.Signals) {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  const exit = once(supervisor, 'exit');
  supervisor.kill(signal);
  await exit;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  // A server that stops ends its connections; that is no error of this test.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as unknown[];
}

/** Whether anybody still listens there. */
const answers = (url: string) =>
  query(url, 'select 1').then(
    () => true,
    () => false,
  );

test('committed rows survive the SIGKILL of the supervisor, and no server is left behind', async () => {
  const before = await supervise('a');
  await query(before.url, 'create table kept as select 7 as n');
  await endWith(before.supervisor, 'SIGKILL');
  const after = await supervise('a');
  expect(await query(after.url, 'select n from kept')).toEqual([{ n: 7 }]);
  await endWith(after.supervisor, 'SIGTERM');
  expect([await answers(before.url), await answers(after.url)]).toEqual([false, false]);
});

test('committed rows survive the SIGKILL of the server itself', async () => {
  const before = await supervise('a');
  await query(before.url, 'insert into kept values (8)');
  process.kill(before.pid, 'SIGKILL');
  await endWith(before.supervisor, 'SIGKILL');
  const after = await supervise('a');
  expect(await query(after.url, 'select n from kept order by n')).toEqual([{ n: 7 }, { n: 8 }]);
  await endWith(after.supervisor, 'SIGTERM');
});

test('two copies run beside each other on their own folders', async () => {
  const [one, two] = [await supervise('a'), await supervise('b')];
  expect(one.url).not.toBe(two.url);
  expect(await query(two.url, `select to_regclass('kept') as found`)).toEqual([{ found: null }]);
  await endWith(one.supervisor, 'SIGTERM');
  expect(await query(two.url, 'select 1 as n')).toEqual([{ n: 1 }]);
});

test('Chinese text has trigrams', async () => {
  const { url, supervisor } = await supervise('a');
  await query(url, 'create extension if not exists pg_trgm');
  const [row] = (await query(url, `select array_length(show_trgm('智能制造'), 1) as n`)) as {
    n: number;
  }[];
  expect(row?.n).toBeGreaterThan(3);
  await endWith(supervisor, 'SIGTERM');
});
