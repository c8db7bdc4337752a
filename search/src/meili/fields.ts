import type { PreparedDocument } from '../indexes/prepare.js';
import { normalise } from '../text/normalise.js';
import { pinyinKeys } from '../text/pinyin.js';
import { meaningsIn } from '../text/synonyms.js';
import { visitTerms } from '../text/terms.js';

/*
 * How a prepared document is laid out on the server, and how terms and values are spelt there.
 *
 * The server cuts Chinese once and finds words by their beginnings only: 质量 is not found in 高质量 (cut 高质|量), nor
 * 机器人 told from 机器 and 人 standing apart. So each text has a field beside it with its terms: Han ones as made-up words,
 * Latin words as they are, and the codes of its synonyms. That field is searched, the text itself is shown.
 */

export const PINYIN = '_pinyin';
export const INITIALS = '_initials';
/** Texts as written, where folding changed them. Shown, not searched. */
export const ORIGINALS = '_originals';

/** The field that holds the terms of a searchable field. */
export function termsField(field: string): string {
  return `_${field}_terms`;
}

/** A letter for the server, but one that nobody types. */
export const MARK = 'ʘ';
const RADIX = 36;
/** Digits a character; a single one with the mark is too short for the server to forgive typing mistakes. */
const DIGITS = 3;
const FIRST_HAN = 0x2e80;
const LAST_HAN = 0x9fff;
/** Surrogates and compatibility characters come after those of the two large blocks. */
const FIRST_OTHER = 0xd800;

function digitsOf(character: number): string {
  const number =
    character <= LAST_HAN
      ? character - FIRST_HAN
      : LAST_HAN - FIRST_HAN + 1 + character - FIRST_OTHER;
  return number.toString(RADIX).padStart(DIGITS, '0');
}

/** One to three Han characters (UTF-16 units) as a made-up word; that of a beginning is its beginning. */
export function hanCode(characters: string): string {
  const digits = characters.split('').map((character) => digitsOf(character.charCodeAt(0)));
  return MARK + digits.join('');
}

/** The terms of a text, Han ones as made-up words. */
function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  visitTerms(text, {
    other: (word) => terms.add(word),
    character: (character) => terms.add(hanCode(String.fromCharCode(character))),
    pair: (first, second) => terms.add(hanCode(String.fromCharCode(first, second))),
    longWord: () => undefined,
    triple: (characters) => terms.add(hanCode(characters)),
  });
  return terms;
}

/**
 * Filters compare without regard to case and width, and a backslash cannot be written in one. So everything but the
 * plainest characters is written as %xx, in documents and in filters alike.
 */
export function encodeValue(value: string): string {
  return value.replace(/[^a-z0-9_.-]/gu, (character) =>
    Array.from(Buffer.from(character), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''),
  );
}

/** The inverse of `encodeValue`. */
export function decodeValue(value: string): string {
  return decodeURIComponent(value);
}

/** A document as the server stores it. */
export type ServerDocument = Record<string, unknown> & { id: string };

/** Lays a document out for the server. */
export function toServer(document: PreparedDocument): ServerDocument {
  const stored: ServerDocument = { id: document.id };
  for (const [field, text] of Object.entries(document.texts)) {
    const normal = normalise(text);
    stored[field] = text;
    const terms = [...termsOf(normal), ...meaningsIn(normal)];
    if (terms.length > 0) stored[termsField(field)] = terms.join(' ');
  }
  for (const [field, value] of Object.entries(document.values)) {
    stored[field] = typeof value === 'number' ? value : value.map(encodeValue);
  }
  if (Object.keys(document.originals).length > 0) stored[ORIGINALS] = document.originals;
  const keys = document.pinyin.map(pinyinKeys);
  if (keys.length > 0) {
    stored[PINYIN] = keys.flatMap(({ full }) => full);
    stored[INITIALS] = keys.flatMap(({ initials }) => initials);
  }
  return stored;
}
