// Who closes the gaps: for a scenario and one supplier, other suppliers whose capabilities cover what this one leaves
// open. What they find can become a consortium of a lead and up to four partners. Of others only public facts are read.
import type { Corpus } from './corpus.js';
import type { Reading } from './evidence.js';
import type { DemandFeatures } from './features.js';
import type { Pair } from './pair.js';
import { gapsOf, gateOf, rowOf, type Ask, type Gap } from './partner-gaps.js';
import { placeOf } from './partner-places.js';
import { isGrounded, viewsOf } from './ranking.js';
import type { MatchQuery, Params, Span, SupplyFacts } from './types.js';

const MOST_TEAM = 4;

/** One gap that one capability closes: the sentence that says so, and the passage it rests on. */
export interface Closing {
  gap: string;
  supplyId: string;
  code: string;
  params: Params;
  place?: Span;
}

/** Another supplier, with the capability that closes each gap best. */
export interface Partner {
  organisationId: string;
  closes: Closing[];
}

export interface PartnerAnswer {
  /** How many sentences and legal musts the scenario has, open or not. */
  asked: number;
  /** What the supplier alone leaves open. */
  gaps: Gap[];
  /** Best first; beyond the limit only those without whom a gap would seem to be nobody's. */
  partners: Partner[];
  /** For gaps that no supplier closes, an entry without an owner that would: it can be claimed, not invited. */
  unclaimed: Closing[];
}

export interface PartnerQuery extends Pick<MatchQuery, 'now' | 'audience' | 'without'> {
  /** The supplier's own capabilities; unknown ones say nothing. */
  leaders: readonly string[];
  limit?: number;
}

/** Reads an offer for quoting. */
export interface Reader {
  readSupply(written: SupplyFacts): Reading;
}

interface Scene {
  corpus: Corpus;
  demand: DemandFeatures;
  open: readonly Ask[];
  nowMs: number;
  read: Reader;
}
interface Closed {
  ask: Ask;
  slot: number;
  level: number;
}
interface Found {
  closed: Closed[];
  /** Share of the open gaps that it closes, by weight. */
  share: number;
  worth: number;
}

/** Finds partners of one supplier in one scenario; null for an unknown scenario. */
export function findPartners(
  corpus: Corpus,
  demandId: string,
  query: PartnerQuery,
  read: Reader,
): PartnerAnswer | null {
  const from = corpus.demands.slotOf(demandId);
  if (from === undefined) return null;
  const { supplies } = corpus;
  const views = viewsOf(query.audience);
  const nowMs = +query.now;
  const demand = corpus.demands.features(from, views.demandHidden);
  const profile = corpus.demands.profile(from);
  const written = views.demandHidden ? { ...profile, ...profile.hidden } : profile;
  const own = query.leaders.flatMap((id) => supplies.slotOf(id) ?? []);
  const leaders = own.map((slot) => supplies.features(slot, views.supplyHidden));
  const { count, open } = gapsOf({ corpus, demand, written, nowMs }, leaders);
  const scene = { corpus, demand, open, nowMs, read };
  const slots = candidates(scene, demandId, query);
  const owners = new Set(own.map((slot) => supplies.marks.ownerOf(slot)));
  const { claimed, unclaimed } = closers(scene, slots, owners);
  const found = claimed.map((all) => foundOf(all, scene)).sort(better(corpus));
  const told = new Set(found.flatMap(({ closed }) => closed.map(({ ask }) => ask.key)));
  const orphans = unclaimed.flat().filter(({ ask }) => !told.has(ask.key));
  return {
    asked: count,
    gaps: open.map(({ kind, key, weight, code, params }) => ({ kind, key, weight, code, params })),
    partners: chosen(found, query.limit ?? 10).map(({ closed }) => ({
      organisationId: supplies.profile(closed[0]!.slot).organisationId ?? '',
      closes: closed.map((one) => closingOf(one, scene)),
    })),
    unclaimed: foundOf(orphans, scene).closed.map((one) => closingOf(one, scene)),
  };
}

/**
 * A small set of partners that closes what can be closed: always the one that closes most of what is still open.
 * @returns their places in `partners`
 */
export function partnerTeam(
  gaps: readonly Pick<Gap, 'key' | 'weight'>[],
  partners: readonly { readonly closes: readonly Pick<Closing, 'gap'>[] }[],
): number[] {
  const open = new Map(gaps.map(({ key, weight }) => [key, weight]));
  const team: number[] = [];
  while (team.length < MOST_TEAM) {
    let best = { at: -1, gain: 0 };
    for (const [at, { closes }] of partners.entries()) {
      const gain = closes.reduce((sum, { gap }) => sum + (open.get(gap) ?? 0), 0);
      if (gain > best.gain) best = { at, gain };
    }
    const partner = partners[best.at];
    if (!partner) break;
    team.push(best.at);
    for (const { gap } of partner.closes) open.delete(gap);
  }
  return team;
}

