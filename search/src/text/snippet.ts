import type { TextRange } from './align.js';

/** A text to show, with the parts that matched. Ranges are UTF-16 offsets into `text`; never markup. */
export interface Highlight {
  text: string;
  ranges: TextRange[];
  /** Whether text was left out before or after. */
  cutBefore: boolean;
  cutAfter: boolean;
}

const LEAD = 0.25;

/** Moves an offset off the middle of a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset + 1 : offset;
}

/** The window start after which most marked characters fit. */
function bestStart(ranges: readonly TextRange[], size: number): number {
  let best = 0;
  let most = -1;
  for (const [start] of ranges) {
    const from = Math.max(0, start - Math.floor(size * LEAD));
    const covered = ranges
      .filter((range) => range[0] >= from && range[1] <= from + size)
      .reduce((sum, range) => sum + range[1] - range[0], 0);
    if (covered > most) {
      most = covered;
      best = from;
    }
  }
  return best;
}

/**
 * Cuts a long text to the window that holds most of the matches.
 * @param text the whole text.
 * @param ranges ascending, not overlapping.
 * @param size characters to keep; undefined keeps all.
 */
export function snippet(text: string, ranges: readonly TextRange[], size?: number): Highlight {
  if (size === undefined || text.length <= size) {
    return { text, ranges: [...ranges], cutBefore: false, cutAfter: false };
  }
  const from = wholeCharacter(text, Math.min(bestStart(ranges, size), text.length - size));
  const to = wholeCharacter(text, Math.min(text.length, from + size));
  const inside = ranges
    .map(([start, end]): TextRange => [Math.max(start, from) - from, Math.min(end, to) - from])
    .filter(([start, end]) => start < end);
  return {
    text: text.slice(from, to),
    ranges: inside,
    cutBefore: from > 0,
    cutAfter: to < text.length,
  };
}
