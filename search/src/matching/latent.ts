// Latent semantic indexing: texts as points in a small space learnt from which words stand together, so that 四足机器人
// and 机器狗 come close without a shared word. Randomised SVD (Halko, Martinsson & Tropp 2011, subspace iteration).
import type { Lexicon } from './prepare.js';
import { idOf, weightOf } from './rows.js';
import { eigenSymmetric, orthonormalise } from './linear-algebra.js';
import { centresOf, MANY_ROWS } from './vector-clusters.js';
import { hash } from './thesaurus/thesaurus.js';

const DEFAULT_DIMENSIONS = 128;
const OVERSAMPLE = 16;
const ITERATIONS = 2;
/** A word must stand in this many texts, and in no more than this share of them. */
const MIN_TEXTS = 3;
const MAX_SHARE = 0.4;
/** The fit reads at most this many texts, evenly spread; more change the space very little. */
const MAX_FIT_ROWS = 20_000;

/** Coordinates of projected texts are whole steps from −127 to 127. */
export const STEPS = 127;

/** A learnt space as plain data: words, their rarity and their coordinates. */
export interface Basis {
  dimensions: number;
  words: string[];
  idf: number[];
  /** Row-major, words × dimensions: little-endian 32-bit floats, base64. */
  coordinates: string;
  /** Centres of neighbourhoods, signed bytes, base64; empty for a space learnt from few texts. */
  centres: string;
}

interface Sparse {
  starts: Uint32Array;
  columns: Uint32Array;
  values: Float32Array;
  width: number;
}

interface Space {
  dimensions: number;
  words: readonly string[];
  idf: Float32Array;
  coordinates: Float32Array;
  centres: Int8Array;
}
const NOTHING: Space = {
  dimensions: 0,
  words: [],
  idf: new Float32Array(0),
  coordinates: new Float32Array(0),
  centres: new Int8Array(0),
};

export class Latent {
  private readonly columnOf = new Map<number, number>();

  readonly dimensions: number;
  readonly centres: Int8Array;
  /** A short name of the space: other words, coordinates or centres give another one. */
  readonly version: string;
  private readonly words: readonly string[];
  private readonly idf: Float32Array;
  private readonly coordinates: Float32Array;

  private constructor(space: Space, lexicon: Lexicon) {
    this.dimensions = space.dimensions;
    this.words = space.words;
    this.idf = space.idf;
    this.coordinates = space.coordinates;
    this.centres = space.centres;
    this.version = hash(JSON.stringify(this.basis()));
    space.words.forEach((word, column) => this.columnOf.set(lexicon.idOf(word), column));
  }

  /** Learns a space from packed term rows; an empty one where there are too few texts. */
  static fit(rows: readonly Uint32Array[], lexicon: Lexicon, wanted = DEFAULT_DIMENSIONS): Latent {
    const step = Math.max(1, rows.length / MAX_FIT_ROWS);
    const sample = Array.from(
      { length: Math.min(rows.length, MAX_FIT_ROWS) },
      (_, i) => rows[Math.floor(i * step)]!,
    );
    const { words, idf } = vocabulary(sample, lexicon);
    const dimensions = Math.min(wanted, Math.floor(sample.length / 4), words.length);
    if (dimensions < 2) return new Latent(NOTHING, lexicon);
    const columnOf = new Map(words.map((word, column) => [lexicon.idOf(word), column]));
    const matrix = sparse(sample, columnOf, idf);
    const coordinates = rightVectors(matrix, dimensions);
    const space: Space = { ...NOTHING, dimensions, words, idf, coordinates };
    if (rows.length < MANY_ROWS / 2) return new Latent(space, lexicon);
    const rough = new Latent(space, lexicon);
    const centres = centresOf(sample.map((row) => rough.project(row)));
    return new Latent({ ...space, centres }, lexicon);
  }

  static from(basis: Basis, lexicon: Lexicon): Latent {
    const space = {
      ...basis,
      idf: Float32Array.from(basis.idf),
      coordinates: new Float32Array(fromBase64(basis.coordinates)),
      centres: new Int8Array(fromBase64(basis.centres)),
    };
    return new Latent(space, lexicon);
  }

  basis(): Basis {
    return {
      dimensions: this.dimensions,
      words: [...this.words],
      idf: [...this.idf],
      coordinates: toBase64(this.coordinates),
      centres: toBase64(this.centres),
    };
  }

  /** The unit vector of a packed term row, or null where none of its words is known. */
  project(terms: Uint32Array): Int8Array | null {
    const vector = new Float64Array(this.dimensions);
    for (const entry of terms) {
      const column = this.columnOf.get(idOf(entry));
      if (column === undefined) continue;
      const weight = (1 + Math.log(weightOf(entry))) * this.idf[column]!;
      const from = column * this.dimensions;
      for (let k = 0; k < this.dimensions; k++) vector[k]! += weight * this.coordinates[from + k]!;
    }
    const length = Math.hypot(...vector);
    if (length < 1e-9) return null;
    const unit = new Int8Array(this.dimensions);
    for (let k = 0; k < unit.length; k++) unit[k] = Math.round((vector[k]! / length) * STEPS);
    return unit;
  }
}

