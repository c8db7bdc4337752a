// The door of the two-way matching core: profiles in, explained lists out. Pure: no clock (`now` comes with the
// question), no chance, no I/O; the same profiles and model version give the same answers in every process, whatever
// the order they came in.
import { bestChange, type Shown } from './counterfactual.js';
import { Corpus } from './corpus.js';
import { Explainer, type Texts } from './explain.js';
import type { DemandFeatures, SupplyFeatures } from './features.js';
import type { Basis } from './latent.js';
import { findPartners, type PartnerAnswer, type PartnerQuery } from './partners.js';
import { inOrder, isGrounded, rank, viewsOf, withRequirement, type Ranked } from './ranking.js';
import { bandOf, linesOf, MODEL } from './score.js';
import { defaultThesaurus } from './thesaurus/default-thesaurus.js';
import type { Thesaurus } from './thesaurus/thesaurus.js';
import type { DemandProfile, Match, MatchQuery, SupplyProfile } from './types.js';

/** What a query without a list needs. */
export type PairQuery = Pick<MatchQuery, 'now' | 'audience' | 'counterfactuals' | 'pins'>;

/** One entry of a list without its explanation; `id` names the other side. */
export interface Scored {
  id: string;
  score: number;
  p: number;
  q: number;
}

interface Sides {
  demand: DemandProfile;
  supply: SupplyProfile;
  texts: Texts;
}

interface Snapshot {
  demands: DemandProfile[];
  supplies: SupplyProfile[];
  latent: Basis | null;
}

export class MatchingEngine {
  private readonly corpus: Corpus;
  private readonly explainer: Explainer;
  private latent: Basis | null = null;

  /** @param thesaurus another one than the product's own, for evaluations. */
  constructor(private readonly thesaurus: Thesaurus = defaultThesaurus()) {
    this.corpus = new Corpus(thesaurus);
    const { statistics, preparer } = this.corpus;
    this.explainer = new Explainer(thesaurus, statistics, preparer.lexicon);
  }

  /** Weights, thesaurus and latent space; scores compare only within one version. */
  get modelVersion(): string {
    return `${MODEL}-${this.thesaurus.version}-${this.corpus.latentVersion}`;
  }

  /** Adds or replaces a scenario. */
  putDemand(profile: DemandProfile): void {
    this.corpus.putDemand(profile);
  }

  /** Adds or replaces a capability. */
  putSupply(profile: SupplyProfile): void {
    this.corpus.putSupply(profile);
  }

  removeDemand(id: string): boolean {
    return this.corpus.demands.remove(id);
  }

  removeSupply(id: string): boolean {
    return this.corpus.supplies.remove(id);
  }

  /**
   * Learns the latent space from all texts (seconds at 20,000 texts). To be done once for all processes, which then
   * take it over by `useLatent` or a snapshot: the space is part of the model version.
   */
  fitLatent(dimensions?: number): Basis {
    this.latent = this.corpus.fitLatent(dimensions);
    return this.latent;
  }

  /** Takes over a space that another process has learnt; it is plain data and survives JSON. */
  useLatent(basis: Basis): void {
    this.latent = basis;
    this.corpus.loadLatent(basis);
  }

  /**
   * Capabilities for a scenario, best first: claimed before unclaimed, those that meet the legal musts before those
   * that do not, then by score. Empty for an unknown id.
   */
  matchesForDemand(id: string, query: MatchQuery): Match[] {
    const { demands, supplies } = this.corpus;
    const slot = demands.slotOf(id);
    if (slot === undefined) return [];
    const views = viewsOf(query.audience);
    const demand = readable(demands.profile(slot), views.demandHidden);
    const reading = this.explainer.readDemand(demand);
    return this.top(this.corpus.forDemand(id, query), query).map((item) => {
      const other = supplies.profile(supplies.slotOf(item.id)!);
      const supply = readable(other, views.supplyHidden);
      const texts = { demand: reading, supply: this.explainer.readSupply(supply) };
      return this.explained({ demand, supply, texts }, item, query);
    });
  }

  /** Scenarios for a capability, best first; closed ones and those past their deadline are left out. */
  matchesForSupply(id: string, query: MatchQuery): Match[] {
    const { demands, supplies } = this.corpus;
    const slot = supplies.slotOf(id);
    if (slot === undefined) return [];
    const views = viewsOf(query.audience);
    const supply = readable(supplies.profile(slot), views.supplyHidden);
    const reading = this.explainer.readSupply(supply);
    return this.top(this.corpus.forSupply(id, query), query).map((item) => {
      const other = demands.profile(demands.slotOf(item.id)!);
      const demand = readable(other, views.demandHidden);
      const texts = { demand: this.explainer.readDemand(demand), supply: reading };
      return this.explained({ demand, supply, texts }, item, query);
    });
  }

  /** How many capabilities there are for a scenario, limit and offset aside. */
  countForDemand(id: string, query: MatchQuery): number {
    const known = this.corpus.demands.slotOf(id) !== undefined;
    return known ? this.grounded(this.corpus.forDemand(id, query), query).length : 0;
  }

