// Builds search, sealing, api and web, each only when its inputs changed, so that a later `npm start` is quick.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './run/settings.mjs';

const NOT_AN_INPUT = /(\.spec\.tsx?|\.api-spec\.ts|\.contract\.ts)$/;
const at = (...parts) => path.join(root, ...parts);

function* filesOf(place) {
  if (!fs.existsSync(place)) return;
  if (fs.statSync(place).isFile()) {
    yield place;
    return;
  }
  const entries = fs.readdirSync(place, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name !== 'node_modules') yield* filesOf(path.join(place, entry.name));
  }
}

/** Digest of names and contents of all inputs, and of what the compiler last left (a type check may emit, too). */
function digest(inputs) {
  const hash = createHash('sha256');
  for (const input of inputs) {
    for (const file of filesOf(at(input))) {
      if (NOT_AN_INPUT.test(file)) continue;
      hash.update(path.relative(root, file)).update('\0').update(fs.readFileSync(file));
    }
  }
  return hash.digest('hex');
}

function run(program, args, cwd = root) {
  const bin = at('node_modules', ...program);
  const result = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    encoding: 'utf8',
    // With another NODE_ENV, Vite would bundle React's development build.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (result.status !== 0) {
    console.error(result.stdout + result.stderr);
    process.exit(1);
  }
}

/** Removes compiled files whose source is gone: an old migration left in dist would still run. */
function prune(dist, sources) {
  for (const file of filesOf(at(dist))) {
    const source = path.relative(at(dist), file).replace(/(\.d\.ts|\.js)(\.map)?$/, '.ts');
    const compiledFile = /\.(js|d\.ts)(\.map)?$/.test(file) && !source.startsWith('types-of-tests');
    if (compiledFile && !fs.existsSync(at(sources, source))) fs.rmSync(file);
  }
}

const tsc = (project) =>
  run(['typescript', 'bin', 'tsc'], ['-b', `${project}/tsconfig.build.json`]);
const common = ['package-lock.json', 'tsconfig.base.json', 'api/scripts/build.mjs'];
const searchInputs = [...common, 'search/src', 'search/tsconfig.build.json', 'search/package.json'];

const sealingInputs = ['src', 'tsconfig.build.json', 'package.json'].map(
  (name) => `api/sealing/${name}`,
);

const parts = [
  {
    name: 'search',
    proof: 'search/dist/build.tsbuildinfo',
    inputs: searchInputs,
    build() {
      tsc('search');
      prune('search/dist', 'search/src');
    },
  },
  {
    name: 'sealing',
    proof: 'api/sealing/dist/build.tsbuildinfo',
    inputs: [...common, ...sealingInputs],
    build() {
      tsc('api/sealing');
      prune('api/sealing/dist', 'api/sealing/src');
    },
  },
  {
    name: 'api',
    proof: 'api/dist/build.tsbuildinfo',
    inputs: [
      ...searchInputs,
      ...sealingInputs,
      'api/src',
      'migrations',
      'api/tsconfig.build.json',
      'api/package.json',
    ],
    build() {
      tsc('api');
      prune('api/dist', '.');
    },
  },
  {
    name: 'web',
    proof: 'web/dist/index.html',
    inputs: [
      'package-lock.json',
      ...sealingInputs,
      ...[
        'src',
        'public',
        'index.html',
        'vite.config.ts',
        'build-report.ts',
        'tsconfig.json',
        'package.json',
      ].map((name) => `web/${name}`),
    ],
    build() {
      run(['vite', 'bin', 'vite.js'], ['build', '--logLevel', 'error'], at('web'));
    },
  },
];

const only = process.argv.slice(2);
// The pages and the API both import it.
if (only.includes('api') || only.includes('web')) only.push('sealing');
for (const part of parts.filter(({ name }) => only.length === 0 || only.includes(name))) {
  const stamp = at('node_modules', '.cache', 'aism-build', part.name);
  const now = () => digest([...part.inputs, part.proof]);
  const built = fs.existsSync(at(part.proof)) && fs.existsSync(stamp);
  if (built && fs.readFileSync(stamp, 'utf8') === now()) continue;
  console.log(`Building ${part.name} …`);
  part.build();
  fs.mkdirSync(path.dirname(stamp), { recursive: true });
  fs.writeFileSync(stamp, now());
}
