import { connect, type AddressInfo, type Socket } from 'node:net';
import cookie from '@fastify/cookie';
import fastify, { type FastifyInstance } from 'fastify';
import { rawBytes } from './raw-bytes.js';
import { sessionCookie } from './rate-limit-key.js';
import { newSessionToken } from './session-token.js';

/** Places for bodies of bytes, over real connections: who waits, who goes, who is next. */

const secret = 'a secret of the tests, long enough to be one';
const megabyte = 1024 * 1024;
let server: FastifyInstance;
let port: number;
let read: string[];
let arrivals: number;
let departures: number;
const sockets: Socket[] = [];
beforeEach(async () => {
  [read, arrivals, departures] = [[], 0, 0];
  server = fastify();
  server.server.on('connection', (socket) => socket.once('close', () => departures++));
  await server.register(cookie);
  server.addHook('onRequest', async () => void arrivals++);
  rawBytes(server, secret);
  server.put('/bytes/:name', { config: { takesBytes: 3 * megabyte } }, (request, reply) => {
    read.push((request.params as { name: string }).name);
    return reply.send({});
  });
  await server.listen({ host: '127.0.0.1', port: 0 });
  port = (server.server.address() as AddressInfo).port;
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await server.close();
});

/** Sends the head of a request of the session; the body of one byte follows with `end`. */
async function begin(name: string, token: string) {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let answer = '';
  socket.on('error', () => undefined).on('data', (data) => (answer += data.toString()));
  socket.write(
    `PUT /bytes/${name} HTTP/1.1\r\nHost: test\r\nContent-Type: application/octet-stream\r\n` +
      `Content-Length: 1\r\nCookie: ${sessionCookie}=${token}\r\n\r\n`,
  );
  // In the order in which they are begun.
  const before = arrivals;
  await until(() => arrivals > before);
  return {
    end: () => socket.write('x'),
    go: async () => {
      const left = departures;
      socket.destroy();
      await until(() => departures > left);
    },
    answered: () => until(() => answer.startsWith('HTTP/1.1 200')),
  };
}
async function until(holds: () => boolean, ms = 5_000): Promise<void> {
  const end = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

it('has one session’s bodies wait for one another, unread, and nobody else’s', async () => {
  const [mine, other] = [newSessionToken(secret), newSessionToken(secret)];
  const first = await begin('first', mine);
  const second = await begin('second', mine);
  const theirs = await begin('theirs', other);
  second.end();
  theirs.end();
  await theirs.answered();
  expect(read).toEqual(['theirs']);
  first.end();
  await second.answered();
  expect(read).toEqual(['theirs', 'first', 'second']);
});

it('gives back the place of a sender that went while it waited', async () => {
  const token = newSessionToken(secret);
  const first = await begin('first', token);
  const gone = await begin('gone', token);
  const third = await begin('third', token);
  third.end();
  await gone.go();
  first.end();
  await first.answered();
  // It would wait for half a minute if the one that has gone held its place.
  await third.answered();
  expect(read).toEqual(['first', 'third']);
});

it('gives back the place of a sender that goes while it is read', async () => {
  const token = newSessionToken(secret);
  const gone = await begin('gone', token);
  const next = await begin('next', token);
  next.end();
  await gone.go();
  await next.answered();
  expect(read).toEqual(['next']);
});
