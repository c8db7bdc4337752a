// One auction with one step ε, in two halves that both keep every pair within ε of the best its side could have:
// demands bid prices up until nobody wants more at these prices, then supplies that kept a free place at a price above
// nothing bid it down until somebody comes or it is nothing (Bertsekas & Castañón 1992, with several places a side).
import { valueOf, type Grouped, type Market } from './market.js';
import { PlaceHeaps } from './place-heaps.js';

export interface RoundGiven {
  readonly market: Market;
  readonly byDemand: Grouped;
  readonly bySupply: Grouped;
  /** Places of supplies, none more than it has pairs. */
  readonly places: Int32Array;
  /** Prices to start from. */
  readonly reserve: Float64Array;
  readonly step: number;
}

const nothing = -2;
const reportEvery = 1 << 14;

export class AuctionRound {
  readonly chosen: Uint8Array;
  bids = 0;
  private readonly heaps: PlaceHeaps;
  /** What each chosen pair bid for its place. */
  private readonly paid: Float64Array;
  private readonly free: Int32Array;

  constructor(private readonly given: RoundGiven) {
    const { market, places, reserve } = given;
    this.chosen = new Uint8Array(market.pairs.value.length);
    this.paid = new Float64Array(market.pairs.value.length);
    this.heaps = new PlaceHeaps(places, reserve);
    this.free = market.demandCapacity.slice();
  }

  /** What a place of each supply costs; out of reach (infinite) where it has none. */
  prices(): Float64Array<ArrayBuffer> {
    return Float64Array.from(this.heaps.price);
  }

  value(): number {
    return valueOf(this.given.market.pairs, this.chosen);
  }

  /** Demands bid until each has its places or wants none of what is left. */
  raise(progress?: (share: number) => void): void {
    const demands = this.free.length;
    // A ring of demands with a free place.
    const queue = new Int32Array(demands + 1);
    const queued = new Uint8Array(demands);
    let head = 0;
    let tail = 0;
    const put = (d: number) => {
      if (queued[d] || this.free[d] === 0) return;
      queued[d] = 1;
      queue[tail] = d;
      tail = (tail + 1) % queue.length;
    };
    for (let d = 0; d < demands; d++) put(d);
    for (let turn = 1; head !== tail; turn++) {
      const d = queue[head]!;
      head = (head + 1) % queue.length;
      queued[d] = 0;
      while (this.free[d]! > 0) {
        const lost = this.bid(d);
        if (lost === nothing) break;
        if (lost >= 0) put(this.given.market.pairs.demand[lost]!);
      }
      if (progress && turn % reportEvery === 0)
        progress(1 - ((tail - head + queue.length) % queue.length) / demands);
    }
    progress?.(1);
  }

  /** One bid of a demand; returns the pair that lost its place, -1, or `nothing` when no place is worth its price. */
  private bid(d: number): number {
    const { start, items } = this.given.byDemand;
    const { supply, value } = this.given.market.pairs;
    const { price } = this.heaps;
    let best = -1;
    let first = 0;
    let second = 0;
    for (let i = start[d]!; i < start[d + 1]!; i++) {
      const pair = items[i]!;
      if (this.chosen[pair]) continue;
      const left = value[pair]! - price[supply[pair]!]!;
      if (left > first) {
        second = first;
        first = left;
        best = pair;
      } else if (left > second) second = left;
    }
    if (best < 0) return nothing;
    return this.settle(best, price[supply[best]!]! + first - second + this.given.step);
  }

  private settle(pair: number, bid: number): number {
    const { demand, supply } = this.given.market.pairs;
    const lost = this.heaps.take(supply[pair]!, pair, bid);
    this.chosen[pair] = 1;
    this.paid[pair] = bid;
    this.free[demand[pair]!]!--;
    this.bids++;
    if (lost >= 0) {
      this.chosen[lost] = 0;
      this.free[demand[lost]!]!++;
    }
    return lost;
  }

  /** Supplies with a free place that costs something lower its price until it is taken or costs nothing. */
  lower(): void {
    const { places, market } = this.given;
    const worst = new Int32Array(this.free.length).fill(unknown);
    const waiting: number[] = [];
    for (let s = places.length - 1; s >= 0; s--) waiting.push(s);
    for (let s = waiting.pop(); s !== undefined; s = waiting.pop()) {
      while (this.heaps.hasRoom(s) && this.heaps.price[s]! > 0) {
        const pair = this.offer(s, worst);
        if (pair < 0) break;
        const d = market.pairs.demand[pair]!;
        const left = worst[d]!;
        if (left >= 0) {
          const vacated = market.pairs.supply[left]!;
          this.heaps.leave(vacated, left);
          this.chosen[left] = 0;
          this.free[d]!++;
          waiting.push(vacated);
        }
        this.settle(pair, this.heaps.price[s]!);
        worst[d] = this.worstOf(d);
      }
    }
  }

  /** Lowers the price of a supply as far as needed for one demand to come; returns that pair, or -1 when nobody does. */
  private offer(s: number, worst: Int32Array): number {
    const { start, items } = this.given.bySupply;
    const { demand, value } = this.given.market.pairs;
    let best = -1;
    let first = 0;
    let second = 0;
    for (let i = start[s]!; i < start[s + 1]!; i++) {
      const pair = items[i]!;
      const d = demand[pair]!;
      if (worst[d] === unknown) worst[d] = this.worstOf(d);
      const held = worst[d]!;
      if (this.chosen[pair] || held === noPlaces) continue;
      // What it would pay rather than keep the worst it has.
      const would = value[pair]! - (held < 0 ? 0 : value[held]! - this.paid[held]!);
      if (would > first) {
        second = first;
        first = would;
        best = pair;
      } else if (would > second) second = would;
    }
    const asked = Math.max(0, Math.min(this.heaps.price[s]!, second - this.given.step));
    this.heaps.price[s] = asked;
    return first > asked ? best : -1;
  }

  /** The pair that leaves a demand least, `freePlace` while it has one, or `noPlaces`. */
  private worstOf(d: number): number {
    if (this.given.market.demandCapacity[d] === 0) return noPlaces;
    if (this.free[d]! > 0) return freePlace;
    const { start, items } = this.given.byDemand;
    const { value } = this.given.market.pairs;
    let worst = freePlace;
    let least = Infinity;
    for (let i = start[d]!; i < start[d + 1]!; i++) {
      const pair = items[i]!;
      if (!this.chosen[pair] || value[pair]! - this.paid[pair]! >= least) continue;
      least = value[pair]! - this.paid[pair]!;
      worst = pair;
    }
    return worst;
  }
}

const freePlace = -1;
const noPlaces = -3;
const unknown = -4;
