import type { IndexDefinition } from '../indexes/definition.js';
import type { PreparedDocument } from '../indexes/prepare.js';
import { SearchRequestError } from '../engine.js';
import type { Spill } from '../storage/spill.js';
import { Analyser } from './analyser.js';
import { KeywordColumn, NumberColumn } from './columns.js';
import { ByteList } from './growable.js';
import { PinyinColumn } from './pinyin-column.js';
import { MAX_DOCUMENTS } from './postings.js';
import { TextStore } from './text-store.js';

/*
 * Everything one index holds. Documents are only ever added at the end; a changed or removed one is marked dead, and a
 * store with many dead ones is written anew by its owner.
 */
export class DocumentStore {
  readonly analyser: Analyser;
  readonly keywords = new Map<string, KeywordColumn>();
  readonly numbers = new Map<string, NumberColumn>();
  readonly fullPinyin = new PinyinColumn();
  readonly initials = new PinyinColumn();
  /** 1 where a document is to be found. */
  readonly alive = new ByteList();
  private readonly ids: string[] = [];
  private readonly byId = new Map<string, number>();
  readonly texts: TextStore;

  /** @param spill where texts go, in memory without one; closed with the store */
  constructor(
    readonly definition: IndexDefinition,
    private readonly spill?: Spill,
  ) {
    this.texts = new TextStore(spill);
    this.analyser = new Analyser(definition);
    for (const [field, kind] of Object.entries(definition.filterable)) {
      if (kind === 'number') this.numbers.set(field, new NumberColumn());
      else this.keywords.set(field, new KeywordColumn());
    }
  }

  /** Documents ever added: numbers run from 0 to here. */
  get end(): number {
    return this.ids.length;
  }

  /** Documents that can be found. */
  get size(): number {
    return this.byId.size;
  }

  /** Adds a document, or replaces the one with its id. */
  put(document: PreparedDocument): void {
    if (this.end >= MAX_DOCUMENTS) {
      throw new SearchRequestError('document', `an embedded index holds ${MAX_DOCUMENTS} at most`);
    }
    this.remove(document.id);
    const number = this.end;
    this.ids.push(document.id);
    this.byId.set(document.id, number);
    this.alive.push(1);
    this.texts.set(number, document);
    this.fullPinyin.push(document.pinyin.map((name) => name.full));
    this.initials.push(document.pinyin.map((name) => name.initials));
    for (const [field, column] of this.keywords) {
      const value = document.values[field];
      column.push(typeof value === 'object' ? value : []);
    }
    for (const [field, column] of this.numbers) {
      const value = document.values[field];
      column.push(typeof value === 'number' ? value : Number.NaN);
    }
    this.analyser.add(number, document.texts);
  }

  /** Removes a document; unknown ids are ignored. */
  remove(id: string): void {
    const number = this.byId.get(id);
    if (number === undefined) return;
    this.byId.delete(id);
    this.alive.data[number] = 0;
    // Its postings stay until the store is written anew; its words must not.
    this.texts.clear(number);
    for (const column of this.keywords.values()) column.remove(number);
  }

  /** The numbers of all documents that can be found, ascending. */
  living(): Int32Array {
    const numbers = new Int32Array(this.size);
    for (let number = 0, count = 0; number < this.end; number += 1) {
      if (this.alive.data[number] === 1) {
        numbers[count] = number;
        count += 1;
      }
    }
    return numbers;
  }

  idOf(number: number): string {
    return this.ids[number] ?? '';
  }

  /** Nothing of it may be asked afterwards. */
  close(): void {
    this.spill?.close();
  }

  /** A document as it was put. */
  private documentAt(number: number): PreparedDocument {
    const values: PreparedDocument['values'] = {};
    for (const [field, column] of this.keywords) {
      const words = column.valuesOf(number);
      if (words.length > 0) values[field] = words;
    }
    for (const [field, column] of this.numbers) {
      const value = column.at(number);
      if (!Number.isNaN(value)) values[field] = value;
    }
    const initials = this.initials.namesOf(number);
    return {
      id: this.idOf(number),
      ...this.texts.get(number),
      pinyin: this.fullPinyin.namesOf(number).flatMap((full, i) => {
        const name = initials[i];
        return name ? [{ full, initials: name, words: [] }] : [];
      }),
      values,
    };
  }

  /** All documents that can be found, for writing the store anew. */
  *documents(): IterableIterator<PreparedDocument> {
    for (let number = 0; number < this.end; number += 1) {
      if (this.alive.data[number] === 1) yield this.documentAt(number);
    }
  }

  /** Whether so much is dead that writing anew pays. */
  get wasteful(): boolean {
    const dead = this.end - this.size;
    return dead > 1000 && dead > this.end * 0.3;
  }
}
