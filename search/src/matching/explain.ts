// Turns lines into sentences: the strongest reasons and the gaps of each side, with the two places in the texts.
// Everything said here follows from the measured pair and from texts the reader may see; nothing is scored again.
import { Reading } from './evidence.js';
import { withoutExclusions } from './exclusions.js';
import { demandTexts, supplyTexts, type Requirement, type SupplyFeatures } from './features.js';
import type { Pair, Statistics } from './pair.js';
import { strengthOf, type Lexicon } from './prepare.js';
import { idOf } from './rows.js';
import { textParts } from './signals/text-signals.js';
import { SIGNALS, type Factors } from './score.js';
import { sharedWords } from './shared-words.js';
import type { Thesaurus } from './thesaurus/thesaurus.js';
import type {
  DemandFacts,
  Evidence,
  Gate,
  Line,
  Reason,
  Side,
  Span,
  SupplyFacts,
} from './types.js';

const MAX_REASONS = 4;
const MAX_GAPS = 6;
/** Uncovered requirements that are named; their number is in the line's params. */
const MAX_UNCOVERED = 2;
/** A requirement covered less than this is a gap, more than `COVERED` a reason. */
const UNCOVERED = 0.34;
const COVERED = 0.6;
/** Weaker stand-ins (a large model for an agent) count a little but are not worth a sentence. */
const SHOWN_STRENGTH = 0.3;
/** Lines whose sentences come from concepts, requirements or words instead of the line itself. */
const DETAILED = ['needs', 'musts', 'text', 'focus', 'burden', 'wording', 'latent', 'likeness'];
const SILENT = ['base', 'start-point', 'gates', 'legal'];
export interface Explained {
  reasons: { demand: Reason[]; supply: Reason[] };
  gaps: { demand: Reason[]; supply: Reason[] };
}

export interface Told {
  pair: Pair;
  lines: { demand: Line[]; supply: Line[] };
  gates: Gate[];
  /** What the model multiplies lines by: it orders the reasons too. */
  factors: Factors;
  demand: DemandFacts;
  supply: SupplyFacts;
  texts: Texts;
}

/** Both sides' texts, read once for all pairs of a list that share a side. */
export interface Texts {
  demand: Reading;
  supply: Reading;
}

/** Explains pairs with one thesaurus and one corpus. */
export class Explainer {
  constructor(
    private readonly thesaurus: Thesaurus,
    private readonly statistics: Statistics,
    private readonly lexicon: Lexicon,
  ) {}

  readDemand(facts: DemandFacts): Reading {
    return new Reading(demandTexts(facts), this.thesaurus);
  }

  readSupply(facts: SupplyFacts): Reading {
    return new Reading(supplyTexts(facts), this.thesaurus, withoutExclusions);
  }

  explain(told: Told): Explained {
    const found = {
      concepts: this.concepts(told.pair, told.texts),
      words: this.words(told.pair, told.texts),
    };
    return {
      reasons: {
        demand: this.reasons('demand', told, found),
        supply: this.reasons('supply', told, found),
      },
      gaps: { demand: gaps('demand', told), supply: gaps('supply', told) },
    };
  }

  private reasons(side: Side, told: Told, found: Found): Reason[] {
    const parts = textParts(side, told.pair, told.factors);
    const list: Reason[] = found.concepts.map((item) => ({
      code: `concept.${side}`,
      params: item.params,
      evidence: item.evidence,
      contribution: parts.concepts * item.share,
    }));
    if (found.words)
      list.push({ ...found.words, code: `words.${side}`, contribution: parts.words });
    const covered = this.covered(side, told, parts.musts);
    if (covered) list.push(covered);
    for (const line of told.lines[side]) {
      if (line.value <= 0 || DETAILED.includes(line.code) || SILENT.includes(line.code)) continue;
      list.push({ code: `${line.code}.for`, params: line.params, contribution: line.value });
    }
    list.sort((a, b) => b.contribution - a.contribution);
    const best = withTextFirst(list).slice(0, MAX_REASONS);
    return best.length > 0 ? best : [{ code: 'none', params: {}, contribution: 0 }];
  }

  private covered(side: Side, told: Told, value: number): Reason | undefined {
    const shares = told.pair.musts;
    const best = shares.indexOf(Math.max(...shares));
    if (shares.length === 0 || shares[best]! < COVERED) return undefined;
    const requirement = told.demand.mustHave?.[best] ?? '';
    const need = told.pair.demand.facts.musts[best]!;
    const place = this.placeOf(need, told.pair.supply, told.texts.supply);
    return {
      code: `musts.${side}`,
      params: {
        requirement,
        covered: shares.filter((share) => share >= COVERED).length,
        total: shares.length,
      },
      evidence: {
        demand: { field: `mustHave.${best}`, start: 0, end: requirement.length, text: requirement },
        ...(place ? { supply: place } : {}),
      },
      contribution: value,
    };
  }