function toBase64(values: Float32Array | Int8Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

function fromBase64(text: string): ArrayBuffer {
  // Copied, because a pooled buffer need not begin at a multiple of four.
  return Uint8Array.from(Buffer.from(text, 'base64')).buffer;
}

/** Words worth a column, in an order that does not depend on the order of texts. */
function vocabulary(
  rows: readonly Uint32Array[],
  lexicon: Lexicon,
): { words: string[]; idf: Float32Array } {
  const counts = new Map<number, number>();
  for (const row of rows) {
    for (const entry of row) counts.set(idOf(entry), (counts.get(idOf(entry)) ?? 0) + 1);
  }
  const kept = [...counts]
    .filter(([, count]) => count >= MIN_TEXTS && count <= rows.length * MAX_SHARE)
    .map(([id, count]) => ({ word: lexicon.wordOf(id), count }))
    .sort((a, b) => (a.word < b.word ? -1 : 1));
  return {
    words: kept.map(({ word }) => word),
    idf: Float32Array.from(kept, ({ count }) => Math.log(rows.length / count)),
  };
}

function sparse(
  rows: readonly Uint32Array[],
  columnOf: ReadonlyMap<number, number>,
  idf: Float32Array,
): Sparse {
  const columns: number[] = [];
  const values: number[] = [];
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    const from = values.length;
    let squares = 0;
    for (const entry of row) {
      const column = columnOf.get(idOf(entry));
      if (column === undefined) continue;
      const value = (1 + Math.log(weightOf(entry))) * idf[column]!;
      columns.push(column);
      values.push(value);
      squares += value * value;
    }
    for (let at = from; at < values.length; at++) values[at]! /= Math.sqrt(squares);
    starts[i + 1] = values.length;
  });
  const data = { columns: Uint32Array.from(columns), values: Float32Array.from(values) };
  return { starts, ...data, width: idf.length };
}

/** The leading right singular vectors, row-major width × dimensions. */
function rightVectors(matrix: Sparse, dimensions: number): Float32Array {
  const { width } = matrix;
  const rank = Math.min(dimensions + OVERSAMPLE, width);
  let right = randomMatrix(width, rank);
  for (let i = 0; i < ITERATIONS; i++) {
    const left = orthonormalise(times(matrix, right, rank), rank);
    right = orthonormalise(transposedTimes(matrix, left, rank), rank);
  }
  const image = times(matrix, right, rank);
  const vectors = eigenSymmetric(gram(image, rank), rank);
  const result = new Float32Array(width * dimensions);
  for (let row = 0; row < width; row++) {
    for (let k = 0; k < dimensions; k++) {
      let sum = 0;
      for (let j = 0; j < rank; j++) sum += right[row * rank + j]! * vectors[j * rank + k]!;
      result[row * dimensions + k] = sum;
    }
  }
  return result;
}

function times(matrix: Sparse, right: Float64Array, rank: number): Float64Array {
  const rows = matrix.starts.length - 1;
  const out = new Float64Array(rows * rank);
  for (let row = 0; row < rows; row++) {
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      const value = matrix.values[at]!;
      const from = matrix.columns[at]! * rank;
      for (let k = 0; k < rank; k++) out[row * rank + k]! += value * right[from + k]!;
    }
  }
  return out;
}

function transposedTimes(matrix: Sparse, left: Float64Array, rank: number): Float64Array {
  const out = new Float64Array(matrix.width * rank);
  for (let row = 0; row < matrix.starts.length - 1; row++) {
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      const value = matrix.values[at]!;
      const to = matrix.columns[at]! * rank;
      for (let k = 0; k < rank; k++) out[to + k]! += value * left[row * rank + k]!;
    }
  }
  return out;
}

function gram(matrix: Float64Array, rank: number): Float64Array {
  const out = new Float64Array(rank * rank);
  for (let from = 0; from < matrix.length; from += rank) {
    for (let i = 0; i < rank; i++) {
      const value = matrix[from + i]!;
      for (let j = i; j < rank; j++) out[i * rank + j]! += value * matrix[from + j]!;
    }
  }
  for (let i = 0; i < rank; i++) for (let j = 0; j < i; j++) out[i * rank + j] = out[j * rank + i]!;
  return out;
}

/** Numbers that look random and are the same every time (mulberry32). */
function randomMatrix(rows: number, columns: number): Float64Array {
  let state = 0x9e3779b9;
  return Float64Array.from({ length: rows * columns }, () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 31 - 1;
  });
}
