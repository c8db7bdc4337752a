// Reads docker-compose.yml and the Dockerfiles and lists what is wrong with them.
import { spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { root } from '../run/settings.mjs';

const text = fs.readFileSync(path.join(root, 'docker-compose.yml'), 'utf8');

const masterKey = 'master-key-of-the-check';
const keyUid = /printf %s (\S+) \|/.exec(
  fs.readFileSync(path.join(root, '.env.example'), 'utf8'),
)?.[1];

/** Secrets and addresses of the check, in place of `.env`; one key as itself, one as a file. */
export const settings = {
  OWNER_DATABASE_PASSWORD: 'owner-of-the-check',
  SERVICE_DATABASE_PASSWORD: 'service-of-the-check',
  MEILI_MASTER_KEY: masterKey,
  // As `.env.example` says to make it.
  MEILI_KEY: createHmac('sha256', masterKey).update(keyUid).digest('hex'),
  APP_SECRET: 'a-secret-that-is-only-used-in-the-check',
  SEALING_KEY: 'a-sealing-key-that-is-only-used-in-the-check',
  BIDS_KEY_FILE: '/etc/aism/bids-key',
  PUBLIC_URL: 'https://list.example.org',
};

/** What stands in the file of BIDS_KEY_FILE. */
export const bidsKey = 'a-drafts-key-that-is-only-used-in-the-check';

/** `${NAME:?why}`, `${NAME:-default}` and `${NAME:+instead}` as compose fills them in; throws for a name that must be set. */
function interpolate(value) {
  return value.replace(/\$\{(\w+)(?::([?+-])([^}]*))?\}/g, (_all, name, kind, rest) => {
    if (kind === '+') return settings[name] ? rest : '';
    if (settings[name]) return settings[name];
    if (kind === '?') throw new Error(`${name} has no value: ${rest}`);
    return rest ?? '';
  });
}

/** The compose file with anchors merged and settings filled in. */
export const compose = parse(interpolate(text), { merge: true });

const isOneShot = (service) => service.restart === 'no';

function runFaults({ image, build, restart, healthcheck }) {
  const pinned = build || /:[^:/]*\d/.test(image ?? '');
  return [
    image ? '' : 'no image name',
    pinned ? '' : 'image is not pinned to a version',
    healthcheck || isOneShot({ restart }) ? '' : 'no health check',
    ['no', 'unless-stopped'].includes(restart) ? '' : 'does not come back after a failure',
  ];
}

function dependencyFaults(service) {
  return Object.entries(service.depends_on ?? {}).map(([other, { condition }]) => {
    const target = compose.services[other];
    if (!target) return `depends on ${other}, which does not exist`;
    if (condition === 'service_healthy')
      return target.healthcheck ? '' : `${other} has no health check`;
    return isOneShot(target) ? '' : `waits for the end of ${other}, which does not end`;
  });
}

function secretFaults(service) {
  return (service.secrets ?? [])
    .filter((secret) => !(secret in compose.secrets))
    .map((secret) => `secret ${secret} is not declared`);
}

/** Only the server and the command that makes the service's key may have the master key. */
function masterKeyFaults(name, service) {
  const has = Object.values(service.environment ?? {}).includes(settings.MEILI_MASTER_KEY);
  return has && !['meilisearch', 'index'].includes(name) ? ['has the master key'] : [];
}

function volumeFaults(service) {
  return (service.volumes ?? [])
    .map((volume) => volume.split(':')[0])
    .filter((source) => !/^[./]/.test(source) && !(source in compose.volumes))
    .map((source) => `volume ${source} is not declared`);
}

function serviceFaults([name, service]) {
  const faults = [
    ...runFaults(service),
    ...dependencyFaults(service),
    ...volumeFaults(service),
    ...secretFaults(service),
    ...masterKeyFaults(name, service),
  ];
  return [
    ...faults.filter(Boolean).map((fault) => `service ${name}: ${fault}`),
    ...(service.build ? dockerfileFaults(service.build.dockerfile) : []),
  ];
}

function dockerfileFaults(name) {
  const file = path.join(root, name);
  if (!fs.existsSync(file)) return [`${name} does not exist`];
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1))
    .filter((source) => !fs.existsSync(path.join(root, source)))
    .map((source) => `${name}: ${source} does not exist`);
}

function exampleFaults() {
  const example = fs.readFileSync(path.join(root, '.env.example'), 'utf8');
  const listed = new Set([...example.matchAll(/^(\w+)=/gm)].map(([, name]) => name));
  const used = new Set([...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name));
  return [...used].filter((name) => !listed.has(name)).map((name) => `.env.example lacks ${name}`);
}

/** What Docker's own client says; it needs no engine. Undefined where it is not installed. */
function clientFaults() {
  const env = { ...process.env, ...settings };
  const has = spawnSync('docker', ['compose', 'version'], { env }).status === 0;
  if (!has) return undefined;
  const result = spawnSync('docker', ['compose', 'config', '--quiet'], {
    cwd: root,
    env,
    encoding: 'utf8',
  });
  return result.status === 0 ? [] : [result.stderr];
}

/** @returns {{faults: string[], by: string}} `by`: whether Docker's client took part */
export function validate() {
  const client = clientFaults();
  const own = [...Object.entries(compose.services).flatMap(serviceFaults), ...exampleFaults()];
  const by = client
    ? 'docker compose config and own rules'
    : 'own rules (no docker compose client here)';
  return { faults: [...own, ...(client ?? [])], by };
}
