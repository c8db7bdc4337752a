import { hasTraditional, toSimplified } from './convert-traditional.js';

/*
 * One spelling for text that means the same: NFKC, simplified characters, no lone surrogates, no invisible
 * characters, no accents on Latin letters, and (for comparing) lower case. Every text passes here before it is
 * indexed, queried, compared or matched; nothing else in the package may fold text.
 */

/** Any of the three below: ordinary text has none. */
const UNPRINTABLE = /[\p{Cs}\p{Cf}\p{Variation_Selector}\p{Co}]|(?![\t\n\r])\p{Cc}/u;
const LONE_SURROGATE = /\p{Cs}/gu;
const INVISIBLE = /[\p{Cf}\p{Variation_Selector}]/gu;
/** Private-use characters too: the engines use some as highlight marks. */
const CONTROL = /(?![\t\n\r])\p{Cc}|\p{Co}/gu;
/** Outside this class NFKC has nothing to do, so ordinary Chinese text skips it. */
const NEEDS_NFKC = /[^ -~\s\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff“”‘’—…，；：？！（）～]/u;
/** Chinese punctuation that NFKC would turn into ASCII: kept, so that highlighted text reads as written. */
const PARTS = /([，；：？！（）…～［］｛｝]+)/u;
const ACCENTED = /[\u00c0-\u024f\u1e00-\u1eff]/u;
const HAN_RUN = /\p{Script=Han}+/gu;

function compatibility(text: string): string {
  if (!NEEDS_NFKC.test(text)) return text;
  return text
    .split(PARTS)
    .map((part, i) => (i % 2 === 1 ? part : part.normalize('NFKC')))
    .join('');
}

/** “é” → “e”; letters that have no base letter (ß, ø) stay. */
function withoutAccents(text: string): string {
  if (!ACCENTED.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC');
}

/**
 * Folds spelling but keeps upper and lower case: what is stored and shown as a highlight.
 * @param text any string, also one with broken surrogates.
 * @returns simplified, NFKC-folded, printable text.
 */
export function foldText(text: string): string {
  const printable = UNPRINTABLE.test(text)
    ? text.replace(LONE_SURROGATE, ' ').replace(INVISIBLE, '').replace(CONTROL, ' ')
    : text;
  const folded = withoutAccents(compatibility(printable));
  return hasTraditional(folded) ? folded.replace(HAN_RUN, toSimplified) : folded;
}

/**
 * Lower case without a change of length, so that offsets stay valid.
 * @param folded text from `foldText`.
 */
export function lowerCase(folded: string): string {
  const lower = folded.toLowerCase();
  if (lower.length === folded.length) return lower;
  return Array.from(folded, (character) => {
    const small = character.toLowerCase();
    return small.length === character.length ? small : character;
  }).join('');
}

/**
 * Folds text for comparing: `foldText` and lower case.
 * @param text any string, also one with broken surrogates.
 */
export function normalise(text: string): string {
  return lowerCase(foldText(text));
}
