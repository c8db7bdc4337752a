/*
 * Typing mistakes in Latin words, by the rules readers know from Meilisearch: one from five letters on, two from nine
 * on, and a wrong first letter counts for two. Chinese words have none: there pinyin helps.
 */

/** Mistakes forgiven in a word of this many letters; none in numbers. */
export function allowedTypos(word: string): 0 | 1 | 2 {
  if (/^\d+$/u.test(word) || word.length < 5) return 0;
  return word.length < 9 ? 1 : 2;
}

const ROWS = [new Uint8Array(256), new Uint8Array(256), new Uint8Array(256)] as const;

/** One row of the table: cost of turning the first `i` letters of `typed` into each beginning of `word`. */
function fillRow(typed: string, word: string, i: number): number {
  const row = ROWS[i % 3] ?? ROWS[0];
  const above = ROWS[(i + 2) % 3] ?? ROWS[0];
  const twoAbove = ROWS[(i + 1) % 3] ?? ROWS[0];
  row[0] = i;
  let least = i;
  for (let j = 1; j <= word.length; j += 1) {
    const same = typed.charCodeAt(i - 1) === word.charCodeAt(j - 1);
    let cost = Math.min(
      (above[j] ?? 0) + 1,
      (row[j - 1] ?? 0) + 1,
      (above[j - 1] ?? 0) + (same ? 0 : 1),
    );
    const swapped =
      i > 1 &&
      j > 1 &&
      typed.charCodeAt(i - 1) === word.charCodeAt(j - 2) &&
      typed.charCodeAt(i - 2) === word.charCodeAt(j - 1);
    if (swapped) cost = Math.min(cost, (twoAbove[j - 2] ?? 0) + 1);
    row[j] = cost;
    if (cost < least) least = cost;
  }
  return least;
}

/** Whether the lengths alone rule a word out, or the rows above have no room. */
function tooFar(typed: string, word: string, longer: number, shorter: number): boolean {
  const difference = word.length - typed.length;
  return typed.length > 200 || word.length > 200 || difference > longer || -difference > shorter;
}

/**
 * Counts insertions, deletions, replacements and swaps of neighbours (optimal string alignment distance).
 * @param typed what the reader typed.
 * @param word a word of the index.
 * @param most give up beyond this many.
 * @param asPrefix whether `typed` may be only the beginning of `word`.
 * @returns the number of mistakes, or `most + 1` when there are more.
 */
export function typos(typed: string, word: string, most: number, asPrefix = false): number {
  if (tooFar(typed, word, asPrefix ? Infinity : most, most)) return most + 1;
  const target = asPrefix ? word.slice(0, typed.length + most) : word;
  for (let j = 0; j <= target.length; j += 1) ROWS[0][j] = j;
  for (let i = 1; i <= typed.length; i += 1) {
    if (fillRow(typed, target, i) > most) return most + 1;
  }
  const last = ROWS[typed.length % 3] ?? ROWS[0];
  let found = last[target.length] ?? 0;
  if (asPrefix) for (let j = 0; j < target.length; j += 1) found = Math.min(found, last[j] ?? 0);
  return Math.min(found, most + 1);
}

/**
 * Whether a word of the index stands for a typed one.
 * @param typing whether the typed word may be unfinished.
 * @returns the number of mistakes, undefined when it does not. A wrong first letter counts for two.
 */
export function standsFor(typed: string, word: string, typing: boolean): number | undefined {
  if (word === typed || (typing && word.startsWith(typed))) return 0;
  const most = allowedTypos(typed);
  if (most === 0 || /^\d+$/u.test(word)) return undefined;
  const firstWrong = word.charCodeAt(0) !== typed.charCodeAt(0);
  const allowed = firstWrong ? most - 1 : most;
  const found = typos(typed, word, allowed, typing);
  if (allowed === 0 || found > allowed) return undefined;
  return firstWrong ? 2 : found;
}
