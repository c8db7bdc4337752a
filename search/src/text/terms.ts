import { cutHan, hanDictionary, innerWords, otherWords } from './segment.js';
import { isStopCharacter } from './stop-words.js';

/*
 * What a text can be found by, the same for both engines. Words of the cut are terms, and so are the words, pairs and
 * triples of neighbouring characters inside longer ones and around single characters, where the cut may be wrong: 集卡
 * is found in 无人集卡, 质量 in 高质量, 云从 in a text cut 云|从|科技. Pairs across the border of two whole words are no terms
 * (普通|用户 is not about 通用), nor those of a particle and a word (的|机器).
 */

/** Told about the terms of a text in reading order, repeats included. Characters are UTF-16 units. */
export interface TermVisitor {
  /** A Latin word, a number, a word of another script. */
  other(word: string): void;
  /** A Han word of one character, or the last character of a longer one when `alone` is false. */
  character(character: number, alone: boolean): void;
  /**
   * Two neighbouring Han characters. `isWord`: the dictionary calls them a word; otherwise they stand in a longer word,
   * or one of them stands alone in the cut.
   */
  pair(first: number, second: number, isWord: boolean): void;
  /** A Han word of three or more characters, also one inside a longer word, by its number in the dictionary. */
  longWord(word: number): void;
  /** Three neighbouring Han characters inside a word or beside single characters. */
  triple?(characters: string): void;
}

/** What a word of three or more characters holds, worked out once. */
interface Inside {
  /** By place: whether the pair that starts there is a word. */
  pairs: readonly boolean[];
  /** Words of three or more characters by their numbers, itself too. */
  long: readonly number[];
}

/** By number of the word. */
const insideOf: (Inside | undefined)[] = [];

function inside(number: number, word: string): Inside {
  const inner = innerWords(word);
  const long = inner.filter((part) => part.length > 2);
  const found = {
    pairs: Array.from({ length: word.length - 1 }, (_, i) => inner.includes(word.slice(i, i + 2))),
    long: [...long.map((part) => hanDictionary().numberOf(part)), number],
  };
  insideOf[number] = found;
  return found;
}

/** One walk through one text; keeps what it needs to know of the words before. */
class Walk {
  /** Where the word before ends, and its length. */
  private end = -1;
  private before = 0;
  /** Whether the word before touches the one before it. */
  private chained = false;

  constructor(
    private readonly text: string,
    private readonly visitor: TermVisitor,
  ) {}

  readonly word = (start: number, length: number, number: number): void => {
    if (length === 1) this.visitor.character(this.text.charCodeAt(start), true);
    else this.longer(start, length, number);
    const touches = this.end === start;
    if (touches && (this.before === 1 || length === 1)) this.border(start, length);
    this.chained = touches;
    this.end = start + length;
    this.before = length;
  };

  private longer(start: number, length: number, number: number): void {
    const { text, visitor } = this;
    const last = start + length - 1;
    visitor.character(text.charCodeAt(last), false);
    if (length === 2) {
      visitor.pair(text.charCodeAt(start), text.charCodeAt(last), true);
      return;
    }
    const { pairs, long } = insideOf[number] ?? inside(number, text.slice(start, last + 1));
    for (const word of long) visitor.longWord(word);
    for (let at = start; at < last; at += 1) {
      visitor.pair(text.charCodeAt(at), text.charCodeAt(at + 1), pairs[at - start] === true);
      if (visitor.triple && at + 1 < last) visitor.triple(text.slice(at, at + 3));
    }
  }

  /** The border of two words of which one or both are single characters. */
  private border(start: number, length: number): void {
    const { text, visitor, before } = this;
    const left = text.charCodeAt(start - 1);
    const right = text.charCodeAt(start);
    const particle =
      (before > 1 && isStopCharacter(right)) || (length > 1 && isStopCharacter(left));
    if (particle) return;
    visitor.pair(left, right, false);
    if (before > 1 || this.chained) visitor.triple?.(text.slice(start - 2, start + 1));
    if (length > 1) visitor.triple?.(text.slice(start - 1, start + 2));
  }
}

/**
 * Goes through the terms of a text: first the words of other scripts, then the Han ones in reading order.
 * @param text normalised.
 */
export function visitTerms(text: string, visitor: TermVisitor): void {
  for (const word of otherWords(text)) visitor.other(word);
  cutHan(text, new Walk(text, visitor).word);
}

/** What a text has to be indexed under to hold a word. */
export interface WordTerms {
  /** Numbers of dictionary words of three or more characters. */
  long: number[];
  /** Two or three characters each. */
  pairs: string[];
  triples: string[];
}

/**
 * The terms of a word that is looked for: those a text that holds it has too.
 * @param word Han characters, two or more.
 */
export function termsOfWord(word: string): WordTerms {
  const terms: WordTerms = { long: [], pairs: [], triples: [] };
  visitTerms(word, {
    other: () => undefined,
    character: () => undefined,
    pair: (first, second) => terms.pairs.push(String.fromCharCode(first, second)),
    longWord: (number) => terms.long.push(number),
    triple: (characters) => terms.triples.push(characters),
  });
  return terms;
}
