import 'reflect-metadata';
import { AppModule } from './app.module.js';
import { loadConfig } from './platform/config.js';
import { guardProduction } from './platform/database/guard-production.js';
import { endInTime } from './platform/end-in-time.js';
import { EventFollower } from './platform/events/follower.js';
import { createApp } from './platform/http/create-app.js';
import { keepHeapsSmall } from './platform/memory.js';
import { Worker } from './platform/jobs/worker.js';

/** The API process: serves, follows events, and works unless a worker runs apart. */
const config = loadConfig();
keepHeapsSmall();
const app = await createApp(AppModule.with(config), config);
app.enableShutdownHooks();
endInTime();
await guardProduction(app, config);
// The watermark comes before the caches load (onApplicationBootstrap), so no event falls between.
await app.get(EventFollower).start();
await app.listen(config.PORT, config.HOST);
app.get(Worker).start(config.WORKER === 'inside');
process.stdout.write(`listening http://${config.HOST}:${config.PORT}\n`);
