// Browser journeys: every web/e2e/*.e2e.mjs against one fresh copy of the product with demonstration data.
// A journey is a node:test file, or a plain program that fails by its exit code. It finds in its environment
//   BASE_URL  where the product runs        DEMO_PASSWORD  password of all demonstration accounts
//   CHROMIUM  the browser's program         E2E_OUTPUT     a folder for pictures of what went wrong
//   E2E_DATABASE_URL  the copy's own database, as its owner: a deadline is passed by moving the clock there
// JOURNEYS=publish,desk-keyboard runs those alone.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from 'node:test';
import { end, freePort } from '../pg/processes.mjs';
import { runningPg } from '../pgdev.mjs';
import { dataDir, root } from './settings.mjs';

const JOURNEY_PATIENCE_MS = 900_000;

/** The browser's program: CHROMIUM, or the first of the usual names on the PATH. */
function chromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const places = names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return places.find((place) => fs.existsSync(place));
}

const wanted = () => (process.env.JOURNEYS ?? '').split(',').filter(Boolean);

/** Runs all journeys. @returns {Promise<{passed: number, failed: number, skipped: number}>} */
export async function runJourneys() {
  const folder = path.join(root, 'web', 'e2e');
  const files = (fs.existsSync(folder) ? fs.readdirSync(folder) : [])
    .filter((name) => name.endsWith('.e2e.mjs'))
    .filter((name) => wanted().includes(name.replace('.e2e.mjs', '')) || wanted().length === 0)
    .sort()
    .map((name) => path.join(folder, name));
  const browser = chromium();
  if (!browser || files.length === 0) {
    const required = process.env.REQUIRE_BROWSER === '1';
    const reason = browser ? 'there are none in web/e2e' : 'no chromium on this machine';
    console.log(`browser journeys ${required ? 'FAILED' : 'skipped'}: ${reason}`);
    const count = Math.max(files.length, 1);
    return { passed: 0, failed: required ? count : 0, skipped: required ? 0 : count };
  }
  let product;
  try {
    product = await startProduct();
    Object.assign(process.env, product.env, { CHROMIUM: browser });
    return await report(files);
  } catch (error) {
    console.log(`browser journeys FAILED: ${error.message}`);
    return { passed: 0, failed: files.length, skipped: 0 };
  } finally {
    await product?.stop();
  }
}

async function report(files) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  const stream = run({ files, concurrency: 1, timeout: JOURNEY_PATIENCE_MS });
  // A file with tests in it reports them; one without reports itself.
  const nameOf = ({ name }) => path.basename(name);
  const counts = (data) => data.details?.type !== 'suite';
  stream.on('test:pass', (data) => {
    if (!counts(data)) return;
    if (data.skip !== undefined) count.skipped += 1;
    else count.passed += 1;
    console.log(`  journey ok      ${nameOf(data)} (${Math.round(data.details.duration_ms)} ms)`);
  });
  stream.on('test:fail', (data) => {
    if (!counts(data)) return;
    count.failed += 1;
    const cause = data.details.error?.cause ?? data.details.error;
    console.log(`  journey FAILED  ${nameOf(data)}\n${cause?.stack ?? cause}`);
  });
  for (const channel of ['test:stdout', 'test:stderr']) {
    stream.on(channel, ({ message }) => process.stdout.write(message));
  }
  stream.resume();
  await once(stream, 'end');
  return count;
}

/** A copy of the product of its own, on free ports and with an empty data folder, as `npm start` would run it. */
async function startProduct() {
  const built = spawnSync(process.execPath, ['api/scripts/build.mjs'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('the product does not build');

  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-e2e-'));
  // As root the database runs under another account, which must be able to pass through.
  fs.chmodSync(home, 0o755);
  const port = String(await freePort());
  const output = path.join(dataDir, 'e2e');
  fs.mkdirSync(output, { recursive: true });
  const password = randomBytes(12).toString('base64url');
  const kept = { ...process.env };
  // The journeys write: never into a database somebody uses.
  delete kept.DATABASE_URL;
  delete kept.TEST_DATABASE_URL;
  const child = spawn(process.execPath, ['api/scripts/up.mjs'], {
    cwd: root,
    env: { ...kept, PORT: port, DATA_DIR: home, DEMO_PASSWORD: password },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  await new Promise((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text) => {
      said += text;
      if (said.includes('ready http')) resolve();
    });
    child.once('exit', () => reject(new Error(`the product did not start:\n${said}`)));
  });
  const { url: E2E_DATABASE_URL } = await runningPg({ dataDir: path.join(home, 'pg') });
  const BASE_URL = `http://127.0.0.1:${port}`;
  return {
    env: { BASE_URL, E2E_DATABASE_URL, DEMO_PASSWORD: password, E2E_OUTPUT: output },
    async stop() {
      await end(child.pid, 'SIGTERM', 30_000);
      fs.rmSync(home, { recursive: true, force: true });
    },
  };
}
