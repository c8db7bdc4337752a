// What each channel of candidates is worth, for lists of either side: the share of good rows that reaches scoring, with it
// and without it. A
// channel that is taken away is also replaced by as many more words, so that none is kept for its mere number of rows.
import { DEMAND_DEPTHS, SUPPLY_DEPTHS, type Depths } from '../matching/candidates.js';
import { generate, type Collection, type CollectionOptions } from './collection.js';
import { corpusOf, NOW, RELEVANT } from './evaluate.js';
import { interval, mean } from './metrics.js';
import { CHANNELS } from './rankers.js';

export interface ChannelRow {
  name: string;
  /** Share of the rows worth inviting (of a demand) or bidding for (of a supply) that are among the candidates. */
  recall: number;
  /** What is lost against all channels, with its interval over askers. */
  less: number;
  lessInterval: [number, number];
  /** Candidates a list. */
  candidates: number;
}

/** Whose lists are looked at. */
export type Asker = 'demand' | 'supply';

/** Sets of depths by name, all channels first. */
function depthSets(all: Depths): [string, Depths][] {
  const sets = Object.entries(CHANNELS).map(([name, depths]): [string, Depths] => [
    name,
    { ...all, ...depths },
  ]);
  for (const channel of ['wordsReverse', 'conceptsReverse', 'latent'] as const) {
    const deeper = all.words + all[channel];
    sets.push([
      `${deeper} by words instead of ${channel}`,
      { ...all, words: deeper, [channel]: 0 },
    ]);
  }
  return sets;
}

/** Who asks, and which rows of the other side are good for it by its own grade. */
function wantedOf({ demands, supplies, grades }: Collection, asker: Asker): [string, string[]][] {
  const wanted = new Map(
    (asker === 'demand' ? demands : supplies).map(({ id }) => [id, [] as string[]]),
  );
  for (const [demand, row] of grades) {
    for (const [supply, { invite, bid }] of row) {
      if (asker === 'demand' && invite >= RELEVANT) wanted.get(demand)!.push(supply);
      if (asker === 'supply' && bid >= RELEVANT) wanted.get(supply)!.push(demand);
    }
  }
  return [...wanted].filter(([, good]) => good.length > 0);
}

/** Measures candidate recall on one collection; rows are found, none is scored. */
export function channelRecall(options: CollectionOptions, asker: Asker = 'demand'): ChannelRow[] {
  const collection = generate(options);
  const corpus = corpusOf(collection);
  const wanted = wantedOf(collection, asker);
  const other = asker === 'demand' ? corpus.supplies : corpus.demands;
  let all: number[] | undefined;
  return depthSets(asker === 'demand' ? DEMAND_DEPTHS : SUPPLY_DEPTHS).map(([name, depths]) => {
    const query = { audience: 'matchmaker', now: NOW, depths } as const;
    const sizes: number[] = [];
    const shares = wanted.map(([id, good]) => {
      const found =
        asker === 'demand' ? corpus.slotsForDemand(id, query) : corpus.slotsForSupply(id, query);
      sizes.push(found.size);
      return good.filter((one) => found.has(other.slotOf(one)!)).length / good.length;
    });
    all ??= shares;
    const less = shares.map((share, i) => share - all![i]!);
    return {
      ...{ name, recall: mean(shares), less: mean(less) },
      ...{ lessInterval: interval(less), candidates: mean(sizes) },
    };
  });
}
