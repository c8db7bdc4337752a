// Exposure prices: who is shown far more than its share gets a small price, who is shown less a small bonus, and lists
// are ordered by ln R − price. The cap κ is the largest change of a score's logarithm (0.10: about a tenth). p, q and R
// themselves never change. Method and step: matching.md §6, stage 5 (a).
import { exposureAt } from '../learning/promote.js';
import { groupBy, type Grouped, type Market } from './market.js';

export interface PriceOptions {
  /** Largest price or bonus, in logarithms of the score. */
  readonly cap?: number;
  readonly rounds?: number;
  /** Entries of a list that count as shown. */
  readonly shown?: number;
  /** 1 for a supply that is new: it keeps the full bonus whatever its exposure. */
  readonly newcomers?: Uint8Array;
  readonly progress?: (share: number) => void;
}

export interface ExposurePrices {
  readonly demand: Float64Array;
  readonly supply: Float64Array;
  /** Attention each side gets in the other's lists under these prices. */
  readonly demandExposure: Float64Array;
  readonly supplyExposure: Float64Array;
}

export const priceCap = 0.1;
const usual = { cap: priceCap, rounds: 40, shown: 20 };

interface ShownSide {
  /** Pairs of each owner of a list. */
  readonly lists: Grouped;
  /** Whom a pair shows to that owner. */
  readonly other: Int32Array;
  /** Free capacity of those shown; the fair share is in proportion to it. */
  readonly room: Int32Array;
  readonly held: Uint8Array;
}

/** Prices of both sides. A side with capacity 0 takes no part: nobody is led to somebody who cannot take more. */
export function exposurePrices(market: Market, options: PriceOptions = {}): ExposurePrices {
  const { pairs, demandCapacity, supplyCapacity } = market;
  const { cap, rounds, shown } = { ...usual, ...options };
  const logs = pairs.value.map((value) => Math.log(value));
  const held = options.newcomers ?? new Uint8Array(supplyCapacity.length);
  const toSupplies: ShownSide = {
    lists: groupBy(pairs.demand, demandCapacity.length),
    ...{ other: pairs.supply, room: supplyCapacity, held },
  };
  const toDemands: ShownSide = {
    lists: groupBy(pairs.supply, supplyCapacity.length),
    ...{ other: pairs.demand, room: demandCapacity, held: new Uint8Array(demandCapacity.length) },
  };
  const supply = new Float64Array(supplyCapacity.length);
  const demand = new Float64Array(demandCapacity.length);
  held.forEach((is, s) => (supply[s] = is ? -cap : 0));
  for (let t = 0; t < rounds; t++) {
    const step = 0.1 / (1 + t / 10);
    adjust(supply, toSupplies, exposureOf(toSupplies, logs, supply, shown), { step, cap });
    adjust(demand, toDemands, exposureOf(toDemands, logs, demand, shown), { step, cap });
    options.progress?.((t + 1) / rounds);
  }
  return {
    ...{ demand, supply },
    demandExposure: exposureOf(toDemands, logs, demand, shown),
    supplyExposure: exposureOf(toSupplies, logs, supply, shown),
  };
}

/** π ← clip(π + η (e/ē − 1), ±κ), where ē is the fair share: total exposure in proportion to free capacity. */
function adjust(
  prices: Float64Array,
  { other, room, held }: ShownSide,
  exposure: Float64Array,
  { step, cap }: { step: number; cap: number },
): void {
  const present = new Uint8Array(prices.length);
  for (const one of other) present[one] = room[one]! > 0 ? 1 : 0;
  let [seen, places] = [0, 0];
  for (let i = 0; i < prices.length; i++) {
    if (!present[i]) continue;
    seen += exposure[i]!;
    places += room[i]!;
  }
  for (let i = 0; i < prices.length; i++) {
    if (!present[i] || held[i] || seen === 0) continue;
    const fair = (seen * room[i]!) / places;
    const moved = prices[i]! + step * (exposure[i]! / fair - 1);
    prices[i] = Math.min(cap, Math.max(-cap, moved));
  }
}

/** Attention that each one shown gets when every owner lists the `shown` best by ln R − price. */
function exposureOf(
  { lists, other }: ShownSide,
  logs: Float64Array,
  prices: Float64Array,
  shown: number,
): Float64Array {
  const exposure = new Float64Array(prices.length);
  const top = new TopList(shown);
  for (let owner = 0; owner + 1 < lists.start.length; owner++) {
    top.clear();
    for (let i = lists.start[owner]!; i < lists.start[owner + 1]!; i++) {
      const pair = lists.items[i]!;
      top.offer(pair, logs[pair]! - prices[other[pair]!]!);
    }
    for (let k = 0; k < top.size; k++) exposure[other[top.items[k]!]!]! += exposureAt(k + 1);
  }
  return exposure;
}

/** The best few of a stream, best first; earlier ones win ties. */
export class TopList {
  readonly items: Int32Array;
  private readonly keys: Float64Array;
  size = 0;

  constructor(private readonly limit: number) {
    this.items = new Int32Array(limit);
    this.keys = new Float64Array(limit);
  }

  clear(): void {
    this.size = 0;
  }

  offer(item: number, key: number): void {
    if (this.size === this.limit && !(key > this.keys[this.limit - 1]!)) return;
    let at = this.size < this.limit ? this.size++ : this.limit - 1;
    while (at > 0 && key > this.keys[at - 1]!) {
      this.keys[at] = this.keys[at - 1]!;
      this.items[at] = this.items[at - 1]!;
      at--;
    }
    this.keys[at] = key;
    this.items[at] = item;
  }
}
