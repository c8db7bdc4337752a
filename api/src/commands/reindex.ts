import 'reflect-metadata';
import { ensureServiceKey, INDEX_NAMES, type SearchEngine } from '@aism/search';
import { v7 as uuidv7 } from 'uuid';
import { AppModule } from '../app.module.js';
import { CandidateIndex } from '../modules/matching/candidate-index.service.js';
import { loadConfig } from '../platform/config.js';
import { Transactions } from '../platform/database/transaction.js';
import { systemActor } from '../platform/http/actor.js';
import { createApp } from '../platform/http/create-app.js';
import { InProcessCaches } from '../platform/in-process-caches.js';
import { SearchRebuildAsked } from '../platform/search/own-index-sync.js';
import { SearchRebuild } from '../platform/search/search-rebuild.js';
import { SEARCH_ENGINE } from '../platform/search/search.js';

/**
 * Rebuilds every search index from the rows while the old one serves. Meilisearch is written to from here,
 * its settings only where they differ; embedded indexes live in the running processes, which are told.
 */
const config = loadConfig();
if (config.MEILI_URL && config.MEILI_MASTER_KEY) {
  const made = await ensureServiceKey(config.MEILI_URL, config.MEILI_MASTER_KEY);
  process.stdout.write(`the service's key ${made ? 'was made' : 'is there'}\n`);
}
const app = await createApp(AppModule.with(config), config);
app.get(InProcessCaches).wanted = false;
await app.init();
const engine = app.get<SearchEngine>(SEARCH_ENGINE);
if (engine.name === 'embedded') {
  await app
    .get(Transactions)
    .run(systemActor(), (tx) =>
      tx.record(SearchRebuildAsked, { type: 'search', id: uuidv7() }, {}),
    );
  process.stdout.write('the running processes rebuild their own indexes now\n');
} else {
  const changed = await engine.applySettings();
  process.stdout.write(`settings changed: ${changed.join(', ') || 'none'}\n`);
  const counts = await app.get(SearchRebuild).all();
  for (const index of INDEX_NAMES)
    process.stdout.write(`${index}: ${counts[index] ?? 'no source'}\n`);
  const candidates = await app.get(CandidateIndex).rebuild();
  if (candidates)
    process.stdout.write(
      `candidates: ${candidates.demand} demands, ${candidates.supply} supplies\n`,
    );
}
await app.close();
process.exit(0);
