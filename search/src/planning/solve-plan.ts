// A whole plan: locked pairs are taken out first, then the auction, or the exact solver where conditions need it; then
// what the result leaves open and how it compares with what both sides would choose by themselves.
import { auction, type Assignment } from './auction.js';
import { isKept, type Conflict, type SideConstraint } from './constraints.js';
import { blockingPairs, deferredAcceptance, type Likings } from './deferred-acceptance.js';
import { Infeasible, oracle } from './highs-oracle.js';
import { checkMarket, valueOf, type Market } from './market.js';

export interface PlanQuestion {
  readonly market: Market;
  readonly likings: Likings;
  /** Pairs that are part of the plan whatever they are worth; they use places. */
  readonly locked: readonly number[];
  readonly constraints: readonly SideConstraint[];
  /** Seconds the exact solver may take. */
  readonly seconds?: number;
  readonly progress?: (share: number) => void;
}

export interface SolvedPlan {
  readonly chosen: Uint8Array;
  readonly value: number;
  /** What no plan of this market under these conditions can exceed. */
  readonly bound: number;
  readonly method: 'auction' | 'exact';
  readonly demandPrice: Float64Array;
  readonly supplyPrice: Float64Array;
  /** What each condition costs a step of it, by id; 0 for one that costs nothing. */
  readonly constraintPrice: ReadonlyMap<string, number>;
  /** Lower bounds on what each pair would cost, from the exact solver; null after an auction, where they can be found. */
  readonly pairCost: Float64Array | null;
  /** Pairs left out although both sides would rather have each other. */
  readonly blocking: readonly number[];
  /** What a stable assignment (deferred acceptance) of the same market is worth. */
  readonly stableValue: number;
}

export type PlanOutcome =
  | { readonly ok: true; readonly plan: SolvedPlan }
  /** Sides whose locked pairs alone are more than they have places. */
  | { readonly ok: false; readonly overfull: { demands: number[]; supplies: number[] } }
  | { readonly ok: false; readonly conflicts: readonly Conflict[] };

/** All steps down to a fine one: costs of single pairs are only as exact as the last step. */
const fine = { proof: 1, steps: [0.05, 0.005, 0.0005, 0.00002] };

/** Solves it, or says what stands in the way. @throws RangeError for a market that is none */
export async function solvePlan(question: PlanQuestion): Promise<PlanOutcome> {
  const { market, locked, constraints, likings } = question;
  checkMarket(market);
  const overfull = overfullBy(market, locked);
  if (overfull.demands.length + overfull.supplies.length) return { ok: false, overfull };
  try {
    const quick = withLocked(market, locked, question);
    const kept = constraints.every((one) => isKept(one, quick.chosen));
    // Conditions that the best plan keeps by itself cost nothing and need no solver.
    const found = kept
      ? { ...quick, constraintPrice: noPrices(constraints), pairCost: null }
      : await exact(question);
    question.progress?.(1);
    const stable = deferredAcceptance(market, likings);
    return {
      ok: true,
      plan: {
        ...found,
        method: kept ? 'auction' : 'exact',
        blocking: blockingPairs(market, found.chosen, likings),
        stableValue: valueOf(market.pairs, stable),
      },
    };
  } catch (error) {
    if (error instanceof Infeasible) return { ok: false, conflicts: error.conflicts };
    throw error;
  }
}

const noPrices = (constraints: readonly SideConstraint[]) =>
  new Map(constraints.map((one) => [one.id, 0]));

function exact({ market, constraints, locked, seconds }: PlanQuestion) {
  return oracle(market, { constraints, locked, ...(seconds === undefined ? {} : { seconds }) });
}

/** The auction on what locked pairs leave, with them put back. */
function withLocked(
  market: Market,
  locked: readonly number[],
  { progress }: Pick<PlanQuestion, 'progress'>,
): Assignment {
  const options = { ...fine, ...(progress ? { progress } : {}) };
  if (locked.length === 0) return auction(market, options);
  const { pairs } = market;
  const fixed = new Set(locked);
  const rest = Array.from(pairs.value.keys()).filter((pair) => !fixed.has(pair));
  const of = (list: Int32Array) => Int32Array.from(rest, (pair) => list[pair]!);
  const left = auction(
    {
      ...placesLeft(market, locked),
      pairs: {
        ...{ demand: of(pairs.demand), supply: of(pairs.supply) },
        value: Float64Array.from(rest, (pair) => pairs.value[pair]!),
      },
    },
    options,
  );
  const chosen = new Uint8Array(pairs.value.length);
  rest.forEach((pair, i) => (chosen[pair] = left.chosen[i]!));
  let worth = 0;
  for (const pair of fixed) {
    chosen[pair] = 1;
    worth += pairs.value[pair]!;
  }
  return { ...left, chosen, value: left.value + worth, bound: left.bound + worth };
}

function placesLeft({ demandCapacity, supplyCapacity, pairs }: Market, locked: readonly number[]) {
  const left = { demandCapacity: demandCapacity.slice(), supplyCapacity: supplyCapacity.slice() };
  for (const pair of new Set(locked)) {
    left.demandCapacity[pairs.demand[pair]!]!--;
    left.supplyCapacity[pairs.supply[pair]!]!--;
  }
  return left;
}

function overfullBy(market: Market, locked: readonly number[]) {
  const left = placesLeft(market, locked);
  const below = (places: Int32Array) => [...places.keys()].filter((i) => places[i]! < 0);
  return { demands: below(left.demandCapacity), supplies: below(left.supplyCapacity) };
}
