import type { Condition } from '../engine.js';
import type { DocumentStore } from './document-store.js';

/* Conditions → one byte a document, 1 where they hold. */

function not(mask: Uint8Array): Uint8Array {
  for (let i = 0; i < mask.length; i += 1) mask[i] = 1 - (mask[i] ?? 0);
  return mask;
}

/** `a` and `b`, written into `a`. */
function intersectInto(a: Uint8Array, b: Uint8Array): Uint8Array {
  for (let i = 0; i < a.length; i += 1) a[i] = (a[i] ?? 0) & (b[i] ?? 0);
  return a;
}

function unionInto(a: Uint8Array, b: Uint8Array): Uint8Array {
  for (let i = 0; i < a.length; i += 1) a[i] = (a[i] ?? 0) | (b[i] ?? 0);
  return a;
}

function markField(
  store: DocumentStore,
  condition: Exclude<Condition, { not: Condition } | { or: unknown } | { and: unknown }>,
  mask: Uint8Array,
): Uint8Array {
  const keywords = store.keywords.get(condition.field);
  const numbers = store.numbers.get(condition.field);
  if ('exists' in condition) {
    keywords?.markExisting(mask);
    numbers?.mark(() => true, mask);
    return condition.exists ? mask : not(mask);
  }
  if ('anyOf' in condition) {
    const wanted = new Set(condition.anyOf);
    keywords?.mark(condition.anyOf.map(String), mask);
    numbers?.mark((value) => wanted.has(value), mask);
    return mask;
  }
  const { from = -Infinity, to = Infinity } = condition;
  numbers?.mark((value) => value >= from && value <= to, mask);
  return mask;
}

/**
 * The documents for which a condition holds, dead ones included.
 * @param condition checked before: its fields exist.
 * @returns a mask of the caller's own.
 */
export function maskOf(store: DocumentStore, condition: Condition): Uint8Array {
  if ('not' in condition) return not(maskOf(store, condition.not));
  if ('or' in condition) {
    const none = new Uint8Array(store.end);
    return condition.or.reduce<Uint8Array>(
      (mask, one) => unionInto(mask, maskOf(store, one)),
      none,
    );
  }
  if ('and' in condition) {
    const all = new Uint8Array(store.end).fill(1);
    return condition.and.reduce<Uint8Array>(
      (mask, one) => intersectInto(mask, maskOf(store, one)),
      all,
    );
  }
  return markField(store, condition, new Uint8Array(store.end));
}

/**
 * The documents of a list for which all conditions hold.
 * @returns the list itself when there is no condition.
 */
export function allHold(documents: Int32Array, masks: readonly Uint8Array[]): Int32Array {
  let kept = documents;
  for (const mask of masks) kept = kept.filter((document) => mask[document] === 1);
  return kept;
}
