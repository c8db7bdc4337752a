// Where a piece of normalised text stands in the original: normalising may change lengths (軟體設計 → 软件设计 does not,
// 程式設計師 → 程序员 does), so offsets are carried over clause by clause.
import { normalise } from '../text/normalise.js';

const CLAUSE = /[^，。；：！？、\n\r,.;:!?]*[，。；：！？、\n\r,.;:!?]?/gu;

/**
 * Carries a range of `normalise(original)` back to the original.
 * @returns offsets into `original`; where a clause changed its length, the whole clause.
 */
export function toOriginal(
  original: string,
  start: number,
  end: number,
): { start: number; end: number } {
  if (normalise(original).length === original.length) return { start, end };
  let from = -1;
  let to = -1;
  let at = 0;
  for (const match of original.matchAll(CLAUSE)) {
    const clause = match[0];
    if (clause === '') continue;
    const length = normalise(clause).length;
    const same = length === clause.length;
    if (from < 0 && start < at + length) from = match.index + (same ? start - at : 0);
    if (to < 0 && end <= at + length) to = match.index + (same ? end - at : clause.length);
    if (from >= 0 && to >= 0) return { start: from, end: to };
    at += length;
  }
  return { start: Math.max(0, from), end: original.length };
}
