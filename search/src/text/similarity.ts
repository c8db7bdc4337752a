import { normalise } from './normalise.js';

/*
 * How alike two texts are, word order and punctuation mostly aside: for the near-duplicate warning and for checking
 * that demonstration data repeats nothing.
 */

/**
 * The set of all runs of k characters of a text, letters and digits only.
 * @param text any text; it is normalised here.
 * @param k characters a shingle, 3 by default; a shorter text is one shingle.
 */
export function shingles(text: string, k = 3): Set<string> {
  const characters = [...normalise(text).replace(/[^\p{L}\p{N}]+/gu, '')];
  const found = new Set<string>();
  if (characters.length === 0) return found;
  for (let i = 0; i === 0 || i + k <= characters.length; i += 1) {
    found.add(characters.slice(i, i + k).join(''));
  }
  return found;
}

/**
 * Jaccard similarity: shared ÷ all.
 * @returns 0 (nothing shared, or both empty) to 1 (the same set).
 */
export function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  const all = a.size + b.size - shared;
  return all === 0 ? 0 : shared / all;
}

/**
 * The texts most like one text.
 * @param text the new text.
 * @param candidates texts to compare with.
 * @param minimum least similarity to report, 0–1.
 * @returns the alike ones, most alike first.
 */
export function similarTexts(
  text: string,
  candidates: readonly { id: string; text: string }[],
  minimum: number,
): { id: string; similarity: number }[] {
  const own = shingles(text);
  return candidates
    .map((candidate) => ({
      id: candidate.id,
      similarity: jaccard(own, shingles(candidate.text)),
    }))
    .filter(({ similarity }) => similarity >= minimum)
    .sort((a, b) => b.similarity - a.similarity || (a.id < b.id ? -1 : 1));
}
