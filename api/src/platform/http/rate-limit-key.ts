import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';

export const sessionCookie = 'aism_session';

/**
 * Whose requests are counted together: an account's session, else the address. An office behind one
 * address is not locked out by its own people, as each session has its own count.
 */
export function rateLimitKey(request: FastifyRequest): string {
  const token = request.cookies?.[sessionCookie];
  return token
    ? `account:${createHash('sha256').update(token).digest('base64url').slice(0, 16)}`
    : `address:${request.ip}`;
}
