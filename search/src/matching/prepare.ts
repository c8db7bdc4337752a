// Profile → features. Pure: the lexicon only ever gains words, so the same profile always gives the same features
// up to the numbering of words, and no score depends on that numbering.
import { normalise } from '../text/normalise.js';
import { segment } from '../text/segment.js';
import {
  demandTexts,
  supplyTexts,
  type DemandFeatureFacts,
  type DemandFeatures,
  type PreparedCase,
  type Requirement,
  type SupplyFeatureFacts,
  type SupplyFeatures,
  type TextField,
} from './features.js';
import type { FactLayout } from './fact-rows.js';
import { withoutExclusions } from './exclusions.js';
import type { Latent } from './latent.js';
import { saysHowMuch } from './measure-words.js';
import { canonicalQuantities } from './quantities.js';
import { idOf, pack, weightOf } from './rows.js';
import type { HiddenFeatures } from './side-index.js';
import type { Thesaurus } from './thesaurus/thesaurus.js';
import type { DemandFacts, DemandProfile, SupplyFacts, SupplyProfile } from './types.js';

const MAX_COUNT = 255;
const DAY = 86_400_000;
/** UTF-16 units from which a text is long, and what a single mention in it is worth. */
const LONG_TEXT = 160;
const PASSED_BY = 0.6;

/** Numbers for words, shared by both sides. */
export class Lexicon {
  private readonly ids = new Map<string, number>();
  private readonly words: string[] = [];

  idOf(term: string): number {
    const known = this.ids.get(term);
    if (known !== undefined) return known;
    this.ids.set(term, this.words.length);
    return this.words.push(term) - 1;
  }

  wordOf(id: number): string {
    return this.words[id]!;
  }

  /** All words, by number. */
  all(): readonly string[] {
    return this.words;
  }

  get size(): number {
    return this.ids.size;
  }
}

/** Turns profiles into features with one lexicon and one thesaurus. */
export class Preparer {
  readonly lexicon = new Lexicon();
  /** The latent space, once there is one. */
  latent: Latent | undefined;

  constructor(readonly thesaurus: Thesaurus) {}

  demand(profile: DemandProfile, hidden = false): DemandFeatures {
    const facts: DemandFacts = hidden ? { ...profile, ...profile.hidden } : profile;
    const sentences = {
      musts: (facts.mustHave ?? []).map((text) => this.requirement(text)),
      nices: (facts.niceToHave ?? []).map((text) => this.requirement(text)),
    };
    return { ...this.read(demandTexts(facts)), facts: demandFacts(facts, profile, sentences) };
  }

  supply(profile: SupplyProfile, hidden = false): SupplyFeatures {
    const facts: SupplyFacts = hidden ? { ...profile, ...profile.hidden } : profile;
    const cases = (facts.cases ?? []).map((item): PreparedCase => {
      const need = this.requirement([item.title, item.result ?? ''].join(' ').trim());
      return { ...need, sector: item.sector ?? null, year: item.year ?? null };
    });
    return {
      ...this.read(supplyTexts(facts), withoutExclusions),
      facts: supplyFacts(facts, profile, cases),
    };
  }

  /** Features with the hidden facts too; texts are read again only where some of them are hidden. */
  hiddenDemand(
    profile: DemandProfile,
    open: DemandFeatures,
  ): HiddenFeatures<DemandFeatureFacts> | undefined {
    const { hidden } = profile;
    if (!hidden) return undefined;
    const otherTexts = DEMAND_PROSE.some((key) => key in hidden);
    if (otherTexts) return { features: this.demand(profile, true), otherTexts };
    const facts = demandFacts({ ...profile, ...hidden }, profile, open.facts);
    return { features: { ...open, facts }, otherTexts };
  }

  hiddenSupply(
    profile: SupplyProfile,
    open: SupplyFeatures,
  ): HiddenFeatures<SupplyFeatureFacts> | undefined {
    const { hidden } = profile;
    if (!hidden) return undefined;
    const otherTexts = SUPPLY_PROSE.some((key) => key in hidden);
    if (otherTexts) return { features: this.supply(profile, true), otherTexts };
    const facts = supplyFacts({ ...profile, ...hidden }, profile, open.facts.cases);
    return { features: { ...open, facts }, otherTexts };
  }

  /** A sentence by its concepts and by the words that say what is asked; how much of it is for people to compare. */
  private requirement(text: string): Requirement {
    const { direct, terms } = this.read([{ field: '', text, strength: 1 }]);
    const ids = [...terms].map(idOf).filter((id) => !saysHowMuch(this.lexicon.wordOf(id)));
    return { concepts: [...direct], terms: ids };
  }

