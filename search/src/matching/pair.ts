// What two features have in common, measured once per pair and read by the signals of both sides.
import type { DemandFeatures, Features, Requirement, SupplyFeatures } from './features.js';
import { gatesOf } from './gates.js';
import { STEPS } from './latent.js';
import type { Postings } from './postings.js';
import { strengthOf } from './prepare.js';
import { idOf, roomFor, weightOf, widen } from './rows.js';
import type { Gate } from './types.js';
import { BM25 } from './weights.js';

/** Corpus counts that rarity is computed from: one posting list per side and kind. */
export interface Statistics {
  demandTerms: Postings;
  supplyTerms: Postings;
  demandConcepts: Postings;
  supplyConcepts: Postings;
}

export interface Pair {
  demand: DemandFeatures;
  supply: SupplyFeatures;
  nowMs: number;
  /** BM25 of one side's words on the other's text, divided by the length of the query vector: 0 up to about 2. */
  text: { p: number; q: number };
  /** Rarity-weighted share of the demand's concepts the supply has, and the mass it was measured on. */
  needs: { share: number; mass: number };
  /** Rarity-weighted share of the supply's concepts the demand is about. */
  focus: { share: number; mass: number };
  /** Coverage of each requirement sentence, 0–1. */
  musts: number[];
  nices: number[];
  /** Likeness of each of the supplier's cases to the demand, 0–1. */
  cases: number[];
  /** The demand's legal musts with their states. */
  gates: readonly Gate[];
  /** Cosine in the latent space, or null without one. */
  latent: number | null;
}

/** One side of a pair laid out for looking up: what it holds by number of word and of concept, and its query weights. */
class LaidOut {
  terms = new Uint8Array(1024);
  readonly concepts: Float64Array;
  /** Query weight of each of its terms in the other side's corpus, and the Euclidean length of them all. */
  weights = new Float64Array(256);
  norm = 0;
  private of: Pick<Features<object>, 'terms' | 'implied'> | null = null;
  private stamp = 0;

  constructor(
    /** Rows of the other side, in which its words are rare or common. */
    private readonly corpus: Postings,
    conceptCount: number,
  ) {
    this.concepts = new Float64Array(conceptCount);
  }

  /** Takes over a row; one that is laid out already (the asking side of a list) costs nothing. */
  lay(features: Features<object>): void {
    const { terms, implied } = features;
    const { of, stamp } = this;
    if (of?.terms === terms && of.implied === implied && stamp === this.corpus.stamp) return;
    if (of) this.clear(of);
    this.of = features;
    this.stamp = this.corpus.stamp;
    if (terms.length > this.weights.length) this.weights = new Float64Array(terms.length * 2);
    let squares = 0;
    for (let i = 0; i < terms.length; i++) {
      const id = idOf(terms[i]!);
      const count = weightOf(terms[i]!);
      if (id >= this.terms.length) this.terms = widen(this.terms, roomFor(id, this.terms.length));
      this.terms[id] = count;
      const weight = QUERY_WEIGHTS[count]! * this.corpus.idf(id);
      this.weights[i] = weight;
      squares += weight * weight;
    }
    this.norm = Math.sqrt(squares);
    for (let i = 0; i < implied.length; i++) {
      this.concepts[idOf(implied[i]!)] = strengthOf(implied[i]!);
    }
  }

  private clear({ terms, implied }: Pick<Features<object>, 'terms' | 'implied'>): void {
    for (let i = 0; i < terms.length; i++) this.terms[idOf(terms[i]!)] = 0;
    for (let i = 0; i < implied.length; i++) this.concepts[idOf(implied[i]!)] = 0;
  }
}

/** Measures pairs; owns the scratch arrays, so one meter serves one thread. */
export class Meter {
  private readonly demand: LaidOut;
  private readonly supply: LaidOut;

  constructor(
    private readonly statistics: Statistics,
    conceptCount: number,
  ) {
    this.demand = new LaidOut(statistics.supplyTerms, conceptCount);
    this.supply = new LaidOut(statistics.demandTerms, conceptCount);
  }

