// The door of the two-way matching core: profiles in, explained lists out. Pure: no clock (`now` comes with the
// question), no chance, no I/O; the same profiles and model version give the same answers in every process, whatever
// the order they came in.
import { InProcessSource, probeOf } from './candidate-source.js';
import type { CandidateQuestion, CandidateSource, Probe } from './candidate-source.js';
import { baseLines } from './base-lines.js';
import { bestChange, type Shown } from './counterfactual.js';
import { Corpus } from './corpus.js';
import { Explainer, type Texts } from './explain.js';
import type { SupplyFeatures } from './features.js';
import type { Pair } from './pair.js';
import type { Basis } from './latent.js';
import { exposureOf, inListOrder, NO_PRICES, type ListPrices } from './list-prices.js';
import { findPartners, type PartnerAnswer, type PartnerQuery } from './partners.js';
import { figuresOf, isGrounded, rank, scored, viewsOf } from './ranking.js';
import { withRequirement, type Ranked, type Scored } from './ranking.js';
import { bandOf, linesOf, MODEL } from './score.js';
import { chancesOf, PRIOR, type MatchModel } from './model.js';
import type { ByteReader } from './sections.js';
import { restoreInto, snapshotOf } from './snapshot.js';
import type { Storage } from './storage.js';
import { defaultThesaurus } from './thesaurus/default-thesaurus.js';
import type { Thesaurus } from './thesaurus/thesaurus.js';
import type { DemandProfile, Figures, Match, MatchQuery, Side, SupplyProfile } from './types.js';

/** What a query without a list needs. */
export type PairQuery = Pick<
  MatchQuery,
  'now' | 'audience' | 'counterfactuals' | 'pins' | 'prices'
>;

interface Sides {
  demand: DemandProfile;
  supply: SupplyProfile;
  texts: Texts;
}

export class MatchingEngine {
  readonly corpus: Corpus;
  private readonly explainer: Explainer;
  private latent: Basis | null = null;
  /** The channels of this engine; `MatchQuery.candidates` takes what other sources name. */
  readonly source: CandidateSource;
  private model: MatchModel = PRIOR;
  private prices: ListPrices = NO_PRICES;

  /** @param storage what goes elsewhere than into memory; closed by the caller */
  constructor(
    private readonly thesaurus: Thesaurus = defaultThesaurus(),
    storage: Storage = {},
  ) {
    const corpus = (this.corpus = new Corpus(thesaurus, storage));
    this.source = new InProcessSource(corpus);
    this.explainer = new Explainer(thesaurus, corpus.statistics, corpus.preparer.lexicon);
  }

  /** Weights, thesaurus and latent space; scores compare only within one version. */
  get modelVersion(): string {
    return `${this.model.version}-${this.thesaurus.version}-${this.corpus.latentVersion}`;
  }

  /**
   * Scores by another model from now on.
   * @throws Error for one that was learnt around other hand-set weights than this process has.
   */
  useModel(model: MatchModel): void {
    if (model.base !== MODEL) throw new Error(`model ${model.version} is none of ${MODEL}`);
    this.model = model;
    this.corpus.factors = model.factors;
  }

