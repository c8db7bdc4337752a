import { createServer } from 'node:http';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aCall, as, aSealedBid, done } from '../../../test/factories/bids.js';

/** Whoever reads the figures of the processes learns no count of drafts or seals before the opening. */

let app: TestApp;
let port: number;
beforeAll(async () => {
  port = await freePort();
  app = await startTestApp({ METRICS_PORT: String(port) });
});
afterAll(() => app.stop());

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
const counts = async () => {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  return text.split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count'));
};

it('all requests around bids are one series, whatever they do and how they end', async () => {
  const call = await aCall(app);
  const bid = await aSealedBid(app, call.id);
  const own = as(app, bid.bidder);
  expect((await own('POST', `/bids/${bid.id}/receipts`, {})).status).toBe(400);
  done(await own('POST', `/bids/${bid.id}/withdrawals`, {}));
  // Every route of bids there is, by anybody.
  const { paths } = (await app.nest.inject('/api/openapi.json')).json<{
    paths: Record<string, object>;
  }>();
  // What other modules do with a bid comes after its opening.
  const about = Object.entries(paths).filter(
    ([path]) =>
      /\/(bids|bid-files|sealings)\b/.test(path) && !/feedback|proof|evaluation/.test(path),
  );
  expect(about.length).toBeGreaterThan(20);
  for (const [path, methods] of about)
    for (const method of Object.keys(methods))
      await app.nest.inject({
        method: method.toUpperCase() as 'POST',
        url: path.replace(/\{\w+\}/g, bid.id),
      });
  const lines = await counts();
  expect(lines.filter((line) => /bid|seal|receipt/.test(line))).toEqual([
    expect.stringMatching(/\{route="bids",method="any",status="any"\} \d+$/),
  ]);
  expect(lines.some((line) => line.includes('route="/api/v1/scenarios",method="POST"'))).toBe(true);
});
