// The assignment of greatest total value by auction (Bertsekas 1988): demands bid for supplies, prices settle who gets
// which place. The prices also prove how good the result is (weak duality), so the step ε is refined, each auction
// starting from the prices of the one before, until the proof is good enough.
import { AuctionRound } from './auction-round.js';
import { groupBy, type Grouped, type Market } from './market.js';

export interface Assignment {
  /** 1 for each pair that is part of the plan. */
  readonly chosen: Uint8Array;
  readonly value: number;
  /** No assignment can be worth more than this. */
  readonly bound: number;
  /** What one more place of a supply, of a demand would add. */
  readonly supplyPrice: Float64Array;
  readonly demandPrice: Float64Array;
  readonly bids: number;
}

export interface AuctionOptions {
  /** Stop refining once value ÷ bound is at least this; default 0.999. */
  readonly proof?: number;
  /** Steps of a bid, as shares of the greatest value, tried one after the other. */
  readonly steps?: readonly number[];
  /** Called now and then with the share of the work done, 0 … 1. */
  readonly progress?: (share: number) => void;
}

const usual = { proof: 0.999, steps: [0.05, 0.01, 0.002, 0.0004, 0.00008, 0.000016] };
/** How many steps below the last prices the next auction starts: rebidding up is cheaper than bidding down. */
const slack = 3;

/** Solves the market. The same market always gives the same plan: ties go to the pair with the lower number. */
export function auction(market: Market, options: AuctionOptions = {}): Assignment {
  const { proof, steps } = { ...usual, ...options };
  const byDemand = groupBy(market.pairs.demand, market.demandCapacity.length);
  const bySupply = groupBy(market.pairs.supply, market.supplyCapacity.length);
  const places = market.supplyCapacity.map((places, s) =>
    Math.min(places, bySupply.start[s + 1]! - bySupply.start[s]!),
  );
  const most = market.pairs.value.reduce((a, b) => Math.max(a, b), 0);
  let reserve = new Float64Array(places.length);
  let best: Assignment | undefined;
  let bids = 0;
  for (const [no, step] of steps.entries()) {
    const done = (share: number) => options.progress?.((no + share) / steps.length);
    const given = { market, byDemand, bySupply, places, reserve, step: most * step };
    const round = new AuctionRound(given);
    round.raise(done);
    round.lower();
    reserve = round.prices().map((price) => Math.max(0, price - slack * most * step));
    bids += round.bids;
    const found = proved(market, byDemand, places, round);
    const bound = Math.min(best?.bound ?? Infinity, found.bound);
    // The best assignment so far, with the finest prices: optimal prices fit every optimal assignment.
    const { chosen, value } = best && best.value >= found.value ? best : found;
    best = { ...found, chosen, value, bound, bids };
    if (best.value >= bound * proof) break;
  }
  options.progress?.(1);
  if (best) return best;
  const none = new AuctionRound({ ...emptyRound(market), byDemand, bySupply });
  return proved(market, byDemand, places, none);
}

const emptyRound = (market: Market) => ({
  ...{ market, step: 0, places: market.supplyCapacity },
  reserve: new Float64Array(market.supplyCapacity.length),
});

/**
 * The assignment of a round with its dual value: the bound. Only places that a supply has pairs for count in it: more
 * can never be taken, and the price of one may be above zero although others stay free.
 */
function proved(
  market: Market,
  byDemand: Grouped,
  places: Int32Array,
  round: AuctionRound,
): Assignment {
  const prices = round.prices();
  const { demandPrice, total } = demandPrices(market, byDemand, prices);
  const supplyPrice = prices.map((price) => (Number.isFinite(price) ? price : 0));
  const bound = supplyPrice.reduce((sum, price, s) => sum + price * places[s]!, total);
  const { chosen, bids } = round;
  return { chosen, value: round.value(), bound, supplyPrice, demandPrice, bids };
}

/**
 * What each demand's last place is worth at these prices (0 where it has places left), and the sum of what its best
 * places leave it: with the prices of the supplies that is the dual value.
 */
function demandPrices({ demandCapacity, pairs }: Market, byDemand: Grouped, price: Float64Array) {
  const demandPrice = new Float64Array(demandCapacity.length);
  let total = 0;
  for (let d = 0; d < demandPrice.length; d++) {
    const places = demandCapacity[d]!;
    if (places === 0) continue;
    const left: number[] = [];
    for (let i = byDemand.start[d]!; i < byDemand.start[d + 1]!; i++) {
      const pair = byDemand.items[i]!;
      const rest = pairs.value[pair]! - price[pairs.supply[pair]!]!;
      if (rest > 0) left.push(rest);
    }
    left.sort((a, b) => b - a);
    for (const rest of left.slice(0, places)) total += rest;
    demandPrice[d] = left[places - 1] ?? 0;
  }
  return { demandPrice, total };
}
