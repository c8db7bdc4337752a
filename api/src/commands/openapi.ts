import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { AppModule } from '../app.module.js';
import { parseConfig } from '../platform/config.js';
import { createApp } from '../platform/http/create-app.js';
import { openApiDocument } from '../platform/http/openapi.js';

/** Writes the OpenAPI document without a database or a port (argument: the file). */
const config = parseConfig({
  DATABASE_URL: 'postgres://none:none@127.0.0.1:1/none',
  APP_SECRET: 'only-for-the-document-nothing-is-signed',
  LOG_LEVEL: 'silent',
});
const app = await createApp(AppModule.with(config), config, { preview: true });
writeFileSync(
  process.argv[2] ?? 'api/openapi.json',
  `${JSON.stringify(openApiDocument(app), null, 2)}\n`,
);
await app.close();
process.exit(0);
