import type { HighlightRequest } from '../engine.js';
import { alignRanges } from '../text/align.js';
import type { TextRange } from '../text/align.js';
import { snippet } from '../text/snippet.js';
import type { Highlight } from '../text/snippet.js';

/**
 * The requested fields of a hit as the author wrote them, with what matched.
 * @param texts folded texts by field.
 * @param originals texts as written, where they differ.
 * @param rangesOf what matched in a field's folded text.
 */
export function highlightsOf(
  requests: readonly HighlightRequest[],
  texts: Readonly<Record<string, string>>,
  originals: Readonly<Record<string, string>>,
  rangesOf: (field: string, text: string) => TextRange[],
): Record<string, Highlight> {
  const highlights: Record<string, Highlight> = {};
  for (const { field, crop } of requests) {
    const text = texts[field];
    if (text === undefined) continue;
    const original = originals[field];
    const ranges = rangesOf(field, text);
    highlights[field] =
      original === undefined
        ? snippet(text, ranges, crop)
        : snippet(original, alignRanges(original, ranges), crop);
  }
  return highlights;
}
