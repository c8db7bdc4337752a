import type { SortKey } from '../engine.js';
import type { DocumentStore } from './document-store.js';

/* The order of results: a total one, so that pages never overlap. */

type Compare = (a: number, b: number) => number;

/** Missing values come last in both directions. */
function byNumber(store: DocumentStore, field: string, direction: 'asc' | 'desc'): Compare {
  const column = store.numbers.get(field);
  const sign = direction === 'asc' ? 1 : -1;
  return (a, b) => {
    const left = column?.at(a) ?? Number.NaN;
    const right = column?.at(b) ?? Number.NaN;
    if (left === right) return 0;
    if (Number.isNaN(left)) return Number.isNaN(right) ? 0 : 1;
    if (Number.isNaN(right)) return -1;
    return left < right ? -sign : sign;
  };
}

function comparator(
  store: DocumentStore,
  scores: Float32Array,
  sort: 'default' | 'relevance' | readonly SortKey[],
): Compare {
  const band = byNumber(store, 'rank', 'asc');
  const relevance: Compare = (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0);
  const newest = byNumber(store, 'publishedAt', 'desc');
  const id: Compare = (a, b) => (store.idOf(a) < store.idOf(b) ? -1 : 1);
  const first =
    sort === 'default'
      ? [band, relevance]
      : sort === 'relevance'
        ? [relevance, band]
        : [...sort.map((key) => byNumber(store, key.field, key.direction)), relevance, band];
  const all = [...first, newest, id];
  return (a, b) => {
    if (a === b) return 0;
    for (const compare of all) {
      const order = compare(a, b);
      if (order !== 0) return order;
    }
    return 0;
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
