import { allowedTypos, standsFor } from '../text/typos.js';

/* The words of other scripts than Han, and numbers: also in order, for beginnings and for typing mistakes. */

/** Words added since the last sorting; looked through one by one. */
const MAX_UNSORTED = 256;
const MAX_EXPANSIONS = 1000;

/** A word of the index that stands for a typed one. */
export interface Expansion {
  word: string;
  term: number;
  /** Letters that differ; 0 for the word itself or its continuation. */
  typos: number;
  /** Whether the index word goes on after what was typed. */
  longer: boolean;
}

export class Words {
  private readonly terms = new Map<string, number>();
  private sorted: string[] = [];
  private unsorted: string[] = [];

  /** The term of a word, −1 when unknown. */
  get(word: string): number {
    return this.terms.get(word) ?? -1;
  }

  /** Adds a word that is not in yet. */
  add(word: string, term: number): void {
    this.terms.set(word, term);
    this.unsorted.push(word);
  }

  /** How many letters of the sorted words come before a string. */
  private position(text: string): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sorted[middle] ?? '') < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Sorted words are merged lazily: a bulk load sorts once, at the first search after it. */
  private withBeginning(beginning: string): string[] {
    if (this.unsorted.length > MAX_UNSORTED) {
      this.sorted = [...this.sorted, ...this.unsorted].sort();
      this.unsorted = [];
    }
    const from = this.position(beginning);
    const to = this.position(`${beginning}\uffff`);
    const late = this.unsorted.filter((word) => word.startsWith(beginning));
    return [...this.sorted.slice(from, to), ...late];
  }

  /**
   * Index words that a typed Latin word may stand for: itself, longer ones when it is still being typed, and near ones.
   * @returns the closest first.
   */
  expand(typed: string, typing: boolean): Expansion[] {
    const most = allowedTypos(typed);
    const candidates =
      most === 2
        ? [...this.sorted, ...this.unsorted]
        : this.withBeginning(most === 1 ? typed.slice(0, 1) : typed);
    const found: Expansion[] = [];
    for (const word of candidates) {
      const mistakes = standsFor(typed, word, typing);
      if (mistakes === undefined) continue;
      const longer = typing && word.length > typed.length;
      found.push({ word, term: this.get(word), typos: mistakes, longer });
    }
    return found
      .sort((a, b) => a.typos - b.typos || a.word.length - b.word.length)
      .slice(0, MAX_EXPANSIONS);
  }
}
