import { createHash, createHmac, randomBytes } from 'node:crypto';

/** A new secret of 256 bits, for a cookie or a link. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a secret: a reader of the database cannot use it. */
export const tokenHash = (token: string): string =>
  createHash('sha256').update(token).digest('base64url');

/** A name for something that must not be stored itself (a mail address in a counter). */
export const keyedDigest = (secret: string, text: string): string =>
  createHmac('sha256', `identity ${secret}`).update(text).digest('base64url');
