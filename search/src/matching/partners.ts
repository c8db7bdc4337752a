// Who closes the gaps: for a scenario and one supplier, other suppliers' capabilities that cover the requirements and
// wanted concepts this one leaves open. What they find can become a consortium of a lead and up to four partners.
import type { Corpus } from './corpus.js';
import type { DemandFeatures, SupplyFeatures } from './features.js';
import { pack, idOf } from './rows.js';
import { strengthOf } from './prepare.js';
import { viewsOf } from './ranking.js';
import type { Gate, MatchQuery } from './types.js';

/** A requirement covered less than `OPEN` is a gap; a partner must reach `CLOSED` to close it. */
const OPEN = 0.34;
const CLOSED = 0.6;
const CONCEPT_CLOSED = 0.5;
const MAX_PARTNERS = 4;

/** Something the scenario asks for: a requirement sentence, a concept, or a legal must. */
export interface Gap {
  kind: 'requirement' | 'concept' | 'gate';
  /** The sentence, the concept's Chinese name, or the constraint's code. */
  label: string;
}

export interface Partner {
  supplyId: string;
  closes: Gap[];
  /** Share of the open gaps that it closes, weighted by rarity. */
  share: number;
}

export interface PartnerAnswer {
  /** What the supplier alone leaves open. */
  gaps: Gap[];
  /** Other suppliers that close at least one gap, best first. */
  partners: Partner[];
  /** A small set of them that closes what can be closed, chosen greedily. */
  team: string[];
}

export type PartnerQuery = Pick<MatchQuery, 'now' | 'audience' | 'demo' | 'limit'>;

interface OpenGap extends Gap {
  weight: number;
  closedBy(supply: SupplyFeatures): boolean;
}

/** Finds partners for one supplier in one scenario; null where either id is unknown. */
export function findPartners(
  corpus: Corpus,
  demandId: string,
  supplyId: string,
  query: PartnerQuery,
): PartnerAnswer | null {
  const from = corpus.demands.slotOf(demandId);
  const lead = corpus.supplies.slotOf(supplyId);
  if (from === undefined || lead === undefined) return null;
  const views = viewsOf(query.audience);
  const demand = corpus.demands.features(from, views.demandHidden);
  const leader = corpus.supplies.features(lead, views.supplyHidden);
  const sentences = corpus.demands.profile(from);
  const labels = views.demandHidden ? { ...sentences, ...sentences.hidden } : sentences;
  const open = openGaps(
    { corpus, demand, nowMs: +query.now, mustHave: labels.mustHave ?? [] },
    leader,
  );
  const { marks } = corpus.supplies;
  const own = marks.ownerOf(lead);
  const partners: Partner[] = [];
  for (const { id } of corpus.forDemand(demandId, query)) {
    const slot = corpus.supplies.slotOf(id)!;
    if (slot === lead || (own !== 0 && own === marks.ownerOf(slot))) continue;
    const supply = corpus.supplies.features(slot, false);
    if (supply.facts.unclaimed) continue;
    const closed = open.filter((gap) => gap.closedBy(supply));
    if (closed.length > 0)
      partners.push({ supplyId: id, closes: closed.map(plain), share: share(closed, open) });
  }
  partners.sort((a, b) => b.share - a.share || (a.supplyId < b.supplyId ? -1 : 1));
  return {
    gaps: open.map(plain),
    team: teamOf(partners),
    partners: partners.slice(0, query.limit ?? 10),
  };
}

interface Asked {
  corpus: Corpus;
  demand: DemandFeatures;
  nowMs: number;
  mustHave: readonly string[];
}

function openGaps({ corpus, demand, nowMs, mustHave }: Asked, leader: SupplyFeatures): OpenGap[] {
  const { meter, statistics, preparer } = corpus;
  const alone = meter.measure(demand, leader, nowMs);
  const requirements = alone.musts.flatMap((covered, i): OpenGap[] => {
    if (covered >= OPEN) return [];
    return [
      {
        kind: 'requirement',
        label: mustHave[i] ?? '',
        weight: 3,
        closedBy: (supply) => meter.measure(demand, supply, nowMs).musts[i]! >= CLOSED,
      },
    ];
  });
  const concepts = [...demand.direct].flatMap((entry): OpenGap[] => {
    const concept = idOf(entry);
    if (strengthOf(entry) < 0.5 || reach(leader, concept) >= CONCEPT_CLOSED) return [];
    return [
      {
        kind: 'concept',
        label: preparer.thesaurus.concepts[concept]!.zh,
        weight: statistics.supplyConcepts.idf(concept) * strengthOf(entry),
        closedBy: (supply) => reach(supply, concept) >= CONCEPT_CLOSED,
      },
    ];
  });
  const unmet = (gates: readonly Gate[]): Gate[] => gates.filter((gate) => gate.state !== 'met');
  const gates = unmet(alone.gates).map((gate): OpenGap => ({
    kind: 'gate',
    label: gate.code,
    weight: 3,
    closedBy: (supply) =>
      meter
        .measure(demand, supply, nowMs)
        .gates.some((other) => other.code === gate.code && other.state === 'met'),
  }));
  return [...requirements, ...gates, ...concepts];
}

/** How strongly a supply has a concept, named or implied. */
function reach(supply: SupplyFeatures, concept: number): number {
  const least = pack(concept, 0);
  for (const entry of supply.implied) {
    if (entry >= least && idOf(entry) === concept) return strengthOf(entry);
  }
  return 0;
}

const plain = ({ kind, label }: Gap): Gap => ({ kind, label });

function share(closed: readonly OpenGap[], open: readonly OpenGap[]): number {
  const weigh = (gaps: readonly OpenGap[]): number =>
    gaps.reduce((sum, gap) => sum + gap.weight, 0);
  return weigh(closed) / weigh(open);
}

/** Greedy cover: always the partner that closes most of what is still open. */
function teamOf(partners: readonly Partner[]): string[] {
  const key = ({ kind, label }: Gap): string => `${kind} ${label}`;
  const closed = new Set<string>();
  const team: string[] = [];
  while (team.length < MAX_PARTNERS) {
    let best: { partner: Partner; fresh: number } | undefined;
    for (const partner of partners) {
      const fresh = partner.closes.filter((gap) => !closed.has(key(gap))).length;
      if (fresh > 0 && (!best || fresh > best.fresh)) best = { partner, fresh };
    }
    if (!best) break;
    team.push(best.partner.supplyId);
    for (const gap of best.partner.closes) closed.add(key(gap));
  }
  return team;
}
