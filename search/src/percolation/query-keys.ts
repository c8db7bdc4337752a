import { createHash } from 'node:crypto';
import type { Condition } from '../engine.js';
import { DOMAIN_WORDS } from '../text/data/domain-words.js';
import { SYNONYM_GROUPS } from '../text/data/synonym-groups.js';
import { mayBePinyin } from '../text/pinyin.js';
import type { QueryUnit } from '../text/query.js';
import { termsOfWord } from '../text/terms.js';
import { allowedTypos } from '../text/typos.js';
import type { CompiledQuery } from './compile-query.js';
import {
  ANY_DOCUMENT,
  PINYIN_LETTERS,
  beginningKeyOf,
  characterKeyOf,
  pairKeyOf,
  pinyinKeyOf,
  valueKeyOf,
  wordKeyOf,
} from './document-keys.js';

/*
 * Under which keys a saved search is filed. Each part of a search (a word, a filter) gives a list of keys of which a
 * matching document has one at least; the part whose keys the fewest documents have is taken. A part that promises
 * nothing (a word with two typing mistakes allowed, a range) gives none.
 */

/** How many documents have a key. */
export type Frequency = (key: string) => number;

/** Any of these; empty: no document at all; undefined: nothing is promised. */
type Keys = readonly string[] | undefined;

const HAN = /^\p{Script=Han}/u;

/** Any of several alternatives holds. */
function either(alternatives: readonly Keys[]): Keys {
  const all = new Set<string>();
  for (const keys of alternatives) {
    if (keys === undefined) return undefined;
    for (const key of keys) all.add(key);
  }
  return [...all];
}

/** All parts hold: the rarest of them stands for all. */
function rarest(parts: readonly Keys[], frequency: Frequency): Keys {
  let best: Keys;
  let fewest = Infinity;
  for (const keys of parts) {
    if (keys === undefined) continue;
    const documents = keys.reduce((sum, key) => sum + frequency(key), 0);
    if (documents < fewest) {
      best = keys;
      fewest = documents;
    }
  }
  return best;
}

function hanKeys(word: string, frequency: Frequency): Keys {
  if (word.length === 1) return [characterKeyOf(word)];
  if (word.length === 2) return [pairKeyOf(word)];
  // A text that holds the word holds each of its pairs that the cut makes a term.
  return rarest(
    termsOfWord(word).pairs.map((pair) => [pairKeyOf(pair)]),
    frequency,
  );
}

/** Authors may write the word as two: then its end is a word. */
function endsOf(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, i) => wordKeyOf(word.slice(i + 1)));
}

function latinKeys(word: string, typing: boolean): Keys {
  const split = /^\d+$/u.test(word) ? [] : endsOf(word);
  const typos = allowedTypos(word);
  if (typos === 2) return undefined;
  // One mistake is forgiven, but not in the first letter.
  if (typos === 1) return [beginningKeyOf(word.slice(0, 1)), ...split];
  return [typing ? beginningKeyOf(word) : wordKeyOf(word), ...split];
}

function phraseKeys(text: string, typing: boolean, frequency: Frequency): Keys {
  if (HAN.test(text)) return hanKeys(text, frequency);
  if (!text.includes(' ')) return latinKeys(text, typing);
  return rarest(
    text.split(' ').map((word) => [wordKeyOf(word)]),
    frequency,
  );
}

function unitKeys(unit: QueryUnit, frequency: Frequency): Keys {
  const { text, typing } = unit;
  const alternatives = [phraseKeys(text, typing, frequency)];
  for (const synonym of unit.synonyms) alternatives.push(phraseKeys(synonym, false, frequency));
  if (unit.parts.length > 0) {
    const parts = unit.parts.map((part) => phraseKeys(part, false, frequency));
    alternatives.push(rarest(parts, frequency));
  }
  for (const joined of unit.joined) {
    alternatives.push([typing ? beginningKeyOf(joined) : wordKeyOf(joined)]);
  }
  if (unit.script === 'other' && mayBePinyin(text) && text.length >= PINYIN_LETTERS) {
    alternatives.push([pinyinKeyOf(text)]);
  }
  return either(alternatives);
}

function conditionKeys(condition: Condition, frequency: Frequency): Keys {
  if ('or' in condition) return either(condition.or.map((one) => conditionKeys(one, frequency)));
  if ('and' in condition) {
    return rarest(
      condition.and.map((one) => conditionKeys(one, frequency)),
      frequency,
    );
  }
  if (!('anyOf' in condition)) return undefined;
  if (condition.anyOf.some((value) => typeof value === 'number')) return undefined;
  return condition.anyOf.map((value) => valueKeyOf(condition.field, String(value)));
}

/**
 * The keys to file a search under: every document it matches has one of them.
 * @param frequency documents by key, of a body of documents like those to come; decides what is rare.
 * @returns empty when the search can match nothing.
 */
export function queryKeys(query: CompiledQuery, frequency: Frequency): string[] {
  if (query.long) return [];
  const all = (units: readonly QueryUnit[]): Keys =>
    rarest(
      units.map((unit) => unitKeys(unit, frequency)),
      frequency,
    );
  const words = query.pinyin ? either([all(query.units), all(query.pinyin)]) : all(query.units);
  const filters = query.filter.map((condition) => conditionKeys(condition, frequency));
  return [...(rarest([words, ...filters], frequency) ?? [ANY_DOCUMENT])];
}

/** To be raised whenever the rules of this file or of document-keys.ts change. */
const RULES = 1;
let version: string | undefined;

/** What keys depend on beside the search itself: those made under another version may be wrong and have to be made anew. */
export function keysVersion(): string {
  version ??= createHash('sha256')
    .update(JSON.stringify([RULES, SYNONYM_GROUPS, DOMAIN_WORDS]))
    .digest('hex')
    .slice(0, 12);
  return version;
}
