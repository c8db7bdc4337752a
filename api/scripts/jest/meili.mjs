// jest globalSetup of the search project: where Meilisearch is installed and no MEILI_URL is given, one is started for
// the contract suite. Without either, that suite reports itself as skipped.
import { hasMeilisearch, startMeilisearch } from '../run/meilisearch.mjs';

export default async function setUp() {
  if (process.env.MEILI_URL || !hasMeilisearch()) return;
  const server = await startMeilisearch();
  globalThis.__TEST_MEILI__ = server;
  Object.assign(process.env, { MEILI_URL: server.url, MEILI_KEY: server.key });
}
