/** One pairing as the figures see it: facts of its opening, and when it became mutual. */
export interface CountedPairing {
  readonly openedAt: Date;
  readonly mutualAt: Date | null;
  readonly sectors: readonly string[];
  readonly districts: readonly string[];
}
export interface Figure {
  readonly n: number | null;
  readonly mutual: number | null;
  readonly rate: number | null;
  readonly suppressed: boolean;
}

/** A pairing counts once it has had its 60 days; later yeses do not count (design §3, the measure). */
export const windowDays = 60;
/** Cells with fewer pairings say nothing, so that no single pairing can be read from a figure. */
export const smallestCell = 5;
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

/** 双向奔赴率 of a set of pairings. */
export function figureOf(pairings: readonly CountedPairing[], now: Date): Figure {
  const ripe = pairings.filter((pairing) => isRipe(pairing, now));
  if (ripe.length < smallestCell)
    return { n: null, mutual: null, rate: null, suppressed: ripe.length > 0 };
  const mutual = ripe.filter(isHit).length;
  return { n: ripe.length, mutual, rate: mutual / ripe.length, suppressed: false };
}

/** Figures by each value of a facet; a pairing counts in every value it carries. */
export function figuresBy(
  pairings: readonly CountedPairing[],
  facet: (pairing: CountedPairing) => readonly string[],
  now: Date,
): ({ key: string } & Figure)[] {
  const groups = new Map<string, CountedPairing[]>();
  for (const pairing of pairings)
    for (const key of new Set(facet(pairing)))
      groups.set(key, [...(groups.get(key) ?? []), pairing]);
  return [...groups]
    .map(([key, members]) => ({ key, ...figureOf(members, now) }))
    .sort((a, b) => (b.n ?? 0) - (a.n ?? 0) || (a.key < b.key ? -1 : 1));
}

/** The month of opening in Xiamen, `YYYY-MM`. */
export function monthOf(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    year: 'numeric',
    month: '2-digit',
  }).format(at);
}

/** A count, or null where it is small enough to point at somebody. Zero hides nobody. */
export function shown(count: number): number | null {
  return count > 0 && count < smallestCell ? null : count;
}
