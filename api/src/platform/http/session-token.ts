import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const markOf = (body: string, secret: string) =>
  createHmac('sha256', `session ${secret}`).update(body).digest('base64url').slice(0, 22);

/**
 * A new session token: 256 random bits, and a mark by which every process knows without the database
 * that the token was made here. The mark proves nothing more; the session is looked up all the same.
 */
export function newSessionToken(secret: string): string {
  const body = randomBytes(32).toString('base64url');
  return `${body}.${markOf(body, secret)}`;
}

/** Whether a token was made here, so that invented cookies do not count as accounts. */
export function isOwnToken(token: string, secret: string): boolean {
  const [body = '', mark = ''] = token.split('.');
  const expected = Buffer.from(markOf(body, secret));
  const given = Buffer.from(mark);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
