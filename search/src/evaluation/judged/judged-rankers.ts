// Simple rankers over the judged rows, each by one kind of evidence alone, beside the full one. They fill the pool and
// are what the full ranker is held against.
import { readFileSync } from 'node:fs';
import { DEMAND_DEPTHS, type Depths } from '../../matching/candidates.js';
import { Corpus } from '../../matching/corpus.js';
import type { Pair } from '../../matching/pair.js';
import { inFullOrder, rank } from '../../matching/ranking.js';
import { defaultThesaurus } from '../../matching/thesaurus/default-thesaurus.js';
import type { DemandProfile, SupplyProfile } from '../../matching/types.js';
import { normalise } from '../../text/normalise.js';
import { CHANNELS, FACTORS, withoutLines } from '../rankers.js';
import { JUDGED_AT } from './seed-rows.js';

/** All supplies of a demand, best first. Ties go to the smaller id. */
export type Ranking = (demandId: string) => readonly string[];

/** Rankings by the name of the ranker. */
export type Rankings = ReadonlyMap<string, Ranking>;

/** A supply with what it has in common with a demand. */
interface Measured {
  id: string;
  pair: Pair;
}

export interface JudgedRankers {
  /** One kind of evidence alone each, and the full ranker last. */
  rankings: Rankings;
  /** The full ranker with one factor taken away each. */
  ablations: Rankings;
  /** Lists as the product makes them, candidates only: with all channels, and with one taken away each. */
  channels: Rankings;
}

/** Ranks all supplies for each demand over one corpus of all rows. */
export function judgedRankers(
  demands: ReadonlyMap<string, DemandProfile>,
  supplies: ReadonlyMap<string, SupplyProfile>,
): JudgedRankers {
  const corpus = filled(demands, supplies);
  const pairs = measured(corpus);
  const by =
    (worth: (pair: Pair) => number): Ranking =>
    (demandId) =>
      sorted(pairs(demandId).map(({ id, pair }) => ({ id, worth: worth(pair) })));
  const full =
    (codes: readonly string[]): Ranking =>
    (demandId) =>
      pairs(demandId)
        .map(({ id, pair }) => rank(id, pair))
        .map((item) => (codes.length === 0 ? item : withoutLines(item, codes)))
        .sort(inFullOrder)
        .map(({ id }) => id);
  return {
    rankings: new Map<string, Ranking>([
      ['BM25, whole text', by((pair) => pair.text.p)],
      ['concepts only', by((pair) => pair.needs.share)],
      ['LSI only', by((pair) => pair.latent ?? 0)],
      ['character pairs', characterPairs(demands, supplies)],
      ['full ranker', full([])],
    ]),
    ablations: new Map(
      Object.entries(FACTORS).map(([name, codes]) => [`without factor: ${name}`, full(codes)]),
    ),
    channels: new Map(
      Object.entries(CHANNELS).map(([name, without]) => [name, candidates(corpus, without)]),
    ),
  };
}

/** Candidates of some depths, in the order of a list. */
function candidates(corpus: Corpus, depths: Partial<Depths>): Ranking {
  return (demandId) =>
    corpus
      .forDemand(demandId, {
        ...{ audience: 'matchmaker', now: JUDGED_AT, depths: { ...DEMAND_DEPTHS, ...depths } },
      })
      .sort(inFullOrder)
      .map(({ id }) => id);
}

function filled(
  demands: ReadonlyMap<string, DemandProfile>,
  supplies: ReadonlyMap<string, SupplyProfile>,
): Corpus {
  const corpus = new Corpus(defaultThesaurus());
  for (const demand of demands.values()) corpus.putDemand(demand);
  for (const supply of supplies.values()) corpus.putSupply(supply);
  corpus.fitLatent();
  return corpus;
}

/** Measures a demand against every supply, once. */
function measured(corpus: Corpus): (demandId: string) => readonly Measured[] {
  const known = new Map<string, Measured[]>();
  return (demandId) => {
    const before = known.get(demandId);
    if (before) return before;
    const demand = corpus.demands.features(corpus.demands.slotOf(demandId)!, true);
    const list = corpus.supplies.allIds().map((id) => {
      const supply = corpus.supplies.features(corpus.supplies.slotOf(id)!, true);
      return { id, pair: corpus.meter.measure(demand, supply, +JUDGED_AT) };
    });
    known.set(demandId, list);
    return list;
  };
}

/**
 * Rankers of other builds, each by a file of its lists (`draw-pool.js lists`).
 * @param given `name=file`, one for each
 */
export function listedRankers(given: readonly string[]): Rankings {
  return new Map(
    given.map((entry): [string, Ranking] => {
      const [name = '', path = ''] = entry.split('=');
      const lists = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string[]>;
      const ranking: Ranking = (demandId) => {
        const list = lists[demandId];
        if (!list) throw new Error(`${path} has no list for ${demandId}`);
        return list;
      };
      return [name, ranking];
    }),
  );
}

/** Cosine of character-pair counts weighted by rarity: knows neither words nor concepts. */
function characterPairs(
  demands: ReadonlyMap<string, DemandProfile>,
  supplies: ReadonlyMap<string, SupplyProfile>,
): (demandId: string) => string[] {
  const counts = new Map([...supplies].map(([id, supply]) => [id, bigrams(proseOf(supply))]));
  const frequency = new Map<string, number>();
  for (const row of counts.values()) {
    for (const pair of row.keys()) frequency.set(pair, (frequency.get(pair) ?? 0) + 1);
  }
  const weigh = (row: ReadonlyMap<string, number>): Map<string, number> => {
    const weights = [...row].map(([pair, count]): [string, number] => [
      pair,
      (1 + Math.log(count)) * Math.log(1 + supplies.size / (1 + (frequency.get(pair) ?? 0))),
    ]);
    const length = Math.hypot(...weights.map(([, weight]) => weight)) || 1;
    return new Map(weights.map(([pair, weight]) => [pair, weight / length]));
  };
  const vectors = new Map([...counts].map(([id, row]) => [id, weigh(row)]));
  return (demandId) => {
    const query = [...weigh(bigrams(proseOf(demands.get(demandId)!)))];
    return sorted(
      [...vectors].map(([id, row]) => ({
        id,
        worth: query.reduce((sum, [pair, weight]) => sum + weight * (row.get(pair) ?? 0), 0),
      })),
    );
  };
}

function proseOf(profile: DemandProfile | SupplyProfile): string {
  const wishes =
    'mustHave' in profile ? [...(profile.mustHave ?? []), ...(profile.niceToHave ?? [])] : [];
  return [profile.title, profile.summary, profile.text, ...wishes].filter(Boolean).join('\n');
}

function bigrams(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [run] of normalise(text).matchAll(/[\p{L}\p{N}]{2,}/gu)) {
    for (let i = 0; i + 2 <= run.length; i++) {
      const pair = run.slice(i, i + 2);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
  }
  return counts;
}

function sorted(list: { id: string; worth: number }[]): string[] {
  return list.sort((a, b) => b.worth - a.worth || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
}
