/*
 * Pairs of Han characters → numbers, in an open hash table of integers (8 bytes an entry). Pairs are by far the most
 * terms of an index and the beginnings of most words of a dictionary; as strings they would cost ten times as much.
 */

const EMPTY = 0;

function slotOf(key: number, mask: number): number {
  let hash = Math.imul(key, 0x9e3779b1);
  hash ^= hash >>> 15;
  return hash & mask;
}

/** The key of two characters (UTF-16 units), or of one with 0 before it. */
export function pairKey(first: number, second: number): number {
  return (first << 16) | second | 0;
}

/** One chain for each UTF-16 unit. */
const UNITS = 0x10000;

/** An integer hash table: pair key → number, each key with its number beside it. */
export class PairTable {
  private slots = new Int32Array(2048);
  private mask = 1023;
  size = 0;
  /** The pairs that hold a character, chained: by character the last entry + 1, by entry the one before and the pair. */
  private readonly lastOf = new Int32Array(UNITS);
  private links = new Int32Array(2048);
  private linked = 0;

  /** The number of a key, −1 when unknown. */
  get(key: number): number {
    for (let slot = slotOf(key, this.mask); ; slot = (slot + 1) & this.mask) {
      const found = this.slots[slot * 2] ?? EMPTY;
      if (found === key) return this.slots[slot * 2 + 1] ?? -1;
      if (found === EMPTY) return -1;
    }
  }

  /** Adds a key that is not in yet. */
  add(key: number, term: number): void {
    if (this.size * 5 > this.mask * 3) this.grow();
    this.insert(key, term);
    this.size += 1;
    this.link(key >>> 16, term);
    if (key >>> 16 !== (key & 0xffff)) this.link(key & 0xffff, term);
  }

  private link(character: number, term: number): void {
    if (this.linked * 2 >= this.links.length) {
      const larger = new Int32Array(this.links.length * 2);
      larger.set(this.links);
      this.links = larger;
    }
    this.links[this.linked * 2] = this.lastOf[character] ?? 0;
    this.links[this.linked * 2 + 1] = term;
    this.linked += 1;
    this.lastOf[character] = this.linked;
  }

  private insert(key: number, term: number): void {
    let slot = slotOf(key, this.mask);
    while (this.slots[slot * 2] !== EMPTY) slot = (slot + 1) & this.mask;
    this.slots[slot * 2] = key;
    this.slots[slot * 2 + 1] = term;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    this.mask = before.length - 1;
    for (let at = 0; at < before.length; at += 2) {
      const key = before[at] ?? EMPTY;
      if (key !== EMPTY) this.insert(key, before[at + 1] ?? -1);
    }
  }

  /** The numbers of all pairs that hold this character. */
  withCharacter(character: number): number[] {
    const found: number[] = [];
    for (let entry = this.lastOf[character] ?? 0; entry !== 0;) {
      found.push(this.links[entry * 2 - 1] ?? -1);
      entry = this.links[entry * 2 - 2] ?? 0;
    }
    return found;
  }
}
