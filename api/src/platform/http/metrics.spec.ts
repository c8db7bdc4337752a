import fastify from 'fastify';
import { Metrics } from './metrics.js';

it('counts requests by the pattern of their route and serves the figures privately', async () => {
  const metrics = new Metrics();
  const app = fastify();
  metrics.watch(app);
  app.get('/things/:id', () => ({ ok: true }));
  const config = { measuredAs: 'secrets' };
  app.post('/secrets/:id', { config }, () => ({ ok: true }));
  app.put('/secrets/:id', { config }, (_, reply) => reply.code(409).send());
  for (const method of ['POST', 'PUT'] as const) await app.inject({ method, url: '/secrets/1' });
  await app.inject('/things/1');
  await app.inject('/things/2');
  const server = await metrics.serve(0);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const other = await fetch(`http://127.0.0.1:${port}/`);
  await new Promise((resolve) => server.close(resolve));
  await app.close();
  expect(text).toContain(
    'http_request_duration_seconds_count{route="/things/:id",method="GET",status="2xx"} 2',
  );
  expect(text).toContain(
    'http_request_duration_seconds_count{route="secrets",method="any",status="any"} 2',
  );
  expect(text).not.toContain('/secrets');
  expect(other.status).toBe(404);
});
