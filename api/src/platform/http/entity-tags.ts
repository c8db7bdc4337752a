import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { isApi } from './is-api.js';

/**
 * ETags on reads. A detail answer that carries a `version` gets `"<version>.<digest>"`, so that the tag
 * serves If-Match; a client that sends it back as If-None-Match is answered 304.
 */
export function entityTags(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const isRead = request.method === 'GET' && reply.statusCode === 200 && isApi(request);
    if (!isRead || typeof payload !== 'string' || reply.getHeader('etag'))
      return done(null, payload);
    const version = /^\{[^{}[\]]*?"version":(\d+)/.exec(payload)?.[1];
    const digest = createHash('sha1').update(payload).digest('base64url').slice(0, 16);
    const tag = version ? `"${version}.${digest}"` : `"0.${digest}"`;
    void reply.header('ETag', tag);
    if (!reply.getHeader('cache-control'))
      void reply.header('Cache-Control', request.actor?.userId ? 'private, no-cache' : 'no-cache');
    void reply.header('Vary', 'Accept-Language, Cookie');
    if (request.headers['if-none-match'] !== tag) return done(null, payload);
    void reply.status(304).removeHeader('content-length');
    done(null, '');
  });
}
