// What scoring reads of a profile: term and concept rows on typed arrays, and the small structured facts. Texts
// themselves are not here; only explanations read them.
import type { DemandFacts, SupplyFacts } from './types.js';

type TextFields = 'title' | 'summary' | 'text' | 'mustHave' | 'niceToHave' | 'acceptanceTest';

/** One requirement sentence: its concepts (packed rows) and its terms (ids). */
export interface Requirement {
  concepts: number[];
  terms: number[];
}

export interface DemandFeatureFacts extends Omit<DemandFacts, TextFields> {
  musts: Requirement[];
  nices: Requirement[];
  startMs: number | null;
  deadlineMs: number | null;
  closed: boolean;
  acceptance: boolean;
}

export interface PreparedCase {
  concepts: number[];
  terms: number[];
  sector: string | null;
  year: number | null;
}

export interface SupplyFeatureFacts extends Omit<
  SupplyFacts,
  'title' | 'summary' | 'text' | 'cases'
> {
  cases: PreparedCase[];
  unclaimed: boolean;
}

export interface Features<F> {
  facts: F;
  /** Packed `term << 8 | count`, in order of first occurrence. */
  terms: Uint32Array;
  /** Number of words. */
  length: number;
  /** Packed `concept << 8 | strength` of the concepts it names, in order of first occurrence. */
  direct: Uint32Array;
  /** The same with parents and children of the named concepts. */
  implied: Uint32Array;
  /** Unit vector in the latent space, or null without one. */
  latent: Int8Array | null;
}

export type DemandFeatures = Features<DemandFeatureFacts>;
export type SupplyFeatures = Features<SupplyFeatureFacts>;

/** The prose of a profile, by field name, as original text. */
export interface TextField {
  field: string;
  text: string;
  /** How strongly a concept named here belongs to the profile, 0–1. */
  strength: number;
}

/** Fields of a demand that are read as prose, most telling first. */
export function demandTexts(facts: DemandFacts): TextField[] {
  return [
    { field: 'title', text: facts.title ?? '', strength: 1 },
    ...(facts.mustHave ?? []).map((text, i) => ({ field: `mustHave.${i}`, text, strength: 0.9 })),
    { field: 'summary', text: facts.summary ?? '', strength: 0.8 },
    ...(facts.niceToHave ?? []).map((text, i) => ({
      field: `niceToHave.${i}`,
      text,
      strength: 0.5,
    })),
    { field: 'text', text: facts.text ?? '', strength: 0.6 },
  ].filter((entry) => entry.text !== '');
}

/** Fields of a supply that are read as prose, most telling first. */
export function supplyTexts(facts: SupplyFacts): TextField[] {
  return [
    { field: 'title', text: facts.title ?? '', strength: 1 },
    { field: 'summary', text: facts.summary ?? '', strength: 0.9 },
    { field: 'text', text: facts.text ?? '', strength: 0.75 },
    ...(facts.cases ?? []).map((item, i) => ({
      field: `cases.${i}`,
      text: [item.title, item.result ?? ''].join(' ').trim(),
      strength: 0.8,
    })),
  ].filter((entry) => entry.text !== '');
}

/** Names of the prose fields, as `inputs` of the lines that read them. */
export const DEMAND_TEXT_INPUTS = ['title', 'summary', 'text', 'mustHave', 'niceToHave'].map(
  (field) => `demand.${field}`,
);
export const SUPPLY_TEXT_INPUTS = ['title', 'summary', 'text', 'cases'].map(
  (field) => `supply.${field}`,
);
