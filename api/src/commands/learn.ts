import 'reflect-metadata';
import { AppModule } from '../app.module.js';
import { Learner } from '../modules/learning/learner.service.js';
import { loadConfig } from '../platform/config.js';
import { createApp } from '../platform/http/create-app.js';
import { InProcessCaches } from '../platform/in-process-caches.js';

/** What the nightly job does, now: running processes follow by themselves. */
const config = loadConfig();
const app = await createApp(AppModule.with(config), config);
app.get(InProcessCaches).wanted = false;
await app.init();
for (const { world, answers, outcome, refusals } of await app.get(Learner).run()) {
  const why = refusals.length > 0 ? ` (challenger refused: ${refusals.join(', ')})` : '';
  process.stdout.write(`${world}: ${answers} answers, ${outcome}${why}\n`);
}
await app.close();
process.exit(0);
