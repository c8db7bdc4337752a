import { mayBePinyin } from '../text/pinyin.js';
import { lowerCase } from '../text/normalise.js';
import { UNKNOWN } from '../text/han-dictionary.js';
import type { QueryUnit } from '../text/query.js';
import { hanDictionary } from '../text/segment.js';
import { termsOfWord } from '../text/terms.js';
import { QUALITY } from './analyser.js';
import type { DocumentStore } from './document-store.js';

/*
 * Which documents hold one unit of a query, and how well: the word itself anywhere inside longer words, its synonyms,
 * its parts, Latin words with typing mistakes or unfinished, pinyin and initials.
 */

/** Documents with the quality of the match, 0–1; parallel arrays, in no order. */
export interface UnitMatches {
  documents: Int32Array;
  qualities: Float32Array;
}

const SYNONYM = 0.9;
const PARTS = 0.5;
const JOINED = 0.9;
const SPLIT = 0.8;
const UNFINISHED = 0.85;
const SUBSTRING = 0.8;
const PER_TYPO = 0.55;
const PINYIN = 0.4;
const HAN = /^\p{Script=Han}/u;

const NOTHING: UnitMatches = { documents: new Int32Array(), qualities: new Float32Array() };

type Verify = (document: number) => boolean;

export class UnitMatcher {
  private readonly best: Float32Array;
  private readonly touched: Int32Array;
  private count = 0;

  /** @param shortPinyin whether two letters may be pinyin where nothing else holds them: depends on the whole store. */
  constructor(
    private readonly store: DocumentStore,
    private readonly shortPinyin = true,
  ) {
    this.best = new Float32Array(store.end);
    this.touched = new Int32Array(store.end);
  }

  /** Finds a unit's documents. */
  match(unit: QueryUnit): UnitMatches {
    this.phrase(unit.text, 1, unit.typing);
    for (const synonym of unit.synonyms) this.phrase(synonym, SYNONYM, false);
    if (unit.parts.length > 0) this.allOf(unit.parts);
    for (const joined of unit.joined) this.joinedWord(joined, unit.typing);
    if (unit.script === 'other' && mayBePinyin(unit.text)) this.pinyin(unit.text, !unit.typing);
    return this.take();
  }

  private take(): UnitMatches {
    const documents = this.touched.slice(0, this.count);
    const qualities = new Float32Array(this.count);
    for (let i = 0; i < this.count; i += 1) {
      const document = documents[i] ?? 0;
      qualities[i] = this.best[document] ?? 0;
      this.best[document] = 0;
    }
    this.count = 0;
    return { documents, qualities };
  }

  private offer(document: number, quality: number): void {
    const before = this.best[document] ?? 0;
    if (quality <= before || this.store.alive.data[document] !== 1) return;
    if (before === 0) {
      this.touched[this.count] = document;
      this.count += 1;
    }
    this.best[document] = quality;
  }

  private offerTerm(term: number, factor: number): void {
    if (term === -1) return;
    const postings = this.store.analyser.postings.read(term);
    for (let i = 0; i < postings.length; i += 1) {
      const posting = postings[i] ?? 0;
      this.offer(posting >>> 8, (QUALITY[posting & 255] ?? 0) * factor);
    }
  }

  private phrase(text: string, factor: number, typing: boolean): void {
    if (HAN.test(text)) this.hanWord(text, factor);
    else if (text.includes(' ')) this.latinPhrase(text, factor);
    else this.latinWord(text, factor, typing);
  }

  private hanWord(text: string, factor: number): void {
    const { analyser } = this.store;
    const number = hanDictionary().numberOf(text);
    if (text.length === 1) {
      for (const term of analyser.pairs.withCharacter(text.charCodeAt(0))) {
        this.offerTerm(term, factor);
      }
    } else if (text.length === 2) this.offerTerm(analyser.termOfPair(text), factor);
    else if (number !== UNKNOWN) this.offerTerm(analyser.termOfLong(number), factor);
    else {
      const { long, pairs } = termsOfWord(text);
      const terms = [
        ...long.map((word) => analyser.termOfLong(word)),
        ...pairs.map((pair) => analyser.termOfPair(pair)),
      ];
      this.offerAll(terms, factor * SUBSTRING, (document) => this.holds(document, text, false));
    }
  }

