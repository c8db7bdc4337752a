import {
  MeilisearchApiError,
  MeilisearchRequestError,
  MeilisearchRequestTimeOutError,
} from 'meilisearch';
import { SearchRequestError, SearchUnavailable } from '../engine.js';

const UNAUTHORISED = new Set(['invalid_api_key', 'missing_authorization_header']);
const NOT_READY = new Set([
  'index_not_found',
  'invalid_search_filter',
  'invalid_search_sort',
  'invalid_search_facets',
  'invalid_search_attributes_to_search_on',
  'invalid_multi_search_facets',
]);

/** Whatever the client throws, as what the port promises. Keys and addresses stay out of the messages. */
export function asSearchError(error: unknown): Error {
  if (error instanceof SearchUnavailable || error instanceof SearchRequestError) return error;
  const cause = error instanceof MeilisearchRequestError ? error.cause : error;
  if (cause instanceof MeilisearchRequestTimeOutError) {
    return new SearchUnavailable('time-out', 'the search server did not answer in time');
  }
  if (error instanceof MeilisearchRequestError) {
    return new SearchUnavailable('unreachable', 'the search server cannot be reached');
  }
  if (error instanceof SyntaxError) {
    return new SearchUnavailable('failed', 'what answered is no search server', { cause: error });
  }
  if (error instanceof MeilisearchApiError) {
    const code = error.cause?.code ?? `http ${String(error.response.status)}`;
    if (UNAUTHORISED.has(code)) {
      return new SearchUnavailable('unauthorised', `the search server refused the key (${code})`);
    }
    if (NOT_READY.has(code)) {
      return new SearchUnavailable('not-ready', `an index is missing or not set up (${code})`);
    }
    return new SearchUnavailable('failed', `the search server failed (${code})`, { cause: error });
  }
  return error instanceof Error ? error : new Error(String(error));
}

/** Runs something against the server with its errors translated. */
export async function translated<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw asSearchError(error);
  }
}
