// Variable-length rows, one per slot, in a few large typed arrays, so that a hundred thousand rows are a hundred arrays.
// A packed entry is `id << 8 | weight` (24 bits of id, 8 bits of weight). Replaced rows leave garbage behind, which is
// cleared when it outgrows the rest.
import type { Spill } from '../storage/spill.js';
import type { Sections } from './sections.js';

/** Packs an id below 2^24 and a weight of 0–255. */
export const pack = (id: number, weight: number): number => ((id << 8) | weight) >>> 0;
export const idOf = (entry: number): number => entry >>> 8;
export const weightOf = (entry: number): number => entry & 255;

const OFFSET_BITS = 18;
const CHUNK = 1 << OFFSET_BITS;
const FIRST_CHUNK = 1 << 12;
/** Share of garbage below which a snapshot takes the chunks as they are. */
const CLEAN = 1.25;

type Cells = Uint32Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;
/** A full chunk that is kept elsewhere: its address there, and its cells. */
interface Kept {
  address: number;
  length: number;
}

/**
 * Rows of one kind of cell. A row lies in one chunk; a row larger than a chunk gets one of its own. With a spill only the
 * chunk that is being filled is in memory.
 */
abstract class RowStore<A extends Cells> {
  private chunks: (A | Kept)[] = [];
  /** `chunk << 18 | offset` by slot. */
  private starts = new Uint32Array(256);
  private lengths = new Uint32Array(256);
  /** Cells in use of the last chunk. */
  private used = 0;
  private live = 0;
  private written = 0;
  /** The chunk that `scan` read last, and its cells where the one before was read too. */
  private scanned = -1;
  private window: { chunk: number; cells: A } | null = null;

  constructor(private readonly spill?: Spill) {}

  protected abstract make(size: number): A;

  set(slot: number, cells: ArrayLike<number>): void {
    this.ensureSlot(slot);
    this.clear(slot);
    if (this.written > 2 * this.live + CHUNK) this.compact();
    this.append(slot, cells);
  }

  clear(slot: number): void {
    if (slot >= this.lengths.length) return;
    this.live -= this.lengths[slot]!;
    this.lengths[slot] = 0;
  }

  /** The cells of a row. They may be a view, valid until the next `set`. */
  get(slot: number): A {
    const length = this.lengthOf(slot);
    if (length === 0) return this.make(0);
    const start = this.starts[slot]!;
    const from = start & (CHUNK - 1);
    const chunk = this.chunks[start >>> OFFSET_BITS]!;
    if (isKept(chunk)) return this.fetch(chunk, from, length);
    return chunk.subarray(from, from + length) as A;
  }

  /** The same for who reads many rows in the order of their slots: a view that the next `scan` may overwrite. */
  scan(slot: number): A {
    const length = this.lengthOf(slot);
    const start = this.starts[slot] ?? 0;
    const place = start >>> OFFSET_BITS;
    const chunk = this.chunks[place];
    if (length === 0 || !chunk || !isKept(chunk)) return this.get(slot);
    if (this.window?.chunk !== place) {
      // One row of a chunk may be all that is wanted of it; the second one says that more will be.
      if (this.scanned !== place) {
        this.scanned = place;
        return this.get(slot);
      }
      this.window = { chunk: place, cells: this.fetch(chunk, 0, chunk.length) };
    }
    const from = start & (CHUNK - 1);
    return this.window.cells.subarray(from, from + length) as A;
  }

  /** Number of cells of a row. */
  lengthOf(slot: number): number {
    return slot < this.lengths.length ? this.lengths[slot]! : 0;
  }

  save(to: Sections): void {
    if (this.written > this.live * CLEAN) this.compact();
    to.plain('used', this.used).plain('live', this.live).plain('written', this.written);
    to.plain('chunks', this.chunks.length);
    to.array('starts', this.starts).array('lengths', this.lengths);
    this.chunks.forEach((chunk, i) => {
      if (!isKept(chunk)) to.array(`chunk${i}`, chunk);
      else to.later(`chunk${i}`, this.make(0), chunk.length, () => this.all(chunk));
    });
  }

  load(from: Sections): void {
    this.used = from.plainOf('used');
    this.live = from.plainOf('live');
    this.written = from.plainOf('written');
    this.starts = from.arrayOf('starts');
    this.lengths = from.arrayOf('lengths');
    const count: number = from.plainOf('chunks');
    this.chunks = [];
    for (let i = 0; i < count; i++) {
      this.chunks.push(from.takeArray<A>(`chunk${i}`));
      if (i > 0) this.putAway(i - 1);
    }
  }

