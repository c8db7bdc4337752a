import { createHash } from 'node:crypto';
import { SearchRequestError } from '../engine.js';
import type { Condition, HighlightRequest, QueryOf, SortKey } from '../engine.js';
import { parseQuery } from '../text/query.js';
import type { ParsedQuery } from '../text/query.js';
import type { IndexDefinition } from './definition.js';

/*
 * Checks a query against the index it is meant for, so that engines only ever see fields that exist and values of the
 * right kind. Also makes and reads cursors.
 */

/** Deeper pages are refused: narrow the search or take the open data. */
export const MAX_OFFSET = 10_000;
const MAX_LIMIT = 200;
const DEFAULT_LIMIT = 20;
const MAX_CONDITIONS = 60;
const MAX_DEPTH = 5;
const MAX_VALUES = 200;

type AnyQuery = QueryOf<string, string, string>;

export interface CheckedQuery {
  parsed: ParsedQuery;
  filter: readonly Condition[];
  facets: readonly string[];
  sort: 'default' | 'relevance' | readonly SortKey[];
  limit: number;
  offset: number;
  highlight: readonly HighlightRequest[];
  /** What a cursor is only good for. */
  fingerprint: string;
}

function checkValues(
  values: readonly (string | number | boolean)[],
  field: string,
  numeric: boolean,
): void {
  if (values.length > MAX_VALUES) {
    throw new SearchRequestError('filter', `more than ${MAX_VALUES} values for ${field}`);
  }
  const wrong = values.some((value) =>
    numeric ? typeof value !== 'number' || !Number.isFinite(value) : typeof value === 'object',
  );
  if (wrong) throw new SearchRequestError('filter', `wrong value for ${field}`);
}

function checkCondition(condition: Condition, definition: IndexDefinition, depth: number): number {
  if (depth > MAX_DEPTH) throw new SearchRequestError('filter', 'conditions nested too deep');
  if ('not' in condition) return checkCondition(condition.not, definition, depth + 1);
  const list = 'or' in condition ? condition.or : 'and' in condition ? condition.and : undefined;
  if (list) return list.reduce((n, one) => n + checkCondition(one, definition, depth + 1), 0);
  if (!('field' in condition)) throw new SearchRequestError('filter', 'not a condition');
  const kind = Object.hasOwn(definition.filterable, condition.field)
    ? definition.filterable[condition.field]
    : undefined;
  if (!kind) throw new SearchRequestError('field', `no filter field ${condition.field}`);
  if ('anyOf' in condition) checkValues(condition.anyOf, condition.field, kind === 'number');
  else if (!('exists' in condition)) {
    if (kind !== 'number')
      throw new SearchRequestError('filter', `${condition.field} has no range`);
    const bounds = [condition.from, condition.to].filter((bound) => bound !== undefined);
    if (bounds.length === 0) throw new SearchRequestError('filter', 'a range without bounds');
    checkValues(bounds, condition.field, true);
  }
  return 1;
}

function checkFilter(filter: readonly Condition[], definition: IndexDefinition): void {
  const count = filter.reduce((n, condition) => n + checkCondition(condition, definition, 1), 0);
  if (count > MAX_CONDITIONS) {
    throw new SearchRequestError('filter', `more than ${MAX_CONDITIONS} conditions`);
  }
}

function checkFields(names: readonly string[], known: readonly string[], what: string): void {
  for (const name of names) {
    if (!known.includes(name)) throw new SearchRequestError('field', `no ${what} field ${name}`);
  }
}

function wholeNumber(value: number, most: number, problem: 'limit' | 'offset'): number {
  if (!Number.isInteger(value) || value < 0 || value > most) {
    throw new SearchRequestError(problem, `${problem} has to be a whole number from 0 to ${most}`);
  }
  return value;
}

function fingerprintOf(index: string, query: AnyQuery): string {
  const said = JSON.stringify([index, query.text ?? '', query.filter ?? [], query.sort ?? null]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 12);
}

function offsetOf(cursor: string, fingerprint: string): number {
  const match = /^([\w-]{12})\.(\d{1,6})$/u.exec(cursor);
  if (!match || match[1] !== fingerprint) {
    throw new SearchRequestError('cursor', 'the cursor belongs to another query');
  }
  return Number(match[2]);
}

/**
 * Checks and completes a query.
 * @throws SearchRequestError naming what is wrong.
 */
export function checkQuery(definition: IndexDefinition, query: AnyQuery): CheckedQuery {
  const filter = query.filter ?? [];
  const facets = query.facets ?? [];
  const highlight = query.highlight ?? [];
  checkFilter(filter, definition);
  checkFields(facets, definition.facets, 'facet');
  const searchable = definition.searchable.map((field) => field.name);
  checkFields(
    highlight.map((request) => request.field),
    searchable,
    'highlight',
  );
  const sort = query.sort ?? 'default';
  if (typeof sort !== 'string') {
    checkFields(
      sort.map((key) => key.field),
      definition.sortable,
      'sort',
    );
  }
  const fingerprint = fingerprintOf(definition.name, query);
  const offset =
    query.cursor === undefined ? (query.offset ?? 0) : offsetOf(query.cursor, fingerprint);
  return {
    parsed: parseQuery(query.text ?? '', query.typing),
    filter,
    facets,
    sort,
    limit: wholeNumber(query.limit ?? DEFAULT_LIMIT, MAX_LIMIT, 'limit'),
    offset: wholeNumber(offset, MAX_OFFSET, 'offset'),
    highlight,
    fingerprint,
  };
}

/** The cursor of the page after this one, null when this is the last. */
export function cursorAfter(query: CheckedQuery, total: number): string | null {
  const next = query.offset + query.limit;
  const more = query.limit > 0 && next < total && next <= MAX_OFFSET;
  return more ? `${query.fingerprint}.${next}` : null;
}

/** Whether a top-level condition speaks of this field alone: it then does not narrow the field's own counts. */
export function isAbout(condition: Condition, field: string): boolean {
  if ('not' in condition) return isAbout(condition.not, field);
  if ('or' in condition) return condition.or.every((one) => isAbout(one, field));
  if ('and' in condition) return condition.and.every((one) => isAbout(one, field));
  return condition.field === field;
}
