import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureServiceKey, serviceKeyOf } from '@aism/search';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember } from '../../../test/factories/identity.js';
import { aScenario, takeStep } from '../../../test/factories/scenarios.js';
import { aPublishedCapability } from '../../../test/factories/suppliers.js';
import { Jobs } from '../../platform/jobs/jobs.js';
import { filterNames, indexes, type FilterName } from './search.schemas.js';

/** Search on a server: one that refuses, one that never answers, and a real Meilisearch where there is one. */

const valueOf: Readonly<Partial<Record<FilterName, string>>> = {
  ...{ firstUse: 'true', firstVersion: 'false', unclaimed: 'true', demo: 'false' },
  ...{ role: 'publisher', organisationId: '01890000-0000-7000-8000-000000000000' },
};

const search = (app: TestApp, text: string, more = '') =>
  app.request('GET', `/search?q=${encodeURIComponent(text)}${more}`);
const titlesOf = (body: { groups: { items: { title: string }[] }[] }) =>
  body.groups.flatMap((group) => group.items.map((item) => item.title));
const inLine = async (app: TestApp) => {
  const rows = await app.source.query<{ state: string; n: number }[]>(
    `select state, count(*)::int as n from deliveries where subscriber like 'search.%' group by state`,
  );
  return Object.fromEntries(rows.map((row) => [row.state, row.n]));
};

async function withContent(app: TestApp) {
  const supplier = await aMember(app);
  const scenario = await aScenario(app, {
    state: 'open',
    fields: { title: '海缆登陆站值守巡检', districts: ['siming'] },
  });
  await aPublishedCapability(app, supplier, { title: '登陆站值守机器人', districts: ['city'] });
  return scenario;
}

