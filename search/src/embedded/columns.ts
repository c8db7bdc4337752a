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
    const to = document + 1 < this.starts.length ? this.starts.at(document + 1) : this.data.length;
    const values: string[] = [];
    for (let at = this.starts.at(document); at < to; at += 1) {
      values.push(this.words[this.data.at(at)] ?? '');
    }
    return values;
  }

  /** Marks with 1 the documents that have any of the values. */
  mark(values: readonly string[], mask: Uint8Array): void {
    const wanted = new Uint8Array(this.words.length);
    for (const value of values) {
      const code = this.codes.get(value);
      if (code !== undefined) wanted[code] = 1;
    }
    this.each((document, code) => {
      if (wanted[code] === 1) mask[document] = 1;
    });
  }

  /** Marks with 1 the documents that have a value. */
  markExisting(mask: Uint8Array): void {
    this.each((document) => {
      mask[document] = 1;
    });
  }

  /** Counts the values of the documents marked with 1. */
  count(mask: Uint8Array): Record<string, number> {
    const counts = new Int32Array(this.words.length);
    this.each((document, code) => {
      if (mask[document] === 1) counts[code] = (counts[code] ?? 0) + 1;
    });
    const found: [string, number][] = [];
    counts.forEach((count, code) => {
      if (count > 0) found.push([this.words[code] ?? '', count]);
    });
    found.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return Object.fromEntries(found);
  }

  private each(visit: (document: number, code: number) => void): void {
    const starts = this.starts.data;
    const codes = this.data.data;
    const documents = this.starts.length;
    for (let document = 0; document < documents; document += 1) {
      const to = document + 1 < documents ? (starts[document + 1] ?? 0) : this.data.length;
      for (let at = starts[document] ?? 0; at < to; at += 1) visit(document, codes[at] ?? 0);
    }
  }
}

/** Numbers and dates: one or none a document. */
export class NumberColumn {
  private readonly values = new DoubleList();

  /** Adds the next document's value, NaN for none. */
  push(value: number): void {
    this.values.push(value);
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
