import type { SearchResult } from '../engine.js';
import { cursorAfter, isAbout } from '../indexes/check-query.js';
import type { CheckedQuery } from '../indexes/check-query.js';
import { highlightsOf } from '../indexes/highlights.js';
import { Marker } from '../text/marker.js';
import { joinedPinyin } from '../text/query.js';
import type { DocumentStore } from './document-store.js';
import { intersectInto, maskOf } from './filter-masks.js';
import { pageOf } from './ranking.js';
import { matchAll, matchNearest } from './text-matches.js';
import type { TextMatches } from './text-matches.js';

/* One search in one store, from a checked query to the answer. */

function count(mask: Uint8Array): number {
  let found = 0;
  for (let i = 0; i < mask.length; i += 1) found += mask[i] ?? 0;
  return found;
}

function allHold(masks: readonly Uint8Array[], size: number): Uint8Array {
  return masks.reduce(intersectInto, new Uint8Array(size).fill(1));
}

/** Counts for each facet, its own condition aside. */
function facetCounts(
  store: DocumentStore,
  query: CheckedQuery,
  text: Uint8Array,
  conditions: readonly Uint8Array[],
): SearchResult['facets'] {
  const all = intersectInto(allHold(conditions, store.end), text);
  const facets: SearchResult['facets'] = {};
  for (const field of query.facets) {
    const others = conditions.filter((_, i) => {
      const condition = query.filter[i];
      return !(condition && isAbout(condition, field));
    });
    const narrowed =
      others.length === conditions.length ? all : intersectInto(allHold(others, store.end), text);
    facets[field] = store.keywords.get(field)?.count(narrowed) ?? {};
  }
  return facets;
}

interface Found extends TextMatches {
  relaxed: boolean;
  /** Documents whose text matches, the filter aside. */
  text: Uint8Array;
}

function find(store: DocumentStore, query: CheckedQuery, conditions: readonly Uint8Array[]): Found {
  const filtered = (matches: TextMatches, relaxed: boolean): Found => ({
    text: matches.mask,
    mask: intersectInto(allHold(conditions, store.end), matches.mask),
    scores: matches.scores,
    relaxed,
  });
  if (!query.parsed.long) {
    const strict = filtered(matchAll(store, query.parsed), false);
    if (query.parsed.units.length === 0 || strict.mask.includes(1)) return strict;
    const pinyin = joinedPinyin(query.parsed);
    const joined = pinyin && filtered(matchAll(store, pinyin), false);
    if (joined?.mask.includes(1)) return joined;
  }
  return filtered(matchNearest(store, query.parsed), true);
}

/**
 * Searches a store.
 * @param query checked against the store's definition.
 */
export function searchStore(store: DocumentStore, query: CheckedQuery): SearchResult {
  const started = performance.now();
  const conditions = query.filter.map((condition) => maskOf(store, condition));
  const found = find(store, query, conditions);
  const total = count(found.mask);
  const page = pageOf(store, found, query);
  const marker = new Marker(query.parsed.units);
  return {
    hits: page.map((document) => ({
      id: store.idOf(document),
      highlights: highlightsOf(
        query.highlight,
        store.textsOf(document),
        store.originalsOf(document),
        (_, text) => marker.ranges(text),
      ),
    })),
    total,
    totalIsExact: true,
    nextCursor: cursorAfter(query, total),
    facets: facetCounts(store, query, found.text, conditions),
    relaxed: found.relaxed && total > 0,
    tookMs: performance.now() - started,
  };
}
