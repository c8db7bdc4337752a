// Runs a compose service's own command, with its own environment, in a folder instead of a container.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { end, sleep } from '../pg/processes.mjs';
import { defaultCommand } from './image.mjs';
import { compose } from './validate.mjs';

const HEALTH_PATIENCE_MS = 90_000;

/** The environment of `name`, with the names of other containers replaced by their addresses here. */
function environment(name, { addresses, overrides }) {
  const given = Object.entries(compose.services[name].environment).map(([key, value]) => {
    const text = Object.entries(addresses).reduce(
      (all, [host, here]) => all.replace(host, here),
      String(value ?? ''),
    );
    return [key, text];
  });
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ...Object.fromEntries(given),
    ...overrides,
  };
}

/** Runs a one-shot service to its end. @throws Error with what it said */
export function runOnce(name, place) {
  const [program, ...args] = compose.services[name].command;
  const env = environment(name, place);
  const result = spawnSync(program, args, { cwd: place.folder, env, encoding: 'utf8' });
  if (result.status !== 0)
    throw new Error(`${name} ended with ${result.status}:\n${result.stdout}${result.stderr}`);
}

/** Starts a service and waits until its own health check is content. */
export async function runService(name, place) {
  const [program, ...args] = compose.services[name].command ?? defaultCommand();
  const env = environment(name, place);
  const logFile = path.join(place.folder, `${name}.log`);
  const log = fs.openSync(logFile, 'w');
  const child = spawn(program, args, { cwd: place.folder, env, stdio: ['ignore', log, log] });
  fs.closeSync(log);
  let ended = false;
  child.once('exit', () => (ended = true));

  const [, ...check] = compose.services[name].healthcheck.test;
  const healthy = () =>
    spawnSync(check[0], check.slice(1), { cwd: place.folder, env }).status === 0;
  const patience = Date.now() + HEALTH_PATIENCE_MS;
  // spawnSync holds the event loop: give it a turn, or an exit of the child is never seen.
  await sleep(1_000);
  while (!ended && !healthy() && Date.now() < patience) await sleep(500);
  const stop = async () => {
    if (ended) return;
    await end(child.pid, 'SIGTERM', 10_000);
    await sleep(50);
  };
  const said = () => `${name}:\n${fs.readFileSync(logFile, 'utf8').slice(-4_000)}`;
  if (ended || !healthy()) {
    await stop();
    throw new Error(`not healthy: ${said()}`);
  }
  return { stop, signalled: () => child.signalCode, log: said };
}
