// An inverted index on typed arrays. Rows that came since the last build are scored from their own cells (they are few),
// so a change costs nothing but its own row; the build is a counting sort over all rows and happens when they are many.
// A row's score is the same number either way, to the last bit: terms are always added in the order of the question.
import type { Spill } from '../storage/spill.js';
import { idOf, roomFor, Rows, weightOf, widen } from './rows.js';
import { RowScanner, type Query, type Saturation } from './row-scanner.js';
import type { Sections } from './sections.js';

export type { Query, Saturation } from './row-scanner.js';

/** Largest number of unbuilt rows before the next query builds: a scan of so many rows stays below a millisecond. */
const UNBUILT_MIN = 512;
const UNBUILT_SHARE = 16;
/** Ids held by more than this share of many rows are not looked up: they order nothing and cost most. */
const COMMON_SHARE = 0.4;
const COMMON_MIN_ROWS = 1000;

export class Postings {
  private readonly rows: Rows;
  /** Number of live rows that hold an id. */
  private frequencies = new Uint32Array(1024);
  private lengths = new Uint32Array(256);
  private totalLength = 0;
  private count = 0;
  private starts = new Uint32Array(1);
  /** `slot << 8 | weight`, by id. */
  private postings = new Uint32Array(0);
  private built = new Uint8Array(256);
  private unbuilt = new Set<number>();
  private builtCount = 0;
  /** Slots whose postings are still in the built part although their row is gone. */
  private stale = new Set<number>();
  private readonly scanner = new RowScanner();
  private version = 1;
  private idfs = new Float64Array(1024);
  private idfStamps = new Uint32Array(1024);
  /** Saturation of a posting of weight one, by slot, for the saturation it was worked out for. */
  private single = new Float64Array(0);
  private singleOf = '';
  /** What a row's score is divided by to ask how much of the row it is about, by slot. */
  spreads = new Float64Array(256);

  /** Without postings: rows are only counted. The next question builds all there are. */
  private idle: boolean;

  /**
   * @param spread how much a row says, from the number of its different ids and its length
   * @param storage where rows go, and whether nothing is to be built before the first question
   */
  constructor(
    private readonly spread: (width: number, length: number) => number,
    storage: { spill?: Spill; idle?: boolean } = {},
  ) {
    this.rows = new Rows(storage.spill);
    this.idle = storage.idle ?? false;
  }

  put(slot: number, entries: Uint32Array, length: number): void {
    if (slot >= this.lengths.length) {
      const size = roomFor(slot, this.lengths.length);
      this.lengths = widen(this.lengths, size);
      this.built = widen(this.built, size);
      this.spreads = widen(this.spreads, size);
    }
    this.spreads[slot] = this.spread(entries.length, length);
    this.rows.set(slot, entries);
    this.lengths[slot] = length;
    this.totalLength += length;
    this.count++;
    this.version++;
    if (this.idle) this.built[slot] = 1;
    else this.unbuilt.add(slot);
    for (const entry of entries) {
      const id = idOf(entry);
      if (id >= this.frequencies.length) {
        this.frequencies = widen(this.frequencies, roomFor(id, this.frequencies.length));
      }
      this.frequencies[id]!++;
    }
  }

  /** The slot may be used again only once `isFree` says so. */
  remove(slot: number): void {
    for (const entry of this.rows.get(slot)) this.frequencies[idOf(entry)]!--;
    this.totalLength -= this.lengths[slot]!;
    this.count--;
    this.version++;
    this.rows.clear(slot);
    if (this.idle) this.built[slot] = 0;
    else if (!this.unbuilt.delete(slot)) this.stale.add(slot);
  }

  /** Gives the postings up: only counts are kept until the next question. */
  rest(): void {
    for (const slot of this.unbuilt) this.built[slot] = 1;
    for (const slot of this.stale) this.built[slot] = 0;
    this.unbuilt.clear();
    this.stale.clear();
    this.starts = new Uint32Array(1);
    this.postings = new Uint32Array(0);
    this.single = new Float64Array(0);
    this.singleOf = '';
    this.builtCount = 0;
    this.idle = true;
  }

