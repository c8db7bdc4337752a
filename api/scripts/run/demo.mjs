// Sees to it that the demonstration data is there, without starting the whole service just to learn that it is.
import pg from 'pg';
import { runCommand } from './database.mjs';

async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** `loaded`, `none`, `broken` (a load was killed half-way), or `mixed` (half-way, and other people's data besides). */
async function demoState(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(
      `select exists (select from demo_loads) as loaded,
              exists (select from organisations where demo) as begun,
              exists (select from organisations where not demo) as others`,
    );
    const [{ loaded, begun, others }] = rows;
    if (loaded) return 'loaded';
    if (!begun) return 'none';
    return others ? 'mixed' : 'broken';
  });
}

async function recreate(adminUrl, url) {
  const name = new URL(url).pathname.slice(1);
  await withClient(adminUrl, async (client) => {
    await client.query(`drop database "${name}" with (force)`);
    await client.query(`create database "${name}"`);
  });
}

/**
 * Loads the demonstration data once. After a load that was killed half-way, the embedded database holds nothing else
 * (the service had not started yet): it is made anew.
 * @param {{url: string, adminUrl?: string, embedded: boolean}} database
 * @param {Record<string, string>} env
 */
export async function ensureDemo(database, env) {
  const state = await demoState(database.url);
  if (state === 'loaded') return;
  if (state === 'broken' && database.embedded) {
    console.log('An earlier load of the demonstration data broke off: starting anew.');
    await recreate(database.adminUrl, database.url);
    await runCommand('migrate', env);
  }
  await runCommand('seed', env);
}
