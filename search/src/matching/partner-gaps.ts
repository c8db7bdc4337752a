// What a supplier leaves open in a scenario. Requirement sentences and wishes are measured whole; only a scenario without
// requirements is read by the concepts of its title and summary, which tell of its setting as much as of its wants.
import type { Corpus } from './corpus.js';
import type { DemandFeatures, Requirement, SupplyFeatures } from './features.js';
import type { Pair } from './pair.js';
import { strengthOf } from './prepare.js';
import { idOf, pack } from './rows.js';
import type { DemandFacts, GateState, Params } from './types.js';

/** An ask covered less than `openBelow` is a gap; a partner must reach `closedFrom` to close it. */
const SENTENCE = { openBelow: 0.6, closedFrom: 0.6 };
/** From here on a sentence that is open is told as covered in part. */
const PARTLY = 0.34;
const CONCEPT = { openBelow: 0.5, closedFrom: 0.5 };
/** What is stated without proof is no gap, but closes none either. */
const GATE = { openBelow: 0.5, closedFrom: 1 };
const GATE_LEVELS: Record<GateState, number> = {
  ...{ met: 1, overruled: 0.7, claimed: 0.5, unknown: 0.1, unmet: 0 },
};
/** Named less surely, or further down in the text, a concept is not asked for. */
const WANTED = 0.7;
const MOST_CONCEPTS = 6;
const WEIGHTS = { must: 3, gate: 3, wish: 1 };

export type GapKind = 'must' | 'gate' | 'wish' | 'concept';

/** Something the scenario asks for and the supplier's capabilities do not show. */
export interface Gap {
  kind: GapKind;
  /** Its name within one answer: `mustHave.2`, `niceToHave.0`, a constraint's code, a concept's id. */
  key: string;
  /** How much it counts among the others. */
  weight: number;
  /** What is open, as a code of `reason-texts.ts`; `gap.<kind>` is its short name. */
  code: string;
  params: Params;
}

/** An ask with the way to measure it. */
export interface Ask extends Gap {
  openBelow: number;
  closedFrom: number;
  /** How far a capability covers it, 0–1. */
  level(pair: Pair): number;
  /** What its words and concepts are, where it is asked for in words. */
  need: Requirement | null;
}

/** Everything a scenario asks for, and what of it a supplier leaves open. */
export interface Asked {
  /** Sentences and legal musts, open or not. */
  count: number;
  open: Ask[];
}

interface AskedOf {
  corpus: Corpus;
  demand: DemandFeatures;
  /** The same demand as it was written. */
  written: DemandFacts;
  nowMs: number;
}

/** @param leaders all capabilities of the supplier; none of them says anything where there is none */
export function gapsOf(of: AskedOf, leaders: readonly SupplyFeatures[]): Asked {
  const { corpus, demand, nowMs } = of;
  const supplies = leaders.length > 0 ? leaders : [corpus.preparer.supply({ id: '' })];
  const alone = supplies.map((supply) => corpus.meter.measure(demand, supply, nowMs));
  const plain = [...sentences(of, alone), ...gates(alone)];
  const isOpen = (ask: Ask): boolean => alone.every((pair) => ask.level(pair) < ask.openBelow);
  return {
    count: plain.length,
    open: [...plain.filter(isOpen), ...concepts(of).filter(isOpen).slice(0, MOST_CONCEPTS)],
  };
}

function sentences({ demand, written }: AskedOf, alone: readonly Pair[]): Ask[] {
  const ask = (given: Pick<Ask, 'kind' | 'key' | 'weight' | 'need' | 'level'>, text = ''): Ask => {
    const best = Math.max(...alone.map(given.level));
    const code = best < PARTLY ? 'must.uncovered' : 'must.partly';
    return { ...SENTENCE, ...given, code, params: { requirement: text } };
  };
  const musts = demand.facts.musts.map((need, i) => {
    const level = (pair: Pair): number => pair.musts[i]!;
    const key = `mustHave.${i}`;
    return ask({ kind: 'must', key, weight: WEIGHTS.must, need, level }, written.mustHave?.[i]);
  });
  const wishes = demand.facts.nices.map((need, i) => {
    const level = (pair: Pair): number => pair.nices[i]!;
    const key = `niceToHave.${i}`;
    return ask({ kind: 'wish', key, weight: WEIGHTS.wish, need, level }, written.niceToHave?.[i]);
  });
  return [...musts, ...wishes];
}

/** Legal musts, each told as the capability that comes nearest has it. */
function gates(alone: readonly Pair[]): Ask[] {
  return (alone[0]?.gates ?? []).map(({ code }): Ask => {
    const level = (pair: Pair): number => GATE_LEVELS[gateOf(pair, code)?.state ?? 'unknown'];
    const best = alone.reduce((a, b) => (level(b) > level(a) ? b : a));
    const { reason, params } = gateOf(best, code)!;
    return {
      ...GATE,
      kind: 'gate',
      ...{ key: code, weight: WEIGHTS.gate, code: reason, params, need: null, level },
    };
  });
}

export const gateOf = (pair: Pair, code: string) => pair.gates.find((gate) => gate.code === code);

/** Concepts that no wish names, the rarest first; none where requirements say what is wanted. */
function concepts({ corpus, demand }: AskedOf): Ask[] {
  const { thesaurus } = corpus.preparer;
  const { musts, nices } = demand.facts;
  if (musts.length > 0) return [];
  const told = new Set(nices.flatMap((need) => need.concepts.map(idOf)));
  const rarity = (entry: number): number =>
    corpus.statistics.supplyConcepts.idf(idOf(entry)) * strengthOf(entry);
  return [...demand.direct]
    .filter((entry) => strengthOf(entry) >= WANTED && !told.has(idOf(entry)))
    .sort((a, b) => rarity(b) - rarity(a) || idOf(a) - idOf(b))
    .map((entry): Ask => {
      const { id, zh, en, index } = thesaurus.concepts[idOf(entry)]!;
      return {
        ...CONCEPT,
        kind: 'concept',
        ...{ key: id, weight: strengthOf(entry), code: 'concept.uncovered' },
        params: { wanted: zh, wantedEn: en },
        need: { concepts: [entry], terms: [] },
        level: ({ supply }) => reach(supply, index),
      };
    });
}

/** How strongly a supply has a concept, named or implied. */
function reach(supply: SupplyFeatures, concept: number): number {
  const entry = supply.implied.find((one) => idOf(one) === concept);
  return entry === undefined ? 0 : strengthOf(entry);
}

/** What is open as a row that the channels can search by; null where nothing of it is asked for in words. */
export function rowOf(open: readonly Ask[]) {
  const needs = open.flatMap(({ need }) => (need ? [need] : []));
  const terms = new Set(needs.flatMap((need) => need.terms));
  const concepts = new Map(needs.flatMap((need) => need.concepts.map((one) => [idOf(one), one])));
  if (terms.size + concepts.size === 0) return null;
  return {
    facts: {},
    terms: Uint32Array.from(terms, (term) => pack(term, 1)),
    direct: Uint32Array.from(concepts.values()),
    implied: new Uint32Array(0),
    length: terms.size,
    latent: null,
  };
}
