// jest globalTeardown of the search project: stops and removes what meili.mjs started.
import fs from 'node:fs';
import { end } from '../pg/processes.mjs';

export default async function tearDown() {
  const started = globalThis.__TEST_MEILI__;
  if (!started) return;
  await end(started.pid);
  started.line?.kill();
  fs.rmSync(started.directory, { recursive: true, force: true });
  delete globalThis.__TEST_MEILI__;
}
