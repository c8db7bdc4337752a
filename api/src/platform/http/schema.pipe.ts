import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { requestErrors, type FieldIssue } from '../errors.js';
import { issueSentence } from './field-messages.js';
import { currentLanguage } from './request-language.js';

/** Validates bodies, queries and path parameters against the zod schema of the route. */
@Injectable()
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const schema = (metadata as { schema?: unknown }).schema;
    if (!(schema instanceof z.ZodType) || metadata.type === 'custom') return value;
    if (hasUnstorableText(value)) throw requestErrors('invalid-text');
    const result = schema.safeParse(value ?? {}, { reportInput: true });
    if (result.success) return result.data;
    if (metadata.type === 'param') throw requestErrors('not-found');
    throw requestErrors('invalid', {}, result.error.issues.slice(0, 100).flatMap(toFieldIssues));
  }
}

function toFieldIssues(issue: z.core.$ZodIssue): FieldIssue[] {
  const pointer = (path: readonly PropertyKey[]) =>
    path.map((p) => `/${String(p).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
  const code = codeOf(issue);
  const message = issueSentence(issue, code, currentLanguage());
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, 50)
      .map((key) => ({ pointer: pointer([...issue.path, key]), code, message }));
  return [{ pointer: pointer(issue.path), code, message }];
}

const codes: Readonly<Record<string, string>> = {
  unrecognized_keys: 'unknown-field',
  too_small: 'too-small',
  too_big: 'too-big',
  invalid_value: 'not-in-list',
  invalid_format: 'format',
  custom: 'rule',
};
function codeOf(issue: z.core.$ZodIssue): string {
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return missing ? 'required' : (codes[issue.code ?? ''] ?? 'type');
}

/** NUL bytes and lone surrogates cannot be stored: refused instead of silently altered. */
export function hasUnstorableText(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\u0000') || !value.isWellFormed();
  if (Array.isArray(value)) return value.some(hasUnstorableText);
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).some(
      ([key, item]) => hasUnstorableText(key) || hasUnstorableText(item),
    );
  return false;
}
