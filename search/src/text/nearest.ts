import type { QueryUnit } from './query.js';
import { innerWords } from './segment.js';

/* How nearest documents are found when none holds all of a query: the same rules for both engines. */

/** A nearest document has to hold at least this share of what the words tell. */
export const NEAR_SHARE = 0.4;

/**
 * What a word tells: rare ones more (the inverse document frequency of BM25, Robertson and Spärck Jones).
 * @param found documents that hold it.
 * @param all documents there are.
 */
export function tellingOf(found: number, all: number): number {
  return Math.log(1 + Math.max(0, all - found + 0.5) / (found + 0.5));
}

/** A long unit that nothing holds, as the shorter words inside it; empty when there are none. */
export function loosened(unit: QueryUnit): QueryUnit[] {
  const words = unit.parts.length > 0 ? unit.parts : innerWords(unit.text);
  const pairs =
    words.length > 0 || unit.script !== 'han' || unit.text.length < 3
      ? words
      : Array.from({ length: unit.text.length - 1 }, (_, i) => unit.text.slice(i, i + 2));
  return [...new Set(pairs)].map((text) => ({
    text,
    script: unit.script,
    synonyms: [],
    parts: [],
    typing: false,
    joined: [],
  }));
}
