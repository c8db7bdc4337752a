/**
 * A text without some names, whatever their case, width of letters and spaces. A help against the slip of a pen, no
 * proof: what is paraphrased stays. Names of one character, and Latin ones of two, are too short to be looked for.
 * @param instead what stands where a name was
 */
export function hideNames(text: string, names: readonly string[], instead: string): string {
  const known = names
    .map((name) => name.trim())
    .filter((name) => [...name].length >= (latin.test(name) ? 3 : 2));
  const longestFirst = [...new Set(known)].sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return text;
  const pattern = longestFirst
    .map((name) => (latin.test(name) ? `(?<![a-z0-9])${loosely(name)}(?![a-z0-9])` : loosely(name)))
    .join('|');
  return text.replace(new RegExp(pattern, 'giu'), instead);
}

/** Latin names are words of their own: “Lab” is not hidden in “label”. */
const latin = /^[\p{ASCII}]+$/u;

/** Each letter in both widths, brackets of both kinds, spaces anywhere between Han characters. */
function loosely(name: string): string {
  return [...name.replace(/\s+/gu, '')]
    .map((char) => {
      const code = char.codePointAt(0) ?? 0;
      const wide = code > 0x20 && code < 0x7f ? String.fromCodePoint(code + 0xfee0) : '';
      const narrow = code > 0xff00 && code < 0xff5f ? String.fromCodePoint(code - 0xfee0) : '';
      const both = [char, wide, narrow].filter(Boolean).map(escaped);
      return both.length > 1 ? `(?:${both.join('|')})` : (both[0] ?? '');
    })
    .join('\\s*');
}

const escaped = (char: string) => char.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