  private fetch(chunk: Kept, from: number, length: number): A {
    const cells = this.make(length);
    const width = cells.BYTES_PER_ELEMENT;
    this.spill!.read(chunk.address + from * width, bytesOf(cells));
    return cells;
  }

  private all(chunk: A | Kept): A {
    return isKept(chunk) ? this.fetch(chunk, 0, chunk.length) : chunk;
  }

  /** Hands a full chunk to the spill, where there is one with room. */
  private putAway(place: number): void {
    const chunk = this.chunks[place];
    if (!this.spill || !chunk || isKept(chunk)) return;
    const address = this.spill.keep(bytesOf(chunk));
    if (address !== null) this.chunks[place] = { address, length: chunk.length };
  }

  private append(slot: number, cells: ArrayLike<number>): void {
    let last = this.chunks.at(-1) as A | undefined;
    if (!last || this.used + cells.length > last.length) last = this.room(last, cells.length);
    last.set(cells, this.used);
    this.starts[slot] = (((this.chunks.length - 1) << OFFSET_BITS) | this.used) >>> 0;
    this.lengths[slot] = cells.length;
    this.live += cells.length;
    this.written += cells.length;
    this.used += cells.length;
  }

  /** A last chunk with room: the only chunk grows until it is full-sized, then others follow. */
  private room(last: A | undefined, cells: number): A {
    const needed = this.used + cells;
    if (this.chunks.length <= 1 && needed <= CHUNK) {
      const grown = this.make(Math.min(CHUNK, Math.max(FIRST_CHUNK, needed * 2)));
      if (last) grown.set(last);
      this.chunks[0] = grown;
      return grown;
    }
    this.putAway(this.chunks.length - 1);
    const fresh = this.make(Math.max(CHUNK, cells));
    this.chunks.push(fresh);
    this.used = 0;
    return fresh;
  }

  private compact(): void {
    if (this.written === this.live) return;
    const { chunks, starts } = this;
    this.chunks = [];
    this.window = null;
    this.scanned = -1;
    this.used = this.live = this.written = 0;
    // A chunk at a time: rows of one lie together, and reading them one by one would take far longer.
    const slots = slotsByChunk(starts, this.lengths, chunks.length);
    chunks.forEach((chunk, place) => {
      const cells = this.all(chunk);
      for (const slot of slots[place]!) {
        const from = starts[slot]! & (CHUNK - 1);
        this.append(slot, cells.subarray(from, from + this.lengths[slot]!));
      }
      if (isKept(chunk)) this.spill!.free(chunk.address, bytesOf(cells).length);
    });
  }

  private ensureSlot(slot: number): void {
    if (slot < this.starts.length) return;
    const size = roomFor(slot, this.starts.length);
    this.starts = widen(this.starts, size);
    this.lengths = widen(this.lengths, size);
  }
}

const isKept = (chunk: Cells | Kept): chunk is Kept => 'address' in chunk;

const bytesOf = (cells: Cells): Uint8Array =>
  new Uint8Array(cells.buffer, cells.byteOffset, cells.byteLength);

/** Slots with cells, by their chunk; in ascending order. */
function slotsByChunk(starts: Uint32Array, lengths: Uint32Array, chunks: number): number[][] {
  const slots: number[][] = Array.from({ length: chunks }, () => []);
  for (let slot = 0; slot < starts.length; slot++) {
    if (lengths[slot]! > 0) slots[starts[slot]! >>> OFFSET_BITS]!.push(slot);
  }
  return slots;
}

/** Rows of packed integers. */
export class Rows extends RowStore<Uint32Array<ArrayBuffer>> {
  protected make(size: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(size);
  }
}

/** Rows of bytes. */
export class ByteRows extends RowStore<Uint8Array<ArrayBuffer>> {
  protected make(size: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(size);
  }
}

/** The next size of an array of `length` that must hold `slot`: half as much again, so that little lies idle. */
export const roomFor = (slot: number, length: number): number =>
  Math.max(slot + 1, Math.ceil(length * 1.5));

type Typed = Uint8Array | Int8Array | Uint32Array | Float32Array | Float64Array;

/** The same numbers with room for `size`. */
export function widen<A extends Typed>(array: A, size: number): A {
  const wider = new (array.constructor as new (size: number) => A)(size);
  wider.set(array);
  return wider;
}
