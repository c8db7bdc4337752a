import { toSimplified } from './convert-traditional.js';

/*
 * One spelling for text that means the same: NFKC, simplified characters, no lone surrogates, no invisible
 * characters, no accents on Latin letters, and (for comparing) lower case. Every text passes here before it is
 * indexed, queried, compared or matched; nothing else in the package may fold text.
 */

const LONE_SURROGATE = /\p{Cs}/gu;
const INVISIBLE =
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u206a-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]/gu;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ue000-\uf8ff]/gu;
/** Outside this class NFKC has nothing to do, so ordinary Chinese text skips it. */
const NEEDS_NFKC = /[^\u0000-\u007f\u3001-\u3029\u3400-\u4dbf\u4e00-\u9fff“”‘’—…，；：？！（）～]/u;
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
  const printable = text.replace(LONE_SURROGATE, ' ').replace(INVISIBLE, '').replace(CONTROL, ' ');
  return withoutAccents(compatibility(printable)).replace(HAN_RUN, toSimplified);
}

/**
 * Folds text for comparing: `foldText` and lower case.
 * @param text any string, also one with broken surrogates.
 */
export function normalise(text: string): string {
  return foldText(text).toLowerCase();
}
