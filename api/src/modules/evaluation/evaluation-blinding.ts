import { createHash, randomBytes } from 'node:crypto';
import { hideNames } from '../../platform/hide-names.js';
import type { NamedParty } from '../identity/identity.reads.js';

/** A supplier by the names it may be recognised by. */
type Named = Pick<NamedParty, 'names'>;

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

/** Hides names, short names and codes of the bidding organisations in a text. */
export function maskNames(text: string, parties: readonly Named[]): string {
  return hideNames(
    text,
    parties.flatMap(({ names }) => names),
    hiddenName,
  );
}

/** Every text inside a value, masked; keys, numbers and ids (which hold no name) stay as they are. */
export function maskAll<T>(value: T, parties: readonly Named[]): T {
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
