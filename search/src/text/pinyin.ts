import { pinyin } from 'pinyin-pro';
import { innerWords, tokens } from './segment.js';

/*
 * Pinyin of names and titles, so that “gongyezhijian” and “gyzj” find 工业质检. A reader starts typing at the
 * beginning of a word, never in the middle of one; those starts are kept with the letters.
 */

/** The letters of a text without spaces, and the offsets at which a word begins. */
export interface PinyinLetters {
  letters: string;
  /** Ascending, without repeats. */
  starts: number[];
}

/** A text in full pinyin and in initials; Latin words and digits stand in both as they are. */
export interface PinyinText {
  full: PinyinLetters;
  initials: PinyinLetters;
  /** Each word by itself in full pinyin. */
  words: string[];
}

const HAN = /\p{Script=Han}/u;
const MAX_CACHED_WORDS = 100_000;
/** Halves of rare characters, which nobody types as pinyin and no server takes. */
const HALVES = /[\ud800-\udfff]/g;
const MAX_FULL = 48;
const MAX_INITIALS = 24;
const syllablesOfWord = new Map<string, readonly string[]>();

function syllables(word: string): readonly string[] {
  const known = syllablesOfWord.get(word);
  if (known) return known;
  const found = pinyin(word, {
    toneType: 'none',
    type: 'array',
    v: true,
    toneSandhi: false,
  }).map((syllable) => syllable.replace(HALVES, ''));
  if (syllablesOfWord.size >= MAX_CACHED_WORDS) syllablesOfWord.clear();
  syllablesOfWord.set(word, found);
  return found;
}

/** Character offsets inside a word at which a shorter word begins, 0 first. */
function innerStarts(word: string): number[] {
  const starts = new Set([0]);
  for (const part of innerWords(word)) starts.add(word.indexOf(part));
  return [...starts].sort((a, b) => a - b);
}

/**
 * @param text normalised text, a name or a title.
 * @returns its pinyin, or undefined when it holds no Han character.
 */
export function pinyinOf(text: string): PinyinText | undefined {
  if (!HAN.test(text)) return undefined;
  const full: PinyinLetters = { letters: '', starts: [] };
  const initials: PinyinLetters = { letters: '', starts: [] };
  const words: string[] = [];
  for (const { term } of tokens(text)) {
    const isHan = HAN.test(term);
    const parts = isHan ? syllables(term) : [term.replace(HALVES, '')];
    words.push(parts.join(''));
    const starts = isHan ? innerStarts(term) : [0];
    parts.forEach((syllable, i) => {
      if (starts.includes(i) && syllable !== '') {
        full.starts.push(full.letters.length);
        initials.starts.push(initials.letters.length);
      }
      full.letters += syllable;
      initials.letters += isHan ? syllable.slice(0, 1) : syllable;
    });
  }
  return { full, initials, words };
}

function suffixes({ letters, starts }: PinyinLetters, longest: number): string[] {
  return [...new Set(starts.map((start) => letters.slice(start, start + longest)))];
}

/**
 * The same as lists of strings to be found by their beginnings, one for each place where a word starts, and the single
 * words: for engines that search prefixes of words only.
 */
export function pinyinKeys(text: PinyinText): { full: string[]; initials: string[] } {
  return {
    full: [...new Set([...suffixes(text.full, MAX_FULL), ...text.words])],
    initials: suffixes(text.initials, MAX_INITIALS),
  };
}

/** Whether a typed word may be pinyin or initials: letters only, at least two. */
export function mayBePinyin(word: string): boolean {
  return /^[a-z]{2,}$/u.test(word);
}
