// Holds docker-compose.yml to its word where no container engine can run: validates the file, lays out the API image's
// files as its Dockerfile does, and runs each service's own command, environment and health check on an embedded
// PostgreSQL. nginx and Meilisearch take part where their programs are installed.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runOnce, runService } from './compose/containers.mjs';
import { layOutImage } from './compose/image.mjs';
import { checkNginx, hasNginx } from './compose/nginx.mjs';
import { bidsKey, settings, validate } from './compose/validate.mjs';
import { freePort } from './pg/processes.mjs';
import { startPg } from './pgdev.mjs';
import pg from 'pg';
import { hasMeilisearch, startMeilisearch } from './run/meilisearch.mjs';
import { atEnd, stop, supervise } from './run/supervise.mjs';

const done = (what) => console.log(`  ok  ${what}`);

/** The owner and the database, as the postgres image makes them from its environment. */
async function makeOwner(adminUrl) {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(
    `create role aism_owner superuser login password '${settings.OWNER_DATABASE_PASSWORD}'`,
  );
  await client.query('create database aism owner aism_owner');
  await client.end();
}

/** Stops services one after the other. @throws Error with what those said that had to be killed */
async function endByThemselves(services) {
  for (const service of services) await service.stop();
  const killed = services.filter((service) => service.signalled() === 'SIGKILL');
  if (killed.length === 0) return;
  const said = killed.map((service) => service.log()).join('\n');
  throw new Error(`a service did not stop within ten seconds of SIGTERM:\n${said}`);
}

await supervise(async () => {
  const { faults, by } = validate();
  if (faults.length) throw new Error(faults.join('\n'));
  done(`docker-compose.yml, by ${by}`);

  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'aism-compose-'));
  fs.chmodSync(folder, 0o755);
  atEnd(() => fs.rmSync(folder, { recursive: true, force: true }));
  layOutImage(folder);
  done('the API image has all it needs (production dependencies only)');

  const postgres = await startPg({ dataDir: path.join(folder, 'pg'), ephemeral: true });
  atEnd(postgres.stop);
  await makeOwner(postgres.adminUrl);
  const port = await freePort();
  const secrets = path.join(folder, 'secrets');
  fs.mkdirSync(secrets);
  fs.writeFileSync(path.join(secrets, 'bids_key'), bidsKey, { mode: 0o400 });
  const meilisearch = hasMeilisearch()
    ? await startMeilisearch(settings.MEILI_MASTER_KEY)
    : undefined;
  if (meilisearch) atEnd(meilisearch.stop);
  const place = {
    folder,
    addresses: {
      '@postgres:5432/': `@127.0.0.1:${postgres.port}/`,
      '/run/secrets/': `${secrets}/`,
    },
    overrides: {
      PORT: String(port),
      HOST: '127.0.0.1',
      // Without the program the embedded engine stands in.
      MEILI_URL: meilisearch?.url ?? '',
      SNAPSHOT_DIR: path.join(folder, 'snapshots'),
    },
  };

  runOnce('migrate', place);
  runOnce('migrate', place);
  done('migrate, twice: tables by their owner, rights for the service role');
  if (meilisearch) {
    runOnce('index', place);
    runOnce('index', place);
    done('index, twice: the service’s own key, settings and documents in a real Meilisearch');
  } else console.log('  --  index: no Meilisearch on this machine, the embedded engine stands in');
  const api = await runService('api', place);
  atEnd(api.stop);
  done('api: production settings, healthy by its own check');
  const worker = await runService('worker', place);
  atEnd(worker.stop);
  done('worker: healthy by its own check');

  if (hasNginx()) {
    const wrong = await checkNginx(folder, port);
    if (wrong.length) throw new Error(wrong.join('\n'));
    done('web: nginx serves pages, brotli and gzip files and the API');
  } else console.log('  --  web: no nginx on this machine, its configuration is not run');

  await endByThemselves([worker, api]);
  done('api and worker stop on SIGTERM');
  await stop(0);
});
