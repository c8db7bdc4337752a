// Why a pair is not in the plan, and why a side got less than it could take, as codes with numbers: the words are the
// reader's business. What a pair would cost is the loss of the total were it forced in; under conditions of the whole plan
// a lower bound on it.
import { ForcedCosts } from './forced-costs.js';
import type { Market } from './market.js';
import type { SolvedPlan } from './solve-plan.js';

/** Who stands in the way of a pair. */
export type LeftCode =
  /** All places of the demand went to pairs worth more together. */
  | 'demand-full'
  | 'supply-full'
  | 'both-full'
  /** A side takes no part: it has no place at all. */
  | 'no-capacity'
  /** Places are free, but a condition of the whole plan would break or get dearer. */
  | 'condition'
  /** Taking it changes the total by less than the plan's accuracy. */
  | 'even';

export interface LeftReason {
  readonly code: LeftCode;
  /** How much the total would fall were this pair taken; Infinity where it cannot be. */
  readonly cost: number;
  /** The pair that holds the last place of the side that is full, or -1. */
  readonly demandRival: number;
  readonly supplyRival: number;
}

/** Reasons for pairs that are not chosen. */
export class LeftReasons {
  private readonly costs: ForcedCosts;
  private readonly demandLast: Int32Array;
  private readonly supplyLast: Int32Array;
  private readonly demandUsed: Int32Array;
  private readonly supplyUsed: Int32Array;

  constructor(
    private readonly market: Market,
    private readonly plan: SolvedPlan,
  ) {
    const { pairs, demandCapacity, supplyCapacity } = market;
    this.costs = new ForcedCosts(market, plan);
    [this.demandLast, this.demandUsed] = lastPlaces(
      market,
      plan,
      pairs.demand,
      demandCapacity.length,
    );
    [this.supplyLast, this.supplyUsed] = lastPlaces(
      market,
      plan,
      pairs.supply,
      supplyCapacity.length,
    );
  }

  of(pair: number): LeftReason {
    const { pairs, demandCapacity, supplyCapacity } = this.market;
    const [d, s] = [pairs.demand[pair]!, pairs.supply[pair]!];
    const demandFull = this.demandUsed[d]! >= demandCapacity[d]!;
    const supplyFull = this.supplyUsed[s]! >= supplyCapacity[s]!;
    return {
      code: this.code(demandFull, supplyFull, demandCapacity[d] === 0 || supplyCapacity[s] === 0),
      cost: this.plan.pairCost ? this.plan.pairCost[pair]! : this.costs.of(pair),
      demandRival: demandFull ? this.demandLast[d]! : -1,
      supplyRival: supplyFull ? this.supplyLast[s]! : -1,
    };
  }

  private code(demandFull: boolean, supplyFull: boolean, noCapacity: boolean): LeftCode {
    if (noCapacity) return 'no-capacity';
    if (demandFull && supplyFull) return 'both-full';
    if (demandFull) return 'demand-full';
    if (supplyFull) return 'supply-full';
    const bound = [...this.plan.constraintPrice.values()].some((price) => price > 1e-9);
    return bound || this.plan.method === 'exact' ? 'condition' : 'even';
  }
}

/** Per owner: the least valuable pair it has (-1 without any), and how many it has. */
function lastPlaces(
  { pairs }: Market,
  { chosen }: SolvedPlan,
  owner: Int32Array,
  owners: number,
): [Int32Array, Int32Array] {
  const last = new Int32Array(owners).fill(-1);
  const used = new Int32Array(owners);
  chosen.forEach((is, pair) => {
    if (!is) return;
    const one = owner[pair]!;
    used[one]!++;
    if (last[one]! < 0 || pairs.value[pair]! < pairs.value[last[one]!]!) last[one] = pair;
  });
  return [last, used];
}

export type UnfilledCode =
  | 'no-capacity'
  /** Nobody fits at all. */
  | 'no-candidates'
  /** Everybody who fits is taken by pairs worth more. */
  | 'taken'
  | 'condition';

export interface Unfilled {
  readonly side: 'demand' | 'supply';
  readonly index: number;
  readonly got: number;
  readonly places: number;
  readonly candidates: number;
  readonly code: UnfilledCode;
}

/** Demands with fewer pairs than places, and supplies with places that got none. */
export function unfilledSides(market: Market, plan: SolvedPlan): Unfilled[] {
  const { pairs, demandCapacity, supplyCapacity } = market;
  const reasons = new LeftReasons(market, plan);
  const sides = [
    { side: 'demand' as const, owner: pairs.demand, capacity: demandCapacity },
    { side: 'supply' as const, owner: pairs.supply, capacity: supplyCapacity },
  ];
  return sides.flatMap(({ side, owner, capacity }) => {
    const mine: number[][] = Array.from(capacity, () => []);
    owner.forEach((one, pair) => mine[one]!.push(pair));
    return mine.flatMap((list, index) => {
      const got = list.filter((pair) => plan.chosen[pair]).length;
      const places = capacity[index]!;
      if (side === 'demand' ? got >= places && places > 0 : got > 0) return [];
      const left = list.filter((pair) => !plan.chosen[pair]);
      const isHeld = left.some((pair) => reasons.of(pair).code === 'condition');
      const code = codeOf({ places, candidates: list.length, isHeld });
      return [{ side, index, got, places, candidates: list.length, code }];
    });
  });
}

function codeOf(side: { places: number; candidates: number; isHeld: boolean }): UnfilledCode {
  if (side.places === 0) return 'no-capacity';
  if (side.candidates === 0) return 'no-candidates';
  return side.isHeld ? 'condition' : 'taken';
}
