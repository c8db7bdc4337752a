// All profiles of both sides with what scoring needs, and nothing that explains: lists of scored pairs come from here,
// for the engine, the evaluation and the command line alike.
import { CandidateFinder, DEMAND_DEPTHS, SUPPLY_DEPTHS, type Depths } from './candidates.js';
import type { DemandFeatureFacts, SupplyFeatureFacts } from './features.js';
import { Latent, type Basis } from './latent.js';
import { Meter, type Statistics } from './pair.js';
import { Preparer } from './prepare.js';
import { rank, viewsOf, type Ranked } from './ranking.js';
import { SideIndex } from './side-index.js';
import { Owners } from './slot-marks.js';
import type { Thesaurus } from './thesaurus/thesaurus.js';
import type { DemandProfile, MatchQuery, SupplyProfile } from './types.js';

/** What a list is asked with; depths only where an evaluation changes them. */
export type RankQuery = Pick<MatchQuery, 'now' | 'audience' | 'demo' | 'pins'> & {
  depths?: Depths;
};

export class Corpus {
  readonly preparer: Preparer;
  private readonly owners = new Owners();
  readonly demands = new SideIndex<DemandProfile, DemandFeatureFacts>(this.owners);
  readonly supplies = new SideIndex<SupplyProfile, SupplyFeatureFacts>(this.owners);
  readonly statistics: Statistics;
  readonly meter: Meter;
  private latent: Latent | undefined;
  private readonly finder = new CandidateFinder();

  constructor(thesaurus: Thesaurus) {
    this.preparer = new Preparer(thesaurus);
    this.statistics = {
      demandTerms: this.demands.terms,
      supplyTerms: this.supplies.terms,
      demandConcepts: this.demands.concepts,
      supplyConcepts: this.supplies.concepts,
    };
    this.meter = new Meter(this.statistics, thesaurus.concepts.length);
  }

  putDemand(profile: DemandProfile): void {
    const hidden = profile.hidden ? this.preparer.demand(profile, true) : undefined;
    const features = this.preparer.demand(profile);
    this.demands.put(profile, features, { hidden, until: openUntil(features.facts) });
  }

  putSupply(profile: SupplyProfile): void {
    const hidden = profile.hidden ? this.preparer.supply(profile, true) : undefined;
    this.supplies.put(profile, this.preparer.supply(profile), { hidden });
  }

  /** Learns the latent space from all texts; the same profiles always give the same space. */
  fitLatent(dimensions?: number): Basis {
    const rows = [this.demands, this.supplies].flatMap((side) =>
      side.allIds().map((id) => side.features(side.slotOf(id)!, false).terms),
    );
    const latent = Latent.fit(rows, this.preparer.lexicon, dimensions);
    this.useLatent(latent);
    return latent.basis();
  }

  /** Takes over a space learnt elsewhere. */
  loadLatent(basis: Basis): void {
    this.useLatent(Latent.from(basis, this.preparer.lexicon));
  }

  /** Scored capabilities for a scenario, in no order. */
  forDemand(id: string, query: RankQuery): Ranked[] {
    const slot = this.demands.slotOf(id);
    if (slot === undefined) return [];
    const views = viewsOf(query.audience);
    const demand = this.demands.features(slot, views.demandHidden);
    const asker = askerOf(this.demands.marks.ownerOf(slot), query);
    const admits = (other: number): boolean => this.supplies.marks.admits(other, asker);
    const found = this.finder.find(demand, this.supplies, query.depths ?? DEMAND_DEPTHS, admits);
    pin(found, query.pins, this.supplies, admits);
    return [...found].map((other) => {
      const supply = this.supplies.features(other, views.supplyHidden);
      return rank(this.supplies.idAt(other)!, this.meter.measure(demand, supply, +query.now));
    });
  }

  /** Scored scenarios for a capability, in no order; closed ones and those past their deadline are left out. */
  forSupply(id: string, query: RankQuery): Ranked[] {
    const slot = this.supplies.slotOf(id);
    if (slot === undefined) return [];
    const views = viewsOf(query.audience);
    const supply = this.supplies.features(slot, views.supplyHidden);
    const asker = askerOf(this.supplies.marks.ownerOf(slot), query);
    const admits = (other: number): boolean => this.demands.marks.admits(other, asker);
    const found = this.finder.find(supply, this.demands, query.depths ?? SUPPLY_DEPTHS, admits);
    pin(found, query.pins, this.demands, admits);
    return [...found].map((other) => {
      const demand = this.demands.features(other, views.demandHidden);
      return rank(this.demands.idAt(other)!, this.meter.measure(demand, supply, +query.now));
    });
  }

  private useLatent(latent: Latent): void {
    this.latent = latent;
    this.preparer.latent = latent;
    for (const side of [this.demands, this.supplies]) side.project(latent);
  }

  /** Short name of the latent space in use, or `none`. */
  get latentVersion(): string {
    return this.latent?.version ?? 'none';
  }
}

function askerOf(owner: number, query: RankQuery): { owner: number; demo: boolean; nowMs: number } {
  return { owner, demo: query.demo !== false, nowMs: +query.now };
}

/** Closed scenarios are in no list, others until their deadline. */
function openUntil(facts: DemandFeatureFacts): number {
  return facts.closed ? -Infinity : (facts.deadlineMs ?? Infinity);
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
