// One unit vector per slot in a typed array of signed bytes: a hundred thousand rows of 128 take 13 MB.
import { STEPS } from './latent.js';
import type { Spill } from '../storage/spill.js';
import { ByteRows, roomFor, widen } from './rows.js';
import type { Sections } from './sections.js';
import { VectorClusters } from './vector-clusters.js';

/** The space that vectors are of. */
interface Space {
  dimensions: number;
  centres: Int8Array;
}

export class VectorRows {
  private dimensions = 0;
  private data = new Int8Array(0);
  private present = new Uint8Array(256);
  private top = 0;
  private clusters = new VectorClusters(new Int8Array(0));
  /** The vectors where they are not to be in memory. */
  private readonly away: ByteRows | null;

  /** @param spill where vectors go; in memory without one */
  constructor(spill?: Spill) {
    this.away = spill ? new ByteRows(spill) : null;
  }

  /** Forgets all rows and takes another space. */
  reset({ dimensions, centres }: Space): void {
    this.dimensions = dimensions;
    if (!this.away) this.data = new Int8Array(dimensions * this.present.length);
    for (let slot = 0; slot < this.top; slot++) this.away?.clear(slot);
    this.present.fill(0);
    this.top = 0;
    this.clusters = new VectorClusters(centres);
  }

  set(slot: number, vector: Int8Array | null): void {
    if (slot >= this.present.length) this.grow(slot);
    const fits = vector !== null && this.dimensions > 0 && vector.length === this.dimensions;
    this.present[slot] = fits ? 1 : 0;
    this.clusters.set(slot, fits ? vector : null);
    if (!fits) return this.away?.clear(slot);
    if (this.away) this.away.set(slot, asBytes(vector));
    else this.data.set(vector, slot * this.dimensions);
    this.top = Math.max(this.top, slot + 1);
  }

  /** A view, valid until the next `set`. */
  get(slot: number): Int8Array | null {
    if (slot >= this.present.length || this.present[slot] === 0) return null;
    if (this.away) return asSteps(this.away.get(slot));
    const from = slot * this.dimensions;
    return this.data.subarray(from, from + this.dimensions);
  }

  /** Puts the cosine with near rows into `scores`, where it reaches `least`; among many rows only the nearest are seen. */
  scan(query: Int8Array, least: number, scores: Float64Array): void {
    const { dimensions, data } = this;
    if (query.length !== dimensions || dimensions === 0) return;
    const near = this.clusters.worthwhile ? this.clusters.near(query) : null;
    const count = near ? near.length : this.top;
    for (let i = 0; i < count; i++) {
      const slot = near ? near[i]! : i;
      if (this.present[slot] === 0) continue;
      const sum = this.away
        ? product(query, asSteps(this.away.scan(slot)), 0)
        : product(query, data, slot * dimensions);
      const cosine = sum / (STEPS * STEPS);
      if (cosine >= least) scores[slot] = cosine;
    }
  }

  save(to: Sections): void {
    to.plain('dimensions', this.dimensions).plain('top', this.top);
    to.array('present', this.present);
    if (this.away) to.later('data', this.data, this.top * this.dimensions, () => this.gathered());
    else to.array('data', this.data);
  }

  load(from: Sections, centres: Int8Array): void {
    this.dimensions = from.plainOf('dimensions');
    this.top = from.plainOf('top');
    this.present = from.arrayOf('present');
    const data = from.takeArray<Int8Array<ArrayBuffer>>('data');
    if (this.away) this.scatter(data);
    // A snapshot of a process that keeps them elsewhere has no room to spare.
    else this.data = roomy(data, this.present.length * this.dimensions);
    this.clusters = new VectorClusters(centres);
    for (let slot = 0; slot < this.top; slot++) this.clusters.set(slot, this.get(slot));
  }

  private gathered(): Int8Array<ArrayBuffer> {
    const data = new Int8Array(this.top * this.dimensions);
    for (let slot = 0; slot < this.top; slot++) {
      if (this.present[slot] === 1) {
        data.set(asSteps(this.away!.scan(slot)), slot * this.dimensions);
      }
    }
    return data;
  }

  private scatter(data: Int8Array): void {
    for (let slot = 0; slot < this.top; slot++) {
      const from = slot * this.dimensions;
      if (this.present[slot] === 1) {
        this.away!.set(slot, asBytes(data.subarray(from, from + this.dimensions)));
      }
    }
  }

  private grow(slot: number): void {
    const size = roomFor(slot, this.present.length);
    if (!this.away) this.data = widen(this.data, size * this.dimensions);
    this.present = widen(this.present, size);
  }
}

/** Whole numbers throughout and four at a time: every list asks this of thousands of rows. */
function product(query: Int8Array, rows: Int8Array, from: number): number {
  const { length } = query;
  let sum = 0;
  let k = 0;
  for (let at = from; k + 3 < length; k += 4, at += 4) {
    sum =
      (sum +
        Math.imul(query[k]!, rows[at]!) +
        Math.imul(query[k + 1]!, rows[at + 1]!) +
        Math.imul(query[k + 2]!, rows[at + 2]!) +
        Math.imul(query[k + 3]!, rows[at + 3]!)) |
      0;
  }
  for (; k < length; k++) sum = (sum + Math.imul(query[k]!, rows[from + k]!)) | 0;
  return sum;
}

const asBytes = (vector: Int8Array): Uint8Array =>
  new Uint8Array(vector.buffer, vector.byteOffset, vector.length);
const asSteps = (bytes: Uint8Array): Int8Array =>
  new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);

const roomy = (data: Int8Array<ArrayBuffer>, size: number): Int8Array<ArrayBuffer> =>
  data.length >= size ? data : widen(data, size);
