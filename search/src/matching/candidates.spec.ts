// The channels read typed arrays, skip and cut; here each is worked out once more row by row, in the plainest way.
import { benchProfiles } from '../evaluation/bench-profiles.js';
import { Random } from '../evaluation/random.js';
import { CandidateFinder, DEMAND_DEPTHS, SUPPLY_DEPTHS, type Depths } from './candidates.js';
import { Corpus } from './corpus.js';
import type { Features } from './features.js';
import { queryWeight } from './pair.js';
import { strengthOf } from './prepare.js';
import { idOf, weightOf } from './rows.js';
import { defaultThesaurus } from './thesaurus/default-thesaurus.js';
import { BM25 } from './weights.js';

type SideOf = Corpus['demands'] | Corpus['supplies'];
type Admits = (slot: number) => boolean;

function plainFind(
  query: Features<object>,
  side: SideOf,
  depths: Depths,
  admits: Admits,
): Set<number> {
  const { terms, concepts, vectors } = side;
  const { k1, b } = BM25;
  const rows = side.allIds().map((id) => {
    const slot = side.slotOf(id)!;
    const { terms: words, implied, length, direct, latent } = side.features(slot, false);
    const held = (cells: Uint32Array) =>
      new Map([...cells].map((cell) => [idOf(cell), weightOf(cell)]));
    const counts = held(words);
    const strengths = held(implied);
    // Written as the engine writes it: the last bit decides between two rows that are all but equal.
    const flat = k1 * (1 - b);
    const slope = (k1 * b) / terms.averageLength;
    const word = [...query.terms].reduce((sum, cell) => {
      const tf = counts.get(idOf(cell)) ?? 0;
      if (tf === 0 || terms.isCommon(idOf(cell))) return sum;
      const weight = terms.idf(idOf(cell)) * queryWeight(weightOf(cell));
      return sum + weight * ((tf * (k1 + 1)) / (tf + flat + slope * length));
    }, 0);
    const concept = [...query.direct].reduce((sum, cell) => {
      const strength = strengths.get(idOf(cell)) ?? 0;
      const weight = (concepts.idf(idOf(cell)) * strengthOf(cell)) / 255;
      return sum + weight * ((strength * 1e6) / (strength + 1e6 + 0 * length));
    }, 0);
    let cosine = 0;
    if (query.latent && latent) {
      query.latent.forEach((step, k) => (cosine += (step * latent[k]!) / 127 / 127));
    }
    const worths = {
      words: word,
      wordsReverse: word / Math.sqrt(words.length + 20),
      concepts: concept,
      conceptsReverse: concept / (direct.length + 3),
      latent: cosine >= 0.15 ? cosine : 0,
    };
    return { id, slot, worths };
  });
  const found = new Set<number>();
  for (const name of Object.keys(depths) as (keyof Depths)[]) {
    if (name === 'latent' && !vectors) continue;
    rows
      .filter(({ slot, worths }) => worths[name] > 0 && admits(slot))
      .sort(
        (x, y) =>
          Math.fround(y.worths[name]) - Math.fround(x.worths[name]) || (x.id < y.id ? -1 : 1),
      )
      .slice(0, depths[name])
      .forEach(({ slot }) => found.add(slot));
  }
  return found;
}

/** 1,500 rows a side, so that posting lists are built, with rows changed and taken out since. */
function corpusOf(seed: number): Corpus {
  const corpus = new Corpus(defaultThesaurus());
  const { demand, supply } = benchProfiles(seed);
  const random = new Random(seed);
  for (let i = 0; i < 1500; i++) {
    corpus.putDemand(demand(i));
    corpus.putSupply({ ...supply(i), organisationId: `o${i % 7}` });
    // A question in between builds what is there.
    if (i === 900) corpus.forDemand('d0', { now: new Date(0), audience: 'public' });
  }
  for (let n = 0; n < 300; n++) {
    const i = random.int(0, 1499);
    if (random.chance(0.3)) corpus.supplies.remove(`s${i}`);
    else corpus.putSupply({ ...supply(i + 5000), id: `s${i}`, organisationId: `o${i % 7}` });
  }
  return corpus;
}

describe.each([1, 2])('candidates of collection %i', (seed) => {
  const corpus = corpusOf(seed);
  const finder = new CandidateFinder();
  const shallow = { words: 20, wordsReverse: 10, concepts: 20, conceptsReverse: 10, latent: 0 };

  it.each<[string, Depths]>([
    ['deep', { ...DEMAND_DEPTHS, latent: 0 }],
    ['shallow', shallow],
  ])('are those of the plain way for demands, %s', (_, depths) => {
    const admits: Admits = (slot) => corpus.supplies.marks.ownerOf(slot) !== 3;
    for (let i = 0; i < 12; i++) {
      const demand = corpus.demands.features(corpus.demands.slotOf(`d${i * 31}`)!, false);
      const found = finder.find(demand, corpus.supplies, depths, admits);
      const plain = plainFind(demand, corpus.supplies, depths, admits);
      expect([...found].sort()).toEqual([...plain].sort());
    }
  });

  it('are those of the plain way for supplies', () => {
    for (const id of corpus.supplies.allIds().slice(0, 12)) {
      const supply = corpus.supplies.features(corpus.supplies.slotOf(id)!, false);
      const depths = { ...SUPPLY_DEPTHS, latent: 0 };
      const found = finder.find(supply, corpus.demands, depths, () => true);
      expect([...found].sort()).toEqual(
        [...plainFind(supply, corpus.demands, depths, () => true)].sort(),
      );
    }
  });

  it('by the latent space are its nearest rows', () => {
    corpus.fitLatent(48);
    const only: Depths = { ...shallow, words: 0, wordsReverse: 0, concepts: 0, conceptsReverse: 0 };
    const depths = { ...only, latent: 30 };
    for (let i = 0; i < 12; i++) {
      const demand = corpus.demands.features(corpus.demands.slotOf(`d${i * 31}`)!, false);
      const found = finder.find(demand, corpus.supplies, depths, () => true);
      const plain = plainFind(demand, corpus.supplies, depths, () => true);
      expect([...found].sort()).toEqual([...plain].sort());
    }
  });
});
