// Small helpers about processes and ports, shared by the start-up scripts.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';

/**
 * Whether a process of that id runs (it may belong to somebody else). One that has ended but that nobody has
 * asked after, as containers without an init keep them, does not.
 */
export function alive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return stat(pid)?.state !== 'Z';
}

/** State letter and parent of a process, where the system tells by /proc; else undefined. */
export function stat(pid) {
  try {
    // The command stands in brackets and may hold anything: the fields are counted after it.
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { state, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/** The command line of a process, '' when it cannot be told. */
export function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return String(spawnSync('ps', ['-p', String(pid), '-o', 'command=']).stdout ?? '');
  }
}

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Polls `probe` every 25 ms until it gives a truthy value, which is returned; undefined after `ms`. */
export async function waitFor(probe, ms) {
  const end = Date.now() + ms;
  for (;;) {
    const value = await probe();
    if (value) return value;
    if (Date.now() > end) return undefined;
    await sleep(25);
  }
}

/** A TCP port of this machine that is free now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether `port` can be listened on at `host`. */
export function portIsFree(port, host = '127.0.0.1') {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** Asks a process to end by `signal` and waits; after `patience` ms it is killed with `last`. */
export async function end(pid, signal = 'SIGTERM', patience = 10_000, last = 'SIGKILL') {
  const send = (name) => {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  send(signal);
  const gone = await waitFor(() => !alive(pid), patience);
  if (!gone) send(last);
  await waitFor(() => !alive(pid), 2_000);
}

/**
 * A shell that lives only as long as our end of its pipe is open: whatever ends this process, SIGKILL
 * too, `pid` then gets `signal`, and `folder` (if given) is removed.
 */
export function lifeline(pid, signal, folder = '') {
  if (process.platform === 'win32') return null;
  const script = `cat >/dev/null; kill -${signal.replace('SIG', '')} "$0" 2>/dev/null; if [ -n "$1" ]; then sleep 1; rm -rf "$1"; fi`;
  const shell = spawn('sh', ['-c', script, String(pid), folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  shell.unref();
  shell.stdin.unref?.();
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  return shell;
}
