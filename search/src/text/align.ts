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

function piecesOf(original: string): Piece[] {
  const pieces: Piece[] = [];
  let foldedStart = 0;
  for (const match of original.matchAll(PIECE)) {
    const foldedEnd = foldedStart + foldText(match[0]).length;
    pieces.push({ foldedStart, foldedEnd, start: match.index, end: match.index + match[0].length });
    foldedStart = foldedEnd;
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
