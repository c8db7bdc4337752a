import {
  type Basis,
  type ByteReader,
  candidateDocument,
  candidateSearch,
  LINE_CODES,
  MatchingEngine,
  PRIOR,
  rebuilt,
  type CandidateDocument,
  type CandidateSearch,
  type Factors,
  type MatchModel,
  type DemandProfile,
  type Figures,
  type FormAddition,
  type Match,
  type ListPrices,
  type MatchQuery,
  type PartnerAnswer,
  type Scored,
  type Side,
  type SupplyProfile,
} from '@aism/search';
import {
  drop,
  listIn,
  placeOf,
  store,
  visiting,
  type MatchQuestion,
  type MatchRow,
  type PartnerQuestion,
  type World,
} from './match-world.js';
import { exposuresOf, type ExposureQuestion } from './match-exposures.js';
import { inMemory, storageIn, type MatchStorage } from './match-storage.js';
import { WorldForms } from './world-forms.js';

export type { MatchQuestion, MatchRow, PartnerQuestion } from './match-world.js';

export interface MatchList {
  readonly items: readonly Match[];
  /** All candidates; for the public, who get no second page, those shown. */
  readonly total: number;
  readonly modelVersion: string;
}

/** All candidates of one side in figures, in no order. */
export interface MatchTable {
  /** What the figures of `lines` are, in order. */
  readonly codes: typeof LINE_CODES;
  readonly rows: readonly Figures[];
  /** Whether these are all rows of the other side, or the best few thousand. */
  readonly whole: boolean;
  readonly modelVersion: string;
}

/** The two rows of a pair, wherever they are stored. */
export interface PairRows {
  readonly demand: DemandProfile;
  readonly supply: SupplyProfile;
}

/** Candidates of many scenarios of one world, in scores only. */
export interface RankQuestion {
  readonly demo: boolean;
  readonly demands: readonly { readonly id: string; readonly query: MatchQuery }[];
}
/** One answer a scenario, in the order asked; no rows for one that is not stored. */
export interface RankAnswer {
  readonly lists: readonly { readonly id: string; readonly rows: readonly Scored[] }[];
  readonly modelVersion: string;
}

/**
 * Two engines, because demonstration rows (示例) and real ones never meet: real scenarios with real
 * capabilities, 示例 with 示例, and unclaimed entries with both. It also keeps word statistics apart, so
 * that a demonstration changes no real score.
 */
export class MatchWorlds {
  private readonly worlds: readonly World[];
  readonly forms: WorldForms;
  /** Where each stored row is: bit 1 the real world, bit 2 the other. */
  private readonly places = {
    demand: new Map<string, number>(),
    supply: new Map<string, number>(),
  };

  constructor(private readonly place: MatchStorage = inMemory) {
    this.worlds = [false, true].map((demo) => {
      const storage = storageIn(place);
      return { demo, engine: new MatchingEngine(undefined, storage), storage, model: PRIOR };
    });
    this.forms = new WorldForms(this.worlds);
  }

  /** Gives back what is held beside the memory; nothing may be asked afterwards. */
  close(): void {
    for (const { storage } of this.worlds) storage.spill?.close();
  }

  putDemands(profiles: readonly DemandProfile[]): void {
    for (const profile of profiles) this.put('demand', profile);
  }

  putSupplies(profiles: readonly SupplyProfile[]): void {
    for (const profile of profiles) this.put('supply', profile);
  }

  remove(side: Side, ids: readonly string[]): void {
    for (const id of ids) {
      for (const world of this.worlds) drop(world, side, id);
      this.places[side].delete(id);
    }
  }

  /** Texts of the real world and of the demonstration. */
  sizes(): number[] {
    return this.worlds.map(({ engine }) => engine.size().demands + engine.size().supplies);
  }

  /** Names of the latent spaces in use. */
  spaces(): string[] {
    return this.worlds.map(({ engine }) => engine.latentVersion);
  }

  learnSpace(demo: boolean): { basis: Basis; version: string } {
    return this.of(demo).engine.learnLatent();
  }

  useSpace(demo: boolean, basis: Basis): void {
    this.of(demo).engine.useLatent(basis);
  }

  /** Both worlds as bytes. */
  parts(): Generator<Uint8Array>[] {
    return this.worlds.map(({ engine }) => engine.snapshot());
  }

  /** Takes over the bytes of `parts`; for empty worlds only. */
  restore(read: ByteReader): void {
    for (const { engine } of this.worlds) engine.restore(read);
    for (const side of ['demand', 'supply'] as const)
      this.worlds.forEach(({ engine }, i) => {
        for (const id of engine.ids(side))
          this.places[side].set(id, (this.places[side].get(id) ?? 0) | (1 << i));
      });
  }

  /** Scores one world by another model from now on. */
  useModel(demo: boolean, model: MatchModel): void {
    const world = this.of(demo);
    world.engine.useModel(model);
    world.model = model;
  }

  /** Names concepts by these forms too from now on. @returns whether the engines are new: they have no settings yet */
  useForms(additions: readonly FormAddition[]): boolean {
    const thesaurus = this.forms.take(additions);
    if (!thesaurus) return false;
    for (const world of this.worlds) {
      const storage = storageIn(this.place);
      world.engine = rebuilt(world.engine, thesaurus, storage);
      world.storage.spill?.close();
      world.storage = storage;
    }
    return true;
  }

