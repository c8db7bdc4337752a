// All profiles of both sides with what scoring needs, and nothing that explains: lists of scored pairs come from here,
// for the engine, the evaluation and the command line alike.
import { CandidateFinder, DEEP, DEMAND_DEPTHS, SUPPLY_DEPTHS, type Depths } from './candidates.js';
import type { DemandFeatureFacts, Features, SupplyFeatureFacts } from './features.js';
import { Latent, type Basis } from './latent.js';
import { Meter, type Pair, type Statistics } from './pair.js';
import { DEMAND_LAYOUT, Preparer, SUPPLY_LAYOUT } from './prepare.js';
import { rank, viewsOf, type Ranked } from './ranking.js';
import type { Factors } from './score.js';
import type { Sections } from './sections.js';
import { SideIndex } from './side-index.js';
import { Owners } from './slot-marks.js';
import type { Storage } from './storage.js';
import type { Thesaurus } from './thesaurus/thesaurus.js';
import type { DemandProfile, MatchQuery, SupplyProfile } from './types.js';

/** What a list is asked with; depths only where an evaluation changes them. */
export type RankQuery = Pick<
  MatchQuery,
  'now' | 'audience' | 'demo' | 'pins' | 'candidates' | 'without' | 'overruled' | 'whole'
> & {
  depths?: Depths;
};

type Side =
  SideIndex<DemandProfile, DemandFeatureFacts> | SideIndex<SupplyProfile, SupplyFeatureFacts>;
interface Asking {
  own: Side;
  other: Side;
  depths: Depths;
}

/** So many questions with another source's candidates, and the own channels are no longer needed. */
const QUESTIONS_TO_REST = 200;

export class Corpus {
  readonly preparer: Preparer;
  private readonly owners = new Owners();
  readonly demands: SideIndex<DemandProfile, DemandFeatureFacts>;
  readonly supplies: SideIndex<SupplyProfile, SupplyFeatureFacts>;
  readonly statistics: Statistics;
  readonly meter: Meter;
  /** What the model in use multiplies lines by. */
  factors: Factors = {};
  private latent: Latent | undefined;
  private readonly finder = new CandidateFinder();
  private readonly restsAfter: number;
  /** Questions with another source's candidates since the last one without. */
  private sinceOwn = 0;

  constructor(thesaurus: Thesaurus, storage: Storage = {}) {
    this.restsAfter = storage.candidates === 'elsewhere' ? QUESTIONS_TO_REST : Infinity;
    this.demands = new SideIndex(this.owners, DEMAND_LAYOUT, storage);
    this.supplies = new SideIndex(this.owners, SUPPLY_LAYOUT, storage);
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
    const features = this.preparer.demand(profile);
    const hidden = this.preparer.hiddenDemand(profile, features);
    this.demands.put(profile, features, { hidden, until: openUntil(features.facts) });
  }

  putSupply(profile: SupplyProfile): void {
    const features = this.preparer.supply(profile);
    const hidden = this.preparer.hiddenSupply(profile, features);
    this.supplies.put(profile, features, { hidden });
  }

  save(to: Sections): void {
    to.plain('words', this.preparer.lexicon.all());
    this.owners.save(to);
    this.demands.save(to.at('demands'));
    this.supplies.save(to.at('supplies'));
  }

  /** Into an empty corpus. @param basis the space that the saved vectors are of */
  load(from: Sections, basis: Basis | null): void {
    const { preparer } = this;
    for (const word of from.plainOf<string[]>('words')) preparer.lexicon.idOf(word);
    this.owners.load(from);
    if (basis) this.latent = preparer.latent = Latent.from(basis, preparer.lexicon);
    const centres = this.latent?.centres ?? new Int8Array(0);
    this.demands.load(from.at('demands'), centres, (profile) =>
      preparer.hiddenDemand(profile, preparer.demand(profile)),
    );
    this.supplies.load(from.at('supplies'), centres, (profile) =>
      preparer.hiddenSupply(profile, preparer.supply(profile)),
    );
  }

  /** Learns the latent space from all texts; the same profiles always give the same space. */
  fitLatent(dimensions?: number): Basis {
    const latent = this.learnt(dimensions);
    this.useLatent(latent);
    return latent.basis();
  }

  /** The same without taking it over: for all processes to take over at one time. */
  learnLatent(): { basis: Basis; version: string } {
    const latent = this.learnt();
    return { basis: latent.basis(), version: latent.version };
  }

