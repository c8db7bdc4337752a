import type { Market, SideConstraint } from '@aism/search';
import { newcomerDays, sizeClassOf } from '../exposure/exposure.reads.js';
import type { SupplierMarketFacts } from '../suppliers/supplier-market.reads.js';
import type { CreatePlan, PlanCondition } from './plans.schemas.js';

const dayMs = 86_400_000;

export interface PlanScenario {
  readonly id: string;
  readonly title: string;
  readonly sectors: readonly string[];
}
export interface PlanCandidate {
  readonly scenarioId: string;
  readonly capabilityId: string;
  readonly score: number;
  readonly p: number;
  readonly q: number;
}
export interface PlanGiven {
  readonly scenarios: readonly PlanScenario[];
  readonly supplies: readonly SupplierMarketFacts[];
  /** Lawful candidates among these sides, vetoed ones left out, live pairings among them. */
  readonly candidates: readonly PlanCandidate[];
  /** Pairs that are open already, and pairs that must be in the plan: `scenarioId capabilityId`. */
  readonly open: ReadonlySet<string>;
  /** Live pairings of each side, whether its other side is among the candidates or not. */
  readonly live: {
    readonly scenarios: ReadonlyMap<string, number>;
    readonly capabilities: ReadonlyMap<string, number>;
  };
  readonly locked: ReadonlySet<string>;
  readonly request: CreatePlan;
  readonly now: Date;
  readonly modelVersion: string;
}

export const pairKey = (scenarioId: string, capabilityId: string) =>
  `${scenarioId} ${capabilityId}`;

export interface PlanMarket {
  readonly market: Market;
  readonly likings: { readonly p: Float64Array; readonly q: Float64Array };
  readonly locked: number[];
  readonly constraints: SideConstraint[];
  /** Condition of the request that a constraint belongs to, by its id. */
  readonly conditionOf: ReadonlyMap<string, number>;
}

/** Numbers the sides and writes the wishes as capacities, locked pairs and conditions. */
export function planMarket(given: PlanGiven): PlanMarket {
  const { candidates, request, scenarios, supplies } = given;
  const demandNo = new Map(scenarios.map((one, i) => [one.id, i]));
  const supplyNo = new Map(supplies.map((one, i) => [one.id, i]));
  const fixed = candidates.flatMap((one, i) => {
    const key = pairKey(one.scenarioId, one.capabilityId);
    return given.open.has(key) || given.locked.has(key) ? [i] : [];
  });
  const open = candidates.filter((one) =>
    given.open.has(pairKey(one.scenarioId, one.capabilityId)),
  );
  const inside = {
    scenarios: countsOf(open.map((one) => one.scenarioId)),
    capabilities: countsOf(open.map((one) => one.capabilityId)),
  };
  // What is open already stays, also where it is more than the wish: then the side gets nothing new. Pairings of which
  // the plan does not speak (other sectors, too far down, set aside) take their places away beforehand.
  const placesLeft = (side: 'scenarios' | 'capabilities', id: string, wish: number) => {
    const mine = inside[side].get(id) ?? 0;
    const outside = (given.live[side].get(id) ?? 0) - mine;
    return Math.max(mine, wish - outside);
  };
  const demandCapacity = scenarios.map((one) =>
    placesLeft('scenarios', one.id, request.perScenario),
  );
  const supplyCapacity = supplies.map((one) =>
    placesLeft('capabilities', one.id, placesOf(one, request)),
  );
  return {
    market: {
      demandCapacity: Int32Array.from(demandCapacity),
      supplyCapacity: Int32Array.from(supplyCapacity),
      pairs: {
        demand: Int32Array.from(candidates, (one) => demandNo.get(one.scenarioId)!),
        supply: Int32Array.from(candidates, (one) => supplyNo.get(one.capabilityId)!),
        value: Float64Array.from(candidates, (one) => one.score),
      },
    },
    likings: {
      p: Float64Array.from(candidates, (one) => one.p),
      q: Float64Array.from(candidates, (one) => one.q),
    },
    locked: fixed,
    ...constraintsOf(given),
  };
}

function countsOf(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}

/** Free places as stated, but no more than the wish; where nothing is stated, the wish. */
function placesOf({ capacity, busy }: SupplierMarketFacts, { perCapability }: CreatePlan): number {
  if (capacity === null) return perCapability;
  return Math.min(perCapability, Math.max(0, capacity - (busy ?? 0)));
}

function constraintsOf(given: PlanGiven) {
  const constraints: SideConstraint[] = [];
  const conditionOf = new Map<string, number>();
  given.request.conditions.forEach((condition, index) => {
    for (const constraint of of(condition, index, given)) {
      constraints.push(constraint);
      conditionOf.set(constraint.id, index);
    }
  });
  return { constraints, conditionOf };
}

function of(condition: PlanCondition, index: number, given: PlanGiven): SideConstraint[] {
  const { candidates, supplies, scenarios, now } = given;
  const owner = new Map(supplies.map((one) => [one.id, one]));
  const pairsOf = (isMember: (one: SupplierMarketFacts) => boolean) =>
    candidates.flatMap((one, i) => {
      const supply = owner.get(one.capabilityId);
      return supply && isMember(supply) ? [i] : [];
    });
  if (condition.kind === 'at-most') {
    const share = condition.percent / 100;
    if (condition.group === 'large') {
      const group = pairsOf((one) => sizeClassOf(one.staff) === 'large');
      return [{ id: String(index), kind: 'at-most-share', share, group }];
    }
    return [...new Set(supplies.map((one) => one.organisationId))].map((organisation) => ({
      ...{ id: `${index} ${organisation}`, kind: 'at-most-share' as const, share },
      group: pairsOf((one) => one.organisationId === organisation),
    }));
  }
  const isMember =
    condition.group === 'small'
      ? (one: SupplierMarketFacts) => ['micro', 'small'].includes(sizeClassOf(one.staff))
      : (one: SupplierMarketFacts) =>
          now.getTime() - one.firstPublishedAt.getTime() < newcomerDays * dayMs;
  const { sector } = condition;
  const inSector = new Set(
    scenarios.filter((one) => sector === null || one.sectors.includes(sector)).map((one) => one.id),
  );
  const members = new Map<string, number[]>();
  for (const i of pairsOf(isMember)) {
    const one = candidates[i]!;
    if (!inSector.has(one.scenarioId)) continue;
    const firm = owner.get(one.capabilityId)!.organisationId;
    members.set(firm, [...(members.get(firm) ?? []), i]);
  }
  const all = [...members.values()];
  return [{ id: String(index), kind: 'at-least', count: condition.count, members: all }];
}
