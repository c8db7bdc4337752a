// Simple rankers over the judged rows, each by one kind of evidence alone, beside the full one. They fill the pool and
// are what the full ranker is held against.
import { Corpus } from '../../matching/corpus.js';
import type { Pair } from '../../matching/pair.js';
import { inOrder, rank } from '../../matching/ranking.js';
import { defaultThesaurus } from '../../matching/thesaurus/default-thesaurus.js';
import type { DemandProfile, SupplyProfile } from '../../matching/types.js';
import { normalise } from '../../text/normalise.js';
import { JUDGED_AT } from './seed-rows.js';

export type JudgedRankerName =
  'BM25, whole text' | 'concepts only' | 'LSI only' | 'character pairs' | 'full ranker';

/** Every demand's supplies, best first, by ranker. Ties go to the smaller id. */
export type Rankings = ReadonlyMap<JudgedRankerName, (demandId: string) => string[]>;

/** Ranks all supplies for each demand over one corpus of all rows. */
export function rankings(
  demands: ReadonlyMap<string, DemandProfile>,
  supplies: ReadonlyMap<string, SupplyProfile>,
): Rankings {
  const corpus = new Corpus(defaultThesaurus());
  for (const demand of demands.values()) corpus.putDemand(demand);
  for (const supply of supplies.values()) corpus.putSupply(supply);
  corpus.fitLatent();
  const pairs = (demandId: string): { id: string; pair: Pair }[] => {
    const demand = corpus.demands.features(corpus.demands.slotOf(demandId)!, true);
    return corpus.supplies.allIds().map((id) => {
      const supply = corpus.supplies.features(corpus.supplies.slotOf(id)!, true);
      return { id, pair: corpus.meter.measure(demand, supply, +JUDGED_AT) };
    });
  };
  const by =
    (worth: (pair: Pair) => number) =>
    (demandId: string): string[] =>
      sorted(pairs(demandId).map(({ id, pair }) => ({ id, worth: worth(pair) })));
  const characters = characterPairs(demands, supplies);
  return new Map([
    ['BM25, whole text', by((pair) => pair.text.p)],
    ['concepts only', by((pair) => pair.needs.share)],
    ['LSI only', by((pair) => pair.latent ?? 0)],
    ['character pairs', characters],
    [
      'full ranker',
      (demandId: string) =>
        pairs(demandId)
          .map(({ id, pair }) => rank(id, pair))
          .sort(inOrder)
          .map(({ id }) => id),
    ],
  ] as const);
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
