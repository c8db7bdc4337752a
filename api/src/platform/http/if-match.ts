import { Headers } from '@nestjs/common';
import { requestErrors } from '../errors.js';

/** The If-Match header of an edit. */
export const IfMatch = () => Headers('if-match');

/**
 * Compares the version an editor saw with the row's present one. ETags have the form
 * `"<version>"` or `"<version>.<digest>"`; only the version counts.
 * @throws AppError 428 without a header, 412 when the row has moved on
 */
export function requireVersion(header: string | undefined, version: number): void {
  if (!header) throw requestErrors('version-required');
  const seen = /^(?:W\/)?"?(\d+)(?:\.[\w-]+)?"?$/.exec(header.trim())?.[1];
  if (Number(seen) !== version) throw requestErrors('version-stale', { version });
}
