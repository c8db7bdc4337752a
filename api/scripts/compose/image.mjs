// Builds in a folder what api/Dockerfile builds in an image: production dependencies and compiled code, nothing else.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../run/settings.mjs';

/** Lays the files of the image out under `folder`; throws when the install fails. */
export function layOutImage(folder) {
  const copy = (name) =>
    fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  const packages = ['search', 'api/sealing', 'api', 'web'].map((name) => `${name}/package.json`);
  ['package.json', 'package-lock.json', '.npmrc', ...packages].forEach(copy);
  const npm = [
    'ci',
    '--omit=dev',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
  ];
  const result = spawnSync('npm', [...npm, '-w', 'search', '-w', 'api/sealing', '-w', 'api'], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`npm ci for the image failed:\n${result.stderr}`);
  ['search/dist', 'api/sealing/dist', 'api/dist', 'api/scripts/health.mjs', 'api/seed'].forEach(
    copy,
  );
}

/** The image's default command, from the last CMD of api/Dockerfile. */
export function defaultCommand() {
  const lines = fs.readFileSync(path.join(root, 'api', 'Dockerfile'), 'utf8').split('\n');
  return JSON.parse(lines.findLast((line) => line.startsWith('CMD ')).slice('CMD '.length));
}
