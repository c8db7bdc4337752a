// jest globalTeardown of the api project: stops and removes what jest-pg.mjs started.
import fs from 'node:fs';

export default async function tearDown() {
  const started = globalThis.__TEST_PG__;
  if (!started) return;
  await started.server.stop();
  fs.rmSync(started.directory, { recursive: true, force: true });
  delete globalThis.__TEST_PG__;
}
