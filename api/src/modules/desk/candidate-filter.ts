// Which candidates a matchmaker wants to see, and in which order: pure, over the figures of all of them.
import type { Figures } from '@aism/search';

/** Size of a supplier by its people, as 国统字〔2017〕213号 cuts software and IT services. */
export const supplierSizes = ['micro', 'small', 'medium', 'large'] as const;
export type SupplierSize = (typeof supplierSizes)[number];

export function supplierSize(people: number | null): SupplierSize | null {
  if (people === null) return null;
  if (people < 10) return 'micro';
  if (people < 100) return 'small';
  return people < 300 ? 'medium' : 'large';
}

/** `unmet` holds the pair back; `overruled` no longer does; `open` waits for facts; `clear` is all met. */
export const gateStandings = ['clear', 'open', 'overruled', 'unmet'] as const;
export type GateStanding = (typeof gateStandings)[number];

export function gateStanding(gates: Figures['gates']): GateStanding {
  const has = (...states: string[]) => gates.some((gate) => states.includes(gate.state));
  if (has('unmet')) return 'unmet';
  if (has('overruled')) return 'overruled';
  return has('unknown', 'claimed') ? 'open' : 'clear';
}

export const markStandings = ['none', 'pin', 'park', 'exclude', 'override', 'note'] as const;
export type MarkStanding = (typeof markStandings)[number];

/** One candidate with everything that a table may be cut by. */
export interface Candidate extends Figures {
  readonly title: string;
  readonly size: string | null;
  readonly districts: readonly string[];
  readonly pairing: { readonly id: string; readonly state: string } | null;
  readonly marks: readonly MarkStanding[];
}

/** A bound on one named line, e.g. at least 0.5 of `needs`. */
export interface LineBound {
  readonly line: number;
  readonly value: number;
}

export interface CandidateFilter {
  readonly band?: readonly string[] | undefined;
  readonly gate?: readonly string[] | undefined;
  readonly size?: readonly string[] | undefined;
  readonly district?: readonly string[] | undefined;
  readonly claimed?: boolean | undefined;
  readonly pairing?: readonly string[] | undefined;
  readonly mark?: readonly string[] | undefined;
  /** Also those of which the texts say nothing. */
  readonly weak: boolean;
  readonly atLeast: readonly LineBound[];
  readonly atMost: readonly LineBound[];
}

/** Facets of a candidate: each a list of values, any of which may be asked for. */
export const facetsOf = (row: Candidate) => ({
  band: [row.band],
  gate: [gateStanding(row.gates)],
  size: [row.size ?? 'unknown'],
  district: row.districts.length ? row.districts : ['unknown'],
  claimed: [row.unclaimed ? 'false' : 'true'],
  pairing: [row.pairing?.state ?? 'none'],
  mark: row.marks.length ? row.marks : (['none'] as const),
});
export type Facet = keyof ReturnType<typeof facetsOf>;
export const facetNames = [
  'band',
  'gate',
  'size',
  'district',
  'claimed',
  'pairing',
  'mark',
] as const satisfies readonly Facet[];

/** Values asked for of a facet; undefined where it is not asked about. */
function wantedOf(filter: CandidateFilter, name: Facet): readonly string[] | undefined {
  if (name !== 'claimed') return filter[name];
  return filter.claimed === undefined ? undefined : [String(filter.claimed)];
}

/**
 * Excluded and parked ones are set aside unless asked for; weak ones too.
 * @param free a facet whose own condition is left out; that the excluded and parked are set aside is the marks' own
 */
export function passes(row: Candidate, filter: CandidateFilter, free?: Facet): boolean {
  if (!filter.weak && !row.grounded && !row.marks.includes('pin')) return false;
  const isSetAside = row.marks.some((mark) => mark === 'exclude' || mark === 'park');
  if (isSetAside && !filter.mark && free !== 'mark') return false;
  const facets = facetsOf(row);
  const fits = facetNames.every((name) => {
    const values: readonly string[] = facets[name];
    const wanted = name === free ? undefined : wantedOf(filter, name);
    return !wanted || wanted.some((value) => values.includes(value));
  });
  return (
    fits &&
    filter.atLeast.every(({ line, value }) => (row.lines[line] ?? 0) >= value) &&
    filter.atMost.every(({ line, value }) => (row.lines[line] ?? 0) <= value)
  );
}

/** How a table may be sorted: `rank` as in the lists, a figure, or one named line. */
export type SortBy = 'rank' | 'score' | 'p' | 'q' | 'title' | { readonly line: number };

/** A total order: ids break ties, so pages never overlap. Largest first; `ascending` turns it round. */
export function sorted(rows: readonly Candidate[], by: SortBy, ascending: boolean): Candidate[] {
  const turn = ascending ? -1 : 1;
  return [...rows].sort(
    (a, b) => turn * difference(a, b, by) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

function difference(a: Candidate, b: Candidate, by: SortBy): number {
  if (typeof by === 'object') return (b.lines[by.line] ?? 0) - (a.lines[by.line] ?? 0);
  if (by === 'title') return -a.title.localeCompare(b.title, 'zh-CN');
  if (by !== 'rank') return b[by] - a[by];
  const pinned = (row: Candidate) => Number(row.marks.includes('pin'));
  return (
    pinned(b) - pinned(a) ||
    Number(b.grounded) - Number(a.grounded) ||
    Number(a.unclaimed) - Number(b.unclaimed) ||
    Number(a.gated) - Number(b.gated) ||
    b.score - a.score
  );
}

/**
 * How many candidates the table would show for each value of each facet: cut by everything that is asked for but the
 * facet itself. A value that is asked for is named even where nothing is left of it.
 */
export function facetCounts(rows: readonly Candidate[], filter: CandidateFilter) {
  return facetNames.map((name) => {
    const counts = new Map<string, number>(
      (wantedOf(filter, name) ?? []).map((value) => [value, 0]),
    );
    for (const row of rows.filter((one) => passes(one, filter, name)))
      for (const value of facetsOf(row)[name]) counts.set(value, (counts.get(value) ?? 0) + 1);
    return { name, values: [...counts].map(([value, count]) => ({ value, count })) };
  });
}