  /** Rows as another source of candidates keeps them, from what everybody may read; they are stored here too. */
  documents(side: Side, rows: readonly MatchRow[]): CandidateDocument[] {
    return rows.map((row) => {
      this.put(side, row);
      const probe = this.homes(placeOf(row))[0]!.engine.probe({ side, id: row.id, query: anybody });
      return candidateDocument(row, probe!);
    });
  }

  /** A list's question as another source understands it, from what everybody may read. */
  search({ side, row, query }: MatchQuestion): CandidateSearch {
    const place = this.places[side].get(row.id);
    const homes = this.homes(place ?? placeOf(row));
    const worlds = homes.map(({ demo }) => (demo ? ('demo' as const) : ('real' as const)));
    const visitor = { side, row, stored: place !== undefined };
    return visiting(homes[0]!, visitor, ({ engine }) =>
      candidateSearch(engine.probe({ side, id: row.id, query: anybody })!, {
        ...{ worlds, now: query.now },
      }),
    );
  }

  /** Hand-set lines of pairs, in order, from public facts; null stays null. */
  lines(pairs: readonly (PairRows | null)[], now: Date) {
    return pairs.map((pair): { demand: Factors; supply: Factors } | null => {
      if (!pair) return null;
      const demo = pair.demand.demo === true || pair.supply.demo === true;
      return this.of(demo).engine.baseLines(pair.demand, pair.supply, now);
    });
  }

  /** How much each capability is seen under each of several models. */
  exposures(question: ExposureQuestion): Record<string, number>[] {
    const { engine, model, demo } = this.of(question.demo);
    const bit = demo ? 2 : 1;
    const ids = [...this.places.demand].filter(([, place]) => place & bit).map(([id]) => id);
    return exposuresOf(engine, model, ids.sort(), question);
  }

  /** Orders the lists of one world by other exposure prices from now on. */
  usePrices(demo: boolean, prices: ListPrices): void {
    this.worlds[demo ? 1 : 0]?.engine.usePrices(prices);
  }

  /** Candidates by score alone, whatever the exposure prices. */
  rank({ demo, demands }: RankQuestion): RankAnswer {
    const engine = this.worlds[demo ? 1 : 0]?.engine;
    const lists = demands.map(({ id, query }) => ({
      id,
      rows: engine?.rankForDemand(id, { ...query, prices: false }) ?? [],
    }));
    return { lists, modelVersion: engine?.modelVersion ?? '' };
  }

  /** Scenarios of one world that can be matched now, in id order. */
  demandIds(demo: boolean): string[] {
    const bit = demo ? 2 : 1;
    return [...this.places.demand].flatMap(([id, place]) => (place & bit ? [id] : [])).sort();
  }

  /** Stored rows of each side. */
  size(): { demands: number; supplies: number } {
    return { demands: this.places.demand.size, supplies: this.places.supply.size };
  }

  /** The list of one side. A row that is not stored is put in for the moment of the question only. */
  ask({ side, row, query }: MatchQuestion): MatchList {
    const place = this.places[side].get(row.id);
    const homes = this.homes(place ?? placeOf(row));
    const { limit, offset } = query;
    // Only an unclaimed entry is at home in both: real scenarios first, then demonstrations.
    const wanted = homes.length > 1 ? { ...query, limit: offset + limit, offset: 0 } : query;
    const lists = homes.map((world) =>
      listIn(world, { side, row, query: wanted }, place !== undefined),
    );
    const items = lists.flatMap((list) => list.items);
    return {
      items: homes.length > 1 ? items.slice(offset, offset + limit) : items,
      total: lists.reduce((sum, list) => sum + list.total, 0),
      modelVersion: (homes[0] ?? this.worlds[0])?.engine.modelVersion ?? '',
    };
  }

  /** All candidates of one side in figures: the whole other side where it is small (`query.whole`). */
  figures({ side, row, query }: MatchQuestion): MatchTable {
    const place = this.places[side].get(row.id);
    const homes = this.homes(place ?? placeOf(row));
    const tables = homes.map((world) =>
      visiting(world, { side, row, stored: place !== undefined }, ({ engine }) => {
        const { demands, supplies } = engine.size();
        const others = side === 'demand' ? supplies : demands;
        return { rows: engine.figures(side, row.id, query), others };
      }),
    );
    return {
      codes: LINE_CODES,
      rows: tables.flatMap((table) => table.rows),
      whole: tables.every((table) => table.others <= (query.whole ?? 0)),
      modelVersion: (homes[0] ?? this.worlds[0])?.engine.modelVersion ?? '',
    };
  }

  /** Suppliers of the scenario's own world that close what one supplier leaves open. */
  partners({ row, query }: PartnerQuestion): PartnerAnswer | null {
    const place = this.places.demand.get(row.id);
    const world = this.homes(place ?? placeOf(row))[0]!;
    const visitor = { side: 'demand' as const, row, stored: place !== undefined };
    return visiting(world, visitor, ({ engine }) => engine.partners(row.id, query));
  }

  private of(demo: boolean): World {
    return this.worlds[demo ? 1 : 0]!;
  }

  private homes(place: number): World[] {
    return this.worlds.filter((_, i) => place & (1 << i));
  }

  private put(side: Side, row: MatchRow): void {
    const place = placeOf(row);
    this.worlds.forEach((world, i) => {
      if (place & (1 << i)) store(world, side, row);
      else drop(world, side, row.id);
    });
    this.places[side].set(row.id, place);
  }
}

/** What leaves the process is what everybody may read; the time plays no part in it. */
const anybody = { audience: 'public', now: new Date(0) } as const;
