// The structured facts of all rows of a side. As objects they would be most of the memory, so values that repeat (codes,
// lists of codes, round numbers) are kept once and named by number, requirement sentences are packed, and only what is a
// row's own (its certificates) is text. `get` makes the object again; its values are shared and must not be changed.
import type { Requirement } from './features.js';
import { ByteRows, roomFor, Rows, widen } from './rows.js';
import type { Spill } from '../storage/spill.js';
import type { Sections } from './sections.js';

/** Which facts repeat, and which are lists of sentences; all others are kept as text. */
export interface FactLayout {
  shared: readonly string[];
  sentences: readonly string[];
}

/** A sentence may carry small facts of its own (a case's year). */
type Sentence = Requirement & Record<string, unknown>;
type Facts = Record<string, unknown>;

const NO_NUMBERS: number[] = [];
const NO_SENTENCES: Sentence[] = [];
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class FactRows<F extends object> {
  private readonly values: unknown[] = [undefined];
  private readonly numbers = new Map<string, number>();
  /** Per shared fact: number of the value by slot, 0 for none. */
  private readonly columns: Uint32Array<ArrayBuffer>[];
  private readonly sentences: Rows;
  private readonly own: ByteRows;
  /** All keys in their order, nothing in them: a copy has room for all, where one key after another makes it grow. */
  private readonly blank: Facts;

  /** @param spill where what is no number goes; in memory without one */
  constructor(
    private readonly layout: FactLayout,
    spill?: Spill,
  ) {
    this.sentences = new Rows(spill);
    this.own = new ByteRows(spill);
    const keys = [...layout.shared, ...layout.sentences];
    this.blank = Object.fromEntries(keys.map((key) => [key, undefined]));
    this.columns = layout.shared.map(() => new Uint32Array(64));
  }

  set(slot: number, facts: F): void {
    const rest = { ...facts } as Facts;
    this.layout.shared.forEach((key, i) => {
      this.column(i, slot)[slot] = this.numberOf(rest[key]);
      delete rest[key];
    });
    const cells: number[] = [];
    for (const key of this.layout.sentences) {
      this.write((rest[key] ?? []) as Sentence[], cells);
      delete rest[key];
    }
    this.sentences.set(slot, cells);
    for (const key of Object.keys(rest)) if (rest[key] === undefined) delete rest[key];
    this.own.set(slot, Object.keys(rest).length ? encoder.encode(JSON.stringify(rest)) : []);
  }

  clear(slot: number): void {
    for (const column of this.columns) if (slot < column.length) column[slot] = 0;
    this.sentences.clear(slot);
    this.own.clear(slot);
  }

  /** Every object has the same keys in the same order, so that reading them is fast. */
  get(slot: number): F {
    const facts: Facts = { ...this.blank };
    const { shared, sentences } = this.layout;
    for (let i = 0; i < shared.length; i++) {
      const column = this.columns[i]!;
      facts[shared[i]!] = slot < column.length ? this.values[column[slot]!] : undefined;
    }
    const cells = this.sentences.get(slot);
    let at = 0;
    for (const key of sentences) {
      const count = cells[at++] ?? 0;
      if (count === 0) {
        facts[key] = NO_SENTENCES;
        continue;
      }
      const list: Sentence[] = [];
      for (let i = 0; i < count; i++) at = this.read(cells, at, list);
      facts[key] = list;
    }
    if (this.own.lengthOf(slot) > 0) {
      Object.assign(facts, JSON.parse(decoder.decode(this.own.get(slot))));
    }
    return facts as F;
  }

  save(to: Sections): void {
    to.plain('values', this.values.slice(1)).plain('shared', this.layout.shared);
    this.columns.forEach((column, i) => to.array(`column${i}`, column));
    this.sentences.save(to.at('sentences'));
    this.own.save(to.at('own'));
  }

  load(from: Sections): void {
    for (const value of from.plainOf<unknown[]>('values')) this.numberOf(value);
    this.columns.forEach(
      (_, i) => (this.columns[i] = from.arrayOf<Uint32Array<ArrayBuffer>>(`column${i}`)),
    );
    this.sentences.load(from.at('sentences'));
    this.own.load(from.at('own'));
  }

  private column(i: number, slot: number): Uint32Array<ArrayBuffer> {
    const column = this.columns[i]!;
    if (slot < column.length) return column;
    return (this.columns[i] = widen(column, roomFor(slot, column.length)));
  }

  private numberOf(value: unknown): number {
    if (value === undefined) return 0;
    const text = JSON.stringify(value);
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    const number = this.values.push(Object.freeze(value)) - 1;
    this.numbers.set(text, number);
    return number;
  }

  private write(list: readonly Sentence[], cells: number[]): void {
    cells.push(list.length);
    for (const { concepts, terms, ...rest } of list) {
      const own = Object.keys(rest).length > 0 ? this.numberOf(rest) : 0;
      cells.push(own, concepts.length, terms.length, ...concepts, ...terms);
    }
  }

  private read(cells: Uint32Array, at: number, list: Sentence[]): number {
    const middle = at + 3 + cells[at + 1]!;
    const end = middle + cells[at + 2]!;
    const sentence = {
      concepts: numbers(cells, at + 3, middle),
      terms: numbers(cells, middle, end),
    };
    const own = cells[at]!;
    list.push(own === 0 ? sentence : Object.assign(sentence, this.values[own]));
    return end;
  }
}

function numbers(cells: Uint32Array, from: number, to: number): number[] {
  if (from === to) return NO_NUMBERS;
  // Made at its full size: a list that grows by pushing is copied on its way.
  const list = new Array<number>(to - from);
  for (let at = from; at < to; at++) list[at - from] = cells[at]!;
  return list;
}
