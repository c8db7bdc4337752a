// Who comes into question at all. Each channel names its best rows and the union goes on to be scored; a channel never
// decides a rank. The reverse channels ask the other way round: whose own text is most about this one.
import type { Features } from './features.js';
import type { Postings } from './postings.js';
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

/** Terms held by more than this share of many rows are not looked up: they order nothing and cost most. */
const COMMON_SHARE = 0.4;
const COMMON_MIN_ROWS = 1000;
/** Rows less alike than this in the latent space are no neighbours. */
const LEAST_COSINE = 0.15;

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

  /** Slots of every candidate that `admits` lets in, each once. */
  find(
    query: Features<object>,
    side: Searched,
    depths: Depths,
    admits: (slot: number) => boolean,
  ): Set<number> {
    if (side.extent > this.scores.length) this.scores = new Float64Array(side.extent * 2);
    const found = new Set<number>();
    const words = wordQuery(query, side.terms);
    this.channel(side, found, admits, [
      { run: (touched) => side.terms.accumulate(words, this.scores, touched) },
      { depth: depths.words, worth: (slot) => this.scores[slot]! },
      {
        depth: depths.wordsReverse,
        worth: (slot) => this.scores[slot]! / Math.sqrt(side.terms.width(slot) + 20),
      },
    ]);
    const concepts = conceptQuery(query, side.concepts);
    this.channel(side, found, admits, [
      { run: (touched) => side.concepts.accumulate(concepts, this.scores, touched) },
      { depth: depths.concepts, worth: (slot) => this.scores[slot]! },
      {
        depth: depths.conceptsReverse,
        worth: (slot) => this.scores[slot]! / (side.concepts.length(slot) + 3),
      },
    ]);
    if (query.latent && depths.latent > 0) {
      const vector = query.latent;
      this.channel(side, found, admits, [
        { run: (touched) => side.vectors.scan(vector, LEAST_COSINE, this.scores, touched) },
        { depth: depths.latent, worth: (slot) => this.scores[slot]! },
      ]);
    }
    return found;
  }

  /** One pass over all rows, read by one or two rankings. */
  private channel(
    side: Searched,
    found: Set<number>,
    admits: (slot: number) => boolean,
    [pass, ...rankings]: [Pass, ...Ranking[]],
  ): void {
    const touched: number[] = [];
    pass.run(touched);
    const open = touched.filter((slot) => this.scores[slot]! > 0 && admits(slot));
    for (const ranking of rankings) {
      for (const slot of best(open, ranking, (at) => side.idAt(at) ?? '')) found.add(slot);
    }
    for (const slot of touched) this.scores[slot] = 0;
  }
}

interface Pass {
  run(touched: number[]): void;
}
interface Ranking {
  depth: number;
  worth(slot: number): number;
}

function wordQuery(
  query: Features<object>,
  corpus: Postings,
): Parameters<Postings['accumulate']>[0] {
  const ids: number[] = [];
  const weights: number[] = [];
  const common = corpus.size < COMMON_MIN_ROWS ? Infinity : corpus.size * COMMON_SHARE;
  for (const entry of query.terms) {
    const id = idOf(entry);
    if (corpus.frequency(id) > common) continue;
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

function conceptQuery(
  query: Features<object>,
  corpus: Postings,
): Parameters<Postings['accumulate']>[0] {
  const ids: number[] = [];
  const weights: number[] = [];
  for (const entry of query.direct) {
    ids.push(idOf(entry));
    weights.push((corpus.idf(idOf(entry)) * strengthOf(entry)) / 255);
  }
  // weight · scale ÷ (weight + flat): with a large `flat` it is all but proportional to the weight.
  return { ids, weights, saturation: { scale: 1e6, flat: 1e6, slope: 0 } };
}

/** The `depth` slots worth most; ties go to the smaller id. Worths are compared as single floats. */
function best(
  slots: readonly number[],
  { depth, worth }: Ranking,
  idOfSlot: (slot: number) => string,
): number[] {
  if (depth <= 0) return [];
  if (slots.length <= depth) return [...slots];
  const worths = new Float32Array(slots.length);
  const top = new TopValues(depth);
  for (let i = 0; i < slots.length; i++) {
    worths[i] = worth(slots[i]!);
    top.add(worths[i]!);
  }
  const { threshold } = top;
  const sure: number[] = [];
  const tied: number[] = [];
  for (let i = 0; i < slots.length; i++) {
    if (worths[i]! > threshold) sure.push(slots[i]!);
    else if (worths[i] === threshold) tied.push(slots[i]!);
  }
  if (sure.length + tied.length > depth) {
    tied.sort((a, b) => (idOfSlot(a) < idOfSlot(b) ? -1 : 1));
  }
  return sure.concat(tied.slice(0, depth - sure.length));
}
