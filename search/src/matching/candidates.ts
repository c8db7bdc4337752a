// Who comes into question at all. Each channel names its best rows and the union goes on to be scored; a channel never
// decides a rank. The reverse channels ask the other way round: whose own text is most about this one.
import type { Features } from './features.js';
import type { Postings, Query } from './postings.js';
import { queryWeight } from './pair.js';
import { strengthOf } from './prepare.js';
import { idOf, weightOf } from './rows.js';
import { TopValues } from './top-values.js';
import type { VectorRows } from './vector-rows.js';
import { BM25 } from './weights.js';

/** How many rows each channel may name. */
export interface Depths {
  words: number;
  wordsReverse: number;
  concepts: number;
  conceptsReverse: number;
  latent: number;
}

/** The demand side looks deeper: it has one list, suppliers have many. */
export const DEMAND_DEPTHS: Depths = {
  words: 200,
  wordsReverse: 60,
  concepts: 200,
  conceptsReverse: 60,
  latent: 100,
};
export const SUPPLY_DEPTHS: Depths = {
  words: 120,
  wordsReverse: 60,
  concepts: 120,
  conceptsReverse: 60,
  latent: 60,
};

/** For a work table that shows all there is: a few thousand at most, whatever the size of the other side. */
export const DEEP: Depths = {
  words: 1500,
  wordsReverse: 400,
  concepts: 1500,
  conceptsReverse: 400,
  latent: 400,
};

/** Rows less alike than this in the latent space are no neighbours. */
const LEAST_COSINE = 0.15;

/** Single floats are exact to 6e-8, so a worth below this share of the bar is below it as a single float too. */
const BELOW = 1 - 1e-6;

/** The side that is searched. */
export interface Searched {
  terms: Postings;
  concepts: Postings;
  vectors: VectorRows;
  idAt(slot: number): string | undefined;
  extent: number;
}

/** Finds candidates; owns the score arrays, so one finder serves one thread. */
export class CandidateFinder {
  private scores = new Float64Array(1024);
  private worths = new Float32Array(1024);

  /** Slots of every candidate that `admits` lets in, each once. */
  find(
    query: Features<object>,
    side: Searched,
    depths: Depths,
    admits: (slot: number) => boolean,
  ): Set<number> {
    if (side.extent > this.scores.length) {
      this.scores = new Float64Array(side.extent * 2);
      this.worths = new Float32Array(side.extent * 2);
    }
    const { scores } = this;
    const found = new Set<number>();
    const add = (depth: number, spreads: Float64Array | null): void => {
      for (const slot of this.best(side, { depth, spreads, admits })) found.add(slot);
    };
    if (depths.words > 0 || depths.wordsReverse > 0) {
      side.terms.accumulate(wordQuery(query, side.terms), scores);
      add(depths.words, null);
      add(depths.wordsReverse, side.terms.spreads);
      scores.fill(0, 0, side.extent);
    }
    if (depths.concepts > 0 || depths.conceptsReverse > 0) {
      side.concepts.accumulate(conceptQuery(query, side.concepts), scores);
      add(depths.concepts, null);
      add(depths.conceptsReverse, side.concepts.spreads);
      scores.fill(0, 0, side.extent);
    }
    if (depths.latent > 0 && query.latent) {
      side.vectors.scan(query.latent, LEAST_COSINE, scores);
      add(depths.latent, null);
      scores.fill(0, 0, side.extent);
    }
    return found;
  }

  /** The `depth` slots worth most; ties go to the smaller id. Worths are compared as single floats. */
  private best(side: Searched, { depth, spreads, admits }: Ranking): number[] {
    if (depth <= 0) return [];
    const { scores, worths } = this;
    const { extent } = side;
    const top = new TopValues(depth);
    // Worths below the best so far are not looked at further: whether a row may be listed is asked of few.
    const hopeful: number[] = [];
    let bar = 0;
    // Just below the bar: most rows are passed over by one comparison of doubles, without dividing or rounding.
    let below = 0;
    for (let slot = 0; slot < extent; slot++) {
      const score = scores[slot]!;
      if (score <= (spreads === null ? below : below * spreads[slot]!)) continue;
      const value = Math.fround(spreads === null ? score : score / spreads[slot]!);
      if (value < bar || !admits(slot)) continue;
      worths[slot] = value;
      hopeful.push(slot);
      if (value === bar) continue;
      top.add(value);
      bar = Math.max(0, top.threshold);
      below = bar * BELOW;
    }
    const { threshold } = top;
    const sure = hopeful.filter((slot) => worths[slot]! > threshold);
    const tied = hopeful.filter((slot) => worths[slot]! === threshold);
    if (sure.length + tied.length > depth) {
      tied.sort((a, b) => (side.idAt(a)! < side.idAt(b)! ? -1 : 1));
    }
    return sure.concat(tied.slice(0, Math.max(0, depth - sure.length)));
  }
}

interface Ranking {
  depth: number;
  /** What scores are divided by, where it is asked whose own text is most about the other. */
  spreads: Float64Array | null;
  admits(slot: number): boolean;
}

function wordQuery(query: Features<object>, corpus: Postings): Query {
  const ids: number[] = [];
  const weights: number[] = [];
  for (const entry of query.terms) {
    const id = idOf(entry);
    if (corpus.isCommon(id)) continue;
    ids.push(id);
    weights.push(corpus.idf(id) * queryWeight(weightOf(entry)));
  }
  const { k1, b } = BM25;
  return {
    ids,
    weights,
    saturation: { scale: k1 + 1, flat: k1 * (1 - b), slope: (k1 * b) / corpus.averageLength },
  };
}

function conceptQuery(query: Features<object>, corpus: Postings): Query {
  const ids: number[] = [];
  const weights: number[] = [];
  for (const entry of query.direct) {
    ids.push(idOf(entry));
    weights.push((corpus.idf(idOf(entry)) * strengthOf(entry)) / 255);
  }
  // weight · scale ÷ (weight + flat): with a large `flat` it is all but proportional to the weight.
  return { ids, weights, saturation: { scale: 1e6, flat: 1e6, slope: 0 } };
}
