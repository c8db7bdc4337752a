import { createHash, randomBytes } from 'node:crypto';

/** A supplier by the names it may be recognised by. */
export interface NamedParty {
  readonly names: readonly string[];
}

/** What stands where a supplier's name was. */
export const hiddenName = '〔名称已隐去〕';

/** What keeps the order and the numbers of the bids from being worked out. */
export const newSalt = (): string => randomBytes(24).toString('base64url');

const digest = (...parts: readonly string[]) =>
  createHash('sha256').update(parts.join('|'), 'utf8').digest('hex');

/**
 * The order in which one evaluator reads the bids: fixed for that person, another for the next, so that no bid is always
 * read first or last. The salt keeps bidders from working it out.
 */
export function orderFor(
  bidIds: readonly string[],
  given: { readonly scenarioId: string; readonly evaluatorId: string; readonly salt: string },
): string[] {
  return byHash(bidIds, (id) => digest(given.salt, given.scenarioId, given.evaluatorId, id));
}

/** The number under which the whole panel speaks of a bid; it says nothing of who or when. */
export function numbersOf(
  bidIds: readonly string[],
  given: { readonly scenarioId: string; readonly salt: string },
): ReadonlyMap<string, number> {
  const ordered = byHash(bidIds, (id) => digest(given.salt, given.scenarioId, id));
  return new Map(ordered.map((id, i) => [id, i + 1]));
}

function byHash(ids: readonly string[], hashOf: (id: string) => string): string[] {
  return ids
    .map((id): [string, string] => [hashOf(id), id])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, id]) => id);
}

/**
 * Hides names, short names and codes of the bidding organisations in a text, whatever their case, width of letters and
 * spaces. A help against the slip of a pen, no proof: what is paraphrased stays.
 */
export function maskNames(text: string, parties: readonly NamedParty[]): string {
  const names = parties
    .flatMap((party) => party.names.flatMap(variants))
    .map((name) => name.trim())
    .filter((name) => [...name].length >= (latin.test(name) ? 3 : 2));
  const longestFirst = [...new Set(names)].sort((a, b) => b.length - a.length);
  if (longestFirst.length === 0) return text;
  const pattern = longestFirst
    .map((name) => (latin.test(name) ? `(?<![a-z0-9])${loosely(name)}(?![a-z0-9])` : loosely(name)))
    .join('|');
  return text.replace(new RegExp(pattern, 'giu'), hiddenName);
}

/** Every text inside a value, masked; keys, numbers and ids (which hold no name) stay as they are. */
export function maskAll<T>(value: T, parties: readonly NamedParty[]): T {
  if (typeof value === 'string') return maskNames(value, parties) as T;
  if (Array.isArray(value)) return value.map((item: unknown) => maskAll(item, parties)) as T;
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      key === 'id' ? (item as unknown) : maskAll(item as unknown, parties),
    ]),
  ) as T;
}

/** The mark 示例· of demonstration organisations is not part of what one is called. */
const variants = (name: string) => [name, name.replace(/^示例[·・]/u, '')];
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
