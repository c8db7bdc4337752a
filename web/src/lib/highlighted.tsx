import { Fragment } from 'react';
import type { Highlight } from '../api/types';

/** A text in pieces, those that matched marked as such. */
export function pieces(highlight: Highlight): { text: string; found: boolean }[] {
  const cuts: { text: string; found: boolean }[] = [];
  let at = 0;
  for (const [start = 0, end = 0] of highlight.ranges) {
    if (start > at) cuts.push({ text: highlight.text.slice(at, start), found: false });
    cuts.push({ text: highlight.text.slice(Math.max(start, at), end), found: true });
    at = Math.max(at, end);
  }
  cuts.push({ text: highlight.text.slice(at), found: false });
  return cuts.filter((cut) => cut.text !== '');
}

interface HighlightedProps {
  /** Shown when nothing in it was searched for. */
  text: string;
  highlight?: Highlight | undefined;
}

/** A text with the words that were searched for. */
export function Highlighted({ text, highlight }: HighlightedProps) {
  if (!highlight || highlight.ranges.length === 0) return <>{text}</>;
  return (
    <>
      {highlight.cutBefore && '…'}
      {pieces(highlight).map((piece, index) =>
        piece.found ? (
          <mark key={index}>{piece.text}</mark>
        ) : (
          <Fragment key={index}>{piece.text}</Fragment>
        ),
      )}
      {highlight.cutAfter && '…'}
    </>
  );
}
