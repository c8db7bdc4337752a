/* Typed arrays that grow: 4 or 8 bytes a number where a JavaScript array of numbers and objects takes many more. */

type NumberArray = Int32Array | Float64Array | Uint8Array;

function grown<A extends NumberArray>(array: A, needed: number, make: (size: number) => A): A {
  if (needed <= array.length) return array;
  const larger = make(Math.max(needed, Math.ceil(array.length * 1.5), 64));
  larger.set(array);
  return larger;
}

/** A growing list of 32-bit integers. */
export class IntList {
  data = new Int32Array(64);
  length = 0;

  push(value: number): void {
    this.data = grown(this.data, this.length + 1, (size) => new Int32Array(size));
    this.data[this.length] = value;
    this.length += 1;
  }

  at(index: number): number {
    return this.data[index] ?? 0;
  }

  /** Sets a value at or before the end, or makes the list that long first. */
  set(index: number, value: number): void {
    this.data = grown(this.data, index + 1, (size) => new Int32Array(size));
    this.data[index] = value;
    if (index >= this.length) this.length = index + 1;
  }
}

/** A growing list of doubles. */
export class DoubleList {
  data = new Float64Array(64);
  length = 0;

  push(value: number): void {
    this.data = grown(this.data, this.length + 1, (size) => new Float64Array(size));
    this.data[this.length] = value;
    this.length += 1;
  }
}

/** A growing list of bytes. */
export class ByteList {
  data = new Uint8Array(256);
  length = 0;

  push(value: number): void {
    this.data = grown(this.data, this.length + 1, (size) => new Uint8Array(size));
    this.data[this.length] = value;
    this.length += 1;
  }
}
