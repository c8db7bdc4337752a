import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { aPublishedCapability } from '../../../test/factories/suppliers.js';
import { EmbeddingChannel } from './embedding-channel.service.js';
import { Embeddings } from './embeddings.service.js';

/** The optional embedder: a small server of our own stands in for it and notes what it is sent. */

let app: TestApp;
let embedder: Server;
let supplier: TestAccount;
let isDown = false;
const sent: string[] = [];

/** Texts about harbours lie in one direction, all others in the other. */
const vectorOf = (text: string) =>
  text.includes('码头') || text.includes('岸桥') ? [1, 0.1] : [0.1, 1];

beforeAll(async () => {
  embedder = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      if (isDown) return response.writeHead(401).end('{}');
      const { input } = JSON.parse(text) as { input: string[] };
      sent.push(...input);
      const data = input.map((one, index) => ({ index, embedding: vectorOf(one) }));
      return response.end(JSON.stringify({ data }));
    });
  });
  await new Promise<void>((done) => embedder.listen(0, '127.0.0.1', done));
  const { port } = embedder.address() as AddressInfo;
  app = await startTestApp({
    EMBEDDINGS_URL: `http://127.0.0.1:${port}/v1/embeddings`,
    EMBEDDINGS_MODEL: 'small',
    OUTGOING_NETWORKS: '127.0.0.0/8',
  });
  supplier = await aMember(app);
}, 60_000);
afterAll(async () => {
  await app.stop();
  embedder.closeAllConnections();
  embedder.close();
});

/** Delivers, embeds what waits, and lets this process follow. */
async function settle(): Promise<void> {
  await app.settle();
  await app.nest.get(Embeddings).settled();
  await app.settle();
}

const offer = {
  title: '岸桥防摇系统',
  description: '岸桥小车防摇与自动着箱，激光扫描对位，适配多种桥型与吊具。',
};
const named = (side: 'demand' | 'supply', id: string) =>
  app.nest.get(EmbeddingChannel).find(side, id);

it('embeds what is published, each text once, and names the likest of the other side', async () => {
  const scenario = await aScenario(app, { state: 'open', fields: { title: '码头无人值守' } });
  const capability = await aPublishedCapability(app, supplier, offer);
  const other = await aPublishedCapability(app, supplier, { title: '短剧配音' });
  await settle();
  expect(named('demand', scenario.id)).toEqual([capability, other]);
  expect(named('supply', capability)).toEqual([scenario.id]);
  const before = sent.length;
  const twin = await aPublishedCapability(app, supplier, offer);
  await settle();
  expect(sent.length).toBe(before);
  expect(named('demand', scenario.id)).toEqual(
    [capability, twin, other].sort(
      (a, b) => Number(a === other) - Number(b === other) || (a < b ? -1 : 1),
    ),
  );
  const list = await app.request('GET', `/scenarios/${scenario.id}/matches`);
  expect(list.status).toBe(200);
});

it('never sends a draft or what only its owner may read', async () => {
  const draft = await aScenario(app, { fields: { title: '未公开的码头计划' } });
  await aPublishedCapability(app, supplier, { title: '港口调度', capacity: 7, busy: 3 });
  await settle();
  expect(named('demand', draft.id)).toEqual([]);
  const all = sent.join('\n');
  expect(all).toContain('港口调度');
  expect(all).not.toMatch(/未公开的码头计划|capacity|"busy"/);
});

it('blocks no publishing while it is down, and makes up for it', async () => {
  isDown = true;
  const late = await aPublishedCapability(app, supplier, { title: '码头闸口识别' });
  await settle();
  expect(named('supply', late)).toEqual([]);
  const parked = await app.source.query(`select 1 from deliveries where state <> 'done'`);
  expect(parked).toEqual([]);
  isDown = false;
  await settle();
  expect(named('supply', late).length).toBe(1);
});

it('forgets what is archived, and reads everything anew by itself', async () => {
  await app.source.query('delete from row_embeddings');
  await app.nest.get(Embeddings).wantAll();
  const before = sent.length;
  await settle();
  expect(sent.length).toBe(before);
  const [{ n }] = await app.source.query('select count(*)::int as n from row_embeddings');
  expect(n).toBeGreaterThan(4);
});

it('is not there without an address', async () => {
  const without = await startTestApp();
  await without.nest.get(Embeddings).wantAll();
  await without.nest.get(Embeddings).settled();
  const waiting = await without.source.query('select 1 from embedding_wants');
  expect(waiting).toEqual([]);
  expect(without.nest.get(EmbeddingChannel).find('demand', 'x')).toEqual([]);
  await without.stop();
});
