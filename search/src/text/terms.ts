import { innerWords, tokens } from './segment.js';

/*
 * What a text can be found by, the same for both engines. Words of the cut are terms, and so are the pairs and triples
 * of neighbouring characters inside long words and around single characters, where the cut may be wrong: 集卡 is found
 * in 无人集卡, 质量 in 高质量, 云从 in a text cut 云|从|科技. Pairs across the border of two whole words are no terms:
 * 普通|用户 is not about 通用.
 */

/** Told about the terms of a text in reading order, repeats included. Characters are UTF-16 units. */
export interface TermVisitor {
  /** A Latin word, a number, a word of another script. */
  other(word: string): void;
  /** A Han word of one character, or the last character of a longer one when `alone` is false. */
  character(character: number, alone: boolean): void;
  /**
   * Two neighbouring Han characters. `word`: the cut or the dictionary calls them a word; `inside`: they stand in a
   * longer word or beside a single character; `across`: the border of two words runs between them.
   */
  pair(first: number, second: number, kind: 'word' | 'inside' | 'across'): void;
  /** A Han word of three or more characters, also one inside a longer word. */
  longWord(word: string): void;
  /** Three neighbouring Han characters inside a word or beside single characters. */
  triple?(characters: string): void;
}

const HAN = /^\p{Script=Han}/u;

/** Nearly all characters lie in the two large blocks; the rest is asked for. */
function isHan(term: string): boolean {
  const code = term.charCodeAt(0);
  if (code < 0x2e80) return false;
  return (code >= 0x4e00 && code <= 0x9fff) || HAN.test(term);
}

function visitWord(word: string, visitor: TermVisitor): void {
  if (word.length === 1) {
    visitor.character(word.charCodeAt(0), true);
    return;
  }
  visitor.character(word.charCodeAt(word.length - 1), false);
  if (word.length === 2) {
    visitor.pair(word.charCodeAt(0), word.charCodeAt(1), 'word');
    return;
  }
  const inner = innerWords(word);
  for (const part of inner) if (part.length > 2) visitor.longWord(part);
  visitor.longWord(word);
  for (let i = 0; i + 1 < word.length; i += 1) {
    const known = inner.includes(word.slice(i, i + 2));
    visitor.pair(word.charCodeAt(i), word.charCodeAt(i + 1), known ? 'word' : 'inside');
    if (visitor.triple && i + 2 < word.length) visitor.triple(word.slice(i, i + 3));
  }
}

/** A word of the cut by its end and its length. */
interface Place {
  end: number;
  length: number;
}

/** The triples across the border at `start`, one side of which is a single character. */
function visitTriples(
  text: string,
  start: number,
  words: { previous: Place; beforePrevious: Place; length: number },
  visitor: TermVisitor,
): void {
  if (!visitor.triple) return;
  const { previous, beforePrevious, length } = words;
  const reachesBack = previous.length > 1 || beforePrevious.end === start - 1;
  if (reachesBack) visitor.triple(text.slice(start - 2, start + 1));
  if (length > 1) visitor.triple(text.slice(start - 1, start + 2));
}

/**
 * Goes through the terms of a text.
 * @param text normalised.
 */
export function visitTerms(text: string, visitor: TermVisitor): void {
  let previous: Place = { end: -1, length: 0 };
  let beforePrevious = previous;
  for (const { term, start, end } of tokens(text)) {
    if (!isHan(term)) {
      visitor.other(term);
      continue;
    }
    visitWord(term, visitor);
    if (previous.end === start) {
      const loose = previous.length === 1 || term.length === 1;
      const kind = loose ? 'inside' : 'across';
      visitor.pair(text.charCodeAt(start - 1), term.charCodeAt(0), kind);
      if (loose)
        visitTriples(text, start, { previous, beforePrevious, length: term.length }, visitor);
    }
    beforePrevious = previous;
    previous = { end, length: term.length };
  }
}
