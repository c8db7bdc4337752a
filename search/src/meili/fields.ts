import type { PreparedDocument } from '../indexes/prepare.js';
import { normalise } from '../text/normalise.js';
import { pinyinKeys } from '../text/pinyin.js';
import { meaningsIn } from '../text/synonyms.js';

/* How a prepared document is laid out on the server, and how its values are spelt there. */

export const PINYIN = '_pinyin';
export const INITIALS = '_initials';
/** Texts as written, where folding changed them. Shown, not searched. */
export const ORIGINALS = '_originals';

/** The field that holds the codes of the synonyms found in a searchable field. */
export function meaningField(field: string): string {
  return `_${field}_meanings`;
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
    stored[field] = text;
    const meanings = meaningsIn(normalise(text));
    if (meanings.length > 0) stored[meaningField(field)] = meanings;
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
