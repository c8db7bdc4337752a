// Runs web/nginx.conf with a real nginx, where one is installed, in front of a running API.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { end, freePort, waitFor } from '../pg/processes.mjs';
import { root } from '../run/settings.mjs';

export const hasNginx = () => spawnSync('nginx', ['-v']).status === 0;

async function get(url, headers = {}) {
  const response = await fetch(url, { headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, body: await response.text() };
}

/** What is wrong with the answers of nginx; empty when all is well. */
async function faultsAt(base) {
  const faults = [];
  const expect = (what, truth) => truth || faults.push(`nginx: ${what}`);
  const page = await get(`${base}/scenarios`, { accept: 'text/html' });
  expect('a page address gives the page', page.status === 200 && page.body.includes('<div id='));
  expect('the page has a content policy', page.headers.has('content-security-policy'));
  const script = /\/assets\/[^"]+\.js/.exec(page.body)?.[0];
  for (const coding of ['br', 'gzip']) {
    const asset = await get(base + script, { 'accept-encoding': coding });
    expect(`${coding} script is served`, asset.headers.get('content-encoding') === coding);
    expect(`${coding} script has its type`, /javascript/.test(asset.headers.get('content-type')));
    expect(`${coding} script is kept`, /immutable/.test(asset.headers.get('cache-control')));
  }
  const missing = await get(`${base}/assets/none.js`, { 'accept-encoding': 'br' });
  expect('a missing asset is 404', missing.status === 404);
  const head = /<title>AI厦门机会清单<\/title>/;
  const none = '01a20083-0000-7000-8000-000000000000';
  const unknown = await get(`${base}/scenarios/${none}`, { accept: 'text/html' });
  expect(
    'an unknown thing keeps the general head',
    unknown.status === 200 && head.test(unknown.body),
  );
  expect('its page keeps the content policy', unknown.headers.has('content-security-policy'));
  expect('no include is left in it', !unknown.body.includes('<!--#'));
  const include = await get(`${base}/page-head`);
  expect('the include itself shows nothing', include.status === 204 && include.body === '');
  for (const way of ['/api/page-head', '/api//page-head', '/api/%70age-head', '/api/./page-head?a'])
    expect(`${way} is nobody's`, (await get(base + way)).status === 404);
  const shown = await (await fetch(`${base}/api/v1/organisations?limit=1`)).json();
  for (const { id, name } of shown.items) {
    const own = await get(`${base}/organisations/${id}?from=wechat`, { accept: 'text/html' });
    const title = /<title>(.*)<\/title>/.exec(own.body)?.[1] ?? '';
    expect('a thing names itself in its head', title.includes(name.slice(0, 4)));
    expect('a page has one title', own.body.match(/<title>/g)?.length === 1);
    // Past the page, without its cache or its bound in time: nobody's business but nginx's.
    const past = await get(`${base}/api/page-head`, { 'x-page-path': `/organisations/${id}` });
    expect('the head is not read past the page', past.status === 404 && !past.body.includes(name));
  }
  const api = await get(`${base}/api/v1/scenarios?limit=1`);
  expect('the API answers', api.status === 200 && api.headers.get('content-type').includes('json'));
  expect('nginx is well', (await get(`${base}/healthz`)).status === 200);
  return faults;
}

/** @param {string} folder for its files  @param {number} apiPort  @returns {Promise<string[]>} faults */
export async function checkNginx(folder, apiPort) {
  const port = await freePort();
  const server = fs
    .readFileSync(path.join(root, 'web', 'nginx.conf'), 'utf8')
    .replace('listen 80;', `listen 127.0.0.1:${port};`)
    .replace('/usr/share/nginx/html', path.join(root, 'web', 'dist'))
    .replace('http://api:3000', `http://127.0.0.1:${apiPort}`);
  const file = path.join(folder, 'nginx.conf');
  const kinds = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  const temporary = kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ');
  fs.writeFileSync(
    file,
    `pid ${folder}/nginx.pid; error_log ${folder}/nginx.log; events {}
     ${process.getuid() === 0 ? 'user root;' : ''}
     http { include /etc/nginx/mime.types; access_log off; ${temporary} ${server} }`,
  );
  const child = spawn('nginx', ['-c', file, '-g', 'daemon off;'], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  try {
    const base = `http://127.0.0.1:${port}`;
    const up = await waitFor(
      () =>
        fetch(`${base}/healthz`)
          .then((r) => r.ok)
          .catch(() => false),
      5_000,
    );
    return up ? await faultsAt(base) : ['nginx does not start'];
  } finally {
    await end(child.pid, 'SIGTERM', 3_000);
  }
}
