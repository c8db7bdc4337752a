import { Inject, Injectable } from '@nestjs/common';
import {
  SearchUnavailable,
  type IndexName,
  type SearchEngine,
  type SearchRequest,
  type SearchResult,
  type Suggestion,
  type SuggestRequest,
} from '@aism/search';
import { EngineState } from './engine-state.js';
import { SearchFallback } from './search-fallback.js';
import { SearchSources } from './search-sources.js';
import { within } from './within.js';

export const SEARCH_ENGINE = Symbol('search-engine');

/** A reader waits no longer than this for the engine; then the database answers. */
const patienceMs = 800;
const empty: SearchResult = {
  ...{ hits: [], total: 0, totalIsExact: true, nextCursor: null, facets: {}, relaxed: false },
  tookMs: 0,
};

/** Asks the engine, or the database where the engine cannot answer; says which. */
@Injectable()
export class Search {
  constructor(
    @Inject(SEARCH_ENGINE) private readonly engine: SearchEngine,
    @Inject(EngineState) private readonly state: EngineState,
    @Inject(SearchSources) private readonly sources: SearchSources,
    @Inject(SearchFallback) private readonly fallback: SearchFallback,
  ) {}

  /** Indexes that have a source, in the order given. */
  known(indexes: readonly IndexName[]): IndexName[] {
    return indexes.filter((index) => this.sources.of(index));
  }

  /**
   * Answers several searches in order.
   * @returns `degraded` when the database answered instead of the engine, or the engine only in part
   * @throws SearchRequestError for a query that no engine accepts
   */
  async ask(
    requests: readonly SearchRequest[],
  ): Promise<{ results: SearchResult[]; degraded: boolean }> {
    const results = await this.byEngine(() => this.engine.searchMany(requests));
    if (results) return { results, degraded: results.some((r) => r.degraded !== undefined) };
    return {
      results: await Promise.all(requests.map((request) => this.byDatabase(request))),
      degraded: true,
    };
  }

  /** Titles that match what is being typed. */
  async suggest(
    request: SuggestRequest & { indexes: readonly IndexName[] },
  ): Promise<{ suggestions: Suggestion[]; degraded: boolean }> {
    const suggestions = await this.byEngine(() => this.engine.suggest(request));
    if (suggestions) return { suggestions, degraded: false };
    const found = await Promise.all(
      request.indexes.map(async (index) => {
        const query = { text: request.text, limit: request.limit ?? 5 };
        const result = await this.byDatabase({ index, query });
        if (result.relaxed) return [];
        return result.hits.flatMap(({ id, highlights: { title } }) =>
          title ? [{ index, id, title }] : [],
        );
      }),
    );
    return { suggestions: found.flat(), degraded: true };
  }

  /** The engine's answer; null when it cannot give one now. */
  private async byEngine<T>(ask: () => Promise<T>): Promise<T | null> {
    if (!this.state.usable()) return null;
    try {
      const answer = await within(ask(), patienceMs);
      this.state.worked();
      return answer;
    } catch (error) {
      if (!(error instanceof SearchUnavailable)) throw error;
      this.state.failed(error.message);
      return null;
    }
  }

  private async byDatabase({ index, query }: SearchRequest): Promise<SearchResult> {
    const source = this.sources.of(index);
    return source ? this.fallback.search(source, query) : empty;
  }
}
