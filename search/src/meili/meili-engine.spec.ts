import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { aScenario } from '../testing/documents.js';
import { MeiliEngine } from './meili-engine.js';

/* What comes of a server that is down, slow, closed, empty or confused; the server proper is the contract's matter. */

let server: Server | undefined;

async function serving(listener: RequestListener, searchTimeout = 500): Promise<MeiliEngine> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return new MeiliEngine({
    url: `http://127.0.0.1:${port}`,
    key: 'secret-key',
    searchTimeout,
    taskTimeout: 300,
  });
}

function answering(status: number, body: unknown): RequestListener {
  return (_, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

const failure = (code: string) => ({ message: 'm', code, type: 'invalid_request', link: 'l' });

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  server = undefined;
});

describe('MeiliEngine with a bad server', () => {
  it.each([
    ['a refused key', 403, failure('invalid_api_key'), 'unauthorised'],
    ['no key', 401, failure('missing_authorization_header'), 'unauthorised'],
    ['a missing index', 404, failure('index_not_found'), 'not-ready'],
    ['old settings', 400, failure('invalid_search_filter'), 'not-ready'],
    ['a server error', 500, failure('internal'), 'failed'],
    ['something else on the port', 502, '<html>bad gateway</html>', 'failed'],
  ])('%s', async (_, status, body, reason) => {
    const engine = await serving(answering(status, body));
    const search = engine.search('scenarios', { text: '质检' });
    await expect(search).rejects.toMatchObject({ name: 'SearchUnavailable', reason });
    await expect(search).rejects.not.toThrow(/secret-key/u);
    expect(await engine.health()).toMatchObject({ engine: 'meilisearch', ok: false, reason });
  });

  it('nothing there', async () => {
    const engine = new MeiliEngine({ url: 'http://127.0.0.1:9', key: 'k' });
    await expect(engine.search('scenarios', {})).rejects.toMatchObject({ reason: 'unreachable' });
    await expect(engine.put('scenarios', [aScenario({ id: 'a' })])).rejects.toMatchObject({
      name: 'SearchUnavailable',
    });
    expect(await engine.health()).toMatchObject({ ok: false, reason: 'unreachable' });
  });

  it('a server that never answers', async () => {
    const engine = await serving(() => undefined, 100);
    await expect(engine.search('scenarios', {})).rejects.toMatchObject({ reason: 'time-out' });
  });

  it('a task that never ends', async () => {
    const engine = await serving(
      answering(202, { taskUid: 1, status: 'enqueued', enqueuedAt: '2026-01-01T00:00:00Z' }),
    );
    const put = engine.put('scenarios', [aScenario({ id: 'a' })]);
    await expect(put).rejects.toMatchObject({ reason: 'time-out' });
  });

  it('a task that fails', async () => {
    const task = {
      uid: 1,
      taskUid: 1,
      status: 'failed',
      type: 'documentAdditionOrUpdate',
      error: failure('no_space_left_on_device'),
      enqueuedAt: '2026-01-01T00:00:00Z',
    };
    const engine = await serving(answering(200, task));
    const put = engine.put('scenarios', [aScenario({ id: 'a' })]);
    await expect(put).rejects.toMatchObject({ name: 'SearchUnavailable', reason: 'failed' });
  });

  it('refuses a wrong query before asking', async () => {
    const engine = new MeiliEngine({ url: 'http://127.0.0.1:9', key: 'k' });
    await expect(engine.search('scenarios', { limit: -1 })).rejects.toMatchObject({
      name: 'SearchRequestError',
    });
  });
});
