import type { FastifyInstance } from 'fastify';
import { requestErrors } from '../errors.js';
import { isApi } from './is-api.js';

/** Deeper than anything this API takes; endless nesting would exhaust the stack of whoever walks it. */
const deepest = 50;

/** Bodies are JSON, not endlessly nested, and well-formed UTF-8: replacement characters would alter what people wrote. */
export function strictInput(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    let text: string;
    try {
      text = decoder.decode(body as Buffer);
    } catch {
      done(requestErrors('invalid-text'));
      return;
    }
    if (text === '') return done(null, undefined);
    if (depthOf(text) > deepest) return done(requestErrors('too-deep'));
    void parse(request, text, (error, value) =>
      error ? done(requestErrors('malformed-json')) : done(null, value),
    );
  });
  // Forms are refused but by routes that take a bare POST from programs (@RouteConfig({ form: true })), and read by none.
  const forms = ['application/x-www-form-urlencoded', 'multipart/form-data'];
  server.addContentTypeParser(forms, { parseAs: 'buffer', bodyLimit: 4096 }, (request, _, done) => {
    const { form } = request.routeOptions.config as { form?: boolean };
    done(form ? null : requestErrors('unsupported-type'), undefined);
  });
  server.addHook('onRequest', (request, _reply, done) => {
    const isBroken = isApi(request) && hasBrokenEncoding(request.url);
    done(isBroken ? requestErrors('invalid-text') : undefined);
  });
}

/** How deep a JSON text is nested, without building it. */
export function depthOf(text: string): number {
  let [depth, most, inString] = [0, 0, false];
  for (let i = 0; i < text.length; i++) {
    const char = text[i];
    if (inString) {
      if (char === '\\') i += 1;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '{' || char === '[') most = Math.max(most, ++depth);
    else if (char === '}' || char === ']') depth -= 1;
  }
  return most;
}

/** Whether the query of an address holds bytes that are no UTF-8; they would become replacement characters. */
export function hasBrokenEncoding(url: string): boolean {
  const start = url.indexOf('?');
  if (start < 0 || !url.includes('%', start)) return false;
  const runs = url.slice(start).match(/(?:%[0-9a-f]{2})+/gi) ?? [];
  return runs.some((run) => {
    try {
      decodeURIComponent(run);
      return false;
    } catch {
      return true;
    }
  });
}
