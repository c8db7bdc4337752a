import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { languageOf } from './language.js';
import type { PageHeads, WrittenHead } from './page-heads.js';

/**
 * In the built page the general head stands in a block of nginx's server-side includes: nginx puts what `/page-head`
 * answers in its place (web/nginx.conf), this server does the same. Where nobody does, the general head is plain HTML.
 */
const headPlace = /<!--# block name="head" -->[\s\S]*?<!--# include [^>]*-->/;

/** Answers nginx with the head of the page that is being asked for, which it names in `X-Page-Path`; 204 keeps the general one. */
export function servePageHead(server: FastifyInstance, heads: () => PageHeads): void {
  server.get('/api/page-head', async (request, reply) => {
    const path = request.headers['x-page-path'];
    const head =
      typeof path === 'string'
        ? await heads().of(path, languageOf(request.headers['accept-language']))
        : null;
    void reply.header('Cache-Control', 'no-store');
    return head === null
      ? reply.code(204).send()
      : reply.type('text/html; charset=utf-8').send(head.html);
  });
}

/** Serves the built pages beside the API on one port (npm start); nginx does it in production. */
export async function serveWeb(
  server: FastifyInstance,
  root: string,
  heads: () => PageHeads,
): Promise<void> {
  const index = join(root, 'index.html');
  if (!existsSync(index)) return;
  const template = readFileSync(index, 'utf8');
  await server.register(fastifyStatic, {
    root,
    wildcard: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      // Hashed file names never change; the page itself is asked for again each time.
      reply.setHeader(
        'Cache-Control',
        /\/assets\//.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  server.addHook('onRequest', async (request, reply) => {
    if (!isPage(request.url) || !wantsPage(request.headers.accept)) return undefined;
    const head = await heads().of(request.url, languageOf(request.headers['accept-language']));
    return head === null ? reply.sendFile('index.html') : sendPage(reply, template, head);
  });
}

function sendPage(reply: FastifyReply, template: string, head: WrittenHead): FastifyReply {
  // Said once more where a crawler looks first.
  if (head.noIndex) void reply.header('X-Robots-Tag', 'noindex');
  return reply
    .header('Cache-Control', 'no-cache')
    .header('Vary', 'Accept-Language')
    .type('text/html; charset=utf-8')
    .send(template.replace(headPlace, () => head.html));
}

function isPage(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return path !== '/' && !/^\/(api|healthz|readyz)(\/|$)/.test(path) && !/\.\w+$/.test(path);
}

/** Browsers ask for html, link previewers for anything; programs that ask for JSON get a problem answer. */
function wantsPage(accept: string | undefined): boolean {
  return !accept || /text\/html|\*\/\*/.test(accept);
}
