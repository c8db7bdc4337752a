// What the start-up scripts know of places and settings. The product's own settings are in api/src/platform/config.ts.
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

export const root = path.join(import.meta.dirname, '..', '..', '..');

/** Folder of everything that must survive a restart: database, secret, logs. */
export const dataDir = path.resolve(root, process.env.DATA_DIR || '.data');

export const port = Number(process.env.PORT || 3000);

export const compiled = (...parts) => path.join(root, 'api', 'dist', 'api', 'src', ...parts);

/** A secret made once and kept in the data folder, so that sessions and cursors outlive a restart. */
function keptSecret() {
  if (process.env.APP_SECRET) return process.env.APP_SECRET;
  const file = path.join(dataDir, 'secret');
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').trim();
  const secret = randomBytes(32).toString('hex');
  fs.mkdirSync(dataDir, { recursive: true });
  fs.writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

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
    ...process.env,
    DEMO_DATA: process.env.DEMO_DATA || (embedded ? '1' : '0'),
    APP_SECRET: keptSecret(),
    DATABASE_URL: databaseUrl,
    PORT: String(listen),
  };
}
