import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EmbeddingClient } from './embedding-client.js';

/* A small server of our own stands in for the embedder: what is sent to it, and what comes of its faults. */

interface Received {
  authorization: string | undefined;
  model: string;
  input: string[];
}

let server: Server;
let received: Received[];
let answers: ((response: ServerResponse, input: string[]) => void)[];

const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
};
/** Vectors that tell their text: its length, and one. */
const good = (response: ServerResponse, input: string[]): void => {
  const data = input.map((text, index) => ({ index, embedding: [text.length, 1] }));
  send(response, 200, { data: data.reverse() });
};

async function bodyOf(request: IncomingMessage): Promise<{ model: string; input: string[] }> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return JSON.parse(text) as { model: string; input: string[] };
}

beforeAll(async () => {
  server = createServer((request, response) => {
    void bodyOf(request).then(({ model, input }) => {
      received.push({ authorization: request.headers.authorization, model, input });
      (answers.shift() ?? good)(response, input);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
});
beforeEach(() => {
  received = [];
  answers = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const client = (more: object = {}): EmbeddingClient => {
  const { port } = server.address() as AddressInfo;
  return new EmbeddingClient({
    ...{ url: `http://127.0.0.1:${port}/v1/embeddings`, model: 'm-1', key: 'secret-key' },
    ...{ pauseMs: 1, timeoutMs: 2000, ...more },
  });
};

it('asks in batches, in order, with model and key, and makes unit vectors', async () => {
  const vectors = await client({ batch: 2 }).embed(['a', 'bb', 'ccc']);
  expect(received).toEqual([
    { authorization: 'Bearer secret-key', model: 'm-1', input: ['a', 'bb'] },
    { authorization: 'Bearer secret-key', model: 'm-1', input: ['ccc'] },
  ]);
  expect(vectors.map((vector) => vector[0]! / vector[1]!)).toEqual(
    [1, 2, 3].map((n) => expect.closeTo(n, 5)),
  );
  for (const vector of vectors) expect(Math.hypot(...vector)).toBeCloseTo(1, 6);
  expect(await client().embed([])).toEqual([]);
});

it('asks again where it helps', async () => {
  answers = [
    (response) => send(response, 503, 'busy'),
    (response) => send(response, 429, 'slowly'),
  ];
  expect(await client().embed(['a'])).toHaveLength(1);
  expect(received).toHaveLength(3);
});

it.each<[string, (response: ServerResponse) => void, number]>([
  ['a refused key', (response) => send(response, 401, 'no'), 1],
  ['no JSON', (response) => send(response, 200, '<html>'), 1],
  ['too few vectors', (response) => send(response, 200, { data: [] }), 1],
  [
    'vectors of different lengths',
    (response) => send(response, 200, { data: [{ embedding: [1] }, { embedding: [1, 2] }] }),
    1,
  ],
  ['a broken server', (response) => send(response, 500, 'broken'), 3],
])('gives up on %s, and says nothing of key, address or text', async (_, answer, times) => {
  answers = [answer, answer, answer];
  const embedding = client().embed(['some text', 'more']);
  await expect(embedding).rejects.toMatchObject({ name: 'EmbeddingsUnavailable' });
  await expect(embedding).rejects.not.toThrow(/secret|127|some text/u);
  expect(received).toHaveLength(times);
});

it('waits no longer than it may', async () => {
  answers = [() => undefined];
  const embedding = client({ timeoutMs: 100, attempts: 1 }).embed(['a']);
  await expect(embedding).rejects.toThrow(/time-out/);
});

it('goes out by the way it is given', async () => {
  const refused = Object.assign(new Error('inner'), { name: 'OutgoingRefused' });
  const embedding = client({ send: () => Promise.reject(refused) }).embed(['a']);
  await expect(embedding).rejects.toThrow(/address refused/);
  expect(received).toEqual([]);
});
