// Before anything else runs: a Node that is new enough, and the locked dependencies. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname ?? '.', '..', '..');
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node.js 20.19 or newer is needed, this is ${process.version}.`);
  process.exit(1);
}

const lock = fs.readFileSync(path.join(root, 'package-lock.json'));
const wanted = createHash('sha256').update(lock).digest('hex');
const stamp = path.join(root, 'node_modules', '.lock-sha256');
const present = fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted;

/** Whether npm itself left a tree of exactly this lock (a plain `npm ci` or `npm install` writes no stamp of ours). */
function installedByHand() {
  const hidden = path.join(root, 'node_modules', '.package-lock.json');
  if (!fs.existsSync(hidden)) return false;
  const have = JSON.parse(fs.readFileSync(hidden, 'utf8')).packages;
  const want = JSON.parse(lock).packages;
  return Object.entries(want).every(
    ([place, { version, optional, link }]) =>
      place === '' ||
      optional ||
      link ||
      !place.includes('node_modules/') ||
      have[place]?.version === version,
  );
}

if (!present) {
  if (!installedByHand()) {
    console.log('Installing dependencies (npm ci) …');
    const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
    if (result.status !== 0) process.exit(result.status ?? 1);
  }
  fs.writeFileSync(stamp, wanted);
}
