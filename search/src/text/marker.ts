import { mergeRanges } from './align.js';
import type { TextRange } from './align.js';
import { lowerCase } from './normalise.js';
import type { QueryUnit } from './query.js';
import { innerWords } from './segment.js';
import { standsFor } from './typos.js';

/*
 * Finds in a text what made it a result, to be marked for the reader. It reads the text and not the index, so that both
 * engines mark the same.
 */

const HAN = /^\p{Script=Han}/u;
const OTHER_RUN = /(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+/gu;

function occurrences(text: string, word: string): TextRange[] {
  const found: TextRange[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) {
    found.push([at, at + word.length]);
  }
  return found;
}

export class Marker {
  /** Han words, each with the words inside it that are marked where the whole one does not occur. */
  private readonly han: { whole: string; parts: readonly string[] }[] = [];
  private readonly phrases: string[] = [];
  private readonly words: { text: string; typing: boolean }[] = [];

  constructor(units: readonly QueryUnit[]) {
    for (const unit of units) {
      if (unit.script === 'han') {
        const loose = unit.parts.length > 0 ? unit.parts : innerWords(unit.text);
        this.han.push({ whole: unit.text, parts: loose });
      } else this.addOther(unit.text, unit.typing);
      for (const joined of unit.joined) this.addOther(joined, unit.typing);
      for (const synonym of unit.synonyms) {
        if (HAN.test(synonym)) this.han.push({ whole: synonym, parts: [] });
        else this.addOther(synonym, false);
      }
    }
  }

  private addOther(text: string, typing: boolean): void {
    if (text.includes(' ')) this.phrases.push(text);
    else this.words.push({ text, typing });
  }

  /** Letters to mark at the beginning of a word of the text, 0 for none. */
  private marked(word: string): number {
    for (const { text, typing } of this.words) {
      if (standsFor(text, word, typing) === undefined) continue;
      return typing ? Math.min(text.length, word.length) : word.length;
    }
    return 0;
  }

  /**
   * @param text folded text.
   * @returns ranges to mark, ascending, not overlapping.
   */
  ranges(text: string): TextRange[] {
    const lower = lowerCase(text);
    const found: TextRange[] = [];
    for (const { whole, parts } of this.han) {
      const complete = occurrences(lower, whole);
      found.push(
        ...(complete.length > 0 ? complete : parts.flatMap((part) => occurrences(lower, part))),
      );
    }
    for (const phrase of this.phrases) found.push(...occurrences(lower, phrase));
    if (this.words.length > 0) {
      for (const match of lower.matchAll(OTHER_RUN)) {
        const marked = this.marked(match[0]);
        if (marked > 0) found.push([match.index, match.index + marked]);
      }
    }
    return mergeRanges(found);
  }
}
