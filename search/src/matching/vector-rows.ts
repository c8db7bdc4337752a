// One unit vector per slot in typed arrays of signed bytes: a hundred thousand rows of 128 take 13 MB. The first
// coordinates, which say most, are kept once more by themselves, so that a search reads all rows only that far.
import { STEPS } from './latent.js';
import { TopValues } from './top-values.js';

const HEAD = 32;
/** Rows whose head is among this many best are read in full. */
const READ_IN_FULL = 2000;

export class VectorRows {
  private dimensions = 0;
  private head = 0;
  private data = new Int8Array(0);
  private heads = new Int8Array(0);
  private present = new Uint8Array(256);
  private partial = new Float32Array(256);
  private top = 0;

  /** Forgets all rows and takes another number of dimensions. */
  reset(dimensions: number): void {
    this.dimensions = dimensions;
    this.head = Math.min(HEAD, dimensions);
    this.data = new Int8Array(dimensions * this.present.length);
    this.heads = new Int8Array(this.head * this.present.length);
    this.present.fill(0);
    this.top = 0;
  }

  set(slot: number, vector: Int8Array | null): void {
    if (slot >= this.present.length) this.grow(slot + 1);
    this.present[slot] = 0;
    if (!vector || vector.length !== this.dimensions || this.dimensions === 0) return;
    this.data.set(vector, slot * this.dimensions);
    this.heads.set(vector.subarray(0, this.head), slot * this.head);
    this.present[slot] = 1;
    this.top = Math.max(this.top, slot + 1);
  }

  /** A view, valid until the next `set`. */
  get(slot: number): Int8Array | null {
    if (slot >= this.present.length || this.present[slot] === 0) return null;
    const from = slot * this.dimensions;
    return this.data.subarray(from, from + this.dimensions);
  }

  /** Puts the cosine with near rows into `scores`, where it reaches `least`; notes those rows in `touched`. */
  scan(query: Int8Array, least: number, scores: Float64Array, touched: number[]): void {
    const { dimensions, data, partial } = this;
    if (query.length !== dimensions || dimensions === 0) return;
    const bar = this.readHeads(query);
    for (let slot = 0; slot < this.top; slot++) {
      if (this.present[slot] === 0 || partial[slot]! < bar) continue;
      const from = slot * dimensions;
      let sum = 0;
      for (let k = 0; k < dimensions; k++) sum += query[k]! * data[from + k]!;
      const cosine = sum / (STEPS * STEPS);
      if (cosine < least) continue;
      scores[slot] = cosine;
      touched.push(slot);
    }
  }

  /** Fills `partial` with the products of the heads and returns the one that the best reach. */
  private readHeads(query: Int8Array): number {
    const { head, heads, partial } = this;
    const best = new TopValues(READ_IN_FULL);
    for (let slot = 0; slot < this.top; slot++) {
      if (this.present[slot] === 0) continue;
      const from = slot * head;
      let sum = 0;
      for (let k = 0; k < head; k++) sum += query[k]! * heads[from + k]!;
      partial[slot] = sum;
      best.add(sum);
    }
    return best.threshold;
  }

  private grow(slots: number): void {
    const size = Math.max(slots, this.present.length * 2);
    const widen = (from: Int8Array, width: number): Int8Array<ArrayBuffer> => {
      const to = new Int8Array(size * width);
      to.set(from);
      return to;
    };
    const present = new Uint8Array(size);
    present.set(this.present);
    this.data = widen(this.data, this.dimensions);
    this.heads = widen(this.heads, this.head);
    this.present = present;
    this.partial = new Float32Array(size);
  }
}