/** Who comes into question for the scenario, and who for its open part: that may be about something else. */
function candidates({ corpus, open }: Scene, id: string, query: PartnerQuery): Set<number> {
  const anybody = { now: query.now, audience: 'public' as const };
  const part = rowOf(open);
  const found = corpus.slotsForDemand(id, anybody);
  if (part) for (const slot of corpus.slotsForPart(id, part, anybody)) found.add(slot);
  for (const other of query.without ?? []) found.delete(corpus.supplies.slotOf(other) ?? -1);
  return found;
}

/** What candidates close, by supplier; entries without an owner stand for themselves. */
function closers(scene: Scene, slots: ReadonlySet<number>, own: ReadonlySet<number>) {
  const { supplies, meter } = scene.corpus;
  const claimed = new Map<number, Closed[]>();
  const unclaimed: Closed[][] = [];
  for (const slot of slots) {
    const owner = supplies.marks.ownerOf(slot);
    const supply = supplies.features(slot, false);
    if (own.has(owner) || (owner === 0 && !supply.facts.unclaimed)) continue;
    const pair = meter.measure(scene.demand, supply, scene.nowMs);
    const closed = closedBy(pair, scene.open).map((one) => ({ ...one, slot }));
    if (closed.length === 0) continue;
    if (supply.facts.unclaimed) unclaimed.push(closed);
    else claimed.set(owner, [...(claimed.get(owner) ?? []), ...closed]);
  }
  return { claimed: [...claimed.values()], unclaimed };
}

/** A legal must alone makes nobody a partner: the texts must have something in common, too. */
function closedBy(pair: Pair, open: readonly Ask[]): { ask: Ask; level: number }[] {
  const closed = open
    .map((ask) => ({ ask, level: ask.level(pair) }))
    .filter(({ ask, level }) => level >= ask.closedFrom);
  const inWords = closed.some(({ ask }) => ask.kind !== 'gate');
  return inWords || isGrounded(pair) ? closed : [];
}

/** The best capability for each gap, in the order of the gaps. */
function foundOf(all: readonly Closed[], { corpus, open }: Scene): Found {
  const id = ({ slot }: Closed): string => corpus.supplies.idAt(slot)!;
  const closed = open.flatMap(({ key }) => {
    const here = all.filter(({ ask }) => ask.key === key);
    return here.sort((a, b) => b.level - a.level || (id(a) < id(b) ? -1 : 1)).slice(0, 1);
  });
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);
  return {
    closed,
    share: sum(closed.map(({ ask }) => ask.weight)) / sum(open.map(({ weight }) => weight)),
    worth: sum(closed.map(({ ask, level }) => ask.weight * level)),
  };
}

const better =
  ({ supplies }: Corpus) =>
  (a: Found, b: Found): number =>
    b.share - a.share ||
    b.worth - a.worth ||
    (supplies.idAt(a.closed[0]!.slot)! < supplies.idAt(b.closed[0]!.slot)! ? -1 : 1);

/** The best ones, and the best closer of each gap that none of them closes. */
function chosen(found: readonly Found[], limit: number): Found[] {
  const shown = found.slice(0, limit);
  const told = new Set(shown.flatMap(({ closed }) => closed.map(({ ask }) => ask.key)));
  for (const one of found.slice(limit)) {
    if (one.closed.every(({ ask }) => told.has(ask.key))) continue;
    shown.push(one);
    for (const { ask } of one.closed) told.add(ask.key);
  }
  return shown;
}

function closingOf({ ask, slot }: Closed, scene: Scene): Closing {
  const { corpus, demand, nowMs, read } = scene;
  const supply = corpus.supplies.features(slot, false);
  const closing = { gap: ask.key, supplyId: corpus.supplies.idAt(slot)! };
  if (!ask.need) {
    const { reason, params } = gateOf(corpus.meter.measure(demand, supply, nowMs), ask.key)!;
    return { ...closing, code: reason, params };
  }
  const written = corpus.supplies.profile(slot);
  const place = placeOf(ask.need, { corpus, supply, written, reading: read.readSupply(written) });
  if (!place) return { ...closing, code: 'partner.covers', params: {} };
  return { ...closing, code: 'partner.says', params: { found: place.text }, place };
}
