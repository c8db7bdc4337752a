import { Inject, Injectable } from '@nestjs/common';
import {
  INDEX_NAMES,
  SearchRequestError,
  type Highlight,
  type IndexName,
  type SearchQuery,
  type SearchRequest,
  type SearchResult,
} from '@aism/search';
import { z } from 'zod';
import { jsonHash } from '../../platform/canonical-json.js';
import { requestErrors } from '../../platform/errors.js';
import { visitor, type Actor } from '../../platform/http/actor.js';
import { Cursors } from '../../platform/http/pagination.js';
import { Search } from '../../platform/search/search.js';
import type { SearchGroup } from './search-answers.schemas.js';
import { SearchCards } from './search-cards.queries.js';
import {
  activeFilters,
  conditionsOf,
  facetsOf,
  sharedFacets,
  unknownFilters,
} from './search-filters.js';
import { SearchWidening } from './search-widening.queries.js';
import type { FilterName, SearchBarQuery, SuggestionsQuery } from './search.schemas.js';

export interface Suggestions {
  items: { index: IndexName; id: string; title: Highlight }[];
  degraded: boolean;
}

const federatedLimit = 5;
const pageLimit = 20;
/** Deeper pages are refused by the engines: narrow the search, or take the open data. */
const deepest = 10_000;
const cursorShape = z.tuple([z.string(), z.int().min(0).max(deepest)]);

/** The one search bar: all kinds of things at once, or one kind page by page. */
@Injectable()
export class SearchQueries {
  constructor(
    @Inject(Search) private readonly desk: Search,
    @Inject(SearchCards) private readonly cards: SearchCards,
    @Inject(SearchWidening) private readonly widening: SearchWidening,
    @Inject(Cursors) private readonly cursors: Cursors,
  ) {}

  /** @throws AppError `request.invalid` for a filter that the asked index does not know */
  async search(query: SearchBarQuery, actor: Actor) {
    const names = activeFilters(query);
    const requests = this.requests(query, names);
    const { results, degraded } = await this.asked(requests);
    const groups = await Promise.all(
      results.map((result, i) => this.group(requests[i]?.index, result, { query, actor })),
    );
    const found = groups.filter((group) => group !== null);
    const strict = results.some((result) => result.total > 0 && !result.relaxed);
    const isAll = query.q === '' && names.length === 0;
    const nearest = strict || isAll ? null : await this.widening.of(query, names, { found, actor });
    return { q: query.q, groups: found, degraded, nearest };
  }

  async suggestions({ q, limit }: SuggestionsQuery): Promise<Suggestions> {
    if (q === '') return { items: [], degraded: false };
    const indexes = this.desk.known(INDEX_NAMES);
    const { suggestions, degraded } = await this.desk.suggest({ text: q, limit, indexes });
    const lists = await Promise.all(
      indexes.map(async (index) => {
        const mine = suggestions.filter((one) => one.index === index);
        const hits = mine.map(({ id, title }) => ({ id, highlights: { title } }));
        const items = await this.cards.of(index, hits, visitor());
        return items.map(({ id, title, highlights }) => ({
          index,
          id,
          title: highlights.title ?? { text: title, ranges: [], cutBefore: false, cutAfter: false },
        }));
      }),
    );
    return { items: lists.flat(), degraded };
  }

  private requests(query: SearchBarQuery, names: readonly FilterName[]): SearchRequest[] {
    const offset = this.offsetOf(query);
    if (query.index) refuseUnknown(query.index, names);
    return this.desk
      .known(query.index ? [query.index] : INDEX_NAMES)
      .filter((index) => unknownFilters(index, names).length === 0)
      .map((index) => requestFor(index, query, { names, offset }));
  }

  private async asked(requests: readonly SearchRequest[]) {
    try {
      return await this.desk.ask(requests);
    } catch (error) {
      if (!(error instanceof SearchRequestError)) throw error;
      throw requestErrors('invalid', {}, [
        { pointer: `/${error.problem}`, code: 'rule', message: error.message },
      ]);
    }
  }

  private async group(
    index: IndexName | undefined,
    result: SearchResult,
    { query, actor }: { query: SearchBarQuery; actor: Actor },
  ): Promise<SearchGroup | null> {
    if (!index) return null;
    const next = this.offsetOf(query) + limitOf(query);
    const more = query.index !== undefined && next < result.total && next <= deepest;
    return {
      index,
      total: result.total,
      totalIsExact: result.totalIsExact,
      nearest: result.relaxed,
      items: await this.cards.of(index, result.hits, actor),
      facets: result.facets,
      nextCursor: more ? this.cursors.encode([fingerprint(query), next]) : null,
    } as SearchGroup;
  }

  private offsetOf(query: SearchBarQuery): number {
    if (!query.cursor) return 0;
    const [print, offset] = this.cursors.decode(query.cursor, cursorShape);
    if (print !== fingerprint(query) || !query.index) throw requestErrors('cursor-invalid');
    return offset;
  }
}

const limitOf = (query: SearchBarQuery) =>
  query.limit ?? (query.index ? pageLimit : federatedLimit);

/** What a cursor is only good for. */
function fingerprint({ cursor: _, limit: __, ...query }: SearchBarQuery): string {
  return jsonHash(query).slice(0, 16);
}

function refuseUnknown(index: IndexName, names: readonly FilterName[]): void {
  const unknown = unknownFilters(index, names);
  if (unknown.length === 0) return;
  const message = `${index}: ${unknown.join(', ')}`;
  throw requestErrors(
    'invalid',
    {},
    unknown.map((name) => ({ pointer: `/${name}`, code: 'unknown-field', message })),
  );
}

function requestFor(
  index: IndexName,
  query: SearchBarQuery,
  { names, offset }: { names: readonly FilterName[]; offset: number },
): SearchRequest {
  const asked: SearchQuery<never> = {
    text: query.q,
    filter: conditionsOf(index, query, names),
    facets: (query.index ? facetsOf[index] : sharedFacets) as never,
    sort:
      query.sort === 'newest' ? [{ field: 'publishedAt' as never, direction: 'desc' }] : query.sort,
    limit: limitOf(query),
    offset,
    highlight: [{ field: 'title' }, { field: 'summary', crop: 120 }],
  };
  return { index, query: asked as SearchQuery };
}
