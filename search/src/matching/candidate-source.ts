// Where candidates come from is a port. The engine's own channels are one source; a search server or an embedder is
// another. A source only names rows of the other side: whether a row may be listed, and where, is decided by scoring.
import type { Corpus } from './corpus.js';
import { STEPS } from './latent.js';
import { strengthOf } from './prepare.js';
import { viewsOf } from './ranking.js';
import { idOf, weightOf } from './rows.js';
import type { MatchQuery, Side } from './types.js';

/** What a source is asked with: whose list it is for, and that row in the forms a source may search by. */
export interface CandidateQuestion {
  /** The asking side. */
  side: Side;
  id: string;
  query: Pick<MatchQuery, 'now' | 'audience' | 'demo' | 'pins'>;
}

/** Names rows worth scoring. Sources outside this process answer later, and may fail without harm. */
export interface CandidateSource {
  readonly name: string;
  /** @returns ids of the other side, in no order that matters; unknown ones are passed over. */
  find(question: CandidateQuestion): Promise<readonly string[]> | readonly string[];
}

/** One row as another source can search with it. */
export interface Probe {
  /** Words by number of occurrences. */
  words: { word: string; count: number }[];
  /** Concepts that it names, by id of the thesaurus, with a strength of 0–1. */
  concepts: { id: string; strength: number }[];
  /** Its place in the latent space, of length one; null without a space or without a known word. */
  vector: number[] | null;
  /** Which latent space that is. */
  space: string;
}

/** The engine's own channels as a source. */
export class InProcessSource implements CandidateSource {
  readonly name = 'in-process';

  constructor(private readonly corpus: Corpus) {}

  find({ side, id, query }: CandidateQuestion): string[] {
    const { demands, supplies } = this.corpus;
    const other = side === 'demand' ? supplies : demands;
    const found =
      side === 'demand'
        ? this.corpus.slotsForDemand(id, query)
        : this.corpus.slotsForSupply(id, query);
    return [...found].map((slot) => other.idAt(slot)!);
  }
}

/**
 * A stored row for another source; null for an unknown id.
 * @param audience whose hidden facts may enter; `public` for everything that leaves the process
 */
export function probeOf(
  corpus: Corpus,
  { side, id, query: { audience } }: CandidateQuestion,
): Probe | null {
  const index = side === 'demand' ? corpus.demands : corpus.supplies;
  const slot = index.slotOf(id);
  if (slot === undefined) return null;
  const { demandHidden, supplyHidden } = viewsOf(audience);
  const features = index.features(slot, side === 'demand' ? demandHidden : supplyHidden);
  const { lexicon, thesaurus } = corpus.preparer;
  return {
    words: [...features.terms].map((entry) => ({
      word: lexicon.wordOf(idOf(entry)),
      count: weightOf(entry),
    })),
    concepts: [...features.direct].map((entry) => ({
      id: thesaurus.concepts[idOf(entry)]!.id,
      strength: strengthOf(entry),
    })),
    space: corpus.latentVersion,
    vector: features.latent && Array.from(features.latent, (step) => step / STEPS),
  };
}