  /** Whether there are no postings now. */
  get isResting(): boolean {
    return this.idle;
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

  /** Whether so many rows hold an id that looking it up would tell nothing. */
  isCommon(id: number): boolean {
    return this.count >= COMMON_MIN_ROWS && this.frequency(id) > this.count * COMMON_SHARE;
  }

  /** Smoothed idf: 50 imagined rows keep a handful of rows from calling every word rare. Remembered until a change. */
  idf(id: number): number {
    if (id >= this.idfs.length) {
      this.idfs = new Float64Array(roomFor(id, this.idfs.length));
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

  /** Adds `weights[i] × saturation(posting)` to `scores[slot]` for every row holding `ids[i]`. */
  accumulate(query: Query, scores: Float64Array): void {
    if (this.needsBuild()) this.build();
    if (query.saturation.slope === 0) this.addWhateverLength(query, scores);
    else this.addByLength(query, scores);
    for (const slot of this.stale) scores[slot] = 0;
    if (this.unbuilt.size > 0) this.scanner.scan(query, this.unbuilt, this, scores);
  }

  /** Where the length of a row does not count, a posting's worth hangs on its weight alone. */
  private addWhateverLength({ ids, weights, saturation }: Query, scores: Float64Array): void {
    const { postings, starts } = this;
    const { scale, flat } = saturation;
    const parts = new Float64Array(256);
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!;
      if (id + 1 >= starts.length) continue;
      const weight = weights[i]!;
      for (let tf = 1; tf < 256; tf++) parts[tf] = weight * ((tf * scale) / (tf + flat));
      const end = starts[id + 1]!;
      for (let at = starts[id]!; at < end; at++) {
        const posting = postings[at]!;
        const slot = posting >>> 8;
        scores[slot] = scores[slot]! + parts[posting & 255]!;
      }
    }
  }

  private addByLength({ ids, weights, saturation }: Query, scores: Float64Array): void {
    const { postings, starts, lengths } = this;
    const { scale, flat, slope } = saturation;
    const single = this.singles(saturation);
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i]!;
      if (id + 1 >= starts.length) continue;
      const weight = weights[i]!;
      const end = starts[id + 1]!;
      for (let at = starts[id]!; at < end; at++) {
        const posting = postings[at]!;
        const slot = posting >>> 8;
        const tf = posting & 255;
        const part = tf === 1 ? single[slot]! : (tf * scale) / (tf + flat + slope * lengths[slot]!);
        scores[slot] = scores[slot]! + weight * part;
      }
    }
  }

  save(to: Sections): void {
    this.rows.save(to.at('rows'));
    to.plain('totalLength', this.totalLength).plain('count', this.count);
    to.array('frequencies', this.frequencies).array('lengths', this.lengths);
  }

  /** @param slots of the live rows */
  load(from: Sections, slots: Iterable<number>): void {
    this.rows.load(from.at('rows'));
    this.totalLength = from.plainOf('totalLength');
    this.count = from.plainOf('count');
    this.frequencies = from.arrayOf('frequencies');
    this.lengths = from.arrayOf('lengths');
    this.built = new Uint8Array(this.lengths.length);
    this.spreads = new Float64Array(this.lengths.length);
    for (const slot of slots) {
      this.built[slot] = 1;
      this.spreads[slot] = this.spread(this.rows.lengthOf(slot), this.lengths[slot]!);
    }
    this.unbuilt.clear();
    this.stale.clear();
    this.version++;
    if (!this.idle) this.build();
  }

  private singles(saturation: Saturation): Float64Array {
    const { scale, flat, slope } = saturation;
    const name = `${this.version} ${scale} ${flat} ${slope}`;
    if (name === this.singleOf) return this.single;
    if (this.single.length < this.lengths.length) {
      this.single = new Float64Array(this.lengths.length);
    }
    const { single, lengths } = this;
    for (let slot = 0; slot < lengths.length; slot++) {
      single[slot] = scale / (1 + flat + slope * lengths[slot]!);
    }
    this.singleOf = name;
    return single;
  }

  private needsBuild(): boolean {
    if (this.idle) return true;
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
    const postings = new Uint32Array(starts[ids]!);
    const next = starts.slice();
    this.builtCount = 0;
    for (let slot = 0; slot < this.built.length; slot++) {
      if (this.built[slot] === 0) continue;
      this.builtCount++;
      for (const entry of this.rows.scan(slot)) {
        postings[next[idOf(entry)]!++] = ((slot << 8) | weightOf(entry)) >>> 0;
      }
    }
    this.starts = starts;
    this.postings = postings;
    this.idle = false;
    this.unbuilt.clear();
    this.stale.clear();
  }
}
