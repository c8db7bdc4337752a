// The rankers that are compared: whole-text BM25, the full ranker, and the full ranker with one part taken away.
import { DEMAND_DEPTHS, type Depths } from '../matching/candidates.js';
import type { Corpus } from '../matching/corpus.js';
import { inFullOrder, rank, type Ranked } from '../matching/ranking.js';
import { linesOf, reciprocal } from '../matching/score.js';

export type Ranker = (corpus: Corpus, demandId: string, now: Date) => string[];

const DEPTH = 100;
const NOBODY = { audience: 'matchmaker' } as const;

/** BM25 of the whole demand over every supply, nothing else. */
const bm25: Ranker = (corpus, demandId, now) => {
  const demand = corpus.demands.features(corpus.demands.slotOf(demandId)!, true);
  return corpus.supplies
    .allIds()
    .map((id) => {
      const supply = corpus.supplies.features(corpus.supplies.slotOf(id)!, true);
      return { id, score: corpus.meter.measure(demand, supply, +now).text.p };
    })
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, DEPTH)
    .map(({ id }) => id);
};

/** Every supply scored, no candidate step: what the channels could lose. */
const exhaustive: Ranker = (corpus, demandId, now) => {
  const demand = corpus.demands.features(corpus.demands.slotOf(demandId)!, true);
  return ordered(
    corpus.supplies.allIds().map((id) => {
      const supply = corpus.supplies.features(corpus.supplies.slotOf(id)!, true);
      return rank(id, corpus.meter.measure(demand, supply, +now));
    }),
  );
};

function candidates(depths: Depths): (corpus: Corpus, id: string, now: Date) => Ranked[] {
  return (corpus, id, now) => corpus.forDemand(id, { ...NOBODY, now, depths });
}

function ordered(list: Ranked[]): string[] {
  return list
    .sort(inFullOrder)
    .slice(0, DEPTH)
    .map(({ id }) => id);
}

const withDepths =
  (depths: Partial<Depths>): Ranker =>
  (corpus, id, now) =>
    ordered(candidates({ ...DEMAND_DEPTHS, ...depths })(corpus, id, now));

/** A ranked pair with some lines taken out of both sums. */
export function withoutLines(item: Ranked, codes: readonly string[]): Ranked {
  const sum = (lines: { code: string; value: number }[]): number =>
    lines.reduce((total, line) => total + (codes.includes(line.code) ? 0 : line.value), 0);
  const lines = linesOf(item.pair);
  const score = reciprocal(sigmoid(sum(lines.demand)), sigmoid(sum(lines.supply)));
  return { ...item, score, gated: item.gated && !codes.includes('gates') };
}

/** The full ranker without some lines. */
const rankedWithout =
  (codes: readonly string[]): Ranker =>
  (corpus, id, now) =>
    ordered(candidates(DEMAND_DEPTHS)(corpus, id, now).map((item) => withoutLines(item, codes)));

const scoredBy =
  (score: (item: Ranked) => number): Ranker =>
  (corpus, id, now) =>
    ordered(
      candidates(DEMAND_DEPTHS)(corpus, id, now).map((item) => ({ ...item, score: score(item) })),
    );

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** Lines taken away together, because they tell one fact to both sides. */
export const FACTORS: Record<string, readonly string[]> = {
  'shared concepts': ['needs', 'focus'],
  'requirement sentences': ['musts', 'nices', 'burden'],
  'shared words': ['text', 'wording'],
  'latent likeness': ['latent', 'likeness'],
  cases: ['cases'],
  technologies: ['technologies'],
  sectors: ['sectors', 'home-sector'],
  constraints: ['constraints'],
  'legal gates': ['gates', 'legal'],
  evidence: ['evidence'],
  price: ['price', 'budget'],
  capacity: ['capacity'],
  time: ['lead', 'start', 'time'],
  district: ['district', 'place'],
  maturity: ['maturity'],
  'terms, clarity, what is opened': ['cooperation', 'clarity', 'resources'],
};

/** Depths that differ from the product's, by what is taken away. */
export const CHANNELS: Readonly<Record<string, Partial<Depths>>> = {
  'all channels': {},
  'without channel: words': { words: 0 },
  'without channel: words, reverse': { wordsReverse: 0 },
  'without channel: concepts': { concepts: 0 },
  'without channel: concepts, reverse': { conceptsReverse: 0 },
  'without channel: latent': { latent: 0 },
};

/** All rankers by name, the two that matter first. */
export const RANKERS: ReadonlyMap<string, Ranker> = new Map<string, Ranker>([
  ['BM25, whole text', bm25],
  ['full ranker', withDepths({})],
  ['no candidate step (all scored)', exhaustive],
  ['one-sided (p only)', scoredBy((item) => item.p)],
  ['product p·q', scoredBy((item) => item.p * item.q)],
  ...Object.entries(CHANNELS)
    .slice(1)
    .map(([name, depths]): [string, Ranker] => [name, withDepths(depths)]),
  ...Object.entries(FACTORS).map(([name, codes]): [string, Ranker] => [
    `without factor: ${name}`,
    rankedWithout(codes),
  ]),
]);