  private latinWord(text: string, factor: number, typing: boolean): void {
    for (const { term, typos, longer } of this.store.analyser.words.expand(text, typing)) {
      this.offerTerm(term, factor * (longer ? UNFINISHED : 1) * PER_TYPO ** typos);
    }
    if (!/^\d+$/u.test(text)) this.splitWord(text, factor);
  }

  /** Words typed apart that authors write as one: no typing mistakes on top. */
  private joinedWord(text: string, typing: boolean): void {
    for (const { term, typos } of this.store.analyser.words.expand(text, typing)) {
      if (typos === 0) this.offerTerm(term, JOINED);
    }
  }

  /** A word that authors write as two: “openharmony” also finds “open harmony”. */
  private splitWord(text: string, factor: number): void {
    const { words } = this.store.analyser;
    for (let at = 1; at < text.length; at += 1) {
      const left = text.slice(0, at);
      const right = text.slice(at);
      if (words.get(left) !== -1 && words.get(right) !== -1) {
        this.latinPhrase(`${left} ${right}`, factor * SPLIT);
      }
    }
  }

  private latinPhrase(text: string, factor: number): void {
    const terms = text.split(' ').map((word) => this.store.analyser.words.get(word));
    this.offerAll(terms, factor, (document) => this.holds(document, text, true));
  }

  /** Whether a text of the document really holds the words side by side. */
  private holds(document: number, text: string, lower: boolean): boolean {
    const texts = this.store.texts.running(document);
    return (lower ? lowerCase(texts) : texts).includes(text);
  }

  /** Offers the documents that hold all terms and pass the check. */
  private offerAll(terms: readonly number[], factor: number, verify: Verify): void {
    const { postings } = this.store.analyser;
    if (terms.length === 0 || terms.includes(-1)) return;
    const ordered = [...new Set(terms)].sort((a, b) => postings.count(a) - postings.count(b));
    let common: Uint32Array | undefined;
    for (const term of ordered) {
      const next = postings.read(term);
      common = common ? intersect(common, next) : next.slice();
    }
    for (const posting of common ?? []) {
      const document = posting >>> 8;
      const known = (this.best[document] ?? 0) > 0;
      if (!known && this.store.alive.data[document] === 1 && verify(document)) {
        this.offer(document, (QUALITY[posting & 255] ?? 0) * factor);
      }
    }
  }

  /** Offers the documents that hold every part, wherever. */
  private allOf(parts: readonly string[]): void {
    const inner = new UnitMatcher(this.store, this.shortPinyin);
    const counts = new Uint8Array(this.store.end);
    const worst = new Float32Array(this.store.end).fill(1);
    let last = NOTHING;
    for (const text of parts) {
      inner.phrase(text, 1, false);
      last = inner.take();
      for (let i = 0; i < last.documents.length; i += 1) {
        const document = last.documents[i] ?? 0;
        counts[document] = (counts[document] ?? 0) + 1;
        worst[document] = Math.min(worst[document] ?? 0, last.qualities[i] ?? 0);
      }
    }
    for (const document of last.documents) {
      if (counts[document] === parts.length) this.offer(document, (worst[document] ?? 0) * PARTS);
    }
  }

  /** Two letters are too few to be sure that pinyin is meant: they count only where nothing else was found. */
  private pinyin(typed: string, whole: boolean): void {
    if (typed.length < 3 && (this.count > 0 || !this.shortPinyin)) return;
    for (const document of this.store.fullPinyin.find(typed, whole)) this.offer(document, PINYIN);
    for (const document of this.store.initials.find(typed, whole)) this.offer(document, PINYIN);
  }
}

/** Postings of documents in both lists, with the lower weight. Both ascending. */
function intersect(a: Uint32Array, b: Uint32Array): Uint32Array {
  const common = new Uint32Array(Math.min(a.length, b.length));
  let size = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    const difference = (left >>> 8) - (right >>> 8);
    if (difference === 0) {
      common[size] = Math.min(left, right);
      size += 1;
    }
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return common.subarray(0, size);
}
