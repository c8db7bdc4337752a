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

  /** Adds the next document's values. */
  push(values: readonly string[]): void {
    this.starts.push(this.data.length);
    for (const value of values) this.data.push(this.codeOf(value));
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

  /** Counts the values of the documents marked with 1, most frequent first. */
  count(mask: Uint8Array): Record<string, number> {
    const counts = new Int32Array(this.words.length);
    const starts = this.starts.data;
    const codes = this.data.data;
    for (let document = 0; document < this.starts.length; document += 1) {
      if (mask[document] !== 1) continue;
      const to = this.endOf(document);
      for (let at = starts[document] ?? 0; at < to; at += 1) {
        const code = codes[at] ?? 0;
        counts[code] = (counts[code] ?? 0) + 1;
      }
    }
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
