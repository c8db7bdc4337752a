import { normalise } from './normalise.js';
import { mayBePinyin } from './pinyin.js';
import { innerWords, tokens } from './segment.js';
import type { Token } from './segment.js';
import { isStopWord } from './stop-words.js';
import { synonymsOf } from './synonyms.js';

/*
 * What a reader typed, as units of meaning. Both engines answer this and not the raw text, so that they agree on
 * what has to be found, and no operator of an engine's own query language can come from outside.
 */

/** One thing that a document has to hold. */
export interface QueryUnit {
  /** Normalised; Latin words of a phrase separated by one space. */
  text: string;
  script: 'han' | 'other';
  synonyms: readonly string[];
  /**
   * For a Han unit of four characters or more without synonyms: words that together say the same (表面缺陷 → 表面,
   * 缺陷).
   */
  parts: readonly string[];
  /** The last word, perhaps not typed to its end. */
  typing: boolean;
  /** A Latin word put together with the one typed before or after it (chat glm → chatglm). */
  joined: readonly string[];
  /** Said of nearly everything here (AI质检 → AI): marked where it stands, but neither asked for nor ranked by. */
  optional: boolean;
}

/** A parsed query. */
export interface ParsedQuery {
  units: QueryUnit[];
  /** More units than one can ask to have all in one document: best matches are wanted instead. */
  long: boolean;
}

/** Characters read of a query; the rest is ignored. */
export const MAX_QUERY_CHARACTERS = 1000;
/** From here on a query is a description, not a search: finding any of its words is enough. */
export const MAX_REQUIRED_UNITS = 8;
const MAX_UNITS = 24;
const LONGEST_SYNONYM = 5;
/** What everything here is about. A publisher of 质检 rarely writes the AI that a reader types before it. */
const GENERIC: ReadonlySet<string> = new Set([
  'ai',
  '人工智能',
  'artificial intelligence',
  '智能',
  '智慧',
]);
const HAN = /^\p{Script=Han}/u;

/**
 * Joins neighbouring single characters that no dictionary knows as a word: names mostly (云 从 → 云从), which may hold
 * characters that are stop words elsewhere.
 */
function joinSingles(found: readonly Token[]): Token[] {
  const joined: Token[] = [];
  let open: Token | undefined;
  for (const token of found) {
    const single = token.term.length === 1 && HAN.test(token.term);
    if (single && open?.end === token.start) {
      open.term += token.term;
      open.end = token.end;
      continue;
    }
    const copy = { ...token };
    joined.push(copy);
    open = single ? copy : undefined;
  }
  return joined;
}

/** Whether a unit carries no meaning: a stop word, or nothing but single characters that are. */
function isEmpty(text: string): boolean {
  return isStopWord(text) || (HAN.test(text) && text.split('').every(isStopWord));
}

/** The longest run of tokens from `at` on that has synonyms, 0 when none. */
function synonymRun(found: readonly Token[], at: number): { phrase: string; length: number } {
  for (let length = Math.min(LONGEST_SYNONYM, found.length - at); length > 1; length -= 1) {
    const run = found.slice(at, at + length);
    const phrase = run.reduce(
      (text, token) =>
        HAN.test(token.term) || HAN.test(text.slice(-1))
          ? text + token.term
          : `${text} ${token.term}`,
      '',
    );
    const trimmed = phrase.trim();
    if (synonymsOf(trimmed).length > 0) return { phrase: trimmed, length };
  }
  return { phrase: '', length: 0 };
}

/** Where a stretch that no inner word covers ends: at the next inner word, or with the whole word. */
function endOfUnknown(word: string, from: number, inner: readonly string[]): number {
  for (let at = from + 2; at < word.length; at += 1) {
    if (inner.some((part) => word.startsWith(part, at))) return at;
  }
  return word.length;
}

