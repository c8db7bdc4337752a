// How a row leaves the process, so that another source can find it: concepts, words, and its place in the latent space,
// of nothing but what everybody may read.
import type { Probe } from './candidate-source.js';
import type { DemandProfile, SupplyProfile } from './types.js';

/** Real rows and demonstrations (示例) never meet; unclaimed entries meet both. */
export type World = 'real' | 'demo';

/** A row as another source keeps it. */
export interface CandidateDocument {
  id: string;
  worlds: World[];
  /** `c:` concepts and `w:` words, each once. */
  terms: string[];
  vector: readonly number[] | null;
  /** Which latent space `vector` is in. */
  space: string;
  /** When it leaves the other side's lists; Infinity for never, −Infinity for closed ones. */
  untilMs: number;
}

/** A question to another source. */
export interface CandidateSearch {
  terms: { term: string; weight: number }[];
  vector: readonly number[] | null;
  space: string;
  worlds: World[];
  nowMs: number;
}

/** Words a question asks for: beyond, they are the common ones. */
const MOST_WORDS = 48;
const MOST_CONCEPTS = 24;
/** What a concept says beside a word. */
const CONCEPT_WEIGHT = 2;

export function worldsOf(row: { demo?: boolean; unclaimed?: boolean }): World[] {
  if (row.unclaimed) return ['real', 'demo'];
  return [row.demo ? 'demo' : 'real'];
}

/** A row as it leaves the process; `probe` is what everybody may read of it. */
export function candidateDocument(
  row: DemandProfile | SupplyProfile,
  probe: Probe,
): CandidateDocument {
  const concepts = probe.concepts.map(({ id }) => `c:${id}`);
  const words = probe.words.map(({ word }) => `w:${word}`);
  return {
    ...{ id: row.id, worlds: worldsOf(row), terms: [...new Set([...concepts, ...words])] },
    ...{ vector: probe.vector, space: probe.space, untilMs: untilOf(row) },
  };
}

function untilOf(row: DemandProfile | SupplyProfile): number {
  if (!('deadline' in row) && !('closed' in row)) return Infinity;
  const { closed, deadline } = row;
  if (closed) return -Infinity;
  return deadline ? Date.parse(deadline) : Infinity;
}

export function candidateSearch(
  probe: Probe,
  { worlds, now }: { worlds: World[]; now: Date },
): CandidateSearch {
  const concepts = [...probe.concepts]
    .sort((a, b) => b.strength - a.strength || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_CONCEPTS)
    .map(({ id, strength }) => ({ term: `c:${id}`, weight: CONCEPT_WEIGHT * strength }));
  // Longer words are rarer; the rest are mostly particles of speech.
  const words = [...probe.words]
    .sort(
      (a, b) => b.word.length - a.word.length || b.count - a.count || (a.word < b.word ? -1 : 1),
    )
    .slice(0, MOST_WORDS)
    .map(({ word, count }) => ({ term: `w:${word}`, weight: Math.min(3, 1 + Math.log(count)) }));
  const { vector, space } = probe;
  return { terms: [...concepts, ...words], vector, space, worlds, nowMs: +now };
}
