import type { IndexDefinition } from '../indexes/definition.js';
import { lowerCase } from '../text/normalise.js';
import { visitTerms } from '../text/terms.js';
import type { TermVisitor } from '../text/terms.js';
import { IntList } from './growable.js';
import { Postings } from './postings.js';
import { GramTable, gramKey } from './terms.js';
import { Words } from './words.js';

/*
 * Text → postings. Pairs that the cut calls words count in full, those inside longer words less; pairs across the
 * border of two words are kept only to find longer words by (the lowest weight marks them). The weight of a posting says how well the term describes the document: in which field, how often, how long the
 * field is. It depends on nothing but the document, so the order of arrival changes no result.
 */

/** How fast repetition stops helping (as k1 of BM25). */
const SATURATION = 1.2;
/** How much a field's length counts (as b of BM25). */
const LENGTH_EFFECT = 0.5;
/** What an occurrence is worth, and a pair inside a longer word, in hundredths. */
const FULL = 100;
const INSIDE = 35;
/** The weight of a posting that only helps to find longer words. */
export const HELPER = 1;

/** Weight byte → quality 0–1; the square keeps small differences of weak matches apart. */
export const QUALITY = Float32Array.from({ length: 256 }, (_, byte) => (byte / 255) ** 2);

export class Analyser {
  readonly postings = new Postings();
  readonly grams = new GramTable();
  readonly words = new Words();
  private readonly totalWeight: number;

  /** Scratch of the document at work: its terms, and by term the sum over fields and the count in this field. */
  private terms = new IntList();
  private fieldTerms = new IntList();
  private sums = new Float32Array(1024);
  private counts = new Int32Array(1024);
  /** 1 for a term that is in `terms`. */
  private seen = new Uint8Array(1024);

  constructor(private readonly definition: IndexDefinition) {
    this.totalWeight = definition.searchable.reduce((sum, field) => sum + field.weight, 0);
  }

  private newTerm(): number {
    const term = this.postings.addTerm();
    if (term >= this.counts.length) {
      this.sums = enlarged(this.sums, new Float32Array(term * 2));
      this.counts = enlarged(this.counts, new Int32Array(term * 2));
      this.seen = enlarged(this.seen, new Uint8Array(term * 2));
    }
    return term;
  }

  private gram(first: number, second: number): number {
    const key = gramKey(first, second);
    const known = this.grams.get(key);
    if (known !== -1) return known;
    const term = this.newTerm();
    this.grams.add(key, term);
    return term;
  }

  private word(word: string): number {
    const known = this.words.get(word);
    if (known !== -1) return known;
    const term = this.newTerm();
    this.words.add(word, term);
    return term;
  }

  /** Counts one occurrence in the present field; counts are kept in hundredths, with one for having been seen. */
  private hit(term: number, worth: number): void {
    const before = this.counts[term] ?? 0;
    if (before === 0) this.fieldTerms.push(term);
    this.counts[term] = (before === 0 ? 1 : before) + worth;
  }

  private readonly visitor: TermVisitor = {
    other: (word) => this.hit(this.word(word), FULL),
    character: (character, alone) => {
      if (alone) this.hit(this.gram(0, character), FULL);
    },
    pair: (first, second, kind) => {
      this.hit(this.gram(first, second), kind === 'word' ? FULL : kind === 'inside' ? INSIDE : 0);
    },
    longWord: (word) => this.hit(this.word(word), FULL),
  };

  private finishField(weight: number, length: number, usualLength: number): void {
    const norm = 1 - LENGTH_EFFECT + (LENGTH_EFFECT * length) / usualLength;
    for (let i = 0; i < this.fieldTerms.length; i += 1) {
      const term = this.fieldTerms.at(i);
      const count = ((this.counts[term] ?? 1) - 1) / 100;
      if (this.seen[term] !== 1) {
        this.seen[term] = 1;
        this.terms.push(term);
        this.sums[term] = 0;
      }
      this.sums[term] = (this.sums[term] ?? 0) + (weight * count) / (count + SATURATION * norm);
      this.counts[term] = 0;
    }
    this.fieldTerms.length = 0;
  }

  /**
   * Adds the terms of a document.
   * @param document its number, higher than all before.
   * @param texts by searchable field, folded.
   */
  add(document: number, texts: Readonly<Record<string, string>>): void {
    for (const { name, weight, usualLength } of this.definition.searchable) {
      const text = texts[name];
      if (text === undefined) continue;
      visitTerms(lowerCase(text), this.visitor);
      this.finishField(weight, text.length, usualLength);
    }
    for (let i = 0; i < this.terms.length; i += 1) {
      const term = this.terms.at(i);
      this.seen[term] = 0;
      this.postings.append(term, document, this.weightOf(this.sums[term] ?? 0));
    }
    this.terms.length = 0;
  }

  /** A sum over fields as a byte. */
  private weightOf(sum: number): number {
    if (sum === 0) return HELPER;
    const byte = Math.round(Math.sqrt(sum / this.totalWeight) * 255);
    return Math.max(HELPER + 1, Math.min(255, byte));
  }
}

/** A larger array with the content of a smaller one. */
function enlarged<A extends Float32Array | Int32Array | Uint8Array>(small: A, large: A): A {
  large.set(small);
  return large;
}