  private learnt(dimensions?: number): Latent {
    const rows = [this.demands, this.supplies].flatMap((side) =>
      side.allIds().map((id) => side.terms.row(side.slotOf(id)!)),
    );
    return Latent.fit(rows, this.preparer.lexicon, dimensions);
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
    const overruled = new Set(query.overruled);
    return [...this.slotsForDemand(id, query)].map((other) => {
      const supply = this.supplies.features(other, views.supplyHidden);
      const supplyId = this.supplies.idAt(other)!;
      const pair = this.meter.measure(demand, supply, +query.now);
      return rank(supplyId, overruled.has(supplyId) ? overrule(pair) : pair, this.factors);
    });
  }

  /** Scored scenarios for a capability, in no order; closed ones and those past their deadline are left out. */
  forSupply(id: string, query: RankQuery): Ranked[] {
    const slot = this.supplies.slotOf(id);
    if (slot === undefined) return [];
    const views = viewsOf(query.audience);
    const supply = this.supplies.features(slot, views.supplyHidden);
    const overruled = new Set(query.overruled);
    return [...this.slotsForSupply(id, query)].map((other) => {
      const demand = this.demands.features(other, views.demandHidden);
      const demandId = this.demands.idAt(other)!;
      const pair = this.meter.measure(demand, supply, +query.now);
      return rank(demandId, overruled.has(demandId) ? overrule(pair) : pair, this.factors);
    });
  }

  /** Rows of capabilities that come into question for a scenario; none for an unknown id. */
  slotsForDemand(id: string, query: RankQuery): Set<number> {
    const asking = { own: this.demands, other: this.supplies, depths: DEMAND_DEPTHS };
    const slot = this.demands.slotOf(id);
    if (slot === undefined) return new Set();
    return this.slots(asking, slot, query, viewsOf(query.audience).demandHidden);
  }

  /** Rows of scenarios that come into question for a capability; none for an unknown id. */
  slotsForSupply(id: string, query: RankQuery): Set<number> {
    const asking = { own: this.supplies, other: this.demands, depths: SUPPLY_DEPTHS };
    const slot = this.supplies.slotOf(id);
    if (slot === undefined) return new Set();
    return this.slots(asking, slot, query, viewsOf(query.audience).supplyHidden);
  }

  /** Rows of capabilities for a part of what a scenario asks, by the own channels; whom its list would admit. */
  slotsForPart(id: string, part: Features<object>, query: RankQuery): Set<number> {
    const slot = this.demands.slotOf(id);
    if (slot === undefined) return new Set();
    this.sinceOwn = 0;
    const { demands, supplies } = this;
    const asker = askerOf(demands.marks.ownerOf(slot), query);
    return this.finder.find(part, supplies, DEMAND_DEPTHS, (row) =>
      supplies.marks.admits(row, asker),
    );
  }

  private slots({ own, other, depths }: Asking, slot: number, query: RankQuery, hidden: boolean) {
    const asker = askerOf(own.marks.ownerOf(slot), query);
    const admits = (row: number): boolean => other.marks.admits(row, asker);
    const { candidates, whole } = query;
    const found = new Set<number>();
    if (whole !== undefined && other.size <= whole) {
      for (let row = 0; row < other.extent; row++)
        if (other.idAt(row) !== undefined && admits(row)) found.add(row);
    } else if (candidates?.alone) {
      if (++this.sinceOwn === this.restsAfter) for (const side of [own, other]) side.rest();
    } else {
      this.sinceOwn = 0;
      const deep = whole === undefined ? (query.depths ?? depths) : DEEP;
      const named = this.finder.find(own.features(slot, hidden), other, deep, admits);
      for (const row of named) found.add(row);
    }
    name(found, query.pins, other, admits);
    name(found, candidates?.ids, other, admits);
    for (const id of query.without ?? []) found.delete(other.slotOf(id) ?? -1);
    return found;
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

/** A matchmaker has let what is not met pass: it is still told, but holds nothing back. */
function overrule(pair: Pair): Pair {
  const gates = pair.gates.map((gate) =>
    gate.state === 'unmet' ? { ...gate, state: 'overruled' as const } : gate,
  );
  return { ...pair, gates };
}

function askerOf(owner: number, query: RankQuery): { owner: number; demo: boolean; nowMs: number } {
  return { owner, demo: query.demo !== false, nowMs: +query.now };
}

/** Closed scenarios are in no list, others until their deadline. */
function openUntil(facts: DemandFeatureFacts): number {
  return facts.closed ? -Infinity : (facts.deadlineMs ?? Infinity);
}

/** Adds rows that somebody else has named: a matchmaker's pins, another source. */
function name(
  found: Set<number>,
  ids: readonly string[] | undefined,
  side: { slotOf(id: string): number | undefined },
  admits: (slot: number) => boolean,
): void {
  for (const id of ids ?? []) {
    const slot = side.slotOf(id);
    if (slot !== undefined && admits(slot)) found.add(slot);
  }
}
