// The places of all supplies: each supply has a small heap of what was bid for its places, the lowest bid on top.

export class PlaceHeaps {
  private readonly start: Int32Array;
  private readonly filled: Int32Array;
  private readonly bids: Float64Array;
  private readonly holders: Int32Array;
  /** What a place costs now: the reserve while one is free, then the lowest bid; out of reach without places. */
  readonly price: Float64Array;

  /**
   * @param places how many places each supply has
   * @param reserve what a free place costs at first
   */
  constructor(
    private readonly places: Int32Array,
    reserve: Float64Array,
  ) {
    this.start = new Int32Array(places.length + 1);
    for (let s = 0; s < places.length; s++) this.start[s + 1] = this.start[s]! + places[s]!;
    const total = this.start[places.length]!;
    this.filled = new Int32Array(places.length);
    this.bids = new Float64Array(total);
    this.holders = new Int32Array(total);
    this.price = reserve.map((price, s) => (places[s] === 0 ? Infinity : price));
  }

  /** Whether a place is free. */
  hasRoom(supply: number): boolean {
    return this.filled[supply]! < this.places[supply]!;
  }

  /** Gives a place to a pair; returns the pair that lost its place, or -1. */
  take(supply: number, pair: number, bid: number): number {
    const from = this.start[supply]!;
    const hadRoom = this.hasRoom(supply);
    const lost = hadRoom ? -1 : this.holders[from]!;
    if (hadRoom) this.up(from, this.filled[supply]!++, { pair, bid });
    else this.down(from, this.places[supply]!, { pair, bid });
    if (!this.hasRoom(supply)) this.price[supply] = this.bids[from]!;
    return lost;
  }

  /** Frees the place of a pair; the price stays what it was. */
  leave(supply: number, pair: number): void {
    const from = this.start[supply]!;
    const kept: { pair: number; bid: number }[] = [];
    for (let i = from; i < from + this.filled[supply]!; i++)
      if (this.holders[i] !== pair) kept.push({ pair: this.holders[i]!, bid: this.bids[i]! });
    this.filled[supply] = 0;
    for (const one of kept) this.up(from, this.filled[supply]++, one);
  }

  private up(from: number, at: number, { pair, bid }: { pair: number; bid: number }): void {
    let i = at;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (this.bids[from + parent]! <= bid) break;
      this.set(from + i, this.holders[from + parent]!, this.bids[from + parent]!);
      i = parent;
    }
    this.set(from + i, pair, bid);
  }

  private down(from: number, size: number, { pair, bid }: { pair: number; bid: number }): void {
    let i = 0;
    for (;;) {
      let child = 2 * i + 1;
      if (child >= size) break;
      if (child + 1 < size && this.bids[from + child + 1]! < this.bids[from + child]!) child++;
      if (this.bids[from + child]! >= bid) break;
      this.set(from + i, this.holders[from + child]!, this.bids[from + child]!);
      i = child;
    }
    this.set(from + i, pair, bid);
  }

  private set(at: number, pair: number, bid: number): void {
    this.holders[at] = pair;
    this.bids[at] = bid;
  }
}