  private read(
    fields: readonly TextField[],
    clean: (text: string) => string = (text) => text,
  ): Omit<DemandFeatures, 'facts'> {
    const counts = new Map<number, number>();
    const strengths = new Map<number, number>();
    let length = 0;
    for (const field of fields) {
      const text = clean(normalise(field.text));
      const terms = segment(canonicalQuantities(text));
      for (const term of terms) {
        const id = this.lexicon.idOf(term);
        counts.set(id, (counts.get(id) ?? 0) + 1);
        length++;
      }
      const mentions = this.thesaurus.mentions(text);
      const passing = field.field === 'text' && text.length > LONG_TEXT;
      for (const mention of mentions) {
        // In a long text a concept that is named once is often only passed by.
        const once =
          passing && mentions.every((m) => m === mention || m.concept !== mention.concept);
        const strength = mention.weight * field.strength * (once ? PASSED_BY : 1);
        raise(strengths, mention.concept, strength);
      }
    }
    const implied = new Map<number, number>();
    for (const [concept, strength] of strengths) {
      for (const step of this.thesaurus.implied(concept)) {
        raise(implied, step.concept, strength * step.factor);
      }
    }
    const terms = packed(counts, 1);
    return {
      terms,
      latent: this.latent?.project(terms) ?? null,
      length,
      direct: packed(strengths, MAX_COUNT),
      implied: packed(implied, MAX_COUNT),
    };
  }
}

function raise(strengths: Map<number, number>, concept: number, strength: number): void {
  if (strength > (strengths.get(concept) ?? 0)) strengths.set(concept, strength);
}

function packed(values: Map<number, number>, scale: number): Uint32Array {
  const row = new Uint32Array(values.size);
  let at = 0;
  for (const [id, value] of values) {
    row[at++] = pack(id, Math.max(1, Math.min(MAX_COUNT, Math.round(value * scale))));
  }
  return row;
}

/** Strength of a packed concept, 0–1. */
export const strengthOf = (entry: number): number => weightOf(entry) / MAX_COUNT;

const DEMAND_PROSE = ['title', 'summary', 'text', 'mustHave', 'niceToHave'];
const SUPPLY_PROSE = ['title', 'summary', 'text', 'cases'];

function demandFacts(
  facts: DemandFacts,
  profile: DemandProfile,
  { musts, nices }: Pick<DemandFeatureFacts, 'musts' | 'nices'>,
): DemandFeatureFacts {
  return {
    ...structured(facts, DEMAND_FACTS),
    ...{ musts, nices },
    startMs: endOfMonth(facts.expectedStart),
    deadlineMs: instant(facts.deadline),
    closed: profile.closed === true,
    acceptance: Boolean(facts.acceptanceTest),
  };
}

function supplyFacts(
  facts: SupplyFacts,
  profile: SupplyProfile,
  cases: PreparedCase[],
): SupplyFeatureFacts {
  return {
    ...structured(facts, SUPPLY_FACTS),
    cases,
    unclaimed: profile.unclaimed === true,
  };
}

const DEMAND_FACTS = [
  'sectors',
  'technologies',
  'districts',
  'constraints',
  'budgetMinFen',
  'budgetMaxFen',
  'cooperationModes',
  'resources',
  'sizeClass',
  'expectedStart',
  'deadline',
  'firstUse',
  'smeReserved',
  'baseline',
  'target',
] as const satisfies readonly (keyof DemandFacts)[];

const SUPPLY_FACTS = [
  'kind',
  'technologies',
  'sectors',
  'deployments',
  'constraints',
  'maturity',
  'evidence',
  'capacity',
  'busy',
  'districts',
  'priceModes',
  'priceMinFen',
  'priceMaxFen',
  'leadTimeDays',
  'filingNo',
  'firstVersion',
  'teamSize',
  'record',
] as const satisfies readonly (keyof SupplyFacts)[];

/** How the facts of each side are kept: figures and certificates are a row's own, all else repeats. */
export const DEMAND_LAYOUT: FactLayout = {
  shared: [
    ...DEMAND_FACTS.filter((key) => key !== 'baseline' && key !== 'target'),
    ...['startMs', 'deadlineMs', 'closed', 'acceptance'],
  ],
  sentences: ['musts', 'nices'],
};
export const SUPPLY_LAYOUT: FactLayout = {
  shared: [...SUPPLY_FACTS.filter((key) => key !== 'evidence' && key !== 'record'), 'unclaimed'],
  sentences: ['cases'],
};

/** Only the facts that were given, so that rows stay small. */
function structured<T extends object, K extends keyof T>(facts: T, keys: readonly K[]): Pick<T, K> {
  const kept: Partial<Pick<T, K>> = {};
  for (const key of keys) {
    const value = facts[key];
    if (value === undefined || value === null) continue;
    if (Array.isArray(value) && value.length === 0) continue;
    kept[key] = value;
  }
  return kept as Pick<T, K>;
}

/** The end of a month `YYYY-MM` in milliseconds, or null. */
export function endOfMonth(month: string | null | undefined): number | null {
  const match = /^(\d{4})-(\d{2})/u.exec(month ?? '');
  if (!match) return null;
  return Date.UTC(Number(match[1]), Number(match[2]), 1) - DAY;
}

/** An ISO date or time in milliseconds, or null where it is absent or unreadable. */
export function instant(text: string | null | undefined): number | null {
  if (!text) return null;
  const value = Date.parse(text);
  return Number.isNaN(value) ? null : value;
}
