// What decides whether a row may be in a list at all, per slot in typed arrays: a list looks at every row that shares
// a word with it, which would be far too slow through objects.
import { roomFor, widen } from './rows.js';
import type { Sections } from './sections.js';

/** Who asks, and when. */
export interface Asker {
  /** Number of the asking organisation, 0 without one. */
  owner: number;
  demo: boolean;
  nowMs: number;
}

export class SlotMarks {
  /** Until when a row may be listed, in milliseconds; −∞ for closed ones. */
  private until = new Float64Array(256);
  /** Number of the owning organisation, 0 without one. */
  private owners = new Uint32Array(256);
  private demo = new Uint8Array(256);

  set(slot: number, marks: { until: number; owner: number; demo: boolean }): void {
    if (slot >= this.until.length) this.grow(slot);
    this.until[slot] = marks.until;
    this.owners[slot] = marks.owner;
    this.demo[slot] = marks.demo ? 1 : 0;
  }

  ownerOf(slot: number): number {
    return this.owners[slot] ?? 0;
  }

  /** Whether a row may be listed at a time for an asker of another organisation. */
  admits(slot: number, asked: Asker): boolean {
    if (this.until[slot]! <= asked.nowMs) return false;
    if (!asked.demo && this.demo[slot] === 1) return false;
    return asked.owner === 0 || asked.owner !== this.owners[slot];
  }

  save(to: Sections): void {
    to.array('until', this.until).array('owners', this.owners).array('demo', this.demo);
  }

  load(from: Sections): void {
    this.until = from.arrayOf('until');
    this.owners = from.arrayOf('owners');
    this.demo = from.arrayOf('demo');
  }

  private grow(slot: number): void {
    const size = roomFor(slot, this.until.length);
    this.until = widen(this.until, size);
    this.owners = widen(this.owners, size);
    this.demo = widen(this.demo, size);
  }
}

/** Numbers for organisations, shared by both sides; 0 stands for none. */
export class Owners {
  private readonly numbers = new Map<string, number>();

  numberOf(organisationId: string | null | undefined): number {
    if (!organisationId) return 0;
    const known = this.numbers.get(organisationId);
    if (known !== undefined) return known;
    this.numbers.set(organisationId, this.numbers.size + 1);
    return this.numbers.size;
  }

  save(to: Sections): void {
    to.plain('owners', [...this.numbers.keys()]);
  }

  load(from: Sections): void {
    for (const id of from.plainOf<string[]>('owners')) this.numberOf(id);
  }
}
