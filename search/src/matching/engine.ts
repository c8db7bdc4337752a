// The door of the two-way matching core: profiles in, explained lists out. Pure: no clock (`now` comes with the
// question), no chance, no I/O; the same profiles and model version give the same answers in every process, whatever
// the order they came in.
import { gatesOf } from './gates.js';
import { bestChange, type Shown } from './counterfactual.js';
import { CandidateFinder, DEMAND_DEPTHS, SUPPLY_DEPTHS } from './candidates.js';
import { Explainer, type Texts } from './explain.js';
import type {
  DemandFeatureFacts,
  DemandFeatures,
  SupplyFeatureFacts,
  SupplyFeatures,
} from './features.js';
import { Meter } from './pair.js';
import { Preparer } from './prepare.js';
import {
  inOrder,
  isGrounded,
  isOpen,
  rank,
  viewsOf,
  withRequirement,
  type Ranked,
} from './ranking.js';
import { bandOf, linesOf, MODEL } from './score.js';
import { SideIndex } from './side-index.js';
import { defaultThesaurus } from './thesaurus/default-thesaurus.js';
import type { Thesaurus } from './thesaurus/thesaurus.js';
import type { DemandProfile, Match, MatchQuery, SupplyProfile } from './types.js';

/** What a query without a list needs. */
export type PairQuery = Pick<MatchQuery, 'now' | 'audience' | 'counterfactuals' | 'pins'>;

interface Sides {
  demand: DemandProfile;
  supply: SupplyProfile;
  texts: Texts;
}

export class MatchingEngine {
  readonly modelVersion: string;
  private readonly preparer: Preparer;
  private readonly demands = new SideIndex<DemandProfile, DemandFeatureFacts>();
  private readonly supplies = new SideIndex<SupplyProfile, SupplyFeatureFacts>();
  private readonly meter: Meter;
  private readonly explainer: Explainer;
  private readonly finder = new CandidateFinder();

  /** @param thesaurus another one than the product's own, for evaluations. */
  constructor(thesaurus: Thesaurus = defaultThesaurus()) {
    this.preparer = new Preparer(thesaurus);
    const statistics = {
      demandTerms: this.demands.terms,
      supplyTerms: this.supplies.terms,
      demandConcepts: this.demands.concepts,
      supplyConcepts: this.supplies.concepts,
    };
    this.meter = new Meter(statistics, thesaurus.concepts.length);
    this.explainer = new Explainer(thesaurus, statistics, this.preparer.lexicon);
    this.modelVersion = `${MODEL}-${thesaurus.version}`;
  }

  /** Adds or replaces a scenario. */
  putDemand(profile: DemandProfile): void {
    const hidden = profile.hidden ? this.preparer.demand(profile, true) : undefined;
    this.demands.put(profile, this.preparer.demand(profile), hidden);
  }

  /** Adds or replaces a capability. */
  putSupply(profile: SupplyProfile): void {
    const hidden = profile.hidden ? this.preparer.supply(profile, true) : undefined;
    this.supplies.put(profile, this.preparer.supply(profile), hidden);
  }

  removeDemand(id: string): boolean {
    return this.demands.remove(id);
  }

  removeSupply(id: string): boolean {
    return this.supplies.remove(id);
  }

  /**
   * Capabilities for a scenario, best first: those that meet the legal musts before those that do not, claimed
   * before unclaimed, then by score. Empty for an unknown id.
   */
  matchesForDemand(id: string, query: MatchQuery): Match[] {
    const slot = this.demands.slotOf(id);
    if (slot === undefined) return [];
    const views = viewsOf(query.audience);
    const demand = this.demands.features(slot, views.demandHidden);
    const owner = this.demands.organisationAt(slot);
    const admits = (other: number): boolean =>
      (query.demo !== false || !this.supplies.isDemo(other)) &&
      (!owner || owner !== this.supplies.organisationAt(other));
    const found = this.finder.find(demand, this.supplies, DEMAND_DEPTHS, admits);
    pin(found, query.pins, this.supplies, admits);
    const ranked = [...found].map((other) => {
      const supply = this.supplies.features(other, views.supplyHidden);
      return rank(this.supplies.idAt(other)!, this.meter.measure(demand, supply, +query.now));
    });
    const profile = readable(this.demands.profile(slot), views.demandHidden);
    const reading = this.explainer.readDemand(profile);
    return this.top(ranked, query).map((item) => {
      const other = this.supplies.profile(this.supplies.slotOf(item.id)!);
      const supply = readable(other, views.supplyHidden);
      const texts = { demand: reading, supply: this.explainer.readSupply(supply) };
      return this.explained({ demand: profile, supply, texts }, item, query);
    });
  }

