import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the built pages beside the API on one port (npm start); nginx does it in production. */
export async function serveWeb(server: FastifyInstance, root: string): Promise<void> {
  if (!existsSync(join(root, 'index.html'))) return;
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
  server.addHook('onRequest', (request, reply, done) => {
    if (!isPage(request.url) || !wantsPage(request.headers.accept)) return done();
    void reply.sendFile('index.html');
  });
}

function isPage(url: string): boolean {
  const path = url.split('?')[0] ?? '';
  return path !== '/' && !/^\/(api|healthz|readyz)(\/|$)/.test(path) && !/\.\w+$/.test(path);
}

/** Browsers ask for html, link previewers for anything; programs that ask for JSON get a problem answer. */
function wantsPage(accept: string | undefined): boolean {
  return !accept || /text\/html|\*\/\*/.test(accept);
}