  /** Features must not be changed between two measurings of the same object. */
  measure(demand: DemandFeatures, supply: SupplyFeatures, nowMs: number): Pair {
    const { supplyTerms, demandTerms, supplyConcepts, demandConcepts } = this.statistics;
    this.demand.lay(demand);
    this.supply.lay(supply);
    return {
      demand,
      supply,
      nowMs,
      text: {
        p: bm25(demand.terms, this.demand, this.supply, damping(supply.length, supplyTerms)),
        q: bm25(supply.terms, this.supply, this.demand, damping(demand.length, demandTerms)),
      },
      needs: coverage(demand.direct, this.supply, supplyConcepts),
      focus: coverage(supply.direct, this.demand, demandConcepts),
      musts: demand.facts.musts.map((need) => this.requirement(need, this.supply)),
      nices: demand.facts.nices.map((need) => this.requirement(need, this.supply)),
      cases: supply.facts.cases.map((item) => this.requirement(item, this.demand)),
      gates: gatesOf(demand.facts, supply.facts, nowMs),
      latent: cosine(demand.latent, supply.latent),
    };
  }

  /** The same pair with another supply; where that differs in facts alone, what the texts share is not measured again. */
  again(pair: Pair, supply: SupplyFeatures): Pair {
    const { demand, nowMs } = pair;
    const { terms, direct, implied, latent, length, facts } = pair.supply;
    const sameTexts =
      supply.terms === terms &&
      supply.direct === direct &&
      supply.implied === implied &&
      supply.latent === latent &&
      supply.length === length &&
      supply.facts.cases === facts.cases;
    if (!sameTexts) return this.measure(demand, supply, nowMs);
    return { ...pair, supply, gates: gatesOf(demand.facts, supply.facts, nowMs) };
  }

  /** How far a side covers one sentence: by its concepts, or by its words where they say more. */
  private requirement(need: Requirement, side: LaidOut): number {
    const corpus = this.statistics;
    let mass = 0;
    let found = 0;
    for (const entry of need.concepts) {
      const weight = corpus.supplyConcepts.idf(idOf(entry)) * strengthOf(entry);
      mass += weight;
      found += weight * side.concepts[idOf(entry)]!;
    }
    let words = 0;
    let common = 0;
    for (const id of need.terms) {
      const weight = corpus.supplyTerms.idf(id);
      words += weight;
      if (id < side.terms.length && side.terms[id]! > 0) common += weight;
    }
    const byConcepts = mass === 0 ? 0 : found / mass;
    const byWords = words === 0 ? 0 : common / words;
    return Math.min(1, 1.25 * Math.max(byConcepts, byWords));
  }
}

const damping = (length: number, corpus: Postings): number =>
  BM25.k1 * (1 - BM25.b + (BM25.b * length) / corpus.averageLength);

/** BM25 of the query's terms on another row, over the Euclidean length of the query's weights. */
function bm25(query: Uint32Array, asked: LaidOut, other: LaidOut, damp: number): number {
  const { terms } = other;
  const { weights } = asked;
  let sum = 0;
  for (let i = 0; i < query.length; i++) {
    const id = idOf(query[i]!);
    const tf = id < terms.length ? terms[id]! : 0;
    if (tf > 0) sum += (weights[i]! * tf * (BM25.k1 + 1)) / (tf + damp);
  }
  return asked.norm === 0 ? 0 : sum / (asked.norm * (BM25.k1 + 1));
}

function coverage(
  wanted: Uint32Array,
  side: LaidOut,
  corpus: Postings,
): { share: number; mass: number } {
  let mass = 0;
  let found = 0;
  for (let i = 0; i < wanted.length; i++) {
    const id = idOf(wanted[i]!);
    const weight = corpus.idf(id) * strengthOf(wanted[i]!);
    mass += weight;
    found += weight * side.concepts[id]!;
  }
  return { share: mass === 0 ? 0 : found / mass, mass };
}

/** A repeated word says more, but not in proportion. */
export function queryWeight(count: number): number {
  return Math.min(3, 1 + Math.log(count));
}
const QUERY_WEIGHTS = Float64Array.from({ length: 256 }, (_, count) =>
  queryWeight(Math.max(1, count)),
);

function cosine(a: Int8Array | null, b: Int8Array | null): number | null {
  if (!a || !b || a.length !== b.length) return null;
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum / (STEPS * STEPS);
}
