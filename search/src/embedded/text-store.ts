import { ByteRows } from '../matching/rows.js';
import type { PreparedDocument } from '../indexes/prepare.js';
import type { Spill } from '../storage/spill.js';

/*
 * The texts of an index's documents: by far the largest part of it, and read only for what is shown and for phrases that
 * the postings cannot decide. Two bytes a UTF-16 unit, a row a document, in a few large arrays or outside the memory.
 */

/** Between texts and originals; JSON never holds it as it is. */
const BORDER = '\0';
const NO_TEXTS = '{}';

/** What is kept of a document. */
export type KeptTexts = Pick<PreparedDocument, 'texts' | 'originals'>;

export class TextStore {
  private readonly rows: ByteRows;

  /** @param spill where the texts go; in memory without one */
  constructor(spill?: Spill) {
    this.rows = new ByteRows(spill);
  }

  set(document: number, { texts, originals }: KeptTexts): void {
    const kept = Object.keys(originals).length > 0 ? BORDER + JSON.stringify(originals) : '';
    this.rows.set(document, Buffer.from(JSON.stringify(texts) + kept, 'utf16le'));
  }

  clear(document: number): void {
    this.rows.clear(document);
  }

  get(document: number): KeptTexts {
    const [texts = NO_TEXTS, originals] = textOf(this.rows.get(document)).split(BORDER);
    return {
      texts: parsed(texts || NO_TEXTS),
      originals: originals === undefined ? {} : parsed(originals),
    };
  }

  /**
   * All texts of a document as one, in which every run of letters, digits and spaces stands as it does in its field. For
   * who looks through many documents in order.
   */
  running(document: number): string {
    const all = textOf(this.rows.scan(document));
    const border = all.indexOf(BORDER);
    return border === -1 ? all : all.slice(0, border);
  }
}

const parsed = (json: string): Record<string, string> => JSON.parse(json) as Record<string, string>;

const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf16le');
