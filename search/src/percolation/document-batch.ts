import type { Condition } from '../engine.js';
import { DocumentStore } from '../embedded/document-store.js';
import { maskOf } from '../embedded/filter-masks.js';
import { UnitMatcher } from '../embedded/unit-matches.js';
import type { UnitMatches } from '../embedded/unit-matches.js';
import { definitionOf } from '../indexes/definitions.js';
import { prepare } from '../indexes/prepare.js';
import type { ScenarioDocument } from '../indexes/scenarios.js';
import { alignRanges } from '../text/align.js';
import { Marker } from '../text/marker.js';
import type { QueryUnit } from '../text/query.js';
import type { CompiledQuery } from './compile-query.js';
import { documentKeys } from './document-keys.js';

/*
 * Documents of one publication, indexed by themselves with the embedded engine's own parts: what a saved search finds
 * here is what the search bar finds among them, because the same code decides. Each document is judged for itself:
 * which others stand beside it changes nothing.
 */

export interface BatchHit {
  id: string;
  /** The closest first; comparable within one search only. */
  score: number;
}

/** Why a document was told of. */
export interface MatchReasons {
  /** As they stand in the document, the first few; as typed where only pinyin matched. */
  words: string[];
  /** Field → which of the wanted values the document has. */
  values: Record<string, string[]>;
}

const MOST_WORDS = 5;
/** Words and filters recur among saved searches; what they match is kept, up to so many. */
const MOST_KEPT = 20_000;

/** Answers from before, forgotten all at once when there are too many. */
function kept<V>(cache: Map<string, V>, key: string, make: () => V): V {
  const known = cache.get(key);
  if (known !== undefined) return known;
  if (cache.size >= MOST_KEPT) cache.clear();
  const made = make();
  cache.set(key, made);
  return made;
}

export class DocumentBatch {
  private readonly store = new DocumentStore(definitionOf('scenarios'));
  private readonly counts = new Map<string, number>();
  private readonly numbers = new Map<string, number>();
  private matcher: UnitMatcher | null = null;
  private readonly byUnit = new Map<string, UnitMatches>();
  private readonly masks = new Map<string, Uint8Array>();

  /** @throws SearchRequestError for a document that no index can hold. */
  constructor(documents: readonly ScenarioDocument[] = []) {
    this.add(documents);
  }

  /** Adds documents; a large batch is made in parts, so that other work gets its turn. */
  add(documents: readonly ScenarioDocument[]): void {
    for (const document of documents) {
      const prepared = prepare(document, this.store.definition);
      this.store.put(prepared);
      this.numbers.set(prepared.id, this.store.end - 1);
      for (const key of documentKeys(prepared)) {
        this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
      }
    }
    this.matcher = null;
    this.byUnit.clear();
    this.masks.clear();
  }

  get size(): number {
    return this.store.size;
  }

  /** All keys that any of the documents has. */
  keys(): string[] {
    return [...this.counts.keys()];
  }

  /** How many of the documents have a key. */
  readonly frequency = (key: string): number => this.counts.get(key) ?? 0;

  /** Whether a search filed under these keys may match any of the documents. */
  mayMatch(keys: readonly string[]): boolean {
    return keys.some((key) => this.counts.has(key));
  }

  /** The documents that a search matches, the closest first, then in the order of the batch. */
  hits(query: CompiledQuery): BatchHit[] {
    const scores = this.scoresOf(query);
    for (const condition of query.filter) {
      const mask = this.maskOf(condition);
      for (const document of scores.keys()) if (mask[document] !== 1) scores.delete(document);
    }
    for (const units of query.exclude) {
      if (scores.size === 0) break;
      for (const document of this.allOf(units).keys()) scores.delete(document);
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1] || a[0] - b[0])
      .map(([document, score]) => ({ id: this.store.idOf(document), score }));
  }

  /** Which words and filters of a search matched one of its hits. */
  reasons(query: CompiledQuery, id: string): MatchReasons {
    const document = this.numbers.get(id);
    if (document === undefined) return { words: [], values: {} };
    return { words: this.wordsIn(query.units, document), values: this.valuesIn(query, document) };
  }

  private scoresOf(query: CompiledQuery): Map<number, number> {
    if (query.long) return new Map();
    if (query.units.length === 0) {
      return new Map(Array.from(this.store.living(), (document) => [document, 0]));
    }
    const scores = this.allOf(query.units);
    if (query.pinyin) {
      for (const [document, score] of this.allOf(query.pinyin)) {
        if (!scores.has(document)) scores.set(document, score);
      }
    }
    return scores;
  }

  /** Documents that hold all units, with what these are worth together. */
  private allOf(units: readonly QueryUnit[]): Map<number, number> {
    let found: Map<number, number> | undefined;
    for (const unit of units) {
      const { documents, qualities } = this.matchesOf(unit);
      const next = new Map<number, number>();
      for (let i = 0; i < documents.length; i += 1) {
        const document = documents[i] ?? 0;
        const before = found ? found.get(document) : 0;
        if (before !== undefined) next.set(document, before + (qualities[i] ?? 0));
      }
      if (next.size === 0) return next;
      found = next;
    }
    return found ?? new Map<number, number>();
  }

  private matchesOf(unit: QueryUnit): UnitMatches {
    // Synonyms and parts follow from the text.
    const key = [unit.text, unit.typing ? 't' : '', ...unit.joined].join('\n');
    const matcher = (this.matcher ??= new UnitMatcher(this.store, false));
    return kept(this.byUnit, key, () => matcher.match(unit));
  }

  private maskOf(condition: Condition): Uint8Array {
    return kept(this.masks, JSON.stringify(condition), () => maskOf(this.store, condition));
  }

  private wordsIn(units: readonly QueryUnit[], document: number): string[] {
    const marker = new Marker(units);
    const { texts, originals } = this.store.texts.get(document);
    const words = new Map<string, string>();
    for (const [field, text] of Object.entries(texts)) {
      const ranges = marker.ranges(text);
      const original = originals[field];
      const shown = original ?? text;
      for (const [from, to] of original === undefined ? ranges : alignRanges(original, ranges)) {
        const word = shown.slice(from, to);
        if (words.size < MOST_WORDS && !words.has(word.toLowerCase())) {
          words.set(word.toLowerCase(), word);
        }
      }
    }
    return words.size > 0
      ? [...words.values()]
      : units.map(({ text }) => text).slice(0, MOST_WORDS);
  }

  private valuesIn(query: CompiledQuery, document: number): Record<string, string[]> {
    const values: Record<string, string[]> = {};
    for (const condition of query.filter) {
      if (!('anyOf' in condition)) continue;
      const wanted = new Set(condition.anyOf.map(String));
      const has = this.store.keywords.get(condition.field)?.valuesOf(document) ?? [];
      const both = has.filter((value) => wanted.has(value));
      values[condition.field] = [...(values[condition.field] ?? []), ...both];
    }
    return values;
  }
}
