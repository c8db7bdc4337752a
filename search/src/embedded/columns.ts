import { DoubleList, IntList } from './growable.js';

/*
 * Values to filter, count and sort by, one column a field: codes of a dictionary in one typed array with the start of
 * each document, or one double a document.
 */

/** Words: none, one or several a document. */
export class KeywordColumn {
  private readonly codes = new Map<string, number>();
  readonly words: string[] = [];
  private readonly starts = new IntList();
  private readonly data = new IntList();
  /** By code: how many documents that were not removed have it. */
  private readonly totals = new IntList();

  /** Adds the next document's values. */
  push(values: readonly string[]): void {
    this.starts.push(this.data.length);
    for (const value of values) {
      const code = this.codeOf(value);
      this.data.push(code);
      this.totals.set(code, this.totals.at(code) + 1);
    }
  }

  /** No longer counts a document among all. */
  remove(document: number): void {
    for (let at = this.starts.at(document); at < this.endOf(document); at += 1) {
      const code = this.data.at(at);
      this.totals.set(code, this.totals.at(code) - 1);
    }
  }

  private codeOf(value: string): number {
    let code = this.codes.get(value);
    if (code === undefined) {
      code = this.words.length;
      this.codes.set(value, code);
      this.words.push(value);
    }
    return code;
  }

  valuesOf(document: number): string[] {
    const codes = this.data.data.subarray(this.starts.at(document), this.endOf(document));
    return Array.from(codes, (code) => this.words[code] ?? '');
  }

  /** Marks with 1 the documents that have any of the values. */
  mark(values: readonly string[], mask: Uint8Array): void {
    const wanted = new Uint8Array(this.words.length);
    for (const value of values) {
      const code = this.codes.get(value);
      if (code !== undefined) wanted[code] = 1;
    }
    this.markCodes(wanted, mask);
  }

  /** Marks with 1 the documents that have a value. */
  markExisting(mask: Uint8Array): void {
    this.markCodes(new Uint8Array(this.words.length).fill(1), mask);
  }

  private markCodes(wanted: Uint8Array, mask: Uint8Array): void {
    const starts = this.starts.data;
    const codes = this.data.data;
    for (let document = 0; document < this.starts.length; document += 1) {
      const to = this.endOf(document);
      for (let at = starts[document] ?? 0; at < to; at += 1) {
        if (wanted[codes[at] ?? 0] === 1) mask[document] = 1;
      }
    }
  }

  /** Counts the values of the listed documents, most frequent first. */
  count(documents: Int32Array): Record<string, number> {
    const counts = new Int32Array(this.words.length);
    const starts = this.starts.data;
    const codes = this.data.data;
    const last = this.starts.length - 1;
    for (let i = 0; i < documents.length; i += 1) {
      const document = documents[i] ?? 0;
      const to = document < last ? (starts[document + 1] ?? 0) : this.data.length;
      for (let at = starts[document] ?? 0; at < to; at += 1) {
        const code = codes[at] ?? 0;
        counts[code] = (counts[code] ?? 0) + 1;
      }
    }
    return this.named(counts);
  }

  /** The same for all documents that were not removed, without looking at any. */
  countAll(): Record<string, number> {
    return this.named(this.totals.data);
  }

  private named(counts: Int32Array): Record<string, number> {
    const found = this.words
      .map((word, code): [string, number] => [word, counts[code] ?? 0])
      .filter(([, count]) => count > 0);
    found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return Object.fromEntries(found);
  }

  private endOf(document: number): number {
    const next = document + 1;
    return next < this.starts.length ? (this.starts.data[next] ?? 0) : this.data.length;
  }
}

/** Numbers and dates: one or none a document. */
export class NumberColumn {
  private readonly values = new DoubleList();

  /** Adds the next document's value, NaN for none. */
  push(value: number): void {
    this.values.push(value);
  }

  /** By document, NaN for none. A view that the next `push` may outdate. */
  all(): Float64Array {
    return this.values.data.subarray(0, this.values.length);
  }

  /** NaN when the document has none. */
  at(document: number): number {
    return this.values.data[document] ?? Number.NaN;
  }

  /** Marks with 1 the documents whose value satisfies a test; those without a value are not asked. */
  mark(test: (value: number) => boolean, mask: Uint8Array): void {
    const { data, length } = this.values;
    for (let document = 0; document < length; document += 1) {
      const value = data[document] ?? Number.NaN;
      if (!Number.isNaN(value) && test(value)) mask[document] = 1;
    }
  }
}
