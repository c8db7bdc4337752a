// One data folder of PostgreSQL: how it is made, what its pid file says, how its server is launched.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { program, utf8CharacterType } from './binaries.mjs';
import { alive, commandLine, waitFor } from './processes.mjs';

const START_PATIENCE_MS = 120_000;

/** What postmaster.pid says: the process, its port, and whether it accepts connections. */
export function postmaster(dataDir) {
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

function environment() {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' };
}

const workingFolder = process.platform === 'win32' ? undefined : '/';

/** Makes a new cluster beside its place and moves it there when complete: a kill in between leaves no half one. */
export function initialise({ native, ids, dataDir, user, password, ephemeral }) {
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
    ...['-D', draft, '-U', user, '--pwfile', passwordFile, '-A', 'scram-sha-256', '-E', 'UTF8'],
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

/**
 * After a crash PostgreSQL refuses to start while the process id of its old server exists, even when that is only a
 * zombie nobody asks after (containers without an init keep them) or another program by now. Then the id is replaced
 * by one that has just ended; PostgreSQL's own check of the shared memory, the real guard, stays.
 */
function forgetDeadServer(dataDir) {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!fs.existsSync(file)) return;
  const [pid, ...rest] = fs.readFileSync(file, 'utf8').split('\n');
  const command = commandLine(Number(pid));
  const dead = !alive(Number(pid)) || (command !== '' && !command.includes('postgres'));
  if (dead) fs.writeFileSync(file, [spawnSync('true').pid, ...rest].join('\n'));
}

/** Starts the server detached, so that Ctrl-C in the terminal does not stop it before the API. */
export async function launch({ native, ids, dataDir, ephemeral, port, settings }) {
  const quick = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
  const all = Object.entries({ ...(ephemeral ? quick : {}), ...settings });
  const options = [
    ...['-D', dataDir, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
    ...all.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  forgetDeadServer(dataDir);
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
