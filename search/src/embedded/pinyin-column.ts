import type { PinyinLetters } from '../text/pinyin.js';
import { ByteList, IntList } from './growable.js';

/*
 * All pinyin of an index as one run of bytes, looked through with the platform's own byte search: a scan of 100,000
 * names takes a few milliseconds and needs no dictionary of beginnings.
 */

const NEWLINE = 10;

export class PinyinColumn {
  private readonly letters = new ByteList();
  /** 1 where a word starts. */
  private readonly wordStarts = new ByteList();
  /** Where each document begins. */
  private readonly documents = new IntList();

  /** Adds the next document's names. */
  push(names: readonly PinyinLetters[]): void {
    this.documents.push(this.letters.length);
    for (const { letters, starts } of names) {
      const from = this.letters.length;
      for (let i = 0; i < letters.length; i += 1) {
        this.letters.push(Math.min(letters.charCodeAt(i), 255));
        this.wordStarts.push(0);
      }
      for (const start of starts) this.wordStarts.data[from + start] = 1;
      this.letters.push(NEWLINE);
      this.wordStarts.push(0);
    }
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

  /** The last document that begins at or before a byte. */
  private documentAt(byte: number, low: number): number {
    let from = low;
    let to = this.documents.length - 1;
    while (from < to) {
      const middle = (from + to + 1) >>> 1;
      if (this.documents.at(middle) <= byte) from = middle;
      else to = middle - 1;
    }
    return from;
  }

  /**
   * Documents with a name in which these letters stand at the beginning of a word.
   * @param typed lower-case letters.
   * @param whole whether a word also has to end where the letters end.
   * @returns ascending document numbers.
   */
  find(typed: string, whole: boolean): number[] {
    const bytes = Buffer.from(this.letters.data.buffer, 0, this.letters.length);
    const needle = Buffer.from(typed, 'latin1');
    const found: number[] = [];
    let document = 0;
    for (let at = bytes.indexOf(needle); at !== -1;) {
      const end = at + needle.length;
      const ends = this.wordStarts.data[end] === 1 || this.letters.data[end] === NEWLINE;
      if (this.wordStarts.data[at] === 1 && (ends || !whole)) {
        document = this.documentAt(at, document);
        found.push(document);
        at = bytes.indexOf(needle, this.endOf(document));
      } else at = bytes.indexOf(needle, at + 1);
    }
    return found;
  }
}
