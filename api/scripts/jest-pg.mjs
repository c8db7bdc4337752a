// jest globalSetup of the api project: one PostgreSQL server for the whole run. `TEST_DATABASE_URL` then names a
// database of a role that may create databases; every spec file clones its own from a migrated template.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPg } from './pgdev.mjs';

export default async function setUp() {
  if (process.env.TEST_DATABASE_URL || globalThis.__TEST_PG__) return;
  if (process.env.DATABASE_URL) {
    process.env.TEST_DATABASE_URL = process.env.DATABASE_URL;
    return;
  }
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-test-'));
  // As root the server runs under another account, which must be able to pass through.
  fs.chmodSync(directory, 0o755);
  const server = await startPg({ dataDir: path.join(directory, 'pg'), ephemeral: true });
  globalThis.__TEST_PG__ = { server, directory };
  process.env.TEST_DATABASE_URL = server.adminUrl;
}
