import type { Condition } from '../engine.js';
import { encodeValue } from './fields.js';

/*
 * Conditions → the server's filter language. Fields were checked against the definition, words are encoded and quoted,
 * numbers are numbers: nothing a reader typed is ever read as an expression.
 */

const NOTHING = 'id IN []';

function literal(value: string | number | boolean): string {
  return typeof value === 'number' ? String(value) : `"${encodeValue(String(value))}"`;
}

function fieldFilter(
  condition: Exclude<Condition, { not: Condition } | { or: unknown } | { and: unknown }>,
): string {
  const { field } = condition;
  if ('exists' in condition) return condition.exists ? `${field} EXISTS` : `${field} NOT EXISTS`;
  if ('anyOf' in condition) {
    return condition.anyOf.length === 0
      ? NOTHING
      : `${field} IN [${condition.anyOf.map(literal).join(', ')}]`;
  }
  const { from, to } = condition;
  if (from !== undefined && to !== undefined) return `${field} ${from} TO ${to}`;
  return from === undefined ? `${field} <= ${to ?? 0}` : `${field} >= ${from}`;
}

/** One condition as a filter expression. */
export function toFilter(condition: Condition): string {
  if ('not' in condition) return `NOT (${toFilter(condition.not)})`;
  if ('or' in condition) {
    return condition.or.length === 0 ? NOTHING : `(${condition.or.map(toFilter).join(' OR ')})`;
  }
  if ('and' in condition) {
    return condition.and.length === 0
      ? 'id EXISTS'
      : `(${condition.and.map(toFilter).join(' AND ')})`;
  }
  return fieldFilter(condition);
}

/** Documents by id; ids were checked when they were put and are written as they are. */
export function idFilter(ids: readonly string[]): string {
  return `id IN [${ids.map((id) => `"${id}"`).join(', ')}]`;
}
