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
/** What a pair inside a longer word is worth. */
const INSIDE = 0.35;
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
  private terms: number[] = [];
  private fieldTerms: number[] = [];
  private readonly sums = new Map<number, number>();
  private readonly counts = new IntList();

  constructor(private readonly definition: IndexDefinition) {
    this.totalWeight = definition.searchable.reduce((sum, field) => sum + field.weight, 0);
  }

  private gram(first: number, second: number): number {
    const key = gramKey(first, second);
    const known = this.grams.get(key);
    if (known !== -1) return known;
    const term = this.postings.addTerm();
    this.grams.add(key, term);
    return term;
  }

  private word(word: string): number {
    const known = this.words.get(word);
    if (known !== -1) return known;
    const term = this.postings.addTerm();
    this.words.add(word, term);
    return term;
  }

  /** Counts one occurrence in the present field; counts are kept in hundredths, with one for having been seen. */
  private hit(term: number, worth: number): void {
    const before = this.counts.at(term);
    if (before === 0) this.fieldTerms.push(term);
    this.counts.set(term, Math.max(before, 1) + Math.round(worth * 100));
  }

  private readonly visitor: TermVisitor = {
    other: (word) => this.hit(this.word(word), 1),
    character: (character, alone) => {
      if (alone) this.hit(this.gram(0, character), 1);
    },
    pair: (first, second, kind) => {
      this.hit(this.gram(first, second), kind === 'word' ? 1 : kind === 'inside' ? INSIDE : 0);
    },
    longWord: (word) => this.hit(this.word(word), 1),
    triple: () => undefined,
  };

  private finishField(weight: number, length: number, usualLength: number): void {
    const norm = 1 - LENGTH_EFFECT + (LENGTH_EFFECT * length) / usualLength;
    for (const term of this.fieldTerms) {
      const count = (this.counts.at(term) - 1) / 100;
      const sum = this.sums.get(term);
      if (sum === undefined) this.terms.push(term);
      this.sums.set(term, (sum ?? 0) + (weight * count) / (count + SATURATION * norm));
      this.counts.set(term, 0);
    }
    this.fieldTerms = [];
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
    for (const term of this.terms) {
      const quality = (this.sums.get(term) ?? 0) / this.totalWeight;
      const weight = Math.max(HELPER + 1, Math.min(255, Math.round(Math.sqrt(quality) * 255)));
      const byte = quality === 0 ? HELPER : weight;
      this.postings.append(term, document, byte);
    }
    this.terms = [];
    this.sums.clear();
  }
}
