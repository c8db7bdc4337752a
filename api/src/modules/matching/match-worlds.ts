import {
  MatchingEngine,
  type DemandProfile,
  type Match,
  type MatchQuery,
  type Side,
  type SupplyProfile,
} from '@aism/search';

export type MatchRow = DemandProfile | SupplyProfile;

/** A question for one side's list. */
export interface MatchQuestion {
  readonly side: Side;
  /** The asking side as it is now; used where it is not among the stored ones (a draft, a closed scenario). */
  readonly row: MatchRow;
  readonly query: MatchQuery & { readonly limit: number; readonly offset: number };
}
export interface MatchList {
  readonly items: readonly Match[];
  /** All candidates; for the public, who get no second page, those shown. */
  readonly total: number;
  readonly modelVersion: string;
}

interface World {
  readonly demo: boolean;
  readonly engine: MatchingEngine;
}

/**
 * Two engines, because demonstration rows (示例) and real ones never meet: real scenarios with real
 * capabilities, 示例 with 示例, and unclaimed entries with both. It also keeps word statistics apart, so
 * that a demonstration changes no real score.
 */
export class MatchWorlds {
  private readonly worlds: readonly World[] = [
    { demo: false, engine: new MatchingEngine() },
    { demo: true, engine: new MatchingEngine() },
  ];
  /** Where each stored row is: bit 1 the real world, bit 2 the other. */
  private readonly places = {
    demand: new Map<string, number>(),
    supply: new Map<string, number>(),
  };

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

function placeOf(row: MatchRow): number {
  if ('unclaimed' in row && row.unclaimed) return 3;
  return row.demo ? 2 : 1;
}

function store({ engine }: World, side: Side, row: MatchRow): void {
  if (side === 'demand') engine.putDemand(row);
  else engine.putSupply(row);
}

function drop({ engine }: World, side: Side, id: string): void {
  if (side === 'demand') engine.removeDemand(id);
  else engine.removeSupply(id);
}

function listIn(world: World, { side, row, query }: MatchQuestion, stored: boolean) {
  if (!stored) store(world, side, row);
  try {
    const items = itemsIn(world, side, row.id, query);
    return { items, total: totalIn(world, { side, row, query }, items.length) };
  } finally {
    if (!stored) drop(world, side, row.id);
  }
}

function itemsIn({ engine }: World, side: Side, id: string, query: MatchQuestion['query']) {
  return side === 'demand'
    ? engine.matchesForDemand(id, query)
    : engine.matchesForSupply(id, query);
}

/** Counting scores all candidates once more, so it is done only where the page does not say it. */
function totalIn({ engine }: World, { side, row, query }: MatchQuestion, shown: number): number {
  const isWhole = shown < query.limit && (shown > 0 || query.offset === 0);
  if (isWhole || query.audience === 'public') return query.offset + shown;
  return side === 'demand'
    ? engine.countForDemand(row.id, query)
    : engine.countForSupply(row.id, query);
}
