import { foldText } from './normalise.js';

/*
 * Engines find words in folded text, readers see the text as it was written. This carries ranges from one to the
 * other where folding changed the number of characters (部落格 → 博客, ㎡ → m2).
 */

/** A range of UTF-16 offsets, end exclusive. */
export type TextRange = readonly [start: number, end: number];

const PIECE = /\p{Script=Han}+|[^\p{Script=Han}]\p{M}*/gu;

interface Piece {
  foldedStart: number;
  foldedEnd: number;
  start: number;
  end: number;
}

/** Runs longer than this are aligned at their ends only. */
const MAX_ALIGNED = 300;

/**
 * Aligns two spellings of one run: equal characters belong together, what lies between belongs together as a whole
 * (longest common subsequence).
 */
function alignSpellings(a: readonly string[], b: readonly string[]): [number, number][] {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const equal: [number, number][] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      equal.push([i, j]);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return equal;
}

/** A run whose conversion changed its length, as small pieces. UTF-16 units on both sides. */
function runPieces(run: string, start: number, foldedStart: number): Piece[] {
  const folded = foldText(run);
  const whole = {
    start,
    end: start + run.length,
    foldedStart,
    foldedEnd: foldedStart + folded.length,
  };
  if (run.length === folded.length || run.length > MAX_ALIGNED) return [whole];
  const single = Array.from({ length: run.length }, (_, i) => foldText(run.charAt(i)));
  const pieces: Piece[] = [];
  let from = 0;
  let foldedFrom = 0;
  const add = (to: number, foldedTo: number): void => {
    if (to === from && foldedTo === foldedFrom) return;
    pieces.push({
      start: start + from,
      end: start + to,
      foldedStart: foldedStart + foldedFrom,
      foldedEnd: foldedStart + foldedTo,
    });
    from = to;
    foldedFrom = foldedTo;
  };
  for (const [i, j] of alignSpellings(single, folded.split(''))) {
    add(i, j);
    add(i + 1, j + 1);
  }
  add(run.length, folded.length);
  return pieces;
}

function piecesOf(original: string): Piece[] {
  const pieces: Piece[] = [];
  let foldedStart = 0;
  for (const match of original.matchAll(PIECE)) {
    pieces.push(...runPieces(match[0], match.index, foldedStart));
    foldedStart = pieces.at(-1)?.foldedEnd ?? 0;
  }
  return pieces;
}

/** Within a piece that kept its length offsets carry over; within another only its borders do. */
function toOriginal(pieces: readonly Piece[], offset: number, side: 'start' | 'end'): number {
  for (const piece of pieces) {
    const inside =
      side === 'start'
        ? offset >= piece.foldedStart && offset < piece.foldedEnd
        : offset > piece.foldedStart && offset <= piece.foldedEnd;
    if (!inside) continue;
    const sameLength = piece.foldedEnd - piece.foldedStart === piece.end - piece.start;
    if (sameLength) return piece.start + offset - piece.foldedStart;
    return side === 'start' ? piece.start : piece.end;
  }
  return pieces.at(-1)?.end ?? 0;
}

/**
 * Carries ranges found in `foldText(original)` back to the original.
 * @param original the text as written.
 * @param ranges ascending, not overlapping, in the folded text.
 * @returns ranges in the original, ascending, merged where they touch or overlap.
 */
export function alignRanges(original: string, ranges: readonly TextRange[]): TextRange[] {
  if (ranges.length === 0) return [];
  const folded = foldText(original);
  if (folded === original) return [...ranges];
  const pieces = piecesOf(original);
  if ((pieces.at(-1)?.foldedEnd ?? 0) !== folded.length) return [];
  return mergeRanges(
    ranges.map(([start, end]): TextRange => [
      toOriginal(pieces, start, 'start'),
      toOriginal(pieces, end, 'end'),
    ]),
  );
}

/** Sorts ranges and joins those that touch or overlap. */
export function mergeRanges(ranges: readonly TextRange[]): TextRange[] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else if (end > start) merged.push([start, end]);
  }
  return merged;
}
