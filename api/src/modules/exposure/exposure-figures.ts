// How attention is spread over suppliers, told by group; groups under five stay hidden, and as many others as it takes
// that no hidden group can be worked out from those shown and the total.

const smallestCell = 5;

export interface CountedExposure {
  readonly attention: number;
  readonly key: string;
}
export interface ExposureCell {
  readonly key: string;
  readonly suppliers: number | null;
  /** Mean attention of the group ÷ mean of all; 1 is the fair share. */
  readonly relative: number | null;
  readonly suppressed: boolean;
}

/** Cells in the order of `keys`; groups that nobody is in are left out. */
export function exposureCells(
  rows: readonly CountedExposure[],
  keys: readonly string[],
): ExposureCell[] {
  const groups = keys
    .map((key) => ({ key, members: rows.filter((row) => row.key === key) }))
    .filter(({ members }) => members.length > 0);
  const hidden = new Set(
    groups.filter(({ members }) => members.length < smallestCell).map(({ key }) => key),
  );
  const bySize = [...groups].sort((a, b) => a.members.length - b.members.length);
  while (hidden.size > 0 && isDerivable(groups.filter(({ key }) => hidden.has(key)))) {
    const next = bySize.find(({ key }) => !hidden.has(key));
    if (!next) break;
    hidden.add(next.key);
  }
  const mean = meanOf(rows);
  return groups
    .sort((a, b) => keys.indexOf(a.key) - keys.indexOf(b.key))
    .map(({ key, members }) =>
      hidden.has(key)
        ? { key, suppliers: null, relative: null, suppressed: true }
        : {
            ...{ key, suppliers: members.length, suppressed: false },
            relative: mean > 0 ? Math.round((100 * meanOf(members)) / mean) / 100 : null,
          },
    );
}

/** At least two hidden groups, of five together, and not all of one: the rule of the pairings' figures. */
function isDerivable(groups: readonly { members: readonly unknown[] }[]): boolean {
  const sum = groups.reduce((all, { members }) => all + members.length, 0);
  return groups.length < 2 || sum < smallestCell || sum === groups.length;
}

/** A count that could point at somebody is not told. Zero hides nobody. */
export const told = (count: number): number | null =>
  count > 0 && count < smallestCell ? null : count;

function meanOf(rows: readonly CountedExposure[]): number {
  return rows.reduce((sum, row) => sum + row.attention, 0) / Math.max(1, rows.length);
}
