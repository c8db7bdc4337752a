import type { SearchResult } from '../engine.js';
import { cursorAfter, isAbout } from '../indexes/check-query.js';
import type { CheckedQuery } from '../indexes/check-query.js';
import { highlightsOf } from '../indexes/highlights.js';
import { Marker } from '../text/marker.js';
import { joinedPinyin } from '../text/query.js';
import type { Highlight } from '../text/snippet.js';
import type { DocumentStore } from './document-store.js';
import { allHold, maskOf } from './filter-masks.js';
import { pageOf } from './ranking.js';
import { matchAll, matchNearest } from './text-matches.js';
import type { TextMatches } from './text-matches.js';

/* One search in one store, from a checked query to the answer. */

/** Counts for each facet, its own condition aside. `conditions` are the masks of the query's filter. */
function facetCounts(
  store: DocumentStore,
  query: CheckedQuery,
  found: Found,
  conditions: readonly Uint8Array[],
): SearchResult['facets'] {
  const facets: SearchResult['facets'] = {};
  for (const field of query.facets) {
    const others = conditions.filter((_, i) => {
      const condition = query.filter[i];
      return !(condition && isAbout(condition, field));
    });
    const narrowed =
      others.length === conditions.length ? found.documents : allHold(found.unfiltered, others);
    const column = store.keywords.get(field);
    const isAll = narrowed.length === store.size;
    facets[field] = (isAll ? column?.countAll() : column?.count(narrowed)) ?? {};
  }
  return facets;
}

interface Found extends TextMatches {
  relaxed: boolean;
  /** Documents whose text matches, the filter aside. */
  unfiltered: Int32Array;
}

function find(store: DocumentStore, query: CheckedQuery, conditions: readonly Uint8Array[]): Found {
  const filtered = ({ documents, scores }: TextMatches, relaxed: boolean): Found => ({
    unfiltered: documents,
    documents: allHold(documents, conditions),
    scores,
    relaxed,
  });
  if (!query.parsed.long) {
    const strict = filtered(matchAll(store, query.parsed), false);
    if (query.parsed.units.length === 0 || strict.documents.length > 0) return strict;
    const pinyin = joinedPinyin(query.parsed);
    const joined = pinyin && filtered(matchAll(store, pinyin), false);
    if (joined && joined.documents.length > 0) return joined;
  }
  return filtered(matchNearest(store, query.parsed), true);
}

function highlightsIn(
  store: DocumentStore,
  document: number,
  requests: CheckedQuery['highlight'],
  marker: Marker,
): Record<string, Highlight> {
  if (requests.length === 0) return {};
  const { texts, originals } = store.texts.get(document);
  return highlightsOf(requests, texts, originals, (_, text) => marker.ranges(text));
}

/**
 * Searches a store.
 * @param query checked against the store's definition.
 */
export function searchStore(store: DocumentStore, query: CheckedQuery): SearchResult {
  const started = performance.now();
  const conditions = query.filter.map((condition) => maskOf(store, condition));
  const found = find(store, query, conditions);
  const total = found.documents.length;
  const page = pageOf(store, found, query);
  const marker = new Marker(query.parsed.units);
  return {
    hits: page.map((document) => ({
      id: store.idOf(document),
      highlights: highlightsIn(store, document, query.highlight, marker),
    })),
    total,
    totalIsExact: true,
    nextCursor: cursorAfter(query, total),
    facets: facetCounts(store, query, found, conditions),
    relaxed: found.relaxed && total > 0,
    tookMs: performance.now() - started,
  };
}
