// Who would rather have each other. Deferred acceptance (Gale & Shapley 1962, several places on both sides) gives a
// stable assignment to hold the plan of greatest value against; a blocking pair is one where both would gain.
import { groupBy, type Market } from './market.js';

/** How much each side likes each pair: p of the demand side, q of the supply side. Ties go to the lower pair number. */
export interface Likings {
  readonly p: Float64Array;
  readonly q: Float64Array;
}

/** A stable assignment, the best for the demand side: demands ask in their order, supplies keep the best so far. */
export function deferredAcceptance(market: Market, { p, q }: Likings): Uint8Array {
  const { demandCapacity, supplyCapacity, pairs } = market;
  const wishes = groupBy(pairs.demand, demandCapacity.length);
  sortEach(wishes, p);
  const next = wishes.start.slice(0, demandCapacity.length);
  const free = demandCapacity.slice();
  const kept: number[][] = Array.from(supplyCapacity, () => []);
  const chosen = new Uint8Array(pairs.value.length);
  const asking = Array.from(demandCapacity.keys()).reverse();
  for (let d = asking.pop(); d !== undefined; d = asking.pop()) {
    while (free[d]! > 0 && next[d]! < wishes.start[d + 1]!) {
      const pair = wishes.items[next[d]!++]!;
      const s = pairs.supply[pair]!;
      const refused = keepBest(kept[s]!, pair, supplyCapacity[s]!, q);
      if (refused === pair) continue;
      chosen[pair] = 1;
      free[d]!--;
      if (refused < 0) continue;
      chosen[refused] = 0;
      const loser: number = pairs.demand[refused]!;
      free[loser]!++;
      if (loser !== d) asking.push(loser);
    }
  }
  return chosen;
}

/** Puts a pair among those kept, best first; returns the one that has no place (perhaps itself), or -1. */
function keepBest(kept: number[], pair: number, places: number, q: Float64Array): number {
  let at = kept.length;
  while (at > 0 && likes(q, pair, kept[at - 1]!)) at--;
  if (at >= places) return pair;
  kept.splice(at, 0, pair);
  return kept.length > places ? kept.pop()! : -1;
}

const likes = (liking: Float64Array, a: number, b: number) =>
  liking[a]! > liking[b]! || (liking[a] === liking[b] && a < b);

function sortEach(
  { start, items }: { start: Int32Array; items: Int32Array },
  liking: Float64Array,
) {
  for (let owner = 0; owner + 1 < start.length; owner++)
    items.subarray(start[owner], start[owner + 1]).sort((a, b) => (likes(liking, a, b) ? -1 : 1));
}

/**
 * Pairs left out although both sides would gain: each has a free place or likes the other better than the worst it
 * has. Sides without any place block nothing.
 */
export function blockingPairs(market: Market, chosen: Uint8Array, { p, q }: Likings): number[] {
  const { demandCapacity, supplyCapacity, pairs } = market;
  const worst = {
    demand: worstKept(pairs.demand, demandCapacity, { chosen, liking: p }),
    supply: worstKept(pairs.supply, supplyCapacity, { chosen, liking: q }),
  };
  const blocking: number[] = [];
  for (let pair = 0; pair < chosen.length; pair++) {
    if (chosen[pair]) continue;
    const d = worst.demand[pairs.demand[pair]!]!;
    const s = worst.supply[pairs.supply[pair]!]!;
    const demandGains = d === freePlace || (d >= 0 && likes(p, pair, d));
    const supplyGains = s === freePlace || (s >= 0 && likes(q, pair, s));
    if (demandGains && supplyGains) blocking.push(pair);
  }
  return blocking;
}

const freePlace = -1;
const noPlaces = -2;

/** Per owner: the pair it likes least among those it has, `freePlace`, or `noPlaces`. */
function worstKept(
  owner: Int32Array,
  capacity: Int32Array,
  { chosen, liking }: { chosen: Uint8Array; liking: Float64Array },
): Int32Array {
  const worst = new Int32Array(capacity.length).fill(freePlace);
  const count = new Int32Array(capacity.length);
  for (let pair = 0; pair < chosen.length; pair++) {
    if (!chosen[pair]) continue;
    const one = owner[pair]!;
    count[one]!++;
    if (worst[one]! < 0 || likes(liking, worst[one]!, pair)) worst[one] = pair;
  }
  for (let i = 0; i < capacity.length; i++) {
    if (capacity[i] === 0) worst[i] = noPlaces;
    else if (count[i]! < capacity[i]!) worst[i] = freePlace;
  }
  return worst;
}
