// Scores of rows that no posting points at yet, from their own cells: the same numbers as from postings, to the last bit.
import { idOf, roomFor } from './rows.js';

/** How one posting's weight becomes a score: `weight · scale ÷ (weight + flat + slope · length)`. */
export interface Saturation {
  scale: number;
  flat: number;
  slope: number;
}

/** Ids to look for, each with its weight, and how postings saturate. */
export interface Query {
  ids: readonly number[];
  weights: readonly number[];
  saturation: Saturation;
}

/** Where the cells and the length of a row are. */
interface ScannedRows {
  row(slot: number): Uint32Array;
  length(slot: number): number;
}

export class RowScanner {
  private query = new Uint32Array(1024);
  private held = new Uint8Array(256);

  /** Row by row: each is marked, then the question is read in its own order. */
  scan(
    { ids, weights, saturation }: Query,
    slots: Iterable<number>,
    rows: ScannedRows,
    scores: Float64Array,
  ): void {
    const { scale, flat, slope } = saturation;
    const top = ids.reduce((most, id) => Math.max(most, id), 0);
    if (top >= this.query.length) this.query = new Uint32Array(roomFor(top, this.query.length));
    ids.forEach((id, i) => (this.query[id] = i + 1));
    if (ids.length > this.held.length) this.held = new Uint8Array(ids.length * 2);
    for (const slot of slots) {
      let any = false;
      for (const entry of rows.row(slot)) {
        const id = idOf(entry);
        const place = id <= top ? this.query[id]! : 0;
        if (place === 0) continue;
        this.held[place - 1] = entry & 255;
        any = true;
      }
      if (!any) continue;
      const damp = flat + slope * rows.length(slot);
      let sum = 0;
      for (let i = 0; i < ids.length; i++) {
        const tf = this.held[i]!;
        if (tf === 0) continue;
        sum += weights[i]! * (tf === 1 ? scale / (1 + damp) : (tf * scale) / (tf + damp));
        this.held[i] = 0;
      }
      scores[slot] = sum;
    }
    for (const id of ids) this.query[id] = 0;
  }
}
