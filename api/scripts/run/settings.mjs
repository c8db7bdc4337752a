// What the start-up scripts know of places and settings. The product's own settings are in api/src/platform/config.ts.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..', '..', '..');

/** Folder of everything that must survive a restart: database, secret, logs. */
export const dataDir = path.resolve(root, process.env.DATA_DIR || '.data');

export const port = Number(process.env.PORT || 3000);

export const compiled = (...parts) => path.join(root, 'api', 'dist', 'api', 'src', ...parts);

/**
 * Secrets made once and kept in the data folder, so that sessions, drafts and sealed bids outlive a restart. (On a server
 * they come from the environment: here they lie beside the embedded database.)
 */
function keptSecret(setting, name) {
  if (process.env[setting]) return process.env[setting];
  // A file of secrets is given instead.
  if (process.env[`${setting}_FILE`]) return '';
  const file = path.join(dataDir, name);
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').trim();
  const secret = randomBytes(32).toString('hex');
  fs.mkdirSync(dataDir, { recursive: true });
  fs.writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

/**
 * glibc raises by itself the size from which it gives memory back at once, and then keeps what a start has passed through:
 * a fifth of the resident memory at 20,000 rows a side. The image says the same (api/Dockerfile).
 */
const MEMORY = { MALLOC_MMAP_THRESHOLD_: '262144', MALLOC_ARENA_MAX: '2' };

/**
 * The environment of the API and its commands.
 * @param {string} databaseUrl
 * @param {{embedded: boolean, port?: number}} how `embedded`: our own database, so demonstration data comes unless refused
 */
export function apiEnvironment(databaseUrl, { embedded, port: listen = port }) {
  const address = `http://127.0.0.1:${listen}`;
  return {
    PUBLIC_URL: address,
    WEB_DIST: path.join(root, 'web', 'dist'),
    SNAPSHOT_DIR: path.join(dataDir, 'snapshots'),
    DEMO_KEYS_DIR: path.join(dataDir, 'demo-keys'),
    ...MEMORY,
    ...process.env,
    DEMO_DATA: process.env.DEMO_DATA || (embedded ? '1' : '0'),
    APP_SECRET: keptSecret('APP_SECRET', 'secret'),
    SEALING_KEY: keptSecret('SEALING_KEY', 'sealing-key'),
    BIDS_KEY: keptSecret('BIDS_KEY', 'bids-key'),
    DATABASE_URL: databaseUrl,
    PORT: String(listen),
  };
}
