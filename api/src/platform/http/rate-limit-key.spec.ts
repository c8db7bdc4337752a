import type { FastifyRequest } from 'fastify';
import { rateLimitKey, sessionCookie } from './rate-limit-key.js';
import { isOwnToken, newSessionToken } from './session-token.js';

const secret = 'a secret of the tests, long enough to be one';
const keyOf = (token?: string) =>
  rateLimitKey(secret)({
    ip: '192.0.2.1',
    cookies: token ? { [sessionCookie]: token } : {},
  } as unknown as FastifyRequest);

describe('rate limit key', () => {
  it('counts by session, each one apart', () => {
    const [one, two] = [newSessionToken(secret), newSessionToken(secret)];
    expect(keyOf(one)).toMatch(/^account:/);
    expect(keyOf(one)).toBe(keyOf(one));
    expect(keyOf(one)).not.toBe(keyOf(two));
    expect(keyOf(one)).not.toContain(one.slice(0, 10));
  });
  it('counts visitors and invented cookies by address', () => {
    const stolenMark = newSessionToken(secret).split('.')[1] ?? '';
    const foreign = newSessionToken('another installation with its own secret');
    for (const token of [undefined, 'x', 'x.y', `x.${stolenMark}`, foreign, '.', 'a.b.c'])
      expect(keyOf(token)).toBe('address:192.0.2.1');
    expect(isOwnToken(foreign, secret)).toBe(false);
  });
});
