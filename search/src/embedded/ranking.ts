import type { SortKey } from '../engine.js';
import type { DocumentStore } from './document-store.js';
import { inOrder } from './in-order.js';

/* The order of results: a total one, so that pages never overlap. */

interface Order {
  sort: 'default' | 'relevance' | readonly SortKey[];
  offset: number;
  limit: number;
}

/** The values that documents are ordered by, most important first; the smaller one comes first. */
interface Key {
  values: Float64Array | Float32Array;
  sign: 1 | -1;
}

/** Documents with their relevance; null where all are equally relevant. */
interface Matches {
  documents: Int32Array;
  scores: Float32Array | null;
}

function keysOf(store: DocumentStore, scores: Matches['scores'], sort: Order['sort']): Key[] {
  const field = (name: string, sign: 1 | -1): Key => ({
    values: store.numbers.get(name)?.all() ?? new Float64Array(),
    sign,
  });
  const band = field('rank', 1);
  const relevance: Key[] = scores ? [{ values: scores, sign: -1 }] : [];
  const newest = field('publishedAt', -1);
  if (sort === 'default') return [band, ...relevance, newest];
  if (sort === 'relevance') return [...relevance, band, newest];
  const chosen = sort.map((key) => field(key.field, key.direction === 'asc' ? 1 : -1));
  return [...chosen, ...relevance, band, newest];
}

/** A key's values of the listed documents; missing ones come last in both directions. */
function columnOf({ values, sign }: Key, documents: Int32Array): Float64Array {
  const column = new Float64Array(documents.length);
  for (let i = 0; i < documents.length; i += 1) {
    const value = sign * (values[documents[i] ?? 0] ?? Number.NaN);
    column[i] = Number.isNaN(value) ? Infinity : value;
  }
  return column;
}

/**
 * One page of the matching documents in order.
 * @returns document numbers.
 */
export function pageOf(
  store: DocumentStore,
  { documents, scores }: Matches,
  { sort, offset, limit }: Order,
): number[] {
  if (limit === 0 || offset >= documents.length) return [];
  const columns = keysOf(store, scores, sort).map((key) => columnOf(key, documents));
  const compare = comparator(store, documents, columns);
  const places = inOrder(documents.length, offset, offset + limit, compare);
  return Array.from(places, (place) => documents[place] ?? 0);
}

/** Compares places of the list. */
function comparator(
  store: DocumentStore,
  documents: Int32Array,
  columns: readonly Float64Array[],
): (a: number, b: number) => number {
  const [first = new Float64Array(), ...rest] = columns;
  const idAt = (place: number): string => store.idOf(documents[place] ?? 0);
  return (a, b) => {
    const difference = (first[a] ?? 0) - (first[b] ?? 0);
    if (difference < 0) return -1;
    if (difference > 0) return 1;
    for (let i = 0; i < rest.length; i += 1) {
      const left = rest[i]?.[a] ?? 0;
      const right = rest[i]?.[b] ?? 0;
      if (left < right) return -1;
      if (left > right) return 1;
    }
    return a === b ? 0 : idAt(a) < idAt(b) ? -1 : 1;
  };
}
