import { isSmall, smallestCell, suppress, type Cell } from './small-cells.js';

/** One pairing as the figures see it: facts of its opening, and when it became mutual. */
export interface CountedPairing {
  readonly openedAt: Date;
  readonly mutualAt: Date | null;
  readonly sectors: readonly string[];
  readonly districts: readonly string[];
}
export interface ToDate {
  readonly opened: number | null;
  readonly mutual: number | null;
}
export interface Figure {
  readonly n: number | null;
  readonly mutual: number | null;
  readonly rate: number | null;
  readonly suppressed: boolean;
}

/** A pairing counts once it has had its 60 days; later yeses do not count (design §3, the measure). */
export const windowDays = 60;
const windowMs = windowDays * 86_400_000;

/** Whether the pairing has had its whole window at `now`. */
export function isRipe(pairing: CountedPairing, now: Date): boolean {
  return now.getTime() - pairing.openedAt.getTime() >= windowMs;
}

/** Whether it became mutual within the window (the last moment included). */
export function isHit(pairing: CountedPairing): boolean {
  return (
    pairing.mutualAt !== null && pairing.mutualAt.getTime() - pairing.openedAt.getTime() <= windowMs
  );
}

const nothing = { n: null, mutual: null, rate: null };

/** 双向奔赴率 of a set of pairings; suppressed where too few stand behind it. */
export function figureOf(pairings: readonly CountedPairing[], now: Date): Figure {
  const ripe = pairings.filter((pairing) => isRipe(pairing, now));
  if (ripe.length < smallestCell) return { ...nothing, suppressed: ripe.length > 0 };
  const mutual = ripe.filter(isHit).length;
  return { n: ripe.length, mutual, rate: mutual / ripe.length, suppressed: false };
}

/** What became of all pairings so far, those too young for the rate included; null where too few. */
export function toDateOf(pairings: readonly CountedPairing[]): ToDate {
  if (isSmall(pairings.length)) return { opened: null, mutual: null };
  return { opened: pairings.length, mutual: pairings.filter((p) => p.mutualAt !== null).length };
}

export interface MonthFigure extends Figure {
  readonly key: string;
  readonly openedToDate: number | null;
  readonly mutualToDate: number | null;
}
export interface Breakdown {
  /** Months of opening in order: each pairing is in one, so that they add up to the totals. */
  readonly months: readonly MonthFigure[];
  readonly total: Figure;
  readonly toDate: ToDate;
}

/** Figures by month beside their totals, with no small month to be had by subtraction (small-cells.ts). */
export function figuresByMonth(pairings: readonly CountedPairing[], now: Date): Breakdown {
  const groups = grouped(pairings, (pairing) => [monthOf(pairing.openedAt)]);
  const [total, toDate] = [figureOf(pairings, now), toDateOf(pairings)];
  const { hidden, totals } = suppress(cellsOf(groups, now), {
    ripe: !total.suppressed,
    opened: toDate.opened !== null,
  });
  const figures = [...groups].map(([key, members]) =>
    hidden.has(key)
      ? { key, ...nothing, suppressed: true, openedToDate: null, mutualToDate: null }
      : { key, ...figureOf(members, now), ...monthToDate(members) },
  );
  return {
    months: figures.sort((a, b) => (a.key < b.key ? -1 : 1)),
    total: totals.ripe ? total : { ...nothing, suppressed: true },
    toDate: totals.opened ? toDate : { opened: null, mutual: null },
  };
}

/**
 * Figures by each value of a facet; a pairing counts in every value it carries. Though they need not add up
 * to the total, they are protected as if they did: where each pairing has one value, they do.
 */
export function figuresBy(
  pairings: readonly CountedPairing[],
  facet: (pairing: CountedPairing) => readonly string[],
  now: Date,
): ({ key: string } & Figure)[] {
  const groups = grouped(pairings, facet);
  const { hidden } = suppress(cellsOf(groups, now), { ripe: true, opened: false });
  return [...groups]
    .map(([key, members]) =>
      hidden.has(key) ? { key, ...nothing, suppressed: true } : { key, ...figureOf(members, now) },
    )
    .sort((a, b) => (b.n ?? 0) - (a.n ?? 0) || (a.key < b.key ? -1 : 1));
}

function monthToDate(members: readonly CountedPairing[]) {
  const { opened, mutual } = toDateOf(members);
  return { openedToDate: opened, mutualToDate: mutual };
}

function grouped(
  pairings: readonly CountedPairing[],
  facet: (pairing: CountedPairing) => readonly string[],
): ReadonlyMap<string, readonly CountedPairing[]> {
  const groups = new Map<string, CountedPairing[]>();
  for (const pairing of pairings)
    for (const key of new Set(facet(pairing)))
      groups.set(key, [...(groups.get(key) ?? []), pairing]);
  return groups;
}

function cellsOf(groups: ReadonlyMap<string, readonly CountedPairing[]>, now: Date): Cell[] {
  return [...groups].map(([key, members]) => ({
    key,
    ripe: members.filter((pairing) => isRipe(pairing, now)).length,
    opened: members.length,
  }));
}

// Making one is slow, and there is a pairing for each call.
const months = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
});

/** The month of opening in Xiamen, `YYYY-MM`. */
export const monthOf = (at: Date): string => months.format(at);

/** A count, or null where it is small enough to point at somebody. */
export const shown = (count: number): number | null => (isSmall(count) ? null : count);
