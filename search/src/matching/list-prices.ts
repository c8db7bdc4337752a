// What orders a list beside the score: exposure prices and turns (search/src/planning). They move places, never p, q or
// the score, and each says so in a line of its own.
import { inOrder, type Ranked } from './ranking.js';

export interface ListPrices {
  /** Price of being shown, by id of the one shown: a list is ordered by ln score − price. Absent is 0. */
  readonly prices: ReadonlyMap<string, number>;
  /** By demand: supplies whose turn it is to stand in its list (one of the last of the first ten places). */
  readonly turns: ReadonlyMap<string, readonly string[]>;
}

/** How a place came about beside the score; shown as 曝光调节. */
export interface Exposure {
  /** Added to the logarithm of the score for the order alone; below 0 for those shown more than their share. */
  adjustment: number;
  /** Whether its place is a turn. */
  turn: boolean;
}

export const NO_PRICES: ListPrices = { prices: new Map(), turns: new Map() };
const lastPlace = 10;

/** Sorts a list for its owner; unclaimed entries and those that fail a legal must are never moved up. */
export function inListOrder(ranked: readonly Ranked[], owner: string, list: ListPrices): Ranked[] {
  const keyed = ranked.map((item) => ({
    item,
    key: Math.log(Math.max(item.score, 1e-9)) - priceOf(item, list),
  }));
  keyed.sort(
    ({ item: a, key: keyA }, { item: b, key: keyB }) =>
      Number(a.unclaimed) - Number(b.unclaimed) ||
      Number(a.gated) - Number(b.gated) ||
      keyB - keyA ||
      inOrder(a, b),
  );
  const sorted = keyed.map(({ item }) => item);
  const turns = list.turns.get(owner) ?? [];
  return turns.length ? withTurns(sorted, new Set(turns)) : sorted;
}

function withTurns(sorted: Ranked[], ids: ReadonlySet<string>): Ranked[] {
  const moved = sorted.slice(lastPlace).filter((item) => ids.has(item.id) && mayMove(item));
  if (moved.length === 0) return sorted;
  const rest = sorted.filter((item) => !moved.includes(item));
  // Never before the claimed and lawful ones that stand in the first places.
  const from = Math.max(0, Math.min(lastPlace - moved.length, rest.filter(mayMove).length));
  return [...rest.slice(0, from), ...moved, ...rest.slice(from)];
}

const mayMove = (item: Ranked) => !item.unclaimed && !item.gated;
const priceOf = (item: Ranked, { prices }: ListPrices) =>
  item.unclaimed ? 0 : (prices.get(item.id) ?? 0);

/** The line of one entry, or nothing where nothing moved it. */
export function exposureOf(item: Ranked, owner: string, list: ListPrices): Exposure | null {
  const adjustment = -priceOf(item, list) + 0;
  const turn = mayMove(item) && (list.turns.get(owner)?.includes(item.id) ?? false);
  return adjustment !== 0 || turn ? { adjustment, turn } : null;
}
