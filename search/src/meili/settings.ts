import type { Settings } from 'meilisearch';
import type { IndexDefinition } from '../indexes/definition.js';
import { INITIALS, ORIGINALS, PINYIN, termsField } from './fields.js';

/* What each index of the server has to be told. */

/** Hits that one query can reach; deeper pages are refused before (MAX_OFFSET). */
export const MAX_HITS = 20_000;

/** Fields with the pinyin of names. */
export const PINYIN_FIELDS: readonly string[] = [PINYIN, INITIALS];

/** Fields that hold words as readers type them, most important first. */
export function plainFields(definition: IndexDefinition): string[] {
  return definition.searchable.map(({ name }) => termsField(name));
}

/**
 * The settings of an index.
 * - The title itself is searched by none of our queries, only by people who look into the server.
 * - `cmn`: short Chinese texts would otherwise be taken for Japanese.
 * - Synonyms come with the terms (see `meaningOf`): the server's own fire for three words at most, never in phrases.
 * - No typing mistakes in pinyin and in numbers; made-up words are only asked for in phrases, which have none.
 * - `byAttribute`: nearness within a field is all our phrases need, and indexing is several times faster.
 * - `sort` is the first rule: a list ordered by band or date is ordered by it, relevance decides within.
 */
export function settingsOf(definition: IndexDefinition): Settings {
  const kinds = Object.entries(definition.filterable);
  const words = kinds.filter(([, kind]) => kind !== 'number').map(([field]) => field);
  const numbers = kinds.filter(([, kind]) => kind === 'number').map(([field]) => field);
  const names = definition.searchable.map(({ name }) => name);
  return {
    searchableAttributes: [...plainFields(definition), ...PINYIN_FIELDS, 'title'],
    displayedAttributes: ['id', ...names, ORIGINALS, ...definition.sortable],
    filterableAttributes: [
      {
        attributePatterns: ['id', ...words],
        features: { facetSearch: false, filter: { equality: true, comparison: false } },
      },
      {
        attributePatterns: numbers,
        features: { facetSearch: false, filter: { equality: true, comparison: true } },
      },
    ],
    sortableAttributes: ['id', ...definition.sortable],
    rankingRules: [
      'sort',
      'words',
      'typo',
      'attributeRank',
      'proximity',
      'exactness',
      'rank:asc',
      'publishedAt:desc',
      'id:asc',
    ],
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
    typoTolerance: {
      enabled: true,
      minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
      disableOnNumbers: true,
      disableOnAttributes: [...PINYIN_FIELDS],
    },
    proximityPrecision: 'byAttribute',
    faceting: { maxValuesPerFacet: 300, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: MAX_HITS },
    searchCutoffMs: 1500,
  };
}

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, canonical(inner)]));
}

/** Lists whose order means nothing come back sorted by the server. */
function unordered(settings: Settings): Settings {
  const { displayedAttributes, sortableAttributes, typoTolerance } = settings;
  return {
    ...settings,
    displayedAttributes: [...(displayedAttributes ?? [])].sort(),
    sortableAttributes: [...(sortableAttributes ?? [])].sort(),
    typoTolerance: {
      ...typoTolerance,
      disableOnAttributes: [...(typoTolerance?.disableOnAttributes ?? [])].sort(),
    },
  };
}

/**
 * The wanted settings that the server does not have. Sending equal ones would still cost a re-index on some versions.
 * @param present what the server answered.
 */
export function changedSettings(wanted: Settings, present: Settings): Settings {
  const has = new Map(Object.entries(unordered({ ...present })));
  const entries = Object.entries(unordered(wanted));
  const original = new Map(Object.entries(wanted));
  return Object.fromEntries(
    entries
      .filter(([key, value]) => {
        const inner = has.get(key);
        const known =
          key === 'typoTolerance' && value !== null && typeof value === 'object'
            ? pick(inner, Object.keys(value))
            : inner;
        return JSON.stringify(canonical(value)) !== JSON.stringify(canonical(known));
      })
      .map(([key]) => [key, original.get(key)]),
  );
}

/** Only these properties: the server also answers those we say nothing about. */
function pick(value: unknown, keys: readonly string[]): unknown {
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => keys.includes(key)));
}
