import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { DOMAIN_WORDS } from './data/domain-words.js';
import { HanDictionary, UNKNOWN } from './han-dictionary.js';
import type { WordVisitor } from './han-dictionary.js';
import { isAllHan, isHanUnit } from './han.js';
import { isStopWord } from './stop-words.js';

/*
 * Cutting normalised text into words. Everything here expects the output of `normalise`.
 * Han runs are cut by jieba; Latin words, numbers and other scripts are cut at their borders (“ai质检” → ai, 质检).
 */

/** A word and where it stands in the text that was cut (UTF-16 offsets, end exclusive). */
export interface Token {
  term: string;
  start: number;
  end: number;
}

/** Counts as much as a middling word of jieba's own dictionary, so a domain word wins over its parts. */
const DOMAIN_FREQUENCY = 2000;
/** Letters, digits and marks of other scripts than Han: “5g”, “gpt4o”, “кит” are one word each. */
const OTHER_RUN = /(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const NONE: readonly string[] = [];
const MAX_CACHED_WORDS = 200_000;

let guesser: Jieba | undefined;
let dictionary: HanDictionary | undefined;
const partsOfWord = new Map<string, readonly string[]>();

/** The native cutter, which can guess words that no dictionary holds. */
function jieba(): Jieba {
  if (!guesser) {
    guesser = Jieba.withDict(dict);
    guesser.loadDict(linesOf(DOMAIN_WORDS));
  }
  return guesser;
}

/** The same dictionary for cutting without guessing. */
export function hanDictionary(): HanDictionary {
  if (!dictionary) {
    dictionary = new HanDictionary(Buffer.from(dict).toString('utf8'));
    for (const word of DOMAIN_WORDS) dictionary.add(word, DOMAIN_FREQUENCY);
  }
  return dictionary;
}

function linesOf(words: readonly string[]): Buffer {
  return Buffer.from(words.map((word) => `${word} ${String(DOMAIN_FREQUENCY)} n\n`).join(''));
}

/**
 * Adds whole words to the dictionary (product names, codes). Texts cut before keep their old cut, so call it before
 * indexing.
 * @param words normalised words without spaces.
 */
export function addWords(words: readonly string[]): void {
  const good = words.filter((word) => word !== '' && !/\s/u.test(word));
  jieba().loadDict(linesOf(good));
  for (const word of good) hanDictionary().add(word, DOMAIN_FREQUENCY);
  partsOfWord.clear();
}

/** The same text with other scripts blanked out, so that the dictionary sees Han only and offsets stay. */
function hanOnly(text: string): string {
  return text.replace(OTHER_RUN, (run) => ' '.repeat(run.length));
}

/**
 * Cuts the Han parts of a text without guessing, in reading order, with nothing made for the rest: the fast way for
 * indexing.
 */
export function cutHan(text: string, visit: WordVisitor): void {
  const words = hanDictionary();
  for (let from = 0; from < text.length; from += 1) {
    if (!isHanUnit(text.charCodeAt(from))) continue;
    let to = from + 1;
    while (to < text.length && isHanUnit(text.charCodeAt(to))) to += 1;
    words.cut(text, from, to, visit);
    from = to;
  }
}

/** The words of other scripts in a text. */
export function otherWords(text: string): readonly string[] {
  return text.match(OTHER_RUN) ?? NONE;
}

/** Words with their places by the guessing cutter. */
function guessed(text: string): Token[] {
  const found: Token[] = [];
  let start = 0;
  for (const term of jieba().cut(hanOnly(text), true)) {
    const end = start + term.length;
    if (isAllHan(term)) found.push({ term, start, end });
    start = end;
  }
  return found;
}

function known(text: string): Token[] {
  const found: Token[] = [];
  cutHan(text, (start, length) => {
    const end = start + length;
    found.push({ term: text.slice(start, end), start, end });
  });
  return found;
}

/**
 * Cuts text into consecutive words, each once, longest sensible first (集装箱码头 → 集装箱, 码头).
 * @param text normalised text.
 * @param guess whether to guess words that no dictionary holds (better for queries, worse for indexing).
 */
export function tokens(text: string, guess = false): Token[] {
  const han = guess ? guessed(text) : known(text);
  const others = Array.from(text.matchAll(OTHER_RUN), ({ 0: term, index }) => ({
    term,
    start: index,
    end: index + term.length,
  }));
  if (others.length === 0) return han;
  return [...han, ...others].sort((a, b) => a.start - b.start);
}

/**
 * The shorter dictionary words inside a word of three or more Han characters (集装箱 → 集装, 装箱), short ones first.
 * @param word one word as `tokens` gives it.
 */
export function innerWords(word: string): readonly string[] {
  if (word.length < 3) return NONE;
  const cached = partsOfWord.get(word);
  if (cached) return cached;
  const words = hanDictionary();
  const parts = new Set<string>();
  for (let size = 2; size < word.length; size += 1) {
    for (let at = 0; at + size <= word.length; at += 1) {
      const part = word.slice(at, at + size);
      if (words.numberOf(part) !== UNKNOWN) parts.add(part);
    }
  }
  if (partsOfWord.size >= MAX_CACHED_WORDS) partsOfWord.clear();
  const found = [...parts];
  partsOfWord.set(word, found);
  return found;
}

/**
 * Cuts text into search terms: every word and the shorter words inside it, in reading order, repeats kept.
 * @param text normalised text.
 * @param options keepStopWords: also give words without meaning of their own (default false).
 */
export function segment(text: string, options: { keepStopWords?: boolean } = {}): string[] {
  const terms: string[] = [];
  for (const { term } of tokens(text)) {
    terms.push(...innerWords(term), term);
  }
  return options.keepStopWords ? terms : terms.filter((term) => !isStopWord(term));
}
