// One unit vector per slot in one typed array of signed bytes: a hundred thousand rows of 128 take 13 MB.

import { STEPS as SCALE } from './latent.js';

export class VectorRows {
  private dimensions = 0;
  private data = new Int8Array(0);
  private present = new Uint8Array(256);

  /** Forgets all rows and takes another number of dimensions. */
  reset(dimensions: number): void {
    this.dimensions = dimensions;
    this.data = new Int8Array(dimensions * this.present.length);
    this.present.fill(0);
  }

  set(slot: number, vector: Float32Array | null): void {
    if (slot >= this.present.length) this.grow(slot + 1);
    this.present[slot] = 0;
    if (!vector || vector.length !== this.dimensions || this.dimensions === 0) return;
    const from = slot * this.dimensions;
    for (let k = 0; k < this.dimensions; k++) this.data[from + k] = Math.round(vector[k]! * SCALE);
    this.present[slot] = 1;
  }

  get(slot: number): Float32Array | null {
    if (slot >= this.present.length || this.present[slot] === 0) return null;
    const from = slot * this.dimensions;
    return Float32Array.from(this.data.subarray(from, from + this.dimensions), (v) => v / SCALE);
  }

  /** Adds the cosine with every present row to `scores`, where it reaches `least`; notes those rows in `touched`. */
  scan(query: Float32Array, least: number, scores: Float64Array, touched: number[]): void {
    const { dimensions, data } = this;
    if (query.length !== dimensions) return;
    const scaled = Int8Array.from(query, (value) => Math.round(value * SCALE));
    const bar = least * SCALE * SCALE;
    for (let slot = 0; slot < this.present.length; slot++) {
      if (this.present[slot] === 0) continue;
      const from = slot * dimensions;
      let sum = 0;
      for (let k = 0; k < dimensions; k++) sum += scaled[k]! * data[from + k]!;
      if (sum < bar) continue;
      scores[slot] = sum / (SCALE * SCALE);
      touched.push(slot);
    }
  }

  private grow(slots: number): void {
    const size = Math.max(slots, this.present.length * 2);
    const present = new Uint8Array(size);
    present.set(this.present);
    const data = new Int8Array(size * this.dimensions);
    data.set(this.data);
    this.present = present;
    this.data = data;
  }
}