  /** How many scenarios there are for a capability, limit and offset aside. */
  countForSupply(id: string, query: MatchQuery): number {
    const known = this.corpus.supplies.slotOf(id) !== undefined;
    return known ? this.grounded(this.corpus.forSupply(id, query), query).length : 0;
  }

  /** The same list as `matchesForDemand`, ids and scores only: for recomputing many lists. */
  rankForDemand(id: string, query: MatchQuery): Scored[] {
    return this.top(this.corpus.forDemand(id, query), query).map(scored);
  }

  /** The same list as `matchesForSupply`, ids and scores only. */
  rankForSupply(id: string, query: MatchQuery): Scored[] {
    return this.top(this.corpus.forSupply(id, query), query).map(scored);
  }

  /** Scores and explains one pair of profiles, stored or not, against the stored corpus. */
  scorePair(demand: DemandProfile, supply: SupplyProfile, query: PairQuery): Match {
    const views = viewsOf(query.audience);
    const { preparer, meter } = this.corpus;
    const pair = meter.measure(
      preparer.demand(demand, views.demandHidden),
      preparer.supply(supply, views.supplyHidden),
      +query.now,
    );
    const sides = {
      demand: readable(demand, views.demandHidden),
      supply: readable(supply, views.supplyHidden),
    };
    const texts = {
      demand: this.explainer.readDemand(sides.demand),
      supply: this.explainer.readSupply(sides.supply),
    };
    return this.explained({ ...sides, texts }, rank(supply.id, pair), query);
  }

  /** Suppliers that close what one supplier leaves open in a scenario; null for unknown ids. */
  partners(demandId: string, supplyId: string, query: PartnerQuery): PartnerAnswer | null {
    return findPartners(this.corpus, demandId, supplyId, query);
  }

  size(): { demands: number; supplies: number } {
    return { demands: this.corpus.demands.size, supplies: this.corpus.supplies.size };
  }

  /** The profiles and the latent space as bytes; `restore` in any process gives the same engine. */
  snapshot(): Uint8Array {
    const content: Snapshot = {
      demands: this.corpus.demands.profiles(),
      supplies: this.corpus.supplies.profiles(),
      latent: this.latent,
    };
    return new TextEncoder().encode(JSON.stringify(content));
  }

  /** Replaces everything by a snapshot. */
  restore(bytes: Uint8Array): void {
    const content = JSON.parse(new TextDecoder().decode(bytes)) as Snapshot;
    for (const id of this.corpus.demands.allIds()) this.removeDemand(id);
    for (const id of this.corpus.supplies.allIds()) this.removeSupply(id);
    for (const profile of content.demands) this.putDemand(profile);
    for (const profile of content.supplies) this.putSupply(profile);
    if (content.latent) this.useLatent(content.latent);
  }

  private top(ranked: Ranked[], query: MatchQuery): Ranked[] {
    const from = query.offset ?? 0;
    return this.grounded(ranked, query)
      .sort(inOrder)
      .slice(from, from + (query.limit ?? 10));
  }

  private grounded(ranked: Ranked[], query: MatchQuery): Ranked[] {
    const pins = new Set(query.pins ?? []);
    return ranked.filter(
      (item) => query.floor === false || pins.has(item.id) || isGrounded(item.pair),
    );
  }

  private explained(sides: Sides, item: Ranked, query: PairQuery): Match {
    const { pair } = item;
    const { demand, supply } = sides;
    const gates = [...pair.gates];
    const lines = linesOf(pair);
    const band = bandOf(item.score, item.gated);
    const match: Match = {
      demandId: demand.id,
      supplyId: supply.id,
      score: item.score,
      p: item.p,
      q: item.q,
      band,
      calibrated: false,
      logOdds: item.logOdds,
      lines,
      ...this.explainer.explain({ pair, lines, gates, ...sides }),
      gates,
      unclaimed: item.unclaimed,
      pinned: (query.pins ?? []).includes(item.id),
      modelVersion: this.modelVersion,
    };
    if (query.counterfactuals === false) return match;
    const change = bestChange(pair, gates, { score: item.score, band }, (changed) =>
      this.rescore(pair.demand, changed, pair.nowMs),
    );
    return change ? { ...match, counterfactual: withRequirement(change, demand) } : match;
  }

  private rescore(demand: DemandFeatures, supply: SupplyFeatures, nowMs: number): Shown {
    const item = rank('', this.corpus.meter.measure(demand, supply, nowMs));
    return { score: item.score, band: bandOf(item.score, item.gated) };
  }
}

/** A profile as its reader sees it. */
function readable<P extends { hidden?: object }>(profile: P, withHidden: boolean): P {
  return withHidden && profile.hidden ? { ...profile, ...profile.hidden } : profile;
}

const scored = ({ id, score, p, q }: Ranked): Scored => ({ id, score, p, q });
