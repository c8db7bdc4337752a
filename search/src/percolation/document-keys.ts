import type { PreparedDocument } from '../indexes/prepare.js';
import { lowerCase } from '../text/normalise.js';
import type { PinyinLetters } from '../text/pinyin.js';
import { visitTerms } from '../text/terms.js';

/*
 * Keys: what stands in a document, coarse and cheap. A saved search is filed under keys of which every document it
 * matches has one (query-keys.ts), so that a publication only asks the searches filed under what it holds.
 */

/** Letters of a beginning; shorter beginnings are keys too. */
export const BEGINNING = 4;
/** Letters by which pinyin is filed; fewer are no pinyin in percolation. */
export const PINYIN_LETTERS = 3;
/** The key that every document has: of searches that cannot be filed better. */
export const ANY_DOCUMENT = '*';

export const pairKeyOf = (pair: string): string => `h:${pair}`;
export const characterKeyOf = (character: string): string => `c:${character}`;
export const wordKeyOf = (word: string): string => `w:${word}`;
export const beginningKeyOf = (word: string): string => `b:${word.slice(0, BEGINNING)}`;
export const pinyinKeyOf = (letters: string): string => `y:${letters.slice(0, PINYIN_LETTERS)}`;
export const valueKeyOf = (field: string, value: string): string => `f:${field}=${value}`;

function addWord(word: string, keys: Set<string>): void {
  keys.add(wordKeyOf(word));
  for (let length = 1; length <= Math.min(BEGINNING, word.length); length += 1) {
    keys.add(beginningKeyOf(word.slice(0, length)));
  }
}

function addPinyin({ letters, starts }: PinyinLetters, keys: Set<string>): void {
  for (const start of starts) {
    if (start + PINYIN_LETTERS <= letters.length) keys.add(pinyinKeyOf(letters.slice(start)));
  }
}

/** All keys of a document. */
export function documentKeys({ texts, pinyin, values }: PreparedDocument): Set<string> {
  const keys = new Set<string>([ANY_DOCUMENT]);
  const character = (unit: number): void =>
    void keys.add(characterKeyOf(String.fromCharCode(unit)));
  for (const text of Object.values(texts)) {
    visitTerms(lowerCase(text), {
      other: (word) => addWord(word, keys),
      character,
      pair: (first, second) => {
        keys.add(pairKeyOf(String.fromCharCode(first, second)));
        character(first);
        character(second);
      },
      longWord: () => undefined,
    });
  }
  for (const name of pinyin) {
    addPinyin(name.full, keys);
    addPinyin(name.initials, keys);
  }
  for (const [field, value] of Object.entries(values)) {
    if (typeof value === 'object') for (const one of value) keys.add(valueKeyOf(field, one));
  }
  return keys;
}
