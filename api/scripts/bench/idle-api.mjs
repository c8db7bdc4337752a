// The API without its caches: it serves, but keeps neither search index nor matching. What their memory is measured against.
import 'reflect-metadata';
import { pathToFileURL } from 'node:url';
import { compiled } from '../run/settings.mjs';

const part = (...names) => import(pathToFileURL(compiled(...names)).href);
const { AppModule } = await part('app.module.js');
const { loadConfig } = await part('platform', 'config.js');
const { createApp } = await part('platform', 'http', 'create-app.js');
const { InProcessCaches } = await part('platform', 'in-process-caches.js');
const { EventFollower } = await part('platform', 'events', 'follower.js');
const { keepHeapsSmall } = await part('platform', 'memory.js');

keepHeapsSmall();
const config = loadConfig();
const app = await createApp(AppModule.with(config), config);
app.enableShutdownHooks();
app.get(InProcessCaches).wanted = false;
await app.get(EventFollower).start();
await app.listen(config.PORT, config.HOST);
