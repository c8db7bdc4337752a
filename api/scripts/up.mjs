// `npm start`: database, migrations, demonstration data, API and web on one port. The last line says where.
// Settings: PORT (3000), DATA_DIR (.data), DATABASE_URL and MEILI_URL for real servers, DEMO_DATA=1, DEMO_PASSWORD.
import { startApi } from './run/api-process.mjs';
import { openDatabase, runCommand } from './run/database.mjs';
import { ensureDemo } from './run/demo.mjs';
import { takeDataFolder } from './run/lock.mjs';
import { apiEnvironment, dataDir, port } from './run/settings.mjs';
import { atEnd, stop, supervise } from './run/supervise.mjs';

await supervise(async () => {
  atEnd(takeDataFolder(dataDir));

  const database = await openDatabase();
  atEnd(database.stop);
  console.log(`PostgreSQL: ${database.note}`);

  const env = apiEnvironment(database.url, { embedded: database.embedded });
  await runCommand('migrate', env);
  if (['1', 'true'].includes(env.DEMO_DATA)) await ensureDemo(database, env);
  // Embedded indexes are built by the API itself.
  if (env.MEILI_URL) await runCommand('reindex', env);

  const api = await startApi(env, {
    onExit(code) {
      console.error(`The API ended by itself (${code ?? 'killed'}); see ${dataDir}/api.log.`);
      void stop(1);
    },
  });
  atEnd(api.stop);
  console.log(`Log: ${api.logFile}`);
  console.log(`ready http://127.0.0.1:${port}`);
});