  /** Where a text says what a sentence asks: one of its concepts, or else its rarest word. */
  private placeOf(need: Requirement, supply: SupplyFeatures, text: Reading): Span | undefined {
    for (const entry of need.concepts) {
      const place = text.concept(idOf(entry));
      if (place) return place;
    }
    const { supplyTerms } = this.statistics;
    const offered = new Set([...supply.terms].map(idOf));
    const shared = need.terms.filter((id) => offered.has(id));
    for (const id of shared.sort((a, b) => supplyTerms.idf(b) - supplyTerms.idf(a))) {
      const place = text.word(this.lexicon.wordOf(id));
      if (place) return place;
    }
    return undefined;
  }

  /** Demand concepts that the supply has, by what they bring, each with both places. */
  private concepts(pair: Pair, texts: Texts): FoundConcept[] {
    const offered = new Map<number, number>();
    for (const entry of pair.supply.direct) offered.set(idOf(entry), strengthOf(entry));
    const found: (FoundConcept & { weight: number })[] = [];
    for (const entry of pair.demand.direct) {
      const concept = idOf(entry);
      const source = this.source(concept, offered);
      if (!source || source.strength < SHOWN_STRENGTH) continue;
      const weight =
        this.statistics.supplyConcepts.idf(concept) * strengthOf(entry) * source.strength;
      found.push({
        weight,
        share: 0,
        params: this.conceptParams(concept, source.concept),
        evidence: {
          demand: texts.demand.concept(concept),
          supply: texts.supply.concept(source.concept),
        },
      });
    }
    const total = found.reduce((sum, item) => sum + item.weight, 0);
    return found
      .sort((a, b) => b.weight - a.weight)
      .slice(0, 3)
      .map(({ weight, ...item }) => ({ ...item, share: weight / total }));
  }

  private conceptParams(wanted: number, offered: number): Reason['params'] {
    const names = this.thesaurus.concepts;
    return {
      wanted: names[wanted]!.zh,
      wantedEn: names[wanted]!.en,
      offered: names[offered]!.zh,
      offeredEn: names[offered]!.en,
    };
  }

  /** The offered concept that best stands for a wanted one. */
  private source(
    wanted: number,
    offered: Map<number, number>,
  ): { concept: number; strength: number } | undefined {
    let best: { concept: number; strength: number } | undefined;
    for (const [concept, strength] of offered) {
      const step = this.thesaurus.implied(concept).find((item) => item.concept === wanted);
      if (!step) continue;
      const value = strength * step.factor;
      if (!best || value > best.strength) best = { concept, strength: value };
    }
    return best;
  }

  private words(pair: Pair, texts: Texts): FoundWords | undefined {
    const { supplyTerms } = this.statistics;
    const words = sharedWords(pair.demand.terms, pair.supply.terms, this.lexicon, (id) =>
      supplyTerms.idf(id),
    ).slice(0, 3);
    if (words.length === 0) return undefined;
    return {
      params: { words },
      evidence: { demand: texts.demand.word(words[0]!), supply: texts.supply.word(words[0]!) },
    };
  }
}

interface FoundConcept {
  share: number;
  params: Reason['params'];
  evidence: Evidence;
}
interface FoundWords {
  params: Reason['params'];
  evidence: Evidence;
}
interface Found {
  concepts: FoundConcept[];
  words: FoundWords | undefined;
}

/** Tags alone never explain a pair: what the texts say comes among the first. */
function withTextFirst(list: Reason[]): Reason[] {
  const at = list.findIndex((reason) => reason.evidence !== undefined);
  if (at < MAX_REASONS) return list;
  return [list[at]!, ...list.filter((_, i) => i !== at)];
}

function gaps(side: Side, { pair, lines, gates, demand }: Told): Reason[] {
  const list: Reason[] = [];
  for (const gate of gates) {
    if (gate.state === 'met') continue;
    const contribution = gate.state === 'unmet' ? -9 : gate.state === 'unknown' ? -0.3 : -0.1;
    list.push({ code: gate.reason, params: gate.params, contribution });
  }
  const uncovered = pair.musts
    .map((share, i) => ({ share, i }))
    .filter(({ share }) => share < UNCOVERED)
    .sort((a, b) => a.share - b.share || a.i - b.i);
  for (const { share, i } of uncovered.slice(0, MAX_UNCOVERED)) {
    const requirement = demand.mustHave?.[i] ?? '';
    list.push({
      code: 'must.uncovered',
      params: { requirement },
      evidence: {
        demand: { field: `mustHave.${i}`, start: 0, end: requirement.length, text: requirement },
      },
      contribution: -(1 - share),
    });
  }
  for (const line of lines[side]) {
    if (line.value >= -0.05 || DETAILED.includes(line.code) || SILENT.includes(line.code)) continue;
    list.push({ code: `${line.code}.against`, params: line.params, contribution: line.value });
  }
  list.sort((a, b) => a.contribution - b.contribution);
  for (const fact of missing(side, pair)) {
    list.push({ code: `missing.${fact}`, params: {}, contribution: 0 });
  }
  return list.slice(0, MAX_GAPS);
}

/** Facts that a side would want to know and nobody has given. */
function missing(side: Side, pair: Pair): string[] {
  const facts = SIGNALS.filter((signal) => signal.side === side).map(
    (s) => s.missing?.(pair) ?? null,
  );
  return [...new Set(facts.filter((fact) => fact !== null))];
}
