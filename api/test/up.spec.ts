import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { creditCodeFor } from '../src/modules/identity/credit-code.js';

/** `npm start` after its build: what it says, what it leaves behind, and what a second copy does. */

const root = join(__dirname, '../..');
let home: string;
const copies: ChildProcess[] = [];

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'aism-up-'));
  // As root the server runs under another account, which must be able to pass through.
  chmodSync(home, 0o755);
  const built = spawnSync(process.execPath, ['api/scripts/build.mjs', 'search', 'api'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect([built.status, built.stderr]).toEqual([0, '']);
}, 300_000);

afterAll(async () => {
  for (const copy of copies) await endWith(copy, 'SIGTERM');
  rmSync(home, { recursive: true, force: true });
}, 60_000);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs the start script on a folder and port; resolves with what it said once it is ready or over. */
async function start(folder: string, port: number) {
  const env = { ...process.env, PORT: String(port), DATA_DIR: join(home, folder) };
  // As on a fresh machine: nothing that this test run has of its own.
  for (const name of ['DATABASE_URL', 'TEST_DATABASE_URL', 'MEILI_URL', 'NODE_ENV'])
    Reflect.deleteProperty(env, name);
  const child = spawn(process.execPath, ['api/scripts/up.mjs'], {
    cwd: root,
    env: { ...env, DEMO_DATA: '0', WEB_DIST: '' },
  });
  copies.push(child);
  let said = '';
  const over = once(child, 'exit');
  await new Promise<void>((resolve) => {
    const hear = (text: Buffer) => {
      said += String(text);
      if (/^ready /m.test(said)) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    void over.then(() => resolve());
  });
  return { child, port, said: () => said.trim().split('\n'), over };
}

async function endWith(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill(signal);
  await exit;
}

const at = (port: number, path: string) => `http://127.0.0.1:${port}${path}`;
const isUp = (port: number) =>
  fetch(at(port, '/readyz')).then(
    (answer) => answer.ok,
    () => false,
  );
/** Whether anybody still listens, ready or not. */
const listens = (port: number) =>
  fetch(at(port, '/healthz')).then(
    () => true,
    () => false,
  );
/** Waits for something the machine does by itself; a test that waits in vain runs into jest's limit. */
async function until(wanted: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await wanted())) await pause(100);
}
const isAlive = (pid: number) => existsSync(`/proc/${pid}`);
const serverPid = (folder: string) =>
  Number(readFileSync(join(home, folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);

const creditCode = creditCodeFor('91', '350203', 'UP000001');
const register = async (port: number) => {
  const organisation = {
    ...{ name: '示例登记机构', shortName: '示例', kind: 'enterprise', creditCode },
    ...{ publishes: false, supplies: true },
  };
  const email = `founder-${Math.random().toString(36).slice(2)}@test.example`;
  const user = { email, displayName: '示例负责人', password: 'a long enough one' };
  const answer = await fetch(at(port, '/api/v1/registrations'), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ organisation, user }),
  });
  return answer.status;
};

test('starts, runs beside another copy, ends with its children, and survives an unclean stop', async () => {
  const [one, two] = [await start('a', await freePort()), await start('b', await freePort())];
  for (const { port, said } of [one, two]) {
    expect(said().at(-1)).toBe(`ready http://127.0.0.1:${port}`);
    expect(await isUp(port)).toBe(true);
  }
  expect(await register(one.port)).toBe(201);

  const third = await start('a', await freePort());
  await third.over;
  expect(third.child.exitCode).toBe(1);
  expect(third.said().at(-1)).toMatch(/^Another copy runs on .*own DATA_DIR and PORT\.$/);
  expect(await isUp(one.port)).toBe(true);

  // SIGTERM, as a service manager sends it.
  const server = serverPid('b');
  await endWith(two.child, 'SIGTERM');
  expect([two.child.exitCode, await isUp(two.port)]).toEqual([0, false]);
  // An ended server is named until the system has taken note of its end.
  if (process.platform === 'linux') await until(() => !isAlive(server));
  expect(existsSync(join(home, 'b', 'supervisor.pid'))).toBe(false);

  // An unclean stop leaves no API behind, and the next start finds what was written.
  await endWith(one.child, 'SIGKILL');
  await until(async () => !(await listens(one.port)));
  const again = await start('a', one.port);
  expect(again.said().at(-1)).toBe(`ready http://127.0.0.1:${one.port}`);
  expect(await register(again.port)).toBe(409);
  await endWith(again.child, 'SIGTERM');
}, 300_000);