  /** Orders lists by other exposure prices from now on; scores do not change. */
  usePrices(prices: ListPrices): void {
    this.prices = prices;
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

  /** What `fitLatent` would learn, not taken over. */
  learnLatent(): { basis: Basis; version: string } {
    return this.corpus.learnLatent();
  }

  /** Names the latent space in use; `none` without one. */
  get latentVersion(): string {
    return this.corpus.latentVersion;
  }

  ids(side: Side): string[] {
    return side === 'demand' ? this.corpus.demands.allIds() : this.corpus.supplies.allIds();
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
    return this.top(id, this.corpus.forDemand(id, query), query).map((item) => {
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
    return this.top(id, this.corpus.forSupply(id, query), query).map((item) => {
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
    return this.top(id, this.corpus.forDemand(id, query), query).map(scored);
  }

  /** The same list as `matchesForSupply`, ids and scores only. */
  rankForSupply(id: string, query: MatchQuery): Scored[] {
    return this.top(id, this.corpus.forSupply(id, query), query).map(scored);
  }

  /** All candidates of one row in figures, in no order; `query.whole` says how many are all. */
  figures(side: Side, id: string, query: MatchQuery): Figures[] {
    const { corpus, model } = this;
    const rows = side === 'demand' ? corpus.forDemand(id, query) : corpus.forSupply(id, query);
    return rows.map((row) => figuresOf(row, model.factors));
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
    return this.explained({ ...sides, texts }, rank(supply.id, pair, this.model.factors), query);
  }

  /** Hand-set lines of a pair, from public facts only: what learning reads. */
  baseLines(demand: DemandProfile, supply: SupplyProfile, now: Date) {
    return baseLines(this.corpus, demand, supply, now);
  }

  /** Suppliers that close what one supplier leaves open in a scenario; null for an unknown scenario. */
  partners(demandId: string, query: PartnerQuery): PartnerAnswer | null {
    return findPartners(this.corpus, demandId, query, this.explainer);
  }

  /** A stored row in the forms that other candidate sources search by; null for an unknown id. */
  probe(question: CandidateQuestion): Probe | null {
    return probeOf(this.corpus, question);
  }

  size(): { demands: number; supplies: number } {
    return { demands: this.corpus.demands.size, supplies: this.corpus.supplies.size };
  }

  /** Everything as bytes, piece by piece; `restore` in any process gives the same engine. */
  snapshot(): Generator<Uint8Array> {
    return snapshotOf(this.corpus, this.thesaurus, this.latent);
  }

  /**
   * Takes over a snapshot; for a new engine only.
   * @throws Error for bytes that are no snapshot, or one of other weights or another thesaurus
   */
  restore(read: ByteReader): void {
    this.latent = restoreInto(this.corpus, this.thesaurus, read);
  }

  private top(owner: string, ranked: Ranked[], query: MatchQuery): Ranked[] {
    const from = query.offset ?? 0;
    const prices = query.prices === false ? NO_PRICES : this.prices;
    const pins = new Set(query.pins);
    const pinned = (item: Ranked) => Number(pins.has(item.id));
    // Pins come first; the sort is stable, so the rest keeps its order.
    return inListOrder(this.grounded(ranked, query), owner, prices)
      .sort((a, b) => pinned(b) - pinned(a))
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
    const { factors, calibration } = this.model;
    const lines = linesOf(pair, factors);
    const band = bandOf(item.score, item.gated);
    const owner = item.id === supply.id ? demand.id : supply.id;
    const match: Match = {
      demandId: demand.id,
      supplyId: supply.id,
      score: item.score,
      p: item.p,
      q: item.q,
      band,
      calibrated: calibration !== null,
      ...(calibration ? { chances: chancesOf(item, calibration) } : {}),
      logOdds: item.logOdds,
      lines,
      ...this.explainer.explain({ pair, lines, gates, factors, ...sides }),
      gates,
      unclaimed: item.unclaimed,
      pinned: (query.pins ?? []).includes(item.id),
      exposure: query.prices === false ? null : exposureOf(item, owner, this.prices),
      modelVersion: this.modelVersion,
    };
    if (query.counterfactuals === false) return match;
    const change = bestChange(pair, gates, { score: item.score, band }, (changed) =>
      this.rescore(pair, changed),
    );
    return change ? { ...match, counterfactual: withRequirement(change, demand) } : match;
  }

  private rescore(pair: Pair, supply: SupplyFeatures): Shown {
    const item = rank('', this.corpus.meter.again(pair, supply), this.model.factors);
    return { score: item.score, band: bandOf(item.score, item.gated) };
  }
}

/** A profile as its reader sees it. */
function readable<P extends { hidden?: object }>(profile: P, withHidden: boolean): P {
  return withHidden && profile.hidden ? { ...profile, ...profile.hidden } : profile;
}
