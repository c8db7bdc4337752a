import type { SortKey } from '../engine.js';
import type { DocumentStore } from './document-store.js';

/* The order of results: a total one, so that pages never overlap. */

type Compare = (a: number, b: number) => number;

/** Values by document; missing ones (NaN) come last in both directions. */
interface Key {
  values: Float64Array | Float32Array;
  sign: 1 | -1;
}

function byNumber(store: DocumentStore, field: string, direction: 'asc' | 'desc'): Key {
  const values = store.numbers.get(field)?.all() ?? new Float64Array();
  return { values, sign: direction === 'asc' ? 1 : -1 };
}

function comparator(
  store: DocumentStore,
  scores: Float32Array,
  sort: 'default' | 'relevance' | readonly SortKey[],
): Compare {
  const band = byNumber(store, 'rank', 'asc');
  const relevance: Key = { values: scores, sign: -1 };
  const first =
    sort === 'default'
      ? [band, relevance]
      : sort === 'relevance'
        ? [relevance, band]
        : [...sort.map((key) => byNumber(store, key.field, key.direction)), relevance, band];
  const keys = [...first, byNumber(store, 'publishedAt', 'desc')];
  return (a, b) => {
    if (a === b) return 0;
    for (const { values, sign } of keys) {
      const left = values[a] ?? Number.NaN;
      const right = values[b] ?? Number.NaN;
      if (left < right) return -sign;
      if (left > right) return sign;
      const missing = Number(Number.isNaN(left)) - Number(Number.isNaN(right));
      if (missing !== 0) return missing;
    }
    return store.idOf(a) < store.idOf(b) ? -1 : 1;
  };
}

/** A heap whose root is the worst of the best `size` documents seen. */
class Best {
  private readonly heap: number[] = [];

  constructor(
    private readonly size: number,
    private readonly compare: Compare,
  ) {}

  offer(document: number): void {
    if (this.heap.length < this.size) {
      this.heap.push(document);
      this.up(this.heap.length - 1);
    } else if (this.compare(document, this.heap[0] ?? 0) < 0) {
      this.heap[0] = document;
      this.down();
    }
  }

  private worse(i: number, j: number): boolean {
    return this.compare(this.heap[i] ?? 0, this.heap[j] ?? 0) > 0;
  }

  private swap(i: number, j: number): void {
    const kept = this.heap[i] ?? 0;
    this.heap[i] = this.heap[j] ?? 0;
    this.heap[j] = kept;
  }

  private up(from: number): void {
    for (let i = from; i > 0;) {
      const parent = (i - 1) >>> 1;
      if (!this.worse(i, parent)) return;
      this.swap(i, parent);
      i = parent;
    }
  }

  private down(): void {
    for (let i = 0; ;) {
      const left = 2 * i + 1;
      const right = left + 1;
      let worst = i;
      if (left < this.heap.length && this.worse(left, worst)) worst = left;
      if (right < this.heap.length && this.worse(right, worst)) worst = right;
      if (worst === i) return;
      this.swap(i, worst);
      i = worst;
    }
  }

  sorted(): number[] {
    return [...this.heap].sort(this.compare);
  }
}

/**
 * One page of the marked documents in order.
 * @param mask 1 where a document is a result.
 */
export function pageOf(
  store: DocumentStore,
  matches: { mask: Uint8Array; scores: Float32Array },
  query: {
    sort: 'default' | 'relevance' | readonly SortKey[];
    offset: number;
    limit: number;
  },
): number[] {
  if (query.limit === 0) return [];
  const best = new Best(query.offset + query.limit, comparator(store, matches.scores, query.sort));
  matches.mask.forEach((bit, document) => {
    if (bit === 1) best.offer(document);
  });
  return best.sorted().slice(query.offset);
}
