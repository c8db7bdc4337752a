import pg from 'pg';
import { startTestApp, type TestApp } from '../../../test/app.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

describe('http edge', () => {
  it('answers an unknown address with a problem in the reader’s language', async () => {
    const zh = await app.request('GET', '/no-such-thing');
    expect(zh.status).toBe(404);
    expect(zh.headers['content-type']).toContain('application/problem+json');
    expect(zh.body).toMatchObject({
      status: 404,
      code: 'request.not-found',
      title: '没有找到该内容。',
    });
    const en = await app.request('GET', '/no-such-thing', {
      headers: { 'accept-language': 'en-GB,zh;q=0.5' },
    });
    expect(en.body.title).toBe('Not found.');
    expect(en.body.requestId).toBe(en.headers['x-request-id']);
  });

  it.each([
    ['malformed JSON', '{"a":', 'application/json', 400, 'request.malformed-json'],
    [
      'a prototype in JSON',
      '{"__proto__":{"x":1}}',
      'application/json',
      400,
      'request.malformed-json',
    ],
    ['another content type', '<a/>', 'text/xml', 415, 'request.unsupported-type'],
    ['endless nesting', '['.repeat(100_000), 'application/json', 400, 'request.too-deep'],
    [
      'a body over 1 MB',
      `"${'x'.repeat(1_100_000)}"`,
      'application/json',
      413,
      'request.too-large',
    ],
  ])('refuses %s', async (_, payload, type, status, code) => {
    const answer = await app.nest.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload,
      headers: { 'content-type': type },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code]);
  });

  it('refuses bytes that are not UTF-8', async () => {
    const payload = Buffer.concat([
      Buffer.from('{"a":"'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from('"}'),
    ]);
    const answer = await app.nest.inject({
      method: 'POST',
      url: '/api/v1/taxonomies',
      payload,
      headers: { 'content-type': 'application/json' },
    });
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([
      400,
      'request.invalid-text',
    ]);
  });

  it('refuses an address whose query is not UTF-8', async () => {
    const answer = await app.request('GET', '/search?q=%ff%fe');
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid-text']);
  });

  it('refuses unknown query fields and names them', async () => {
    const answer = await app.request('GET', '/taxonomies?kind=nothing&colour=red');
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/kind', code: 'not-in-list' }),
        expect.objectContaining({ pointer: '/colour', code: 'unknown-field' }),
      ]),
    );
  });

  it('tags reads and answers 304 to the same tag', async () => {
    const first = await app.request('GET', '/taxonomies?kind=district');
    expect(first.status).toBe(200);
    expect(first.body.items.map((t: { code: string }) => t.code)).toEqual([
      'city',
      'siming',
      'haicang',
      'huli',
      'jimei',
      'tongan',
      'xiangan',
    ]);
    const again = await app.request('GET', '/taxonomies?kind=district', {
      headers: { 'if-none-match': String(first.headers.etag) },
    });
    expect([again.status, again.text]).toEqual([304, '']);
  });

  it('refuses a write that another site sent', async () => {
    const answer = await app.request('DELETE', '/session', {
      headers: { origin: 'https://evil.example' },
    });
    expect([answer.status, answer.body.code]).toEqual([403, 'request.foreign-origin']);
  });

  it('is alive and ready', async () => {
    expect((await app.request('GET', '/healthz')).body).toEqual({ status: 'ok' });
    expect((await app.request('GET', '/readyz')).body).toMatchObject({
      database: 'up',
      parkedDeliveries: 0,
    });
  });

  it('limits the rate per address and says when to come back', async () => {
    const small = await startTestApp({ RATE_LIMIT_ADDRESS: '3' });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++)
      statuses.push((await small.request('GET', '/taxonomies?kind=park')).status);
    const refused = await small.request('GET', '/taxonomies?kind=park');
    await small.stop();
    expect(statuses).toEqual([200, 200, 200, 429]);
    expect(refused.body.code).toBe('request.too-many');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('counts the heads of pages with it, for they read the database; never the state of health', async () => {
    const small = await startTestApp({ RATE_LIMIT_ADDRESS: '3' });
    const head = () =>
      small.request('GET', '/api/page-head', {
        headers: { 'x-page-path': `/scenarios/${crypto.randomUUID()}` },
      });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await head()).status);
    const api = await small.request('GET', '/taxonomies?kind=park');
    const health = await small.request('GET', '/healthz');
    await small.stop();
    expect(statuses).toEqual([204, 204, 204, 429]);
    expect([api.status, health.status]).toEqual([429, 200]);
  });
});

describe('addresses', () => {
  it('serves the OpenAPI document', async () => {
    const answer = await app.request('GET', '/api/openapi.json');
    expect(answer.status).toBe(200);
    expect(answer.body.openapi).toMatch(/^3\.1/);
    expect(Object.keys(answer.body.paths)).toContain('/api/v1/scenarios');
  });

  it('answers a broken address with a problem', async () => {
    const answer = await app.request('GET', '/api/v1/scenarios/%ff');
    expect([answer.status, answer.body.code]).toEqual([404, 'request.not-found']);
  });

  it('counts an encoded letter of the prefix as the API all the same', async () => {
    const plain = await app.nest.inject({ method: 'GET', url: '/%61pi/v1/taxonomies?kind=park' });
    expect(plain.statusCode).toBe(200);
    expect(plain.headers['x-ratelimit-limit']).toBeDefined();
  });

  it('says what is wrong with a field in the reader’s words', async () => {
    const of = async (language: string) =>
      (
        await app.request('GET', '/taxonomies?kind=nothing', {
          headers: { 'accept-language': language },
        })
      ).body.errors[0].message as string;
    expect(await of('zh-CN')).toBe('不在可选范围内，请重新选择。');
    expect(await of('en')).toBe('Not one of the choices.');
  });
});

describe('a lost database', () => {
  it('is a 503 that says so, and service goes on when it is back', async () => {
    const name = new URL(app.databaseUrl).pathname.slice(1);
    const server = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
    await server.connect();
    const cut = () =>
      server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [
        name,
      ]);
    await server.query(`alter database ${name} with allow_connections false`);
    await cut();
    const during = await app.request('GET', '/scenarios');
    await server.query(`alter database ${name} with allow_connections true`);
    await server.end();
    const after = await app.request('GET', '/scenarios');
    expect([during.status, during.body.code]).toEqual([503, 'service.database-unavailable']);
    expect(during.headers['retry-after']).toBe('5');
    expect(after.status).toBe(200);
  });
});
