// What two features have in common, measured once per pair and read by the signals of both sides.
import type { DemandFeatures, Requirement, SupplyFeatures } from './features.js';
import { gatesOf } from './gates.js';
import { STEPS } from './latent.js';
import type { Postings } from './postings.js';
import { strengthOf } from './prepare.js';
import { idOf, weightOf } from './rows.js';
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

/** Measures pairs; owns the scratch arrays, so one meter serves one thread. */
export class Meter {
  private terms = new Uint8Array(1024);
  private readonly concepts: Float64Array;

  constructor(
    private readonly statistics: Statistics,
    conceptCount: number,
  ) {
    this.concepts = new Float64Array(conceptCount);
  }

  measure(demand: DemandFeatures, supply: SupplyFeatures, nowMs: number): Pair {
    const { supplyTerms, demandTerms, supplyConcepts, demandConcepts } = this.statistics;
    const pair: Pair = {
      demand,
      supply,
      nowMs,
      text: { p: 0, q: 0 },
      needs: { share: 0, mass: 0 },
      focus: { share: 0, mass: 0 },
      musts: [],
      nices: [],
      cases: [],
      gates: gatesOf(demand.facts, supply.facts, nowMs),
      latent: cosine(demand.latent, supply.latent),
    };
    this.load(supply.terms, supply.implied);
    pair.text.p = this.bm25(demand.terms, supply.length, supplyTerms);
    pair.needs = this.coverage(demand.direct, supplyConcepts);
    pair.musts = demand.facts.musts.map((need) => this.requirement(need));
    pair.nices = demand.facts.nices.map((need) => this.requirement(need));
    this.unload(supply.terms, supply.implied);

    this.load(demand.terms, demand.implied);
    pair.text.q = this.bm25(supply.terms, demand.length, demandTerms);
    pair.focus = this.coverage(supply.direct, demandConcepts);
    pair.cases = supply.facts.cases.map((item) => this.requirement(item));
    this.unload(demand.terms, demand.implied);
    return pair;
  }

  private load(terms: Uint32Array, concepts: Uint32Array): void {
    for (let i = 0; i < terms.length; i++) {
      const id = idOf(terms[i]!);
      if (id >= this.terms.length) {
        const wider = new Uint8Array(Math.max(id + 1, this.terms.length * 2));
        wider.set(this.terms);
        this.terms = wider;
      }
      this.terms[id] = weightOf(terms[i]!);
    }
    for (let i = 0; i < concepts.length; i++) {
      this.concepts[idOf(concepts[i]!)] = strengthOf(concepts[i]!);
    }
  }

  private unload(terms: Uint32Array, concepts: Uint32Array): void {
    for (let i = 0; i < terms.length; i++) this.terms[idOf(terms[i]!)] = 0;
    for (let i = 0; i < concepts.length; i++) this.concepts[idOf(concepts[i]!)] = 0;
  }

  /** BM25 of the query's terms on the loaded row, over the Euclidean length of the query's weights. */
  private bm25(query: Uint32Array, length: number, corpus: Postings): number {
    const damp = BM25.k1 * (1 - BM25.b + (BM25.b * length) / corpus.averageLength);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < query.length; i++) {
      const id = idOf(query[i]!);
      const weight = queryWeight(weightOf(query[i]!)) * corpus.idf(id);
      squares += weight * weight;
      const tf = id < this.terms.length ? this.terms[id]! : 0;
      if (tf > 0) sum += (weight * tf * (BM25.k1 + 1)) / (tf + damp);
    }
    return squares === 0 ? 0 : sum / (Math.sqrt(squares) * (BM25.k1 + 1));
  }

  private coverage(wanted: Uint32Array, corpus: Postings): { share: number; mass: number } {
    let mass = 0;
    let found = 0;
    for (let i = 0; i < wanted.length; i++) {
      const id = idOf(wanted[i]!);
      const weight = corpus.idf(id) * strengthOf(wanted[i]!);
      mass += weight;
      found += weight * this.concepts[id]!;
    }
    return { share: mass === 0 ? 0 : found / mass, mass };
  }

  /** How far the loaded side covers one sentence: by its concepts, or by its words where they say more. */
  private requirement(need: Requirement): number {
    const corpus = this.statistics;
    let mass = 0;
    let found = 0;
    for (const entry of need.concepts) {
      const weight = corpus.supplyConcepts.idf(idOf(entry)) * strengthOf(entry);
      mass += weight;
      found += weight * this.concepts[idOf(entry)]!;
    }
    let words = 0;
    let common = 0;
    for (const id of need.terms) {
      const weight = corpus.supplyTerms.idf(id);
      words += weight;
      if (id < this.terms.length && this.terms[id]! > 0) common += weight;
    }
    const byConcepts = mass === 0 ? 0 : found / mass;
    const byWords = words === 0 ? 0 : common / words;
    return Math.min(1, 1.25 * Math.max(byConcepts, byWords));
  }
}

/** A repeated word says more, but not in proportion. */
export function queryWeight(count: number): number {
  return Math.min(3, 1 + Math.log(count));
}

function cosine(a: Int8Array | null, b: Int8Array | null): number | null {
  if (!a || !b || a.length !== b.length) return null;
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum / (STEPS * STEPS);
}
