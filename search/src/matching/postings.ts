// An inverted index on typed arrays. Rows that came since the last build are scanned directly (they are few), so a
// change costs nothing but its own row; the build is a counting sort over all rows and happens when they are many.
import { idOf, Rows, weightOf, widen } from './rows.js';

/** Largest number of unbuilt rows before the next query builds: a scan of so many rows stays below a millisecond. */
const UNBUILT_MIN = 512;
const UNBUILT_SHARE = 16;

/** How one posting's weight becomes a score: `weight · scale ÷ (weight + flat + slope · length)`. */
export interface Saturation {
  scale: number;
  flat: number;
  slope: number;
}

export class Postings {
  private readonly rows = new Rows();
  /** Number of live rows that hold an id. */
  private frequencies = new Uint32Array(1024);
  private lengths = new Uint32Array(256);
  private totalLength = 0;
  private count = 0;
  private starts = new Uint32Array(1);
  private slots = new Uint32Array(0);
  private weights = new Uint8Array(0);
  private built = new Uint8Array(256);
  private unbuilt = new Set<number>();
  private builtCount = 0;
  /** Slots whose postings are still in the built part although their row is gone. */
  private stale = new Set<number>();
  private query = new Float64Array(1024);
  private version = 1;
  private idfs = new Float64Array(1024);
  private idfStamps = new Uint32Array(1024);

  put(slot: number, entries: Uint32Array, length: number): void {
    if (slot >= this.lengths.length) {
      this.lengths = widen(this.lengths, Math.max(slot + 1, this.lengths.length * 2));
      const built = new Uint8Array(this.lengths.length);
      built.set(this.built);
      this.built = built;
    }
    this.rows.set(slot, entries);
    this.lengths[slot] = length;
    this.totalLength += length;
    this.count++;
    this.version++;
    this.unbuilt.add(slot);
    for (const entry of entries) {
      const id = idOf(entry);
      if (id >= this.frequencies.length) {
        this.frequencies = widen(this.frequencies, Math.max(id + 1, this.frequencies.length * 2));
      }
      this.frequencies[id]!++;
    }
  }

  /** The slot may be used again only after `takeFreed` has returned it. */
  remove(slot: number): void {
    for (const entry of this.rows.get(slot)) this.frequencies[idOf(entry)]!--;
    this.totalLength -= this.lengths[slot]!;
    this.count--;
    this.version++;
    this.rows.clear(slot);
    if (!this.unbuilt.delete(slot)) this.stale.add(slot);
  }

  row(slot: number): Uint32Array {
    return this.rows.get(slot);
  }

  /** Number of different ids in a row. */
  width(slot: number): number {
    return this.rows.lengthOf(slot);
  }

  length(slot: number): number {
    return this.lengths[slot]!;
  }

  frequency(id: number): number {
    return id < this.frequencies.length ? this.frequencies[id]! : 0;
  }

  get size(): number {
    return this.count;
  }

  get averageLength(): number {
    return this.count === 0 ? 1 : Math.max(1, this.totalLength / this.count);
  }

  /** Smoothed idf: 50 imagined rows keep a handful of rows from calling every word rare. Remembered until a change. */
  idf(id: number): number {
    if (id >= this.idfs.length) {
      this.idfs = new Float64Array(Math.max(id + 1, this.idfs.length * 2));
      this.idfStamps = new Uint32Array(this.idfs.length);
    }
    if (this.idfStamps[id] === this.version) return this.idfs[id]!;
    const n = this.frequency(id);
    const value = Math.log(1 + (this.count + 50 - n + 0.5) / (n + 1));
    this.idfs[id] = value;
    this.idfStamps[id] = this.version;
    return value;
  }

  /** Changes with every change of the rows. */
  get stamp(): number {
    return this.version;
  }

  /** True where the built part no longer knows `slot`, so that the slot may be given to another row. */
  isFree(slot: number): boolean {
    return !this.stale.has(slot) && !this.unbuilt.has(slot);
  }

  /**
   * Adds `weights[i] × saturation(posting)` to `scores[slot]` for every row holding `ids[i]`, and notes each slot
   * that got its first score in `touched`.
   */
  accumulate(query: Query, scores: Float64Array, touched: number[]): void {
    if (this.needsBuild()) this.build();
    const { ids, weights, saturation } = query;
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!;
      if (id + 1 >= this.starts.length) continue;
      const weight = weights[i]!;
      const end = this.starts[id + 1]!;
      for (let at = this.starts[id]!; at < end; at++) {
        const slot = this.slots[at]!;
        const tf = this.weights[at]!;
        const score = scores[slot]!;
        if (score === 0) touched.push(slot);
        scores[slot] = score + (weight * tf * saturation.scale) / this.damp(tf, slot, saturation);
      }
    }
    if (this.stale.size > 0) for (const slot of this.stale) scores[slot] = 0;
    if (this.unbuilt.size > 0) this.scan(query, scores, touched);
  }

  private damp(tf: number, slot: number, saturation: Saturation): number {
    return tf + saturation.flat + saturation.slope * this.lengths[slot]!;
  }

  private scan({ ids, weights, saturation }: Query, scores: Float64Array, touched: number[]): void {
    const top = ids.reduce((most, id) => Math.max(most, id), 0);
    if (top >= this.query.length) this.query = new Float64Array(top * 2);
    ids.forEach((id, i) => (this.query[id] = weights[i]!));
    for (const slot of this.unbuilt) {
      let sum = 0;
      for (const entry of this.rows.get(slot)) {
        const id = idOf(entry);
        const weight = id < this.query.length ? this.query[id]! : 0;
        if (weight === 0) continue;
        const tf = weightOf(entry);
        sum += (weight * tf * saturation.scale) / this.damp(tf, slot, saturation);
      }
      if (sum === 0) continue;
      scores[slot] = sum;
      touched.push(slot);
    }
    for (const id of ids) this.query[id] = 0;
  }

  private needsBuild(): boolean {
    const limit = Math.max(UNBUILT_MIN, this.builtCount / UNBUILT_SHARE);
    return this.unbuilt.size > limit || this.stale.size > limit;
  }

  private build(): void {
    for (const slot of this.unbuilt) this.built[slot] = 1;
    for (const slot of this.stale) this.built[slot] = 0;
    let ids = 0;
    for (let id = this.frequencies.length - 1; id >= 0 && ids === 0; id--) {
      if (this.frequencies[id]! > 0) ids = id + 1;
    }
    const starts = new Uint32Array(ids + 1);
    for (let id = 0; id < ids; id++) starts[id + 1] = starts[id]! + this.frequencies[id]!;
    const slots = new Uint32Array(starts[ids]!);
    const weights = new Uint8Array(starts[ids]!);
    const next = starts.slice();
    this.builtCount = 0;
    for (let slot = 0; slot < this.built.length; slot++) {
      if (this.built[slot] === 0) continue;
      this.builtCount++;
      for (const entry of this.rows.get(slot)) {
        const at = next[idOf(entry)]!++;
        slots[at] = slot;
        weights[at] = weightOf(entry);
      }
    }
    this.starts = starts;
    this.slots = slots;
    this.weights = weights;
    this.unbuilt.clear();
    this.stale.clear();
  }
}

/** Ids to look for, each with its weight, and how postings saturate. */
export interface Query {
  ids: readonly number[];
  weights: readonly number[];
  saturation: Saturation;
}
