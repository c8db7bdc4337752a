// Where an offer says that it closes a gap: the sentence around the words, in the original text.
import type { Corpus } from './corpus.js';
import type { Reading } from './evidence.js';
import { supplyTexts, type Requirement, type SupplyFeatures } from './features.js';
import { strengthOf } from './prepare.js';
import { idOf } from './rows.js';
import type { Span, SupplyFacts } from './types.js';

/** Units from the largest to the smallest; a quotation is the largest that is not too long. */
const UNITS = [/[^。；！？;!?\n]+/gu, /[^，,、。；！？;!?\n]+/gu];
const MOST_QUOTED = 60;
/** A narrower offer than what is asked stands for it from this factor on. */
const STANDS_FOR = 0.5;

/** One capability that is quoted. */
export interface Quoted {
  corpus: Corpus;
  supply: SupplyFeatures;
  written: SupplyFacts;
  reading: Reading;
}

/** The passage of an offer that speaks for a need; undefined where its words stand apart. */
export function placeOf(need: Requirement, quoted: Quoted): Span | undefined {
  // A shared word stands in the sentence itself; a concept may be named best in the title.
  const place = byWord(need, quoted) ?? byConcept(need, quoted);
  if (!place) return undefined;
  const field = supplyTexts(quoted.written).find((one) => one.field === place.field);
  return field ? widened(field.text, place) : place;
}

function byConcept(need: Requirement, { corpus, supply, reading }: Quoted): Span | undefined {
  const { supplyConcepts } = corpus.statistics;
  const worth = (entry: number): number => supplyConcepts.idf(idOf(entry)) * strengthOf(entry);
  for (const entry of need.concepts.toSorted((a, b) => worth(b) - worth(a))) {
    for (const offered of standingFor(idOf(entry), { corpus, supply })) {
      const place = reading.concept(offered);
      if (place) return place;
    }
  }
  return undefined;
}

/** The concept itself, then the offered ones that imply it. */
function standingFor(wanted: number, { corpus, supply }: Pick<Quoted, 'corpus' | 'supply'>) {
  const { thesaurus } = corpus.preparer;
  const implying = [...supply.direct].map(idOf).filter((offered) => {
    const step = thesaurus.implied(offered).find(({ concept }) => concept === wanted);
    return offered !== wanted && step !== undefined && step.factor >= STANDS_FOR;
  });
  return [wanted, ...implying];
}

/** By the rarest word both have. */
function byWord(need: Requirement, { corpus, supply, reading }: Quoted): Span | undefined {
  const { supplyTerms } = corpus.statistics;
  const offered = new Set([...supply.terms].map(idOf));
  const shared = need.terms
    .filter((term) => offered.has(term))
    .sort((a, b) => supplyTerms.idf(b) - supplyTerms.idf(a));
  for (const term of shared) {
    const place = reading.word(corpus.preparer.lexicon.wordOf(term));
    if (place) return place;
  }
  return undefined;
}

function widened(text: string, place: Span): Span {
  for (const unit of UNITS) {
    for (const [whole, start] of piecesOf(text, unit)) {
      const around = start <= place.start && place.end <= start + whole.length;
      if (around && whole.length <= MOST_QUOTED)
        return { field: place.field, start, end: start + whole.length, text: whole };
    }
  }
  return place;
}

/** Pieces without the blanks around them, each with where it begins. */
function piecesOf(text: string, unit: RegExp): [string, number][] {
  return [...text.matchAll(unit)].map(({ 0: piece, index }) => {
    const blanks = piece.length - piece.trimStart().length;
    return [piece.trim(), index + blanks];
  });
}
