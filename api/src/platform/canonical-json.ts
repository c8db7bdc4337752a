import { createHash } from 'node:crypto';
import { canonicalJson } from '@aism/sealing';

/** Defined where browsers can use it, too. */
export { canonicalJson };

/** SHA-256 of the canonical JSON, in lower-case hex. */
export function jsonHash(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}
