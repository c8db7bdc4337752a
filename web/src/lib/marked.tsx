import { Fragment } from 'react';

/** Text in which the search has marked the words it found, by `<em>…</em>` or `<mark>…</mark>`; nothing else is HTML. */
export function Marked({ text }: { text: string }) {
  const parts = text.split(/<(?:em|mark)>(.*?)<\/(?:em|mark)>/gu);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? <mark key={index}>{part}</mark> : <Fragment key={index}>{part}</Fragment>,
      )}
    </>
  );
}
