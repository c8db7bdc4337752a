import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../../../test/app.js';
import { aMember, anAccount, type TestAccount } from '../../../test/factories/identity.js';
import { aScenario } from '../../../test/factories/scenarios.js';
import { aCapability } from '../../../test/factories/suppliers.js';

/** What shared addresses say of themselves: by the page itself, and by what nginx asks for. */

let app: TestApp;
let pages: string;
let publisher: TestAccount;
beforeAll(async () => {
  pages = mkdtempSync(join(tmpdir(), 'aism-pages-'));
  cpSync(join(__dirname, '../../../../web/index.html'), join(pages, 'index.html'));
  app = await startTestApp({ WEB_DIST: pages, PUBLIC_URL: 'https://aism.example' });
  publisher = await aMember(app);
});
afterAll(async () => {
  await app.stop();
  rmSync(pages, { recursive: true });
});

const general = '<title>AI厦门机会清单</title>';
const page = (path: string, headers: Record<string, string> = {}) =>
  app.nest.inject({ method: 'GET', url: path, headers: { accept: 'text/html', ...headers } });
const head = (path: string) =>
  app.nest.inject({ method: 'GET', url: '/api/page-head', headers: { 'x-page-path': path } });
const titleOf = (html: string) => html.match(/<title>[^<]*<\/title>/g);

it('a published scenario says its title and summary, whatever stands in them', async () => {
  const title = `</title><script>alert(1)</script>$& "装箱"`;
  const { id } = await aScenario(app, { publisher, state: 'open', fields: { title } });
  const { body, headers } = await page(`/scenarios/${id}?from=wechat`);
  const told = '&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt;$&amp; &quot;装箱&quot;';
  expect(titleOf(body)).toEqual([`<title>${told} · AI厦门机会清单</title>`]);
  expect(body).toContain(`<meta property="og:title" content="${told}" />`);
  expect(body).toContain(
    `<meta property="og:url" content="https://aism.example/scenarios/${id}" />`,
  );
  expect(body.match(/<meta name="description"/g)).toHaveLength(1);
  expect(body).not.toContain('<script>alert');
  expect(body).not.toContain('<!--#');
  // The rest of the page is as it was built, and so are the policy and the scripts it allows.
  expect(body).toContain('<div id="root">');
  expect(headers['content-security-policy']).toContain("default-src 'self'");
  expect(headers['content-type']).toBe('text/html; charset=utf-8');
  expect(headers['cache-control']).toBe('no-cache');
  const asked = await head(`/scenarios/${id}?from=wechat`);
  expect(asked.statusCode).toBe(200);
  expect(body).toContain(asked.body);
  expect(titleOf((await page(`/scenarios/${id}`, { 'accept-language': 'en' })).body)).toEqual([
    `<title>${told} · AI Xiamen Opportunity List</title>`,
  ]);
});

it('what is hidden, unpublished or missing looks like any other page', async () => {
  const draft = await aScenario(app, { publisher });
  const submitted = await aScenario(app, { publisher, state: 'submitted' });
  const suspended = await aMember(app);
  const theirs = await aScenario(app, { publisher: suspended, state: 'open' });
  const pending = await aMember(app, { state: 'pending' });
  await app.source.query(`update organisations set state = 'suspended' where id = $1`, [
    suspended.organisationId,
  ]);
  const none = '01a20083-0000-7000-8000-00000000ffff';
  const missing = (await page(`/scenarios/${none}`)).body;
  expect(missing).toContain(general);
  for (const path of [
    `/scenarios/${draft.id}`,
    `/scenarios/${submitted.id}`,
    `/scenarios/${theirs.id}`,
    `/organisations/${suspended.organisationId}`,
    `/organisations/${pending.organisationId}`,
    '/scenarios/not-an-id',
    '/capabilities/%00',
    '/lists/none',
  ]) {
    const { body, statusCode } = await page(path);
    expect([path, statusCode, body]).toEqual([path, 200, missing]);
    const asked = await head(path);
    expect([path, asked.statusCode, asked.body]).toEqual([path, 204, '']);
  }
  // The publisher's own session changes nothing: the head is everybody's.
  const { body } = await page(`/scenarios/${draft.id}`, { cookie: publisher.cookie });
  expect(body).toBe(missing);
});

it('an organisation and a list say what they are; a draft of a list does not', async () => {
  const [row] = await app.source.query<{ name: string }[]>(
    'select name from organisations where id = $1',
    [publisher.organisationId],
  );
  const own = (await page(`/organisations/${publisher.organisationId}`)).body;
  expect(titleOf(own)?.[0]).toContain(row?.name);
  const { cookie } = await anAccount(app, { roles: ['reviewer'] });
  const { id } = await aScenario(app, { publisher, state: 'open' });
  const body = { level: 'city', title: '思明区<第一批>' };
  const { no } = (await app.request('POST', '/lists', { cookie, body })).body as { no: string };
  const at = `/lists/${encodeURIComponent(no)}`;
  expect((await page(at)).body).toContain(general);
  await app.request('POST', `${at}/entries`, { cookie, body: { scenarioIds: [id] } });
  const published = await app.request('POST', `${at}/publications`, { cookie, body: {} });
  expect(published.status).toBe(201);
  // Heads are kept for some seconds, by language.
  const list = (await page(at, { 'accept-language': 'en' })).body;
  expect(titleOf(list)?.[0]).toContain('思明区&lt;第一批&gt; · AI Xiamen');
  expect(list).toContain('Scenarios open for AI: 1.');
});

it('an unclaimed entry keeps crawlers away in page and headers; a claimed one does not', async () => {
  const unclaimed = await page(`/capabilities/${await aCapability(app, { organisationId: null })}`);
  expect(unclaimed.headers['x-robots-tag']).toBe('noindex');
  expect(unclaimed.body).toContain('<meta name="robots" content="noindex" />');
  const claimed = await page(`/capabilities/${await aCapability(app)}`);
  expect(claimed.headers['x-robots-tag']).toBeUndefined();
  expect(claimed.body).not.toContain('noindex');
});

it('programs that ask for JSON get no page', async () => {
  const { statusCode } = await page('/scenarios/none', { accept: 'application/json' });
  expect(statusCode).toBe(404);
  const without = await app.nest.inject({ method: 'GET', url: '/api/page-head' });
  expect(without.statusCode).toBe(204);
});
