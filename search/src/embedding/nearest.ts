// Rows by the likeness of their embeddings: an exact scan over one typed array. At 384 numbers a row, ten thousand rows
// take 15 MB and a few milliseconds; who has many more lets a search server hold them.

export class EmbeddedRows {
  private readonly slots = new Map<string, number>();
  private ids: string[] = [];
  private data = new Float32Array(0);
  private width = 0;

  /** Adds or replaces a row; a vector of another length than the rows before starts anew (another model). */
  put(id: string, vector: Float32Array): void {
    if (vector.length !== this.width) this.clear(vector.length);
    const slot = this.slots.get(id) ?? this.ids.length;
    if ((slot + 1) * this.width > this.data.length) {
      const wider = new Float32Array(Math.max(64, slot * 2) * this.width);
      wider.set(this.data);
      this.data = wider;
    }
    this.data.set(vector, slot * this.width);
    this.ids[slot] = id;
    this.slots.set(id, slot);
  }

  remove(id: string): void {
    const slot = this.slots.get(id);
    if (slot === undefined) return;
    const last = this.ids.length - 1;
    const moved = this.ids[last]!;
    this.data.copyWithin(slot * this.width, last * this.width, (last + 1) * this.width);
    this.ids[slot] = moved;
    this.slots.set(moved, slot);
    this.ids.length = last;
    this.slots.delete(id);
  }

  /** A view, valid until the next change; null for an unknown row. */
  vector(id: string): Float32Array | null {
    const slot = this.slots.get(id);
    return slot === undefined
      ? null
      : this.data.subarray(slot * this.width, (slot + 1) * this.width);
  }

  get size(): number {
    return this.ids.length;
  }

  /** The likest rows, likest first; ties go to the smaller id. */
  nearest(query: Float32Array, count: number): { id: string; cosine: number }[] {
    if (query.length !== this.width) return [];
    const found = this.ids.map((id, slot) => ({ id, cosine: this.cosine(query, slot) }));
    found.sort((a, b) => b.cosine - a.cosine || (a.id < b.id ? -1 : 1));
    return found.slice(0, count);
  }

  private cosine(query: Float32Array, slot: number): number {
    const from = slot * this.width;
    let sum = 0;
    for (let k = 0; k < this.width; k++) sum += query[k]! * this.data[from + k]!;
    return sum;
  }

  private clear(width: number): void {
    this.slots.clear();
    this.ids = [];
    this.data = new Float32Array(0);
    this.width = width;
  }
}
