/*
 * Term → number. Pairs of Han characters and single ones are by far the most terms; they live in an open hash table
 * of integers (8 bytes each) instead of as strings. All other words are in a Map.
 */

const EMPTY = 0;

function slotOf(key: number, mask: number): number {
  let hash = Math.imul(key, 0x9e3779b1);
  hash ^= hash >>> 15;
  return hash & mask;
}

/** The key of two characters (UTF-16 units), or of one with 0 before it. */
export function gramKey(first: number, second: number): number {
  return (first << 16) | second | 0;
}

/** An integer hash table: gram key → term number. */
export class GramTable {
  private keys = new Int32Array(1024);
  private terms = new Int32Array(1024);
  size = 0;

  /** The term of a key, −1 when unknown. */
  get(key: number): number {
    const mask = this.keys.length - 1;
    for (let slot = slotOf(key, mask); ; slot = (slot + 1) & mask) {
      const found = this.keys[slot] ?? EMPTY;
      if (found === key) return this.terms[slot] ?? -1;
      if (found === EMPTY) return -1;
    }
  }

  /** Adds a key that is not in yet. */
  add(key: number, term: number): void {
    if (this.size * 5 > this.keys.length * 3) this.grow();
    this.insert(key, term);
    this.size += 1;
  }

  private insert(key: number, term: number): void {
    const mask = this.keys.length - 1;
    let slot = slotOf(key, mask);
    while (this.keys[slot] !== EMPTY) slot = (slot + 1) & mask;
    this.keys[slot] = key;
    this.terms[slot] = term;
  }

  private grow(): void {
    const { keys, terms } = this;
    this.keys = new Int32Array(keys.length * 2);
    this.terms = new Int32Array(keys.length * 2);
    keys.forEach((key, slot) => {
      if (key !== EMPTY) this.insert(key, terms[slot] ?? -1);
    });
  }

  /** The terms of all grams that hold this character. */
  withCharacter(character: number): number[] {
    const found: number[] = [];
    for (let slot = 0; slot < this.keys.length; slot += 1) {
      const key = this.keys[slot] ?? EMPTY;
      if (key !== EMPTY && ((key & 0xffff) === character || key >>> 16 === character)) {
        found.push(this.terms[slot] ?? -1);
      }
    }
    return found;
  }

  /** All keys with their terms. */
  *entries(): IterableIterator<[key: number, term: number]> {
    for (let slot = 0; slot < this.keys.length; slot += 1) {
      const key = this.keys[slot] ?? EMPTY;
      if (key !== EMPTY) yield [key, this.terms[slot] ?? -1];
    }
  }
}
