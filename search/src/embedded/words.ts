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
  private merge(): void {
    if (this.unsorted.length <= MAX_UNSORTED) return;
    this.sorted = [...this.sorted, ...this.unsorted].sort();
    this.unsorted = [];
  }

  /**
   * Index words that a typed Latin word may stand for: itself, longer ones when it is still being typed, and near ones.
   * @returns the closest first.
   */
  expand(typed: string, typing: boolean): Expansion[] {
    this.merge();
    const most = allowedTypos(typed);
    // With two mistakes the first letter may be wrong; with one it may not, with none nothing may.
    const beginning = most === 2 ? '' : most === 1 ? typed.slice(0, 1) : typed;
    const found: Expansion[] = [];
    const look = (word: string): void => {
      // Most words are ruled out by their length alone.
      if (word.length < typed.length - most) return;
      if (!typing && word.length > typed.length + most) return;
      const mistakes = standsFor(typed, word, typing);
      if (mistakes === undefined) return;
      const longer = typing && word.length > typed.length;
      found.push({ word, term: this.get(word), typos: mistakes, longer });
    };
    const to = beginning === '' ? this.sorted.length : this.position(`${beginning}\uffff`);
    for (let at = this.position(beginning); at < to; at += 1) look(this.sorted[at] ?? '');
    for (const word of this.unsorted) if (word.startsWith(beginning)) look(word);
    return found.sort(closest).slice(0, MAX_EXPANSIONS);
  }
}

/** A total order: what is cut off must not depend on the order of arrival. */
function closest(a: Expansion, b: Expansion): number {
  return a.typos - b.typos || a.word.length - b.word.length || (a.word < b.word ? -1 : 1);
}
