// What decides whether a row may be in a list at all, per slot in typed arrays: a list looks at every row that shares
// a word with it, which would be far too slow through objects.

export class SlotMarks {
  /** Until when a row may be listed, in milliseconds; −∞ for closed ones. */
  private until = new Float64Array(256);
  /** Number of the owning organisation, 0 without one. */
  private owners = new Uint32Array(256);
  private demo = new Uint8Array(256);

  set(slot: number, marks: { until: number; owner: number; demo: boolean }): void {
    if (slot >= this.until.length) this.grow(slot + 1);
    this.until[slot] = marks.until;
    this.owners[slot] = marks.owner;
    this.demo[slot] = marks.demo ? 1 : 0;
  }

  ownerOf(slot: number): number {
    return this.owners[slot] ?? 0;
  }

  /** Whether a row may be listed at a time for an asker of another organisation. */
  admits(slot: number, asked: { owner: number; demo: boolean; nowMs: number }): boolean {
    if (this.until[slot]! <= asked.nowMs) return false;
    if (!asked.demo && this.demo[slot] === 1) return false;
    return asked.owner === 0 || asked.owner !== this.owners[slot];
  }

  private grow(slots: number): void {
    const size = Math.max(slots, this.until.length * 2);
    const until = new Float64Array(size);
    until.set(this.until);
    const owners = new Uint32Array(size);
    owners.set(this.owners);
    const demo = new Uint8Array(size);
    demo.set(this.demo);
    this.until = until;
    this.owners = owners;
    this.demo = demo;
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
}
