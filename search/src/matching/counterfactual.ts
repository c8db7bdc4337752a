// The one change of a supply that would lift a pair most. Every change is tried by scoring again, never estimated.
import type { Requirement, SupplyFeatures } from './features.js';
import { proofOf } from './gate-proofs.js';
import { pack, idOf } from './rows.js';
import type { Pair } from './pair.js';
import { priceFit } from './signals/fit-signals.js';
import { known } from './signals/signal.js';
import type { Counterfactual, Gate, Params } from './types.js';

/** A gain smaller than this is not worth a sentence. */
const LEAST_GAIN = 0.02;
const UNCOVERED = 0.34;
const RANK = { low: 0, medium: 1, high: 2 } as const;
interface Change {
  code: string;
  params: Params;
  supply: SupplyFeatures;
}

/** A shown result. */
export type Shown = Counterfactual['from'];

/**
 * Tries each change and keeps the best.
 * @param rescore scores the pair with another supply, the demand staying as it is.
 */
export function bestChange(
  pair: Pair,
  gates: readonly Gate[],
  from: Shown,
  rescore: (supply: SupplyFeatures) => Shown,
): Counterfactual | undefined {
  let best: Counterfactual | undefined;
  for (const change of changesOf(pair, gates)) {
    const to = rescore(change.supply);
    if (to.score - from.score < LEAST_GAIN) continue;
    if (best && !better(to, best.to)) continue;
    best = { code: change.code, params: change.params, from, to };
  }
  return best;
}

function better(a: Shown, b: Shown): boolean {
  return RANK[a.band] !== RANK[b.band] ? RANK[a.band] > RANK[b.band] : a.score > b.score;
}

function changesOf(pair: Pair, gates: readonly Gate[]): Change[] {
  const { demand, supply } = pair;
  const { facts } = supply;
  const changes = gates.filter((gate) => gate.state !== 'met').map((gate) => passing(supply, gate));
  pair.musts.forEach((share, i) => {
    if (share >= UNCOVERED) return;
    const changed = able(supply, demand.facts.musts[i]!);
    changes.push({ code: 'change.capability', params: { must: i }, supply: changed });
  });
  if (known(facts.capacity) && facts.capacity - (facts.busy ?? 0) <= 0) {
    changes.push(
      withFacts(supply, 'change.capacity', {}, { capacity: Math.max(1, facts.capacity), busy: 0 }),
    );
  }
  const fit = priceFit(pair);
  const budget = demand.facts.budgetMaxFen ?? demand.facts.budgetMinFen;
  if (fit !== null && fit < 1 && known(budget)) {
    changes.push(withFacts(supply, 'change.price', { fen: budget }, { priceMinFen: budget }));
  }
  if (facts.unclaimed) changes.push(withFacts(supply, 'change.claim', {}, { unclaimed: false }));
  return changes;
}

function withFacts(
  supply: SupplyFeatures,
  code: string,
  params: Params,
  facts: Partial<SupplyFeatures['facts']>,
): Change {
  return { code, params, supply: { ...supply, facts: { ...supply.facts, ...facts } } };
}

function passing(supply: SupplyFeatures, gate: Gate): Change {
  const constraint = gate.code;
  const proof = proofOf(constraint);
  if (proof === undefined) {
    const deployments = [...(supply.facts.deployments ?? []), 'on-premise'];
    return withFacts(supply, 'change.deployment', { constraint }, { deployments });
  }
  const evidence = [...(supply.facts.evidence ?? []), proof];
  return withFacts(supply, 'change.certificate', { constraint }, { evidence });
}

/** The same supply, saying that it also does what one requirement asks. */
function able(supply: SupplyFeatures, need: Requirement): SupplyFeatures {
  const concepts = need.concepts.map((entry) => pack(idOf(entry), 255));
  return {
    ...supply,
    terms: union(
      supply.terms,
      need.terms.map((id) => pack(id, 1)),
    ),
    length: supply.length + need.terms.length,
    direct: union(supply.direct, concepts),
    implied: union(supply.implied, concepts),
  };
}

function union(row: Uint32Array, extra: readonly number[]): Uint32Array {
  const added = new Map<number, number>(extra.map((entry) => [idOf(entry), entry]));
  const all = new Uint32Array(row.length + added.size);
  for (let i = 0; i < row.length; i++) {
    const entry = row[i]!;
    const other = added.get(idOf(entry));
    if (other !== undefined) added.delete(idOf(entry));
    all[i] = other !== undefined && other > entry ? other : entry;
  }
  let end = row.length;
  for (const entry of added.values()) all[end++] = entry;
  return all.subarray(0, end);
}