  /** Scenarios for a capability, best first; closed ones and those past their deadline are left out. */
  matchesForSupply(id: string, query: MatchQuery): Match[] {
    const slot = this.supplies.slotOf(id);
    if (slot === undefined) return [];
    const views = viewsOf(query.audience);
    const supply = this.supplies.features(slot, views.supplyHidden);
    const owner = this.supplies.organisationAt(slot);
    const admits = (other: number): boolean =>
      (query.demo !== false || !this.demands.isDemo(other)) &&
      (!owner || owner !== this.demands.organisationAt(other)) &&
      isOpen(this.demands.factsAt(other), +query.now);
    const found = this.finder.find(supply, this.demands, SUPPLY_DEPTHS, admits);
    pin(found, query.pins, this.demands, admits);
    const ranked = [...found].map((other) => {
      const demand = this.demands.features(other, views.demandHidden);
      return rank(this.demands.idAt(other)!, this.meter.measure(demand, supply, +query.now));
    });
    const profile = readable(this.supplies.profile(slot), views.supplyHidden);
    const reading = this.explainer.readSupply(profile);
    return this.top(ranked, query).map((item) => {
      const other = this.demands.profile(this.demands.slotOf(item.id)!);
      const demand = readable(other, views.demandHidden);
      const texts = { demand: this.explainer.readDemand(demand), supply: reading };
      return this.explained({ demand, supply: profile, texts }, item, query);
    });
  }

  /** Scores and explains one pair of profiles, stored or not, against the stored corpus. */
  scorePair(demand: DemandProfile, supply: SupplyProfile, query: PairQuery): Match {
    const views = viewsOf(query.audience);
    const pair = this.meter.measure(
      this.preparer.demand(demand, views.demandHidden),
      this.preparer.supply(supply, views.supplyHidden),
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

  size(): { demands: number; supplies: number } {
    return { demands: this.demands.size, supplies: this.supplies.size };
  }

  /** The profiles as bytes, for a quicker start; `restore` in any process gives the same engine. */
  snapshot(): Uint8Array {
    const content = { demands: this.demands.profiles(), supplies: this.supplies.profiles() };
    return new TextEncoder().encode(JSON.stringify(content));
  }

  /** Replaces everything by a snapshot. */
  restore(bytes: Uint8Array): void {
    const content = JSON.parse(new TextDecoder().decode(bytes)) as {
      demands: DemandProfile[];
      supplies: SupplyProfile[];
    };
    for (const id of this.demands.allIds()) this.removeDemand(id);
    for (const id of this.supplies.allIds()) this.removeSupply(id);
    for (const profile of content.demands) this.putDemand(profile);
    for (const profile of content.supplies) this.putSupply(profile);
  }

  private top(ranked: Ranked[], query: MatchQuery): Ranked[] {
    const pins = new Set(query.pins ?? []);
    return ranked
      .filter((item) => query.floor === false || pins.has(item.id) || isGrounded(item.pair))
      .sort(inOrder)
      .slice(0, query.limit ?? 10);
  }

  private explained(sides: Sides, item: Ranked, query: PairQuery): Match {
    const { pair } = item;
    const { demand, supply } = sides;
    const gates = gatesOf(pair.demand, pair.supply, pair.nowMs);
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
    const item = rank('', this.meter.measure(demand, supply, nowMs));
    return { score: item.score, band: bandOf(item.score, item.gated) };
  }
}

/** Adds a matchmaker's pins to the candidates. */
function pin(
  found: Set<number>,
  pins: readonly string[] | undefined,
  side: { slotOf(id: string): number | undefined },
  admits: (slot: number) => boolean,
): void {
  for (const id of pins ?? []) {
    const slot = side.slotOf(id);
    if (slot !== undefined && admits(slot)) found.add(slot);
  }
}

/** A profile as its reader sees it. */
function readable<P extends { hidden?: object }>(profile: P, withHidden: boolean): P {
  return withHidden && profile.hidden ? { ...profile, ...profile.hidden } : profile;
}
