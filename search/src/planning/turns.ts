// The guarantee beside the prices: a supply that no list has shown for some days gets a turn, one of the last places of a
// list where it fits. Whoever has waited longest is served first, so with enough places nobody waits beyond the limit.

export interface WaitingSupply {
  readonly id: string;
  /** Days since a list last showed it (or since it could first be shown). */
  readonly days: number;
  /** Demands where it is a qualified candidate, with its score. */
  readonly candidates: readonly { readonly demandId: string; readonly score: number }[];
}

export interface Turn {
  readonly supplyId: string;
  readonly demandId: string;
}

export interface Turns {
  readonly turns: readonly Turn[];
  /** Those for whom no place was left today. */
  readonly waiting: readonly string[];
}

/** How many of a list's ten places may be turns. */
export const turnsOfAList = 2;

/** One turn for each, the longest waiting first, in the list with most room, then where it fits best. */
export function giveTurns(supplies: readonly WaitingSupply[], perList = turnsOfAList): Turns {
  const used = new Map<string, number>();
  const order = [...supplies].sort(
    (a, b) =>
      b.days - a.days || a.candidates.length - b.candidates.length || (a.id < b.id ? -1 : 1),
  );
  const turns: Turn[] = [];
  const waiting: string[] = [];
  for (const supply of order) {
    const open = supply.candidates
      .filter((one) => (used.get(one.demandId) ?? 0) < perList)
      .sort(
        (a, b) =>
          (used.get(a.demandId) ?? 0) - (used.get(b.demandId) ?? 0) ||
          b.score - a.score ||
          (a.demandId < b.demandId ? -1 : 1),
      );
    const [place] = open;
    if (!place) {
      waiting.push(supply.id);
      continue;
    }
    used.set(place.demandId, (used.get(place.demandId) ?? 0) + 1);
    turns.push({ supplyId: supply.id, demandId: place.demandId });
  }
  return { turns, waiting };
}
