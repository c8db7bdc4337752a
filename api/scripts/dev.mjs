// `npm run dev`: compiles on change, restarts the API, serves the web by Vite with hot reload.
// Same settings as `npm start`, besides WEB_PORT (5173), where the pages are.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { end } from './pg/processes.mjs';
import { startApi } from './run/api-process.mjs';
import { openDatabase, runCommand } from './run/database.mjs';
import { ensureDemo } from './run/demo.mjs';
import { takeDataFolder } from './run/lock.mjs';
import { apiEnvironment, dataDir, port, root } from './run/settings.mjs';
import { atEnd, isStopping, stop, supervise } from './run/supervise.mjs';

const webPort = process.env.WEB_PORT || '5173';
/** The compiler writes many files at once: restart when it has been quiet for this long. */
const QUIET_MS = 300;

/** A helper program that runs as long as we do. `onLine` hears what it says. */
function companion(bin, args, { cwd = root, env = process.env, onLine }) {
  const child = spawn(process.execPath, [path.join(root, 'node_modules', ...bin), ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child.stdout.setEncoding('utf8').on('data', (text) => text.split('\n').forEach(onLine));
  child.once('exit', () => void stop(1));
  atEnd(() => end(child.pid, 'SIGTERM', 3_000));
}

/** Starts the compiler; resolves when the first round is done without errors. */
function compile() {
  return new Promise((resolve) => {
    const projects = ['search/tsconfig.build.json', 'api/tsconfig.build.json'];
    companion(['typescript', 'bin', 'tsc'], ['-b', '-w', '--preserveWatchOutput', ...projects], {
      onLine(line) {
        if (line.trim()) console.log(`tsc  ${line.trim()}`);
        if (line.includes('Found 0 errors')) resolve();
      },
    });
  });
}

/** Restarts the API when compiled files change; a broken start is told and tried again at the next change. */
async function keepApi(env) {
  let api;
  let timer;
  let queue = Promise.resolve();
  const restart = async () => {
    await api?.stop();
    api = undefined;
    if (isStopping()) return;
    try {
      await runCommand('migrate', env);
      api = await startApi(env, {
        onExit: () => console.error('api  ended; waiting for a change'),
      });
      console.log(`api  http://127.0.0.1:${port} (log: ${api.logFile})`);
    } catch (error) {
      console.error(`api  ${error.message}`);
    }
  };
  atEnd(() => queue.then(() => api?.stop()));
  queue = restart();
  await queue;
  for (const folder of ['search/dist', 'api/dist']) {
    const watcher = fs.watch(path.join(root, folder), { recursive: true }, (_event, file) => {
      if (!file?.endsWith('.js')) return;
      clearTimeout(timer);
      timer = setTimeout(() => (queue = queue.then(restart)), QUIET_MS);
    });
    atEnd(() => watcher.close());
  }
}

await supervise(async () => {
  atEnd(takeDataFolder(dataDir));
  const database = await openDatabase();
  atEnd(database.stop);
  console.log(`PostgreSQL: ${database.note}`);

  await compile();
  const env = apiEnvironment(database.url, database);
  // The pages come from Vite, under its own address.
  Object.assign(env, { WEB_DIST: '', PUBLIC_URL: `http://127.0.0.1:${webPort}` });
  await runCommand('migrate', env);
  if (['1', 'true'].includes(env.DEMO_DATA)) await ensureDemo(database, env);
  await keepApi(env);

  companion(
    ['vite', 'bin', 'vite.js'],
    ['--host', '127.0.0.1', '--port', webPort, '--strictPort', '--clearScreen', 'false'],
    {
      cwd: path.join(root, 'web'),
      env: { ...process.env, API_URL: `http://127.0.0.1:${port}` },
      onLine(line) {
        if (line.includes('ready in')) console.log(`ready http://127.0.0.1:${webPort}`);
        else if (line.trim()) console.log(`web  ${line.trim()}`);
      },
    },
  );
});
