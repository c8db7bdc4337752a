import type { QueryUnit } from './query.js';
import { innerWords, tokens } from './segment.js';
import { isStopWord } from './stop-words.js';

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

/** The smaller pieces of a Han unit: words inside it, else pairs, else the telling characters of an unknown word. */
function piecesOf({ text, parts }: QueryUnit): readonly string[] {
  const words = parts.length > 0 ? parts : innerWords(text);
  if (words.length > 0) return words;
  if (text.length > 2)
    return Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));
  const unknown = tokens(text).length > 1;
  return unknown ? text.split('').filter((character) => !isStopWord(character)) : [];
}

/** A unit that nothing holds, as smaller pieces; empty when there are none. */
export function loosened(unit: QueryUnit): QueryUnit[] {
  if (unit.script !== 'han') return [];
  return [...new Set(piecesOf(unit))].map((text) => ({
    text,
    script: unit.script,
    synonyms: [],
    parts: [],
    typing: false,
    joined: [],
    optional: false,
  }));
}
