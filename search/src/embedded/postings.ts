/*
 * Which documents hold which term, and how well. A posting is one 32-bit number: 24 bits document, 8 bits weight.
 * Postings of a term are chained blocks in one pool, small blocks first: most terms have few postings, so a list
 * object for each would cost more than its content. Documents come in ascending order, new ones at the end.
 */

/** Postings a block holds, by its place in the chain; the last size repeats. */
const BLOCK_SIZES = [1, 3, 7, 15, 31, 63, 127, 255, 511];
const CHUNK_BITS = 18;
const CHUNK = 1 << CHUNK_BITS;
export const MAX_DOCUMENTS = 1 << 24;

/** Postings up to and with the n-th block, as long as sizes still grow. */
const UP_TO = BLOCK_SIZES.map((_, i) =>
  BLOCK_SIZES.slice(0, i + 1).reduce((sum, size) => sum + size, 0),
);
const LARGEST = BLOCK_SIZES.at(-1) ?? 1;
const GROWING = UP_TO.at(-1) ?? 1;

/** The size of the block to open when a term has `count` postings, 0 when the open one still has room. */
function blockSizeAt(count: number): number {
  if (count === 0) return BLOCK_SIZES[0] ?? 1;
  if (count >= GROWING) return (count - GROWING) % LARGEST === 0 ? LARGEST : 0;
  const full = UP_TO.indexOf(count);
  return full === -1 ? 0 : (BLOCK_SIZES[full + 1] ?? LARGEST);
}

/**
 * What is known of a term stands side by side in one array (a cache line each, for a term is touched some hundred times
 * a document): these places, of which the last two are the indexer's scratch.
 */
export const STATE_SIZE = 8;
const HEAD = 0;
/** Address of the open block. */
const OPEN = 1;
/** Where the next posting goes. */
const TAIL = 2;
const COUNT = 3;
export const SCRATCH_COUNT = 4;
export const SCRATCH_SLOT = 5;

export class Postings {
  private readonly chunks: Uint32Array[] = [];
  /** First free address. */
  private end = 0;
  state = new Int32Array(1024 * STATE_SIZE);
  private size = 0;
  private scratch = new Uint32Array(1024);

  get terms(): number {
    return this.size;
  }

  /** Makes a term and answers its number. */
  addTerm(): number {
    const term = this.size;
    this.size += 1;
    if (this.size * STATE_SIZE > this.state.length) {
      const larger = new Int32Array(this.state.length * 2);
      larger.set(this.state);
      this.state = larger;
    }
    return term;
  }

  /** How many documents hold a term, removed ones included. */
  count(term: number): number {
    return this.state[term * STATE_SIZE + COUNT] ?? 0;
  }

  /**
   * Adds a document to a term. Documents of a term have to come in ascending order.
   * @param weight 1–255.
   */
  append(term: number, document: number, weight: number): void {
    const at = term * STATE_SIZE;
    const count = this.state[at + COUNT] ?? 0;
    const size = blockSizeAt(count);
    if (size > 0) this.open(at, size, count === 0);
    const tail = this.state[at + TAIL] ?? 0;
    this.write(tail, document * 256 + weight);
    this.state[at + TAIL] = tail + 1;
    this.state[at + COUNT] = count + 1;
  }

  private open(at: number, size: number, first: boolean): void {
    const block = this.allocate(size + 1);
    if (first) this.state[at + HEAD] = block;
    else this.write(this.state[at + OPEN] ?? 0, block);
    this.state[at + OPEN] = block;
    this.state[at + TAIL] = block + 1;
  }

  /** A block lies within one chunk: its first number is the address of the next block. */
  private allocate(size: number): number {
    const room = CHUNK - (this.end & (CHUNK - 1));
    if (room < size) this.end += room;
    const address = this.end;
    if (address >>> CHUNK_BITS >= this.chunks.length) this.chunks.push(new Uint32Array(CHUNK));
    this.end += size;
    return address;
  }

  private write(address: number, value: number): void {
    const chunk = this.chunks[address >>> CHUNK_BITS];
    if (chunk) chunk[address & (CHUNK - 1)] = value;
  }

  /**
   * All postings of a term: `posting >>> 8` is the document, `posting & 255` the weight.
   * @returns a view that the next call overwrites.
   */
  read(term: number): Uint32Array {
    const count = this.count(term);
    if (this.scratch.length < count) this.scratch = new Uint32Array(count * 2);
    let address = this.state[term * STATE_SIZE + HEAD] ?? 0;
    for (let done = 0, level = 0; done < count; level += 1) {
      const chunk = this.chunks[address >>> CHUNK_BITS];
      if (!chunk) break;
      const at = address & (CHUNK - 1);
      const size = Math.min(BLOCK_SIZES[level] ?? LARGEST, count - done);
      this.scratch.set(chunk.subarray(at + 1, at + 1 + size), done);
      done += size;
      address = chunk[at] ?? 0;
    }
    return this.scratch.subarray(0, count);
  }

  /** Bytes held. */
  get bytes(): number {
    return this.chunks.length * CHUNK * 4 + this.state.byteLength;
  }
}