describe.each(['refuses', 'never answers'])('a Meilisearch that %s', (how) => {
  let app: TestApp;
  let server: Server;
  const sockets = new Set<Socket>();

  beforeAll(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      sockets.add(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    if (how === 'refuses') {
      server.close();
      await once(server, 'close');
    }
    app = await startTestApp({ MEILI_URL: `http://127.0.0.1:${port}`, MEILI_KEY: 'a-key' });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await app.stop();
  });

  it('leaves a service that answers from the database and says so', async () => {
    await withContent(app);
    const started = performance.now();
    const { status, body } = await search(app, '登陆站 值守');
    expect([status, body.degraded]).toEqual([200, true]);
    expect(titlesOf(body)).toEqual(['海缆登陆站值守巡检', '登陆站值守机器人']);
    expect(body.groups[0].items[0].highlights.title.ranges.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(15_000);
    const filtered = await search(app, '登陆站', '&districts=huli&demo=false');
    expect(titlesOf(filtered.body)).toEqual(['登陆站值守机器人']);
    const nearest = await search(app, '登陆站 紫外线');
    expect([nearest.body.groups[0].nearest, nearest.body.degraded]).toEqual([true, true]);
    const typed = await app.request('GET', `/search/suggestions?q=${encodeURIComponent('登陆')}`);
    expect([typed.body.degraded, typed.body.items.length]).toEqual([true, 2]);
  });

  it.each(indexes.flatMap((index) => filterNames.map((name) => [index, name] as const)))(
    'takes the filters of %s: %s',
    async (index, name) => {
      const value = valueOf[name] ?? 'none';
      const { status, body } = await search(app, '', `&index=${index}&${name}=${value}`);
      // Either the index knows the filter, and so does the database, or it refuses it.
      expect([200, 400]).toContain(status);
      if (status === 200) expect(body.degraded).toBe(true);
    },
  );

  it('is asked rarely, so that answers stay quick', async () => {
    const started = performance.now();
    for (let n = 0; n < 5; n++) await search(app, '值守');
    expect(performance.now() - started).toBeLessThan(15_000);
  });

  it('loses no write and holds up no other delivery', async () => {
    await app.settle();
    const counts = await inLine(app);
    expect(counts['pending']).toBeGreaterThan(0);
    expect(counts['done']).toBeUndefined();
    const ready = await app.request('GET', '/readyz');
    expect([ready.status, ready.body.status, ready.body.parts.search]).toEqual([
      200,
      'degraded',
      'degraded',
    ]);
  });
});

const installed = spawnSync('meilisearch', ['--version']).status === 0;
if (!installed) process.stdout.write('skipped: no meilisearch program, search on a server\n');

/** A throw-away server in a process of its own, so that it ends with this one. */
async function startServer(): Promise<{ url: string; key: string; holder: ChildProcess }> {
  const starter = pathToFileURL(join(__dirname, '../../../scripts/run/meilisearch.mjs')).href;
  const program = `
    const { startMeilisearch } = await import(${JSON.stringify(starter)});
    const { url, key, stop } = await startMeilisearch();
    process.on('SIGTERM', () => stop().then(() => process.exit(0)));
    console.log(JSON.stringify({ url, key }));
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(holder.stdout, 'data')) as [Buffer];
  return { ...(JSON.parse(line.toString()) as { url: string; key: string }), holder };
}

/** Making four indexes takes a busy machine half a minute. */
const patience = 120_000;

const onServer = () => {
  let app: TestApp;
  let holder: ChildProcess;
  let server: { url: string; key: string };

  beforeAll(async () => {
    const started = await startServer();
    server = started;
    holder = started.holder;
    // With no more rights than the service has in production.
    await ensureServiceKey(server.url, server.key);
    app = await startTestApp({ MEILI_URL: server.url, MEILI_KEY: serviceKeyOf(server.key) });
  });
  afterAll(async () => {
    await app.stop();
    holder.kill('SIGTERM');
    await once(holder, 'exit');
  });

  it(
    'is degraded while it is empty, and mended by the worker',
    async () => {
      const scenario = await withContent(app);
      const before = await search(app, '登陆站');
      expect([before.body.degraded, titlesOf(before.body).length]).toEqual([true, 2]);
      await app.nest.get(Jobs).runNow('search.mend');
      const after = await search(app, 'dengluzhan');
      expect([after.body.degraded, titlesOf(after.body).length]).toEqual([false, 2]);
      const ready = await app.request('GET', '/readyz');
      expect(ready.body.parts.search).toBe('ready');
      await takeStep(app, 'withdraw', scenario);
      await app.settle();
      expect(await inLine(app)).toEqual({ done: expect.any(Number) });
      expect(titlesOf((await search(app, '登陆站')).body)).toEqual(['登陆站值守机器人']);
    },
    patience,
  );

  it(
    'writes what changed once, and counts by field',
    async () => {
      const supplier = await aMember(app);
      await aPublishedCapability(app, supplier, { title: '登陆站潮位预报' });
      await app.settle();
      const { body } = await search(app, '登陆站', '&index=capabilities');
      expect([body.degraded, body.groups[0].total]).toEqual([false, 2]);
      expect(body.groups[0].facets.sectors).toEqual({ industry: 2 });
    },
    patience,
  );

  it(
    'writes many changes that wait in few goes, and each delivery is done',
    async () => {
      const tasks = async () => {
        const headers = { authorization: `Bearer ${server.key}` };
        const answer = await fetch(`${server.url}/tasks?indexUids=capabilities&limit=1`, {
          headers,
        });
        return ((await answer.json()) as { total: number }).total;
      };
      const supplier = await aMember(app);
      await app.settle();
      const before = await tasks();
      for (let n = 0; n < 12; n++)
        await aPublishedCapability(app, supplier, { title: `红树林潮沟第${n}号监测` });
      await app.settle();
      expect((await tasks()) - before).toBeLessThan(4);
      const { body } = await search(app, '红树林潮沟', '&index=capabilities');
      expect([body.degraded, body.groups[0].total]).toEqual([false, 12]);
      expect(await inLine(app)).toEqual({ done: expect.any(Number) });
    },
    patience,
  );

  it('has a key of its own that does no more than the service must', async () => {
    expect(await ensureServiceKey(server.url, server.key)).toBe(false);
    const ask = async (path: string, method = 'GET') => {
      const headers = { authorization: `Bearer ${serviceKeyOf(server.key)}` };
      return (await fetch(`${server.url}${path}`, { method, headers })).status;
    };
    expect(await ask('/indexes/capabilities')).toBe(200);
    for (const path of ['/keys', '/experimental-features'])
      expect([path, await ask(path)]).toEqual([path, 403]);
    expect(await ask('/dumps', 'POST')).toBe(403);
  });
};
if (installed) describe('a real Meilisearch', onServer);
