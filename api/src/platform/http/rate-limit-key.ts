import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { isOwnToken } from './session-token.js';

export const sessionCookie = 'aism_session';

/**
 * Whose requests are counted together: an account's session, else the address. An office behind one
 * address is not locked out by its own people, as each session has its own count; a cookie that was
 * not made here counts for its address, so that inventing cookies buys nothing.
 */
export const rateLimitKey =
  (secret: string) =>
  (request: FastifyRequest): string => {
    const token = request.cookies[sessionCookie];
    return token && isOwnToken(token, secret)
      ? `account:${createHash('sha256').update(token).digest('base64url').slice(0, 16)}`
      : `address:${request.ip}`;
  };
