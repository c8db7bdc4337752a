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
const RUN = /\p{Script=Han}+|[\p{L}\p{N}\p{M}]+/gu;
const HAN = /^\p{Script=Han}/u;
/** Within a Latin-looking run a Han character never occurs, but scripts may mix: “5g”, “gpt4o”, “кит”. */
const LATIN_RUN = /[^\p{Script=Han}]+|\p{Script=Han}+/gu;
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

/** Splits text into runs of Han and runs of other letters and digits, with their offsets. */
function runs(text: string): Token[] {
  const found: Token[] = [];
  for (const match of text.matchAll(RUN)) {
    for (const piece of match[0].matchAll(LATIN_RUN)) {
      const start = match.index + piece.index;
      found.push({ term: piece[0], start, end: start + piece[0].length });
    }
  }
  return found;
}

/**
 * Cuts text into consecutive words, each once, longest sensible first (集装箱码头 → 集装箱, 码头).
 * @param text normalised text.
 * @param guess whether to guess words that no dictionary holds (better for queries, worse for indexing).
 */
export function tokens(text: string, guess = false): Token[] {
  const result: Token[] = [];
  for (const run of runs(text)) {
    if (!HAN.test(run.term)) {
      result.push(run);
      continue;
    }
    let start = run.start;
    for (const term of jieba().cut(run.term, guess)) {
      result.push({ term, start, end: start + term.length });
      start += term.length;
    }
  }
  return result;
}

/**
 * The shorter dictionary words inside a word of three or more Han characters (集装箱 → 集装, 装箱), itself left out.
 * @param word one word as `tokens` gives it.
 */
export function innerWords(word: string): readonly string[] {
  if (word.length < 3 || !HAN.test(word)) return [];
  const known = partsOfWord.get(word);
  if (known) return known;
  const parts = jieba()
    .cutForSearch(word, false)
    .filter((part) => part !== word && part.length > 1);
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
