// Variable-length rows of packed integers, one per slot, in one growing typed array. A packed entry is `id << 8 | weight`
// (24 bits of id, 8 bits of weight). Replaced rows leave garbage behind, which is cleared when it outgrows the rest.

/** Packs an id below 2^24 and a weight of 0–255. */
export const pack = (id: number, weight: number): number => ((id << 8) | weight) >>> 0;
export const idOf = (entry: number): number => entry >>> 8;
export const weightOf = (entry: number): number => entry & 255;

export class Rows {
  private data = new Uint32Array(1024);
  private starts = new Uint32Array(256);
  private lengths = new Uint32Array(256);
  private used = 0;
  private live = 0;

  set(slot: number, entries: ArrayLike<number>): void {
    this.ensureSlot(slot);
    this.clear(slot);
    if (this.used + entries.length > this.data.length) this.grow(entries.length);
    this.data.set(entries, this.used);
    this.starts[slot] = this.used;
    this.lengths[slot] = entries.length;
    this.live += entries.length;
    this.used += entries.length;
  }

  clear(slot: number): void {
    if (slot >= this.lengths.length) return;
    this.live -= this.lengths[slot]!;
    this.lengths[slot] = 0;
  }

  /** A view, valid until the next `set`. */
  get(slot: number): Uint32Array {
    if (slot >= this.lengths.length) return new Uint32Array(0);
    const start = this.starts[slot]!;
    return this.data.subarray(start, start + this.lengths[slot]!);
  }

  /** Number of entries of a row. */
  lengthOf(slot: number): number {
    return slot < this.lengths.length ? this.lengths[slot]! : 0;
  }

  private ensureSlot(slot: number): void {
    if (slot < this.starts.length) return;
    const size = Math.max(slot + 1, this.starts.length * 2);
    this.starts = widen(this.starts, size);
    this.lengths = widen(this.lengths, size);
  }

  private grow(extra: number): void {
    const needed = this.live + extra;
    const roomy = this.used > 2 * this.live ? this.data.length : Math.ceil(this.data.length * 1.6);
    const target = new Uint32Array(Math.max(needed, roomy));
    let at = 0;
    for (let slot = 0; slot < this.starts.length; slot++) {
      const length = this.lengths[slot]!;
      if (length === 0) continue;
      target.set(this.data.subarray(this.starts[slot], this.starts[slot]! + length), at);
      this.starts[slot] = at;
      at += length;
    }
    this.data = target;
    this.used = at;
  }
}

/** The same numbers with room for `size`. */
export function widen(array: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const wider = new Uint32Array(size);
  wider.set(array);
  return wider;
}
