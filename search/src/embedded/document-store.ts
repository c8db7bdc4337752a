import type { IndexDefinition } from '../indexes/definition.js';
import type { PreparedDocument } from '../indexes/prepare.js';
import { SearchRequestError } from '../engine.js';
import { Analyser } from './analyser.js';
import { KeywordColumn, NumberColumn } from './columns.js';
import { ByteList } from './growable.js';
import { PinyinColumn } from './pinyin-column.js';
import { MAX_DOCUMENTS } from './postings.js';

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
  private readonly texts: PreparedDocument['texts'][] = [];
  private readonly originals = new Map<number, PreparedDocument['originals']>();

  constructor(readonly definition: IndexDefinition) {
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
    this.texts.push(document.texts);
    if (Object.keys(document.originals).length > 0) this.originals.set(number, document.originals);
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
  }

  idOf(number: number): string {
    return this.ids[number] ?? '';
  }

  textsOf(number: number): PreparedDocument['texts'] {
    return this.texts[number] ?? {};
  }

  originalsOf(number: number): PreparedDocument['originals'] {
    return this.originals.get(number) ?? {};
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
      texts: this.textsOf(number),
      originals: this.originalsOf(number),
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
