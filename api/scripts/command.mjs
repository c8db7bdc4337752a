// Runs a command of the API (`migrate`, `import`, `verify-log`, …) on DATABASE_URL, or on the embedded database: on
// the running one when `npm start` is up, else on one started for the occasion.
//   node api/scripts/command.mjs import scenarios FILE
import fs from 'node:fs';
import path from 'node:path';
import { commandCode, openDatabase } from './run/database.mjs';
import { holder } from './run/lock.mjs';
import { apiEnvironment, compiled, dataDir } from './run/settings.mjs';
import { atEnd, stop, supervise } from './run/supervise.mjs';
import { runningPg } from './pgdev.mjs';

const [name, ...args] = process.argv.slice(2);

await supervise(async () => {
  if (!name || !fs.existsSync(compiled('commands', `${name}.js`))) {
    throw new Error(`There is no command "${name ?? ''}" (not built yet? npm run build:quiet).`);
  }
  const shared = !process.env.DATABASE_URL && holder(dataDir) !== undefined;
  const database = shared
    ? { ...(await runningPg({ dataDir: path.join(dataDir, 'pg') })), embedded: true }
    : await openDatabase();
  if (!shared) atEnd(database.stop);
  await stop(await commandCode(name, apiEnvironment(database.url, database), args));
});
