/*
 * An open hash table whose slots are four numbers side by side: two to know the entry by, one integer and one float that
 * belong to it. Looking an entry up costs one visit to memory, which is what cutting text is made of.
 */

const STRIDE = 4;

/** Spreads a hash over the slots. */
function spread(hash: number): number {
  const mixed = Math.imul(hash, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

export class SlotTable {
  /** By slot: hash, check (0 means empty), integer, float. */
  private ints = new Int32Array(1024 * STRIDE);
  private floats = new Float32Array(this.ints.buffer);
  private mask = 1023;
  private size = 0;

  /** The place of an entry, −1 when there is none. `check` must not be 0. */
  find(hash: number, check: number): number {
    const { ints, mask } = this;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const at = slot * STRIDE;
      const found = ints[at + 1] ?? 0;
      if (found === check && ints[at] === hash) return at;
      if (found === 0) return -1;
    }
  }

  integer(place: number): number {
    return this.ints[place + 2] ?? 0;
  }

  float(place: number): number {
    return this.floats[place + 3] ?? 0;
  }

  /** Adds an entry or changes the numbers of one. Places found before are void. */
  set(hash: number, check: number, integer: number, float: number): void {
    if (this.size * 2 > this.mask) this.grow();
    const place = this.placeFor(hash, check);
    this.ints[place + 2] = integer;
    this.floats[place + 3] = float;
  }

  private placeFor(hash: number, check: number): number {
    for (let slot = spread(hash) & this.mask; ; slot = (slot + 1) & this.mask) {
      const at = slot * STRIDE;
      if (this.ints[at + 1] === check && this.ints[at] === hash) return at;
      if (this.ints[at + 1] !== 0) continue;
      this.ints[at] = hash;
      this.ints[at + 1] = check;
      this.size += 1;
      return at;
    }
  }

  private grow(): void {
    const { ints, floats } = this;
    this.ints = new Int32Array(ints.length * 2);
    this.floats = new Float32Array(this.ints.buffer);
    this.mask = this.mask * 2 + 1;
    this.size = 0;
    for (let at = 0; at < ints.length; at += STRIDE) {
      const check = ints[at + 1] ?? 0;
      if (check === 0) continue;
      const place = this.placeFor(ints[at] ?? 0, check);
      this.ints[place + 2] = ints[at + 2] ?? 0;
      this.floats[place + 3] = floats[at + 3] ?? 0;
    }
  }
}

const RECENT = 1 << 13;

/**
 * The entries of a table that were asked for last, missing ones too, in a table small enough for the processor's own
 * memory: texts use few words often, and a large table is slow to look into.
 */
export class RecentEntries {
  private readonly ints = new Int32Array(RECENT * STRIDE);
  private readonly floats = new Float32Array(this.ints.buffer);

  /** The place here of an entry of the table; its integer is 0 when the table lacks it. */
  find(hash: number, check: number, table: SlotTable): number {
    const at = (spread(hash) & (RECENT - 1)) * STRIDE;
    if (this.ints[at] === hash && this.ints[at + 1] === check) return at;
    const place = table.find(hash, check);
    this.ints[at] = hash;
    this.ints[at + 1] = check;
    this.ints[at + 2] = place === -1 ? 0 : table.integer(place);
    this.floats[at + 3] = place === -1 ? 0 : table.float(place);
    return at;
  }

  integer(place: number): number {
    return this.ints[place + 2] ?? 0;
  }

  float(place: number): number {
    return this.floats[place + 3] ?? 0;
  }

  clear(): void {
    this.ints.fill(0);
  }
}
