import type {
  DemandProfile,
  MatchingEngine,
  MatchModel,
  MatchQuery,
  PartnerQuery,
  Side,
  Storage,
  SupplyProfile,
} from '@aism/search';

export type MatchRow = DemandProfile | SupplyProfile;

/** A question for one side's list. */
export interface MatchQuestion {
  readonly side: Side;
  /** The asking side as it is now; used where it is not among the stored ones (a draft, a closed scenario). */
  readonly row: MatchRow;
  readonly query: MatchQuery & { readonly limit: number; readonly offset: number };
}
/** A question for the partners of one supplier in one scenario. */
export interface PartnerQuestion {
  /** The scenario as it is now; used where it is not among the stored ones. */
  readonly row: DemandProfile;
  readonly query: PartnerQuery;
}
/** One of the two worlds, with the model that scores it. */
export interface World {
  readonly demo: boolean;
  engine: MatchingEngine;
  /** Where the engine keeps what is not in memory. */
  storage: Storage;
  model: MatchModel;
}

export function placeOf(row: MatchRow): number {
  if ('unclaimed' in row && row.unclaimed) return 3;
  return row.demo ? 2 : 1;
}

export function store({ engine }: World, side: Side, row: MatchRow): void {
  if (side === 'demand') engine.putDemand(row);
  else engine.putSupply(row);
}

export function drop({ engine }: World, side: Side, id: string): void {
  if (side === 'demand') engine.removeDemand(id);
  else engine.removeSupply(id);
}

/** Asks a world about a row that may be there for this moment only. */
export function visiting<T>(
  world: World,
  { side, row, stored }: { side: Side; row: MatchRow; stored: boolean },
  ask: (world: World) => T,
): T {
  if (!stored) store(world, side, row);
  try {
    return ask(world);
  } finally {
    if (!stored) drop(world, side, row.id);
  }
}

export function listIn(world: World, { side, row, query }: MatchQuestion, stored: boolean) {
  return visiting(world, { side, row, stored }, () => {
    const items = itemsIn(world, side, row.id, query);
    return { items, total: totalIn(world, { side, row, query }, items.length) };
  });
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
