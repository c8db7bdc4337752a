import { SearchRequestError } from '../engine.js';
import { foldText, lowerCase } from '../text/normalise.js';
import { pinyinOf } from '../text/pinyin.js';
import type { PinyinText } from '../text/pinyin.js';
import type { BaseDocument, IndexDefinition, ValueKind } from './definition.js';

/*
 * The one place where a document becomes what engines index: folded texts, pinyin of names, and checked values.
 */

export interface PreparedDocument {
  id: string;
  /** By searchable field; empty fields are missing. Folded, upper and lower case kept. */
  texts: Record<string, string>;
  /** The text as written, where folding changed it. */
  originals: Record<string, string>;
  pinyin: PinyinText[];
  /** By filterable field; missing where the document has no value. Flags are “true” and “false”. */
  values: Record<string, readonly string[] | number>;
}

const ID = /^[\w-]{1,200}$/u;
/** Meilisearch takes facet values of at most 468 bytes; ours are codes and ids. */
const MAX_VALUE = 120;
/** Longer texts are cut: nobody searches beyond, and one document must not fill an index. */
const MAX_TEXT = 20_000;

/** Joins the entries of a list field; not a character that joins words. */
const LIST_SEPARATOR = '、';

const LONE_SURROGATE = /\p{Cs}/gu;

/** Cuts a text; half a character, from there or from before, becomes a space: a server refuses whole batches for one. */
function cutText(text: string): string {
  const cut = text.slice(0, MAX_TEXT);
  // Nearly every text is well formed, and knowing that is much cheaper than looking for halves.
  return cut.isWellFormed() ? cut : cut.replace(LONE_SURROGATE, ' ');
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return cutText(value);
  if (Array.isArray(value)) {
    const entries = value.filter((entry): entry is string => typeof entry === 'string');
    return cutText(entries.join(LIST_SEPARATOR));
  }
  return '';
}

function keywordsOf(value: unknown, field: string): readonly string[] | undefined {
  const list = (Array.isArray(value) ? value : [value]).filter(
    (entry) => entry !== null && entry !== undefined && entry !== '',
  );
  const words = list.map((entry) => {
    const word = String(entry);
    if (word.length > MAX_VALUE) {
      throw new SearchRequestError('document', `value of ${field} is longer than ${MAX_VALUE}`);
    }
    return word;
  });
  return words.length > 0 ? [...new Set(words)] : undefined;
}

function valueOf(
  value: unknown,
  kind: ValueKind,
  field: string,
): readonly string[] | number | undefined {
  if (value === null || value === undefined) return undefined;
  if (kind === 'number') {
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  }
  return keywordsOf(value, field);
}

/**
 * Prepares a document for either engine.
 * @throws SearchRequestError for an id or a value that no engine can hold.
 */
export function prepare(document: BaseDocument, definition: IndexDefinition): PreparedDocument {
  if (!ID.test(document.id)) {
    throw new SearchRequestError('document', `bad document id ${JSON.stringify(document.id)}`);
  }
  const fields: Readonly<Record<string, unknown>> = { ...document };
  const prepared: PreparedDocument = {
    id: document.id,
    texts: {},
    originals: {},
    pinyin: [],
    values: {},
  };
  for (const field of definition.searchable) {
    const original = textOf(fields[field.name]);
    const folded = foldText(original);
    if (folded.trim() === '') continue;
    prepared.texts[field.name] = folded;
    if (folded !== original) prepared.originals[field.name] = original;
    const pinyin = field.pinyin ? pinyinOf(lowerCase(folded)) : undefined;
    if (pinyin) prepared.pinyin.push(pinyin);
  }
  for (const [field, kind] of Object.entries(definition.filterable)) {
    const value = valueOf(fields[field], kind, field);
    if (value !== undefined) prepared.values[field] = value;
  }
  return prepared;
}
