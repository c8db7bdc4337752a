import fc from 'fast-check';
import type { Spill } from '../storage/spill.js';
import { ByteRows, Rows } from './rows.js';
import { inSharedMemory, readerOf, Sections } from './sections.js';

/** A spill in memory, and what it still holds. */
class ArraySpill implements Spill {
  readonly kept = new Map<number, Uint8Array>();
  private next = 0;
  constructor(private readonly room = Infinity) {}

  keep(bytes: Uint8Array): number | null {
    if (this.kept.size >= this.room) return null;
    const address = this.next;
    this.next += bytes.length;
    this.kept.set(address, bytes.slice());
    return address;
  }
  read(address: number, into: Uint8Array): void {
    for (const [start, bytes] of this.kept) {
      if (address < start || address + into.length > start + bytes.length) continue;
      into.set(bytes.subarray(address - start, address - start + into.length));
      return;
    }
    throw new Error(`nothing kept at ${address}`);
  }
  free(address: number, length: number): void {
    expect(this.kept.get(address)?.length).toBe(length);
    this.kept.delete(address);
  }
  close(): void {}
}

/** Rows long enough that a few fill a chunk. */
const writes = fc.array(
  fc.record({ slot: fc.nat(12), length: fc.constantFrom(0, 1, 70_000, 140_000, 300_000) }),
  { minLength: 1, maxLength: 40 },
);
const rowOf = (slot: number, step: number, length: number) =>
  Uint8Array.from({ length }, (_, i) => (slot * 7 + step * 13 + i) & 255);

describe.each([
  ['bytes', (spill?: Spill) => new ByteRows(spill)],
  ['integers', (spill?: Spill) => new Rows(spill)],
])('rows of %s with a spill', (_, make) => {
  it('hold what rows in memory hold, whatever was replaced, and after a snapshot', () => {
    fc.assert(
      fc.property(writes, fc.constantFrom(1, Infinity), (steps, room) => {
        const [here, there] = [make(), make(new ArraySpill(room))];
        const slots = new Set<number>();
        steps.forEach(({ slot, length }, step) => {
          for (const rows of [here, there]) rows.set(slot, rowOf(slot, step, length));
          slots.add(slot);
        });
        const sections = Sections.empty();
        there.save(sections);
        const copy = make(new ArraySpill());
        copy.load(Sections.read(readerOf(inSharedMemory(sections.pieces()))));
        for (const slot of [...slots].sort((a, b) => a - b)) {
          const wanted = Buffer.from(here.get(slot).slice());
          for (const rows of [there, copy]) {
            expect(Buffer.from(rows.get(slot)).equals(wanted)).toBe(true);
            expect(Buffer.from(rows.scan(slot)).equals(wanted)).toBe(true);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('have one full chunk in memory at most, and give the room of garbage back', () => {
    const spill = new ArraySpill();
    const rows = make(spill);
    for (let i = 0; i < 60; i++) rows.set(i % 4, rowOf(i, i, 100_000));
    // Four rows live in two chunks; garbage may be twice that and a chunk.
    expect(spill.kept.size).toBeGreaterThan(0);
    expect(spill.kept.size).toBeLessThan(8);
    expect([...rows.get(3)]).toEqual([...rowOf(59, 59, 100_000)]);
  });
});
