import { LeftReasons, unfilledSides, type PlanOutcome } from '@aism/search';
import { pairKey, type PlanGiven, type PlanMarket } from './plan-market.js';
import type { PlanOutcomeView } from './plans.schemas.js';

/** Pairs left out that a scenario's preview shows, best first; blocking pairs are all shown. */
const leftPerScenario = 6;
const mostUnfilled = 200;

export interface FoundPair {
  readonly scenarioId: string;
  readonly capabilityId: string;
  readonly kind: 'chosen' | 'locked' | 'open' | 'left';
  readonly score: number;
  readonly p: number;
  readonly q: number;
  readonly cost: number | null;
  readonly why: string | null;
  readonly demandRivalId: string | null;
  readonly supplyRivalId: string | null;
  readonly blocking: boolean;
}
export interface Findings {
  readonly outcome: PlanOutcomeView;
  readonly pairs: readonly FoundPair[];
}
type Solved = Extract<PlanOutcome, { ok: true }>['plan'];

/**
 * What a solved plan says, in ids: the pairs in it, the best left out and every blocking pair
 * with their reasons, and who got too little.
 */
export function findingsOf(given: PlanGiven, asked: PlanMarket, plan: Solved): Findings {
  const { candidates, scenarios, supplies } = given;
  const reasons = new LeftReasons(asked.market, plan);
  const blocking = new Set(plan.blocking);
  const pairs: FoundPair[] = [];
  const shown = new Map<string, number>();
  const byScore = candidates
    .map((_, i) => i)
    .sort((a, b) => candidates[b]!.score - candidates[a]!.score);
  for (const i of byScore) {
    const one = candidates[i]!;
    if (plan.chosen[i]) {
      pairs.push({ ...one, ...inPlan(given, one) });
      continue;
    }
    const count = shown.get(one.scenarioId) ?? 0;
    if (count >= leftPerScenario && !blocking.has(i)) continue;
    shown.set(one.scenarioId, count + 1);
    const { code, cost, demandRival, supplyRival } = reasons.of(i);
    pairs.push({
      ...{ ...one, kind: 'left', why: code, blocking: blocking.has(i) },
      cost: Number.isFinite(cost) ? cost : null,
      demandRivalId: demandRival < 0 ? null : candidates[demandRival]!.capabilityId,
      supplyRivalId: supplyRival < 0 ? null : candidates[supplyRival]!.scenarioId,
    });
  }
  const unfilled = unfilledSides(asked.market, plan).map(({ side, index, ...rest }) => ({
    ...{ side, ...rest },
    subject:
      side === 'demand'
        ? { id: scenarios[index]!.id, title: scenarios[index]!.title }
        : { id: supplies[index]!.id, title: supplies[index]!.title },
  }));
  const inIt = pairs.filter((pair) => pair.kind !== 'left');
  return {
    pairs,
    outcome: {
      ...{ value: plan.value, bound: plan.bound, method: plan.method },
      ...{ scenarios: scenarios.length, capabilities: supplies.length },
      ...{ candidates: candidates.length, pairs: inIt.length },
      alreadyOpen: inIt.filter((pair) => pair.kind === 'open').length,
      ...{ blocking: plan.blocking.length, stableValue: plan.stableValue },
      conditionCosts: given.request.conditions.map((_, index) =>
        costOf(index, asked.conditionOf, plan.constraintPrice),
      ),
      unfilled: unfilled.slice(0, mostUnfilled),
      moreUnfilled: Math.max(0, unfilled.length - mostUnfilled),
    },
  };
}

function inPlan({ open, locked }: PlanGiven, pair: { scenarioId: string; capabilityId: string }) {
  const key = pairKey(pair.scenarioId, pair.capabilityId);
  const fixed = locked.has(key) ? 'locked' : 'chosen';
  const kind: FoundPair['kind'] = open.has(key) ? 'open' : fixed;
  const nothing = { cost: null, why: null, demandRivalId: null, supplyRivalId: null };
  return { kind, blocking: false, ...nothing };
}

/** Of a condition that became several constraints, the dearest. */
function costOf(
  index: number,
  conditionOf: ReadonlyMap<string, number>,
  prices: ReadonlyMap<string, number>,
): number {
  const mine = [...conditionOf].filter(([, condition]) => condition === index);
  return Math.max(0, ...mine.map(([id]) => prices.get(id) ?? 0));
}
