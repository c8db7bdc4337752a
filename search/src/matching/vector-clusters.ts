// Neighbourhoods of the latent space, so that a search among many rows looks only into the nearest ones. The centres
// belong to the space and are frozen with it; which rows are looked at follows from the rows alone, never from their
// order of arrival.
import { roomFor, widen } from './rows.js';

/** Coordinates that decide on a neighbourhood: the first ones say most. */
export const HEAD = 32;
const MAX_CENTRES = 256;
/** Below so many rows all are compared, and a space learnt from fewer has no centres. */
export const MANY_ROWS = 8192;
const ROWS_A_CENTRE = 64;
const LEARNT_FROM = 8192;
const ROUNDS = 6;
const LEAST_VISITED = 4096;
const VISITED_SHARE = 16;
const NONE = 0xffff_ffff;

/**
 * Centres of unit vectors by k-means on their heads; always the same for the same rows in the same order.
 * @param rows unit vectors in whole steps; nulls are passed over
 * @returns centres × head, or none where there are few rows
 */
export function centresOf(rows: readonly (Int8Array | null)[]): Int8Array<ArrayBuffer> {
  const known = rows.filter((row) => row !== null && row.length >= HEAD) as Int8Array[];
  if (known.length < MANY_ROWS / 2) return new Int8Array(0);
  const step = Math.max(1, known.length / LEARNT_FROM);
  const sample = Array.from({ length: Math.min(known.length, LEARNT_FROM) }, (_, i) =>
    known[Math.floor(i * step)]!.subarray(0, HEAD),
  );
  const count = Math.min(MAX_CENTRES, Math.floor(known.length / ROWS_A_CENTRE));
  const centres = new Int8Array(count * HEAD);
  for (let c = 0; c < count; c++) {
    centres.set(sample[Math.floor((c * sample.length) / count)]!, c * HEAD);
  }
  for (let round = 0; round < ROUNDS; round++) move(centres, sample);
  return centres;
}

/** Moves each centre to the direction of its rows; one without rows stays. */
function move(centres: Int8Array, sample: readonly Int8Array[]): void {
  const sums = new Float64Array(centres.length);
  for (const row of sample) {
    const at = nearest(centres, row) * HEAD;
    for (let k = 0; k < HEAD; k++) sums[at + k]! += row[k]!;
  }
  for (let at = 0; at < sums.length; at += HEAD) {
    const length = Math.hypot(...sums.subarray(at, at + HEAD));
    if (length === 0) continue;
    for (let k = 0; k < HEAD; k++) centres[at + k] = Math.round((sums[at + k]! / length) * 127);
  }
}

function product(centres: Int8Array, at: number, row: Int8Array): number {
  let sum = 0;
  for (let k = 0; k < HEAD; k++) sum += centres[at + k]! * row[k]!;
  return sum;
}

function nearest(centres: Int8Array, row: Int8Array): number {
  let best = 0;
  let most = -Infinity;
  for (let at = 0; at < centres.length; at += HEAD) {
    const sum = product(centres, at, row);
    if (sum <= most) continue;
    most = sum;
    best = at / HEAD;
  }
  return best;
}

export class VectorClusters {
  private readonly count: number;
  private of = new Uint32Array(256).fill(NONE);
  /** Live rows by neighbourhood, and their slots with some that have left. */
  private readonly sizes: Uint32Array;
  private readonly members: number[][];
  private rows = 0;
  private found = new Uint32Array(LEAST_VISITED * 2);

  constructor(private readonly centres: Int8Array) {
    this.count = centres.length / HEAD;
    this.sizes = new Uint32Array(this.count);
    this.members = Array.from({ length: this.count }, () => []);
  }

  /** Whether there are centres, and rows enough for them to pay. */
  get worthwhile(): boolean {
    return this.count > 0 && this.rows >= MANY_ROWS;
  }

  set(slot: number, row: Int8Array | null): void {
    if (this.count === 0) return;
    if (slot >= this.of.length) this.grow(slot);
    const before = this.of[slot]!;
    if (before !== NONE) {
      this.sizes[before]!--;
      this.rows--;
      this.of[slot] = NONE;
    }
    if (!row) return;
    const cluster = nearest(this.centres, row);
    this.of[slot] = cluster;
    this.sizes[cluster]!++;
    this.rows++;
    const list = this.members[cluster]!;
    // A slot that comes back to a neighbourhood it was in may still be listed there.
    if (!list.includes(slot)) list.push(slot);
    if (list.length > 2 * this.sizes[cluster]! + 64) this.tidy(cluster);
  }

  /** Slots of the nearest neighbourhoods, until a sixteenth of all rows is among them; valid until the next call. */
  near(query: Int8Array): Uint32Array {
    const wanted = Math.max(LEAST_VISITED, this.rows / VISITED_SHARE);
    const nearness = Array.from({ length: this.count }, (_, c) =>
      product(this.centres, c * HEAD, query),
    );
    const order = nearness.map((_, c) => c).sort((a, b) => nearness[b]! - nearness[a]! || a - b);
    let seen = 0;
    for (const cluster of order) {
      if (seen >= wanted) break;
      const list = this.members[cluster]!;
      if (seen + list.length > this.found.length) {
        this.found = widen(this.found, (seen + list.length) * 2);
      }
      for (let i = 0; i < list.length; i++) {
        const slot = list[i]!;
        if (this.of[slot] === cluster) this.found[seen++] = slot;
      }
    }
    return this.found.subarray(0, seen);
  }

  private tidy(cluster: number): void {
    this.members[cluster] = this.members[cluster]!.filter((slot) => this.of[slot] === cluster);
  }

  private grow(slot: number): void {
    const from = this.of.length;
    this.of = widen(this.of, roomFor(slot, from)).fill(NONE, from);
  }
}
