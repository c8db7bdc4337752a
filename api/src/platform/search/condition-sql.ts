import type { Condition } from '@aism/search';
import type { FallbackTable } from './search-source.js';

type Parameter = (value: unknown) => string;

/**
 * A condition of the search port as SQL over a fallback table.
 * @param p adds a parameter and answers its placeholder
 * @throws Error for a field that the table does not name
 */
export function conditionSql(condition: Condition, table: FallbackTable, p: Parameter): string {
  if ('not' in condition) return `not (${conditionSql(condition.not, table, p)})`;
  if ('or' in condition) return joined(condition.or, ' or ', table, p);
  if ('and' in condition) return joined(condition.and, ' and ', table, p);
  const many = table.many[condition.field];
  const one = table.one[condition.field];
  const column = many ?? one;
  if (!column) throw new Error(`the fallback of this index has no field ${condition.field}`);
  if ('exists' in condition) return existsSql(column, many !== undefined, condition.exists);
  if ('anyOf' in condition)
    return anyOfSql(column, many !== undefined, p(condition.anyOf.map(String)));
  const bounds = [
    condition.from === undefined ? '' : `${column} >= ${p(condition.from)}::numeric`,
    condition.to === undefined ? '' : `${column} <= ${p(condition.to)}::numeric`,
  ];
  return `(${bounds.filter(Boolean).join(' and ') || 'true'})`;
}

function joined(
  list: readonly Condition[],
  word: ' or ' | ' and ',
  table: FallbackTable,
  p: Parameter,
): string {
  if (list.length === 0) return word === ' or ' ? 'false' : 'true';
  return `(${list.map((one) => conditionSql(one, table, p)).join(word)})`;
}

function existsSql(column: string, many: boolean, exists: boolean): string {
  const found = many ? `cardinality(${column}) > 0` : `${column} is not null`;
  return exists ? `(${found})` : `not (${found})`;
}

function anyOfSql(column: string, many: boolean, values: string): string {
  return many ? `${column} && ${values}::text[]` : `(${column})::text = any(${values}::text[])`;
}
