import type { IndexDefinition } from '../indexes/definition.js';
import { lowerCase } from '../text/normalise.js';
import { visitTerms } from '../text/terms.js';
import type { TermVisitor } from '../text/terms.js';
import { IntList } from './growable.js';
import { Postings, SCRATCH_COUNT, SCRATCH_SLOT, STATE_SIZE } from './postings.js';
import { PairTable, pairKey } from '../text/pair-table.js';
import { Words } from './words.js';

/*
 * Text → postings. Pairs that are words count in full, others less. The weight of a posting says how well the term describes the document: in which field, how often, how long the
 * field is. It depends on nothing but the document, so the order of arrival changes no result.
 */

/** How fast repetition stops helping (as k1 of BM25). */
const SATURATION = 1.2;
/** How much a field's length counts (as b of BM25). */
const LENGTH_EFFECT = 0.5;
/** What an occurrence is worth, and a pair that may be no word, in hundredths. */
const FULL = 100;
const LOOSE = 35;

/** Weight byte → quality 0–1; the square keeps small differences of weak matches apart. */
export const QUALITY = Float32Array.from({ length: 256 }, (_, byte) => (byte / 255) ** 2);

export class Analyser {
  readonly postings = new Postings();
  readonly pairs = new PairTable();
  readonly words = new Words();
  /** By the number of a long Han word: its term + 1, 0 for none. */
  private readonly longWords = new IntList();
  private readonly totalWeight: number;

  /** The document at work: its terms, and the sum over fields of each. */
  private readonly terms = new IntList();
  private sums = new Float64Array(4096);
  /** Terms of the field at work; their counts stand in the postings' scratch. */
  private readonly fieldTerms = new IntList();

  constructor(private readonly definition: IndexDefinition) {
    this.totalWeight = definition.searchable.reduce((sum, field) => sum + field.weight, 0);
  }

  private pair(first: number, second: number): number {
    const key = pairKey(first, second);
    const known = this.pairs.get(key);
    if (known !== -1) return known;
    const term = this.postings.addTerm();
    this.pairs.add(key, term);
    return term;
  }

  private longWord(number: number): number {
    const known = this.longWords.at(number) - 1;
    if (known !== -1) return known;
    const term = this.postings.addTerm();
    this.longWords.set(number, term + 1);
    return term;
  }

  /** The term of two Han characters, −1 when no document holds it. */
  termOfPair(pair: string): number {
    return this.pairs.get(pairKey(pair.charCodeAt(0), pair.charCodeAt(1)));
  }

  /** The term of a long Han word by its number in the dictionary, −1 when no document holds it. */
  termOfLong(number: number): number {
    return this.longWords.at(number) - 1;
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
    const { state } = this.postings;
    const at = term * STATE_SIZE + SCRATCH_COUNT;
    const before = state[at] ?? 0;
    if (before === 0) this.fieldTerms.push(term);
    state[at] = (before === 0 ? 1 : before) + worth;
  }

  private readonly visitor: TermVisitor = {
    other: (word) => this.hit(this.word(word), FULL),
    character: (character, alone) => {
      if (alone) this.hit(this.pair(0, character), FULL);
    },
    pair: (first, second, isWord) => this.hit(this.pair(first, second), isWord ? FULL : LOOSE),
    longWord: (word) => this.hit(this.longWord(word), FULL),
  };

  private finishField(weight: number, length: number, usualLength: number): void {
    const norm = 1 - LENGTH_EFFECT + (LENGTH_EFFECT * length) / usualLength;
    const { state } = this.postings;
    for (let i = 0; i < this.fieldTerms.length; i += 1) {
      const term = this.fieldTerms.at(i);
      const at = term * STATE_SIZE;
      const count = ((state[at + SCRATCH_COUNT] ?? 1) - 1) / 100;
      state[at + SCRATCH_COUNT] = 0;
      let slot = (state[at + SCRATCH_SLOT] ?? 0) - 1;
      if (slot === -1) {
        slot = this.newSlot(term);
        state[at + SCRATCH_SLOT] = slot + 1;
      }
      this.sums[slot] = (this.sums[slot] ?? 0) + (weight * count) / (count + SATURATION * norm);
    }
    this.fieldTerms.length = 0;
  }

  private newSlot(term: number): number {
    const slot = this.terms.length;
    this.terms.push(term);
    if (slot >= this.sums.length) {
      const larger = new Float64Array(slot * 2);
      larger.set(this.sums);
      this.sums = larger;
    }
    this.sums[slot] = 0;
    return slot;
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
    for (let slot = 0; slot < this.terms.length; slot += 1) {
      const term = this.terms.at(slot);
      this.postings.state[term * STATE_SIZE + SCRATCH_SLOT] = 0;
      this.postings.append(term, document, this.weightOf(this.sums[slot] ?? 0));
    }
    this.terms.length = 0;
  }

  /** A sum over fields as a byte. */
  private weightOf(sum: number): number {
    return Math.max(1, Math.min(255, Math.round(Math.sqrt(sum / this.totalWeight) * 255)));
  }
}
