// Where the texts say what a line counts: concepts, words and requirement sentences with their places in the original.
import { normalise } from '../text/normalise.js';
import { toOriginal } from './align.js';
import type { TextField } from './features.js';
import type { Mention, Thesaurus } from './thesaurus/thesaurus.js';
import type { Span } from './types.js';

interface ReadField extends TextField {
  normal: string;
  mentions: Mention[];
}

/** One side's texts, read again for the few pairs that are explained. */
export class Reading {
  private readonly fields: ReadField[];

  /** @param clean blanks what must not be quoted, so that all offsets stay */
  constructor(
    fields: readonly TextField[],
    thesaurus: Thesaurus,
    clean: (text: string) => string = (text) => text,
  ) {
    this.fields = fields.map((field) => {
      const normal = clean(normalise(field.text));
      return { ...field, normal, mentions: thesaurus.mentions(normal) };
    });
  }

  /** The most telling place where a concept is named. */
  concept(concept: number): Span | undefined {
    let best: { field: ReadField; mention: Mention } | undefined;
    for (const field of this.fields) {
      for (const mention of field.mentions) {
        if (mention.concept !== concept) continue;
        const worth = mention.weight * field.strength;
        if (!best || worth > best.mention.weight * best.field.strength) best = { field, mention };
      }
    }
    return best && span(best.field, best.mention.start, best.mention.end);
  }

  /** The first place where a normalised word stands. */
  word(word: string): Span | undefined {
    for (const field of this.fields) {
      const start = field.normal.indexOf(word);
      if (start >= 0) return span(field, start, start + word.length);
    }
    return undefined;
  }
}

function span(field: ReadField, start: number, end: number): Span {
  const place = toOriginal(field.text, start, end);
  return { field: field.field, ...place, text: field.text.slice(place.start, place.end) };
}
