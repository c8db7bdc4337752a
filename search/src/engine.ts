import type {
  DocumentOf,
  FacetField,
  FilterField,
  IndexName,
  SortField,
} from './indexes/definitions.js';
import type { Highlight } from './text/snippet.js';

/*
 * The port: what the rest of the system may ask of a search engine. Two engines answer it, `embedded` and
 * `meilisearch`; engine.contract.ts holds both to the same results.
 *
 * An index holds only public fields of published things. A search answers ids and highlights; who may see a row is
 * decided where the row is read.
 */

/** One of the values. Several conditions on one query all have to hold. */
export interface AnyOf<F> {
  field: F;
  anyOf: readonly (string | number | boolean)[];
}

/** A number or a date (epoch milliseconds) between two bounds, both included; a document without a value fails. */
export interface Between<F> {
  field: F;
  from?: number;
  to?: number;
}

/** Whether a document has any value in a field. */
export interface Exists<F> {
  field: F;
  exists: boolean;
}

export type Condition<F extends string = string> =
  | AnyOf<F>
  | Between<F>
  | Exists<F>
  | { not: Condition<F> }
  | { or: readonly Condition<F>[] }
  | { and: readonly Condition<F>[] };

export interface SortKey<F extends string = string> {
  field: F;
  direction: 'asc' | 'desc';
}

/** A field to return with its matches marked. */
export interface HighlightRequest {
  field: string;
  /** Characters to keep around the matches; all of the text when missing. */
  crop?: number;
}

/** A query in terms of the fields that may be filtered, counted and sorted by. */
export interface QueryOf<F extends string, C extends string, S extends string> {
  /** As typed by a reader: any length, any characters. Empty or missing finds everything. */
  text?: string;
  /** Whether the last word may be unfinished; default true. */
  typing?: boolean;
  /** All of these have to hold. */
  filter?: readonly Condition<F>[];
  /** Fields to count values of. A field's own top-level condition does not narrow its own counts. */
  facets?: readonly C[];
  /**
   * `default`: band (open before closed before intent, claimed before unclaimed), then relevance, then newest.
   * `relevance`: relevance first, band after it. Or fields; missing values come last in both directions.
   */
  sort?: 'default' | 'relevance' | readonly SortKey<S>[];
  /** Hits a page, 0–200, default 20. */
  limit?: number;
  /** Hits to skip; not together with a cursor. At most `MAX_OFFSET`. */
  offset?: number;
  /** `nextCursor` of the page before, for the same query. */
  cursor?: string;
  highlight?: readonly HighlightRequest[];
}

/** A query for an index. */
export type SearchQuery<I extends IndexName = IndexName> = QueryOf<
  FilterField<I>,
  FacetField<I>,
  SortField<I>
>;

export interface SearchHit {
  id: string;
  /** By field; a field that the document lacks is missing. */
  highlights: Record<string, Highlight>;
}

export interface SearchResult {
  hits: SearchHit[];
  total: number;
  /** False when `total` is an estimate or a lower bound. */
  totalIsExact: boolean;
  /** For the next page, null at the end. */
  nextCursor: string | null;
  /** field → value → number of documents. */
  facets: Record<string, Record<string, number>>;
  /** True when no document holds all the words: these are the nearest. */
  relaxed: boolean;
  /** Set when the engine could not do all that was asked: what is missing. */
  degraded?: 'time-out';
  tookMs: number;
}

export interface SearchRequest<I extends IndexName = IndexName> {
  index: I;
  query: SearchQuery<I>;
}

export interface Suggestion {
  index: IndexName;
  id: string;
  title: Highlight;
}

export interface SuggestRequest {
  text: string;
  /** All of them when missing. */
  indexes?: readonly IndexName[];
  /** Suggestions an index, default 5. */
  limit?: number;
}

export interface EngineHealth {
  engine: 'embedded' | 'meilisearch';
  ok: boolean;
  version: string;
  /** Why it is not ok, for operators. */
  reason?: string;
}

export interface IndexStats {
  index: IndexName;
  documents: number;
  /** True while documents are on their way in. */
  busy: boolean;
}

export interface SearchEngine {
  readonly name: 'embedded' | 'meilisearch';

  /**
   * Makes the indexes exist with the settings this build expects. Changes nothing that is so already.
   * @returns the indexes whose settings were changed.
   */
  applySettings(): Promise<IndexName[]>;

  /** Adds or replaces documents; they can be found when it returns. */
  put<I extends IndexName>(index: I, documents: readonly DocumentOf<I>[]): Promise<void>;

  /** Removes documents; unknown ids are no error. */
  remove(index: IndexName, ids: readonly string[]): Promise<void>;

  /**
   * Replaces the whole content while the old one goes on being served; the change is at once. What this engine
   * object is told to put or remove meanwhile is kept. Another process has to repeat what it wrote since the start.
   */
  replaceAll<I extends IndexName>(
    index: I,
    documents: AsyncIterable<DocumentOf<I>> | Iterable<DocumentOf<I>>,
  ): Promise<{ documents: number }>;

  clear(index: IndexName): Promise<void>;

  /** @throws SearchRequestError, SearchUnavailable */
  search<I extends IndexName>(index: I, query: SearchQuery<I>): Promise<SearchResult>;

  /** Several searches in one go, answered in order: one bar over several indexes. */
  searchMany(requests: readonly SearchRequest[]): Promise<SearchResult[]>;

  /** Titles that match what is being typed. */
  suggest(request: SuggestRequest): Promise<Suggestion[]>;

  health(): Promise<EngineHealth>;

  stats(): Promise<IndexStats[]>;

  close(): Promise<void>;
}

/** The engine cannot be reached, is too slow or is not set up. The caller may serve without search. */
export class SearchUnavailable extends Error {
  override readonly name = 'SearchUnavailable';
  constructor(
    readonly reason: 'unreachable' | 'time-out' | 'unauthorised' | 'not-ready' | 'failed',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The request itself is wrong: an unknown field, a forged cursor, a page too deep. */
export class SearchRequestError extends Error {
  override readonly name = 'SearchRequestError';
  constructor(
    readonly problem: 'field' | 'filter' | 'cursor' | 'limit' | 'offset' | 'document',
    message: string,
  ) {
    super(message);
  }
}
