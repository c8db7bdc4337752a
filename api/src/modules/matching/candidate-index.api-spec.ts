import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureServiceKey, serviceKeyOf } from '@aism/search';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario, type MadeScenario } from '../../../test/factories/scenarios.js';
import { aPublishedCapability } from '../../../test/factories/suppliers.js';
import { parseConfig } from '../../platform/config.js';
import { CandidateIndex } from './candidate-index.service.js';

/** Candidates named by Meilisearch: the same lists as without it, and lists all the same while it is away. */

const fields = {
  title: '海缆登陆站值守巡检',
  summary: '登陆站地处偏僻，设备间温湿度与异响靠人工值守。',
  problem: '三处登陆站轮流驻守，夜间巡检间隔长，设备异响和渗水发现得晚，需要自动值守与告警。',
};
const offer = {
  title: '无人值守机房巡检机器人',
  description: '登陆站与机房无人值守，识别异响、渗水与温湿度异常，告警到手机。',
};

const ids = async (app: TestApp, path: string): Promise<string[]> => {
  const { body } = await app.request('GET', path);
  return body.items.map((item: { id: string }) => item.id);
};

/** Waiting for a server takes a busy machine long. */
jest.setTimeout(120_000);

describe('a Meilisearch that refuses', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp({
      ...{ MEILI_URL: 'http://127.0.0.1:9', MEILI_KEY: 'k', MATCH_CANDIDATES: 'meilisearch' },
    });
  });
  afterAll(() => app.stop());

  it('leaves lists that this process makes itself, and says so', async () => {
    const scenario = await aScenario(app, { state: 'open', fields });
    const capability = await aPublishedCapability(app, await aMember(app), offer);
    await app.settle();
    expect(await ids(app, `/scenarios/${scenario.id}/matches`)).toEqual([capability]);
    expect(await ids(app, `/capabilities/${capability}/matches`)).toEqual([scenario.id]);
    const { body } = await app.request('GET', '/readyz');
    expect([body.status, body.parts.candidates]).toEqual(['degraded', 'degraded']);
    const waiting = await app.source.query(
      `select 1 from deliveries where subscriber like 'matching.candidates-%' and state = 'pending'`,
    );
    expect(waiting.length).toBeGreaterThan(0);
  });
});

it('is not asked where it is not chosen, and needs an address where it is', () => {
  const secret = { DATABASE_URL: 'postgres://a:b@127.0.0.1/x', APP_SECRET: 'x'.repeat(32) };
  expect(parseConfig(secret).MATCH_CANDIDATES).toBe('in-process');
  expect(() => parseConfig({ ...secret, MATCH_CANDIDATES: 'meilisearch' })).toThrow(/MEILI_URL/);
});

const installed = spawnSync('meilisearch', ['--version']).status === 0;
const line = 'SKIP candidates on a server: no `meilisearch` on PATH';
if (!installed)
  it(line, () => {
    process.stderr.write(`${line}\n`);
    expect(process.env.REQUIRE_MEILI ?? '').toBe('');
  });

/** A throw-away server in a process of its own, so that it ends with this one. */
async function startServer(): Promise<{ url: string; key: string; holder: ChildProcess }> {
  const starter = pathToFileURL(join(__dirname, '../../../scripts/run/meilisearch.mjs')).href;
  const program = `
    const { startMeilisearch } = await import(${JSON.stringify(starter)});
    const server = await startMeilisearch();
    process.stdout.write(JSON.stringify({ url: server.url, key: server.key }) + '\\n');
    process.stdin.resume();
    process.stdin.on('end', () => server.stop().then(() => process.exit(0)));`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [text] = (await once(holder.stdout, 'data')) as [Buffer];
  const { url, key } = JSON.parse(text.toString()) as { url: string; key: string };
  return { url, key, holder };
}

const onServer = () => {
  let app: TestApp;
  let holder: ChildProcess;
  let supplier: TestAccount;
  let scenario: MadeScenario;
  let capability: string;

  beforeAll(async () => {
    const server = await startServer();
    holder = server.holder;
    // With no more rights than the service has in production.
    await ensureServiceKey(server.url, server.key);
    app = await startTestApp({
      ...{ MEILI_URL: server.url, MEILI_KEY: serviceKeyOf(server.key) },
      MATCH_CANDIDATES: 'meilisearch',
    });
    supplier = await aMember(app);
    scenario = await aScenario(app, { state: 'open', fields });
    capability = await aPublishedCapability(app, supplier, offer);
    await app.settle();
  }, 60_000);
  afterAll(async () => {
    await app.stop();
    holder.stdin?.end();
    await once(holder, 'exit');
  }, 60_000);

  const named = (side: 'demand' | 'supply', id: string) =>
    app.nest.get(CandidateIndex).find({
      ...{ side, row: { id }, query: { audience: 'public', limit: 10, offset: 0 } },
    });

  it('was filled by itself, names both sides’ candidates, and the lists are those', async () => {
    expect(await named('demand', scenario.id)).toEqual([capability]);
    expect(await named('supply', capability)).toEqual([scenario.id]);
    expect(await ids(app, `/scenarios/${scenario.id}/matches`)).toEqual([capability]);
    expect(await ids(app, `/capabilities/${capability}/matches`)).toEqual([scenario.id]);
    const { body } = await app.request('GET', '/readyz');
    expect(body.parts.candidates).toBe('ready');
  });

  it('follows new rows, edits and archivings', async () => {
    const late = await aPublishedCapability(app, supplier, {
      ...offer,
      title: '登陆站渗水监测仪',
    });
    await app.settle();
    expect(await named('demand', scenario.id)).toEqual(expect.arrayContaining([capability, late]));
    await app.request('POST', `/capabilities/${late}/archivals`, { cookie: supplier.cookie });
    await app.settle();
    expect(await named('demand', scenario.id)).toEqual([capability]);
    expect(await ids(app, `/scenarios/${scenario.id}/matches`)).toEqual([capability]);
  });

  it('is rebuilt while it serves', async () => {
    expect(await app.nest.get(CandidateIndex).rebuild()).toEqual({ demand: 1, supply: 1 });
    expect(await named('demand', scenario.id)).toEqual([capability]);
  });

  it('holds nothing that only the supplier may read', async () => {
    const path = `/capabilities/${capability}`;
    const seen = await app.request('GET', path, { cookie: supplier.cookie });
    await app.request('PATCH', path, {
      cookie: supplier.cookie,
      headers: { 'if-match': String(seen.headers.etag) },
      body: { capacity: 2, busy: 2 },
    });
    await app.settle();
    const [row] = await app.nest.get(CandidateIndex).documentsOf('supply', [capability]);
    expect(Object.keys(row!).sort()).toEqual(
      ['id', 'space', 'terms', 'untilMs', 'vector', 'worlds'].sort(),
    );
    for (const term of row!.terms) expect(term).toMatch(/^[cw]:/);
  });
};
if (installed) describe('a Meilisearch that works', onServer);
