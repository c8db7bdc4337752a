// An engine as bytes: named plain values and typed arrays, one after the other, so that a large engine is written and
// read piece by piece, without a second copy of itself. Whether bytes may be trusted is for the one who keeps them.
const ALIGN = 8;
const TYPES = { Uint8Array, Int8Array, Uint32Array, Float32Array, Float64Array };
type TypeName = keyof typeof TYPES;
type Typed = InstanceType<(typeof TYPES)[TypeName]>;

/** An array that is fetched when it is written. */
interface Later {
  type: TypeName;
  length: number;
  fetch: () => Typed;
}

interface Header {
  plain: Record<string, unknown>;
  arrays: { name: string; type: TypeName; length: number }[];
}

/** Hands out the next so many bytes, aligned to eight; throws where they end. */
export type ByteReader = (length: number) => Uint8Array<ArrayBuffer>;

export class Sections {
  private constructor(
    private readonly prefix: string,
    private readonly values: Map<string, unknown>,
    private readonly arrays: Map<string, Typed | Later>,
  ) {}

  static empty(): Sections {
    return new Sections('', new Map(), new Map());
  }

  /** The part below a name. */
  at(name: string): Sections {
    return new Sections(`${this.prefix}${name}.`, this.values, this.arrays);
  }

  /** Anything that survives JSON. */
  plain(name: string, value: unknown): this {
    this.values.set(this.prefix + name, value);
    return this;
  }

  array(name: string, array: Typed): this {
    this.arrays.set(this.prefix + name, array);
    return this;
  }

  /** An array that is not in memory: `fetch` is asked when its turn to be written comes. `like` tells its kind. */
  later(name: string, like: Typed, length: number, fetch: () => Typed): this {
    this.arrays.set(this.prefix + name, { type: nameOf(like), length, fetch });
    return this;
  }

  /** @throws Error where there is no such value */
  plainOf<T>(name: string): T {
    const key = this.prefix + name;
    if (!this.values.has(key)) throw new Error(`snapshot: no ${key}`);
    return this.values.get(key) as T;
  }

  /** @throws Error where there is no such array */
  arrayOf<A extends Typed>(name: string): A {
    const found = this.arrays.get(this.prefix + name);
    if (!found) throw new Error(`snapshot: no ${this.prefix}${name}`);
    return found as A;
  }

  /** The same, and forgets it here: for what the taker may not keep in memory. */
  takeArray<A extends Typed>(name: string): A {
    const found = this.arrayOf<A>(name);
    this.arrays.delete(this.prefix + name);
    return found;
  }

  /** All bytes, in pieces: the header's length, the header, then the arrays. Each begins at a multiple of eight. */
  *pieces(): Generator<Uint8Array> {
    const header: Header = {
      plain: Object.fromEntries(this.values),
      arrays: [...this.arrays].map(([name, array]) => ({
        ...{ name, length: array.length },
        type: 'fetch' in array ? array.type : nameOf(array),
      })),
    };
    const text = new TextEncoder().encode(JSON.stringify(header));
    const size = new Uint8Array(ALIGN);
    new DataView(size.buffer).setFloat64(0, text.length, true);
    yield size;
    yield* padded(text);
    for (const one of this.arrays.values()) {
      const array = 'fetch' in one ? one.fetch() : one;
      yield* padded(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    }
  }

  /** @throws Error for bytes that are not those of `pieces` */
  static read(read: ByteReader): Sections {
    const size = new DataView(read(ALIGN).slice().buffer).getFloat64(0, true);
    if (!Number.isInteger(size) || size < 2 || size > 2 ** 31)
      throw new Error('snapshot: no header');
    const text = new TextDecoder().decode(read(whole(size)).slice(0, size));
    const header = JSON.parse(text) as Header;
    const sections = Sections.empty();
    for (const [name, value] of Object.entries(header.plain)) sections.values.set(name, value);
    for (const { name, type, length } of header.arrays) {
      const Type = TYPES[type];
      const bytes = read(whole(length * Type.BYTES_PER_ELEMENT));
      sections.arrays.set(name, new Type(bytes.buffer, bytes.byteOffset, length));
    }
    return sections;
  }
}

const nameOf = (array: Typed): TypeName => array.constructor.name as TypeName;

const whole = (length: number): number => Math.ceil(length / ALIGN) * ALIGN;

function* padded(bytes: Uint8Array): Generator<Uint8Array> {
  yield bytes;
  const rest = whole(bytes.length) - bytes.length;
  if (rest > 0) yield new Uint8Array(rest);
}

/** Reads from one piece of memory without copying: for threads that share it. */
export function readerOf(memory: ArrayBufferLike): ByteReader {
  let at = 0;
  return (length) => {
    if (at + length > memory.byteLength) throw new Error('snapshot: cut short');
    const bytes = new Uint8Array(memory as ArrayBuffer, at, length);
    at += length;
    return bytes;
  };
}

/** All pieces in one memory that threads can share. */
export function inSharedMemory(pieces: Iterable<Uint8Array>): SharedArrayBuffer {
  const list = [...pieces];
  const memory = new SharedArrayBuffer(list.reduce((sum, piece) => sum + piece.length, 0));
  const bytes = new Uint8Array(memory);
  let at = 0;
  for (const piece of list) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return memory;
}
