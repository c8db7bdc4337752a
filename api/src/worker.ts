import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { loadConfig } from './platform/config.js';
import { guardProduction } from './platform/database/guard-production.js';
import { endInTime } from './platform/end-in-time.js';
import { EventFollower } from './platform/events/follower.js';
import { createApp } from './platform/http/create-app.js';
import { InProcessCaches } from './platform/in-process-caches.js';
import { keepHeapsSmall } from './platform/memory.js';
import { Worker } from './platform/jobs/worker.js';

/** The worker process: deliveries, seals, mails and jobs, with no HTTP port of its own. */
const config = loadConfig();
keepHeapsSmall();
const app = await createApp(AppModule.with(config), config);
app.enableShutdownHooks();
endInTime();
app.get(InProcessCaches).wanted = false;
await app.get(EventFollower).start();
await app.init();
await guardProduction(app, config);
app.get(Worker).start(true);
process.stdout.write('worker started\n');
