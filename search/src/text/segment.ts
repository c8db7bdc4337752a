import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { DOMAIN_WORDS } from './data/domain-words.js';
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
const PIECE = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;
const HAN = /^\p{Script=Han}/u;
const ALL_HAN = /^\p{Script=Han}+$/u;
const SOME_HAN = /\p{Script=Han}/u;
const NONE: readonly string[] = [];
const MAX_CACHED_WORDS = 200_000;

let instance: Jieba | undefined;
const partsOfWord = new Map<string, readonly string[]>();

function jieba(): Jieba {
  if (!instance) {
    instance = Jieba.withDict(dict);
    loadWords(instance, DOMAIN_WORDS);
  }
  return instance;
}

function loadWords(target: Jieba, words: readonly string[]): void {
  const lines = words.map((word) => `${word} ${String(DOMAIN_FREQUENCY)} n`).join('\n');
  target.loadDict(Buffer.from(`${lines}\n`));
}

/**
 * Adds whole words to the dictionary (product names, codes). Texts cut before keep their old cut, so call it before
 * indexing.
 * @param words normalised words without spaces.
 */
export function addWords(words: readonly string[]): void {
  loadWords(
    jieba(),
    words.filter((word) => word !== '' && !/\s/u.test(word)),
  );
  partsOfWord.clear();
}

/** Splits a dictionary word of mixed scripts (“卡拉ok”, “b超”) at their borders. */
function addMixed(word: string, start: number, result: Token[]): void {
  for (const match of word.matchAll(PIECE)) {
    const from = start + match.index;
    result.push({ term: match[0], start: from, end: from + match[0].length });
  }
}

/** Adds the words of a stretch of text without letters of other scripts between them. */
function addHan(text: string, offset: number, guess: boolean, result: Token[]): void {
  let start = offset;
  for (const term of jieba().cut(text, guess)) {
    const end = start + term.length;
    if (ALL_HAN.test(term)) result.push({ term, start, end });
    else if (term.length > 1 && SOME_HAN.test(term)) addMixed(term, start, result);
    start = end;
  }
}

/**
 * Cuts text into consecutive words, each once, longest sensible first (集装箱码头 → 集装箱, 码头).
 * @param text normalised text.
 * @param guess whether to guess words that no dictionary holds (better for queries, worse for indexing).
 */
export function tokens(text: string, guess = false): Token[] {
  const result: Token[] = [];
  let done = 0;
  for (const match of text.matchAll(OTHER_RUN)) {
    if (match.index > done) addHan(text.slice(done, match.index), done, guess, result);
    done = match.index + match[0].length;
    result.push({ term: match[0], start: match.index, end: done });
  }
  if (done < text.length) addHan(text.slice(done), done, guess, result);
  return result;
}

/**
 * The shorter dictionary words inside a word of three or more Han characters (集装箱 → 集装, 装箱), itself left out.
 * @param word one word as `tokens` gives it.
 */
export function innerWords(word: string): readonly string[] {
  if (word.length < 3) return NONE;
  const known = partsOfWord.get(word);
  if (known) return known;
  const parts = HAN.test(word)
    ? jieba()
        .cutForSearch(word, false)
        .filter((part) => part !== word && part.length > 1)
    : NONE;
  if (partsOfWord.size >= MAX_CACHED_WORDS) partsOfWord.clear();
  partsOfWord.set(word, parts);
  return parts;
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
