// What the total would lose were a pair forced into a plan of greatest value: the cheapest chain of changes that makes
// room for it. In the residual network (a chosen pair may be given up, a left one taken, a place left or filled at the
// outside) that is the shortest way from its supply back to its demand; the plan's prices keep all steps at or above zero,
// so one search (Dijkstra) from a supply answers for all its pairs.
import type { Assignment } from './auction.js';
import { groupBy, type Grouped, type Market } from './market.js';

export class ForcedCosts {
  private readonly byDemand: Grouped;
  private readonly bySupply: Grouped;
  private readonly demandUsed: Int32Array;
  private readonly supplyUsed: Int32Array;
  private readonly outside: number;
  private readonly known = new Map<number, Float64Array>();

  constructor(
    private readonly market: Market,
    private readonly plan: Pick<Assignment, 'chosen' | 'demandPrice' | 'supplyPrice'>,
  ) {
    const { pairs, demandCapacity, supplyCapacity } = market;
    this.byDemand = groupBy(pairs.demand, demandCapacity.length);
    this.bySupply = groupBy(pairs.supply, supplyCapacity.length);
    this.demandUsed = new Int32Array(demandCapacity.length);
    this.supplyUsed = new Int32Array(supplyCapacity.length);
    plan.chosen.forEach((is, pair) => {
      this.demandUsed[pairs.demand[pair]!]! += is;
      this.supplyUsed[pairs.supply[pair]!]! += is;
    });
    this.outside = demandCapacity.length + supplyCapacity.length;
  }

  /** The loss for a pair that is not chosen; Infinity where a side has no place at all. */
  of(pair: number): number {
    const d = this.market.pairs.demand[pair]!;
    const s = this.market.pairs.supply[pair]!;
    if (this.market.demandCapacity[d] === 0 || this.market.supplyCapacity[s] === 0) return Infinity;
    let way = this.known.get(s);
    if (!way) this.known.set(s, (way = this.waysFrom(s)));
    return this.reduced(pair) + way[d]!;
  }

  /** What a pair lacks at the plan's prices: 0 for those that would do as well. */
  private reduced(pair: number): number {
    const { demand, supply, value } = this.market.pairs;
    const asked = this.plan.demandPrice[demand[pair]!]! + this.plan.supplyPrice[supply[pair]!]!;
    return Math.max(0, asked - value[pair]!);
  }

  private surplus(pair: number): number {
    const { demand, supply, value } = this.market.pairs;
    const asked = this.plan.demandPrice[demand[pair]!]! + this.plan.supplyPrice[supply[pair]!]!;
    return Math.max(0, value[pair]! - asked);
  }

  /** Nodes: demands, then supplies, then the outside. */
  private waysFrom(supply: number): Float64Array {
    const best = new Float64Array(this.outside + 1).fill(Infinity);
    const heap = new NodeHeap();
    const reach = (node: number, length: number) => {
      if (length >= best[node]!) return;
      best[node] = length;
      heap.push(node, length);
    };
    reach(this.demandUsed.length + supply, 0);
    for (let top = heap.pop(); top; top = heap.pop()) {
      if (top.key > best[top.node]!) continue;
      if (top.node === this.outside) this.fromOutside(top.key, reach);
      else if (top.node >= this.demandUsed.length)
        this.fromSupply(top.node - this.demandUsed.length, top.key, reach);
      else this.fromDemand(top.node, top.key, reach);
    }
    return best;
  }

  /** A supply gives up a pair it has, or has a free place. */
  private fromSupply(s: number, length: number, reach: (node: number, length: number) => void) {
    for (let i = this.bySupply.start[s]!; i < this.bySupply.start[s + 1]!; i++) {
      const pair = this.bySupply.items[i]!;
      if (this.plan.chosen[pair])
        reach(this.market.pairs.demand[pair]!, length + this.surplus(pair));
    }
    if (this.supplyUsed[s]! < this.market.supplyCapacity[s]!) reach(this.outside, length);
  }

  /** A demand that lost a pair takes another one, or leaves the place empty. */
  private fromDemand(d: number, length: number, reach: (node: number, length: number) => void) {
    for (let i = this.byDemand.start[d]!; i < this.byDemand.start[d + 1]!; i++) {
      const pair = this.byDemand.items[i]!;
      if (!this.plan.chosen[pair])
        reach(
          this.demandUsed.length + this.market.pairs.supply[pair]!,
          length + this.reduced(pair),
        );
    }
    if (this.demandUsed[d]! > 0) reach(this.outside, length + this.plan.demandPrice[d]!);
  }

  /** Somebody with a free place, or a supply that has a pair to give up. */
  private fromOutside(length: number, reach: (node: number, length: number) => void) {
    this.demandUsed.forEach((used, d) => {
      if (used < this.market.demandCapacity[d]!) reach(d, length);
    });
    this.supplyUsed.forEach((used, s) => {
      if (used > 0) reach(this.demandUsed.length + s, length + this.plan.supplyPrice[s]!);
    });
  }
}

/** A heap of nodes, the nearest first. */
class NodeHeap {
  private readonly items: { node: number; key: number }[] = [];

  push(node: number, key: number): void {
    const { items } = this;
    let i = items.push({ node, key }) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (items[parent]!.key <= items[i]!.key) return;
      [items[parent], items[i]] = [items[i]!, items[parent]!];
      i = parent;
    }
  }

  pop(): { node: number; key: number } | undefined {
    const { items } = this;
    const top = items[0];
    const last = items.pop();
    if (items.length === 0 || !last) return top;
    items[0] = last;
    for (let i = 0; ;) {
      let child = 2 * i + 1;
      if (child >= items.length) return top;
      if (child + 1 < items.length && items[child + 1]!.key < items[child]!.key) child++;
      if (items[i]!.key <= items[child]!.key) return top;
      [items[child], items[i]] = [items[i]!, items[child]!];
      i = child;
    }
  }
}
