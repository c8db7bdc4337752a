import type { PinyinLetters } from '../text/pinyin.js';
import { ByteList, IntList } from './growable.js';

/*
 * All pinyin of an index as one run of bytes. The places where a word begins are chained by their first two letters, so
 * that what is typed is compared only where it may stand: “zhi” stands in most titles, but begins few words of each.
 */

const NEWLINE = 10;
const NONE = -1;

/** The chain of a place: its first two bytes. */
const chainOf = (first: number, second: number): number => first * 256 + second;

export class PinyinColumn {
  private readonly letters = new ByteList();
  /** 1 where a word starts. */
  private readonly wordStarts = new ByteList();
  /** Where each document begins. */
  private readonly documents = new IntList();
  /** For each place where a word begins: its byte, its document, the place before it in its chain. */
  private readonly places = new IntList();
  private readonly owners = new IntList();
  private readonly previous = new IntList();
  /** By chain: its last place. */
  private readonly last = new Int32Array(256 * 256).fill(NONE);

  /** Adds the next document's names. */
  push(names: readonly PinyinLetters[]): void {
    const document = this.documents.length;
    this.documents.push(this.letters.length);
    for (const { letters, starts } of names) {
      const from = this.letters.length;
      for (let i = 0; i < letters.length; i += 1) {
        this.letters.push(Math.min(letters.charCodeAt(i), 255));
        this.wordStarts.push(0);
      }
      this.letters.push(NEWLINE);
      this.wordStarts.push(0);
      for (const start of starts) this.addPlace(from + start, document);
    }
  }

  private addPlace(byte: number, document: number): void {
    const { data } = this.letters;
    const chain = chainOf(data[byte] ?? NEWLINE, data[byte + 1] ?? NEWLINE);
    this.wordStarts.data[byte] = 1;
    this.previous.push(this.last[chain] ?? NONE);
    this.last[chain] = this.places.length;
    this.places.push(byte);
    this.owners.push(document);
  }

  /** The letters of a document's names as they were added. */
  namesOf(document: number): PinyinLetters[] {
    const names: PinyinLetters[] = [];
    let name: PinyinLetters = { letters: '', starts: [] };
    for (let at = this.documents.at(document); at < this.endOf(document); at += 1) {
      const byte = this.letters.data[at] ?? NEWLINE;
      if (byte === NEWLINE) {
        names.push(name);
        name = { letters: '', starts: [] };
      } else {
        if (this.wordStarts.data[at] === 1) name.starts.push(name.letters.length);
        name.letters += String.fromCharCode(byte);
      }
    }
    return names;
  }

  private endOf(document: number): number {
    const next = document + 1;
    return next < this.documents.length ? this.documents.at(next) : this.letters.length;
  }

  /**
   * Documents with a name in which these letters stand at the beginning of a word.
   * @param typed lower-case letters, two or more.
   * @param whole whether a word also has to end where the letters end.
   * @returns document numbers, each once, the last first.
   */
  find(typed: string, whole: boolean): number[] {
    const found: number[] = [];
    let document = NONE;
    const chain = chainOf(typed.charCodeAt(0), typed.charCodeAt(1));
    for (let at = this.last[chain] ?? NONE; at !== NONE; at = this.previous.at(at)) {
      const owner = this.owners.at(at);
      if (owner === document || !this.stands(typed, this.places.at(at), whole)) continue;
      document = owner;
      found.push(owner);
    }
    return found;
  }

  private stands(typed: string, from: number, whole: boolean): boolean {
    const { data } = this.letters;
    for (let i = 2; i < typed.length; i += 1) {
      if (data[from + i] !== typed.charCodeAt(i)) return false;
    }
    const end = from + typed.length;
    return !whole || this.wordStarts.data[end] === 1 || data[end] === NEWLINE;
  }
}
