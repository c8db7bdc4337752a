import type { MultiSearchQuery, SearchResponse } from 'meilisearch';
import type { SearchHit, SearchResult } from '../engine.js';
import { isAbout } from '../indexes/check-query.js';
import type { CheckedQuery } from '../indexes/check-query.js';
import type { IndexDefinition } from '../indexes/definition.js';
import { highlightsOf } from '../indexes/highlights.js';
import type { Marker } from '../text/marker.js';
import { mayBePinyin } from '../text/pinyin.js';
import type { QueryUnit } from '../text/query.js';
import { ORIGINALS, decodeValue } from './fields.js';
import { toFilter } from './filter.js';
import { queryText } from './query-text.js';
import { PINYIN_FIELDS, plainFields } from './settings.js';

/* Checked queries → requests to the server; its answers → results. */

export type ServerHit = Record<string, unknown>;
export type ServerAnswer = SearchResponse<ServerHit>;

/** What is common to all requests of one search. */
export interface SearchTarget {
  uid: string;
  definition: IndexDefinition;
}

/** Fewer letters than this are too few to be sure that pinyin is meant. */
export const SURE_PINYIN = 3;

/** Whether any unit may be pinyin of at least that many letters. */
export function hasPinyin(units: readonly QueryUnit[], letters: number): boolean {
  return units.some(({ text }) => text.length >= letters && mayBePinyin(text));
}

function sortOf(query: CheckedQuery): string[] {
  if (query.sort === 'relevance') return [];
  if (query.sort === 'default') return ['rank:asc'];
  return query.sort.map(({ field, direction }) => `${field}:${direction}`);
}

/** Stored fields that marking and showing a hit needs. */
export function fieldsToShow(query: CheckedQuery): string[] {
  const fields = query.highlight.map(({ field }) => field);
  return fields.length > 0 ? ['id', ORIGINALS, ...fields] : ['id'];
}

/** The fields to look for words in. */
export function fieldsToSearch(definition: IndexDefinition, pinyin: boolean): string[] {
  return [...plainFields(definition), ...(pinyin ? PINYIN_FIELDS : [])];
}

/**
 * The main request of a search for documents that hold all units, and one for each facet that its own condition must
 * not narrow.
 * @param pinyin whether to look in pinyin even for two letters.
 */
export function requestsFor(
  target: SearchTarget,
  query: CheckedQuery,
  units: readonly QueryUnit[],
  pinyin = false,
): MultiSearchQuery[] {
  const everywhere = pinyin || hasPinyin(units, SURE_PINYIN);
  const text: Partial<MultiSearchQuery> = {
    q: queryText(units),
    locales: ['cmn'],
    matchingStrategy: 'all',
    attributesToSearchOn: fieldsToSearch(target.definition, everywhere),
  };
  const own = query.facets.filter((facet) => query.filter.some((one) => isAbout(one, facet)));
  return [
    {
      ...text,
      indexUid: target.uid,
      filter: query.filter.map(toFilter),
      sort: sortOf(query),
      offset: query.offset,
      limit: query.limit,
      facets: query.facets.filter((facet) => !own.includes(facet)),
      attributesToRetrieve: fieldsToShow(query),
    },
    ...own.map((facet) => ({
      ...text,
      indexUid: target.uid,
      filter: query.filter.filter((one) => !isAbout(one, facet)).map(toFilter),
      limit: 0,
      facets: [facet],
    })),
  ];
}

/** Facet counts of all answers together. */
export function facetsOf(answers: readonly ServerAnswer[]): SearchResult['facets'] {
  const facets: SearchResult['facets'] = {};
  for (const { facetDistribution } of answers) {
    for (const [field, counts] of Object.entries(facetDistribution ?? {})) {
      const entries = Object.entries(counts).map(([value, count]): [string, number] => [
        decodeValue(value),
        count,
      ]);
      entries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      facets[field] = Object.fromEntries(entries);
    }
  }
  return facets;
}

function stringsOf(value: unknown): Record<string, string> {
  if (value === null || typeof value !== 'object') return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** A stored document as a hit. */
export function toHit(hit: ServerHit, query: CheckedQuery, marker: Marker): SearchHit {
  const highlights = highlightsOf(
    query.highlight,
    stringsOf(hit),
    stringsOf(hit[ORIGINALS]),
    (_, text) => marker.ranges(text),
  );
  return { id: String(hit['id']), highlights };
}

/** How many documents an answer stands for. */
export function totalOf(answer: ServerAnswer | undefined): number {
  return answer?.estimatedTotalHits ?? 0;
}
