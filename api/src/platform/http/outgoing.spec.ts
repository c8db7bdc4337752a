import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { outgoing } from './outgoing.js';

let server: Server;
let port: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/moved') response.writeHead(302, { location: '/' }).end();
    else response.end(JSON.stringify({ path: request.url }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => void server.close());

const request = () => ({
  ...{ method: 'POST', headers: {}, body: '{}', signal: AbortSignal.timeout(5000) },
});

it.each([
  '127.0.0.1',
  'localhost',
  '10.1.2.3',
  '192.168.0.1',
  '169.254.169.254',
  '[::1]',
  '[::ffff:127.0.0.1]',
  '[fd00::1]',
])('refuses %s', async (host) => {
  const send = outgoing();
  await expect(send(`http://${host}:${port}/`, request())).rejects.toMatchObject({
    name: 'OutgoingRefused',
  });
});

it('reaches what is allowed by name and by number, and follows no redirect', async () => {
  const send = outgoing('127.0.0.0/8, ::1');
  for (const host of ['127.0.0.1', 'localhost']) {
    const answer = await send(`http://${host}:${port}/a`, request());
    expect([answer.ok, await answer.json()]).toEqual([true, { path: '/a' }]);
  }
  const moved = await send(`http://127.0.0.1:${port}/moved`, request());
  expect([moved.ok, moved.status]).toEqual([false, 302]);
  await expect(send(`http://10.0.0.1:${port}/`, request())).rejects.toThrow(/inner network/);
});
