/** Cells with fewer pairings say nothing, so that no single pairing can be read from a figure (design §3). */
export const smallestCell = 5;

/** How many pairings stand behind one cell of a breakdown. */
export interface Cell {
  readonly key: string;
  /** Opened at least 60 days ago: what the rate counts. */
  readonly ripe: number;
  /** All of them. */
  readonly opened: number;
}

/** Which sums over all cells are published beside the breakdown. */
export interface PublishedTotals {
  readonly ripe: boolean;
  readonly opened: boolean;
}

export interface Suppression {
  readonly hidden: ReadonlySet<string>;
  /** The sums that may still be published. */
  readonly totals: PublishedTotals;
}

type Quantity = 'unripe' | 'opened' | 'ripe';
const quantities: readonly Quantity[] = ['unripe', 'opened', 'ripe'];
const sizeOf = (cell: Cell, quantity: Quantity) =>
  quantity === 'unripe' ? cell.opened - cell.ripe : cell[quantity];

/** A count that could point at somebody. Zero hides nobody. */
export const isSmall = (count: number): boolean => count > 0 && count < smallestCell;

/**
 * Hides small cells, and as many others as it takes that none can be had by subtracting what is shown from
 * a total (complementary suppression): whatever can be added up and is published in sum must have at least
 * two hidden parts, which together are no small cell and are not all ones. Where hiding cells cannot achieve
 * that, the sum is withheld. What is not yet ripe can be added up as well: opened minus ripe.
 */
export function suppress(cells: readonly Cell[], published: PublishedTotals): Suppression {
  const hidden = new Set(
    cells.filter((c) => isSmall(c.ripe) || isSmall(c.opened)).map((c) => c.key),
  );
  let totals = published;
  for (;;) {
    const leak = quantities.find(
      (one) => isPublished(one, totals) && isDerivable(cells, hidden, one),
    );
    if (!leak) return { hidden, totals };
    const next = smallestShown(cells, hidden, leak);
    if (next) hidden.add(next.key);
    else totals = leak === 'ripe' ? { ...totals, ripe: false } : { ...totals, opened: false };
  }
}

function isPublished(quantity: Quantity, totals: PublishedTotals): boolean {
  return quantity === 'unripe' ? totals.ripe && totals.opened : totals[quantity];
}

function isDerivable(
  cells: readonly Cell[],
  hidden: ReadonlySet<string>,
  quantity: Quantity,
): boolean {
  const sizes = cells
    .filter((cell) => hidden.has(cell.key))
    .map((cell) => sizeOf(cell, quantity))
    .filter((size) => size > 0);
  const sum = sizes.reduce((a, b) => a + b, 0);
  const isSafe = sizes.length >= 2 && sum >= smallestCell && sum > sizes.length;
  return sizes.length > 0 && !isSafe;
}

function smallestShown(
  cells: readonly Cell[],
  hidden: ReadonlySet<string>,
  quantity: Quantity,
): Cell | undefined {
  return cells
    .filter((cell) => !hidden.has(cell.key) && sizeOf(cell, quantity) > 0)
    .sort((a, b) => sizeOf(a, quantity) - sizeOf(b, quantity) || (a.key < b.key ? 1 : -1))[0];
}