/** Pieces of two or more characters that make up a long Han word, empty when there is but one. */
function coveringParts(word: string): string[] {
  if (!HAN.test(word) || word.length < 4) return [];
  const inner = [...innerWords(word)].sort((a, b) => b.length - a.length);
  const parts: string[] = [];
  for (let at = 0; at < word.length;) {
    const rest = word.length - at;
    const known = inner.find((part) => word.startsWith(part, at) && part.length !== rest - 1);
    const part = known ?? word.slice(at, endOfUnknown(word, at, inner));
    if (part.length < 2) return [];
    parts.push(part);
    at += part.length;
  }
  return parts.length > 1 ? parts : [];
}

/** Tells neighbouring Latin words how they read as one. */
function joinNeighbours(units: readonly QueryUnit[]): QueryUnit[] {
  const single = (one: QueryUnit | undefined): one is QueryUnit =>
    one?.script === 'other' && !one.text.includes(' ');
  return units.map((one, i) => {
    if (!single(one)) return one;
    const before = units[i - 1];
    const after = units[i + 1];
    const joined = [
      ...(single(before) ? [before.text + one.text] : []),
      ...(single(after) ? [one.text + after.text] : []),
    ];
    return { ...one, joined };
  });
}

function unit(text: string, typing: boolean): QueryUnit {
  const synonyms = synonymsOf(text);
  return {
    text,
    script: HAN.test(text) ? 'han' : 'other',
    synonyms,
    parts: synonyms.length > 0 ? [] : coveringParts(text),
    typing,
    joined: [],
    optional: false,
  };
}

/** Whether a word says so little here that it must not narrow a search that says more. */
export function isGeneric(word: string): boolean {
  return GENERIC.has(word);
}

/** Generic words do not narrow what other words find; alone they are what is looked for. */
function withOptional(units: readonly QueryUnit[]): QueryUnit[] {
  const alone = units.every(({ text }) => isGeneric(text));
  return units.map((one) => ({ ...one, optional: !alone && isGeneric(one.text) }));
}

/** The units that a document has to hold. */
export function requiredOf(units: readonly QueryUnit[]): QueryUnit[] {
  return units.filter((one) => !one.optional);
}

/**
 * Pinyin typed with spaces, put together (gong ye zhi jian → gongyezhijian).
 * @returns undefined unless the query is nothing but words that may be pinyin, two at least.
 */
export function joinedPinyin(query: ParsedQuery): ParsedQuery | undefined {
  const { units } = query;
  const pinyin = units.length > 1 && units.every(({ text }) => mayBePinyin(text));
  if (!pinyin) return undefined;
  return { units: [unit(units.map(({ text }) => text).join(''), true)], long: false };
}

/**
 * Reads a query.
 * @param text as typed, of any length and content.
 * @param typing whether the last word may be unfinished (search as you type); default true. A query that ends in
 *   a space has no unfinished word.
 */
export function parseQuery(text: string, typing = true): ParsedQuery {
  const normal = normalise(text.slice(0, MAX_QUERY_CHARACTERS));
  const found = joinSingles(tokens(normal, true));
  const lastEnd = found.at(-1)?.end;
  const open = typing && lastEnd === normal.length;
  const phrases: { text: string; last: boolean }[] = [];
  for (let at = 0; at < found.length;) {
    const run = synonymRun(found, at);
    const length = Math.max(1, run.length);
    const last = at + length === found.length;
    phrases.push({ text: run.phrase || (found[at]?.term ?? ''), last });
    at += length;
  }
  const telling = phrases.filter((phrase) => !isEmpty(phrase.text));
  const kept = telling.length > 0 ? telling : phrases;
  const unique = new Map(
    kept.map((phrase) => [phrase.text, unit(phrase.text, open && phrase.last)]),
  );
  const units = withOptional(joinNeighbours([...unique.values()].slice(0, MAX_UNITS)));
  return { units, long: units.length > MAX_REQUIRED_UNITS };
}
