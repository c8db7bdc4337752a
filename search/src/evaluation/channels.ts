// What each channel of candidates is worth: the share of good supplies that reaches scoring, with it and without it. A
// channel that is taken away is also replaced by as many more words, so that none is kept for its mere number of rows.
import { DEMAND_DEPTHS, type Depths } from '../matching/candidates.js';
import { generate, type CollectionOptions } from './collection.js';
import { corpusOf, NOW, RELEVANT } from './evaluate.js';
import { interval, mean } from './metrics.js';
import { CHANNELS } from './rankers.js';

export interface ChannelRow {
  name: string;
  /** Share of the supplies worth inviting that are among the candidates. */
  recall: number;
  /** What is lost against all channels, with its interval over demands. */
  less: number;
  lessInterval: [number, number];
  /** Candidates a demand. */
  candidates: number;
}

/** Sets of depths by name, all channels first. */
function depthSets(): [string, Depths][] {
  const { words } = DEMAND_DEPTHS;
  const sets = Object.entries(CHANNELS).map(([name, depths]): [string, Depths] => [
    name,
    { ...DEMAND_DEPTHS, ...depths },
  ]);
  for (const channel of ['wordsReverse', 'conceptsReverse', 'latent'] as const) {
    const deeper = words + DEMAND_DEPTHS[channel];
    sets.push([
      `${deeper} by words instead of ${channel}`,
      { ...DEMAND_DEPTHS, words: deeper, [channel]: 0 },
    ]);
  }
  return sets;
}

/** Measures candidate recall on one collection; rows are found, none is scored. */
export function channelRecall(options: CollectionOptions): ChannelRow[] {
  const collection = generate(options);
  const corpus = corpusOf(collection);
  const wanted = collection.demands.flatMap(({ id }) => {
    const good = [...collection.grades.get(id)!].filter(([, { invite }]) => invite >= RELEVANT);
    return good.length > 0 ? [{ id, good: good.map(([supply]) => supply) }] : [];
  });
  let all: number[] | undefined;
  return depthSets().map(([name, depths]) => {
    const sizes: number[] = [];
    const shares = wanted.map(({ id, good }) => {
      const found = corpus.slotsForDemand(id, { audience: 'matchmaker', now: NOW, depths });
      sizes.push(found.size);
      return good.filter((one) => found.has(corpus.supplies.slotOf(one)!)).length / good.length;
    });
    all ??= shares;
    const less = shares.map((share, i) => share - all![i]!);
    return {
      ...{ name, recall: mean(shares), less: mean(less) },
      ...{ lessInterval: interval(less), candidates: mean(sizes) },
    };
  });
}
