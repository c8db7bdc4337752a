import type { MutualCell } from '../../api/types';

/** One row of chart and table; a rate of null is suppressed because fewer than five pairings stand behind it. */
export interface RateRow extends MutualCell {
  name: string;
}

/** Cells with names; suppressed ones stay in the table but come last, months keep their order. */
export function rateRows(
  cells: readonly MutualCell[],
  name: (key: string) => string,
  keepOrder = false,
): RateRow[] {
  const rows = cells.map((cell) => ({ ...cell, name: name(cell.key) }));
  return keepOrder ? rows : rows.sort((a, b) => (b.rate ?? -1) - (a.rate ?? -1));
}
